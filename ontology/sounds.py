"""How alike two names sound, in Korean or Latin letters: transcribers write one name in many ways.

A weighted edit distance over letters (Hangul taken apart) in which only swaps that transcribers make are possible, and
equal consonants across the two scripts. General edit distances were tried and cannot tell 앤트로픽 / 앤스로픽 from
가람반도체 / 나람반도체: both differ in one letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

import yaml
from pydantic import BaseModel, ConfigDict, Field

from alliances.ontology.identifiers import name_key, without_corporate_form

NEVER = 9.0
_LEADS, _VOWELS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_TAILS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
# Diphthongs as the two sounds that transcribers hear: ㅠ may be written 이우.
_TWO = dict(
    zip(
        "ㅑㅕㅛㅠㅒㅖㅘㅙㅚㅝㅞㅟㅢ",
        [
            "ㅣㅏ",
            "ㅣㅓ",
            "ㅣㅗ",
            "ㅣㅜ",
            "ㅣㅐ",
            "ㅣㅔ",
            "ㅗㅏ",
            "ㅗㅐ",
            "ㅜㅔ",
            "ㅜㅓ",
            "ㅜㅔ",
            "ㅜㅣ",
            "ㅡㅣ",
        ],
        strict=True,
    )
)
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}
MOST_READINGS = 64


class Sounds(BaseModel):
    """Everything that `sounds.yaml` declares."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    swaps: dict[float, tuple[str, ...]]
    drops: dict[str, float]
    doubled: float
    limit: float = Field(gt=0)
    hangul: dict[str, str]
    codas: dict[str, str]
    latin: tuple[tuple[str, tuple[str, ...]], ...]
    joined: dict[str, str]
    fewest: int
    syllables: int
    letters: dict[str, str]
    endings: tuple[str, ...]
    fields: tuple[str, ...]
    generic: tuple[str, ...]
    surnames: str

    def swap_costs(self) -> dict[tuple[str, str], float]:
        """Cost by pair of letters, the least where a pair is listed twice."""
        costs: dict[tuple[str, str], float] = {}
        for cost, groups in self.swaps.items():
            for group in groups:
                for pair in product(group, group):
                    costs[pair] = min(cost, costs.get(pair, NEVER))
        return costs


@cache
def sounds() -> Sounds:
    """The table of this release."""
    text = files("alliances.ontology").joinpath("data/sounds.yaml").read_text(encoding="utf-8")
    return Sounds.model_validate(yaml.safe_load(text))


@cache
def _costs() -> dict[tuple[str, str], float]:
    return sounds().swap_costs()


class Spelling(BaseModel):
    """A name as it is compared: its letters, its initials and numbers, its readings as consonants, its syllables."""

    model_config = ConfigDict(frozen=True)
    script: str
    letters: str
    marks: tuple[str, ...]
    readings: frozenset[str]
    syllables: int


@lru_cache(maxsize=65536)
def spelling(name: str) -> Spelling:
    """The spelling of a name; `marks` are what two names must share to the letter: numbers, versions, initials.

    >>> spelling("Colossus II").marks == spelling("콜로서스 2").marks
    True
    """
    text = without_corporate_form(unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name)))
    for spoken, letters in sounds().letters.items():
        text = text.replace(spoken, f" {letters} ")
    hangul = bool(re.search("[가-힣]", text))
    words: list[str] = []
    marks: list[str] = []
    for part in re.findall(
        r"[가-힣]+|[^\W\d_가-힣]+|\d+(?:\.\d+)*", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    ):
        mark = _mark(part, hangul)
        (marks if mark else words).append(mark or part.casefold())
    joined = "".join(words)
    letters = apart(joined) if hangul else joined
    # 으 is what Korean puts between consonants, and a final e is silent: neither makes a syllable.
    syllables = sum(_syllable(c)[1] != "ㅡ" for c in joined) if hangul else _latin_syllables(words)
    return Spelling(
        script="hangul" if hangul else "latin",
        letters=letters,
        marks=tuple(marks),
        readings=_hangul_readings(joined) if hangul else _latin_readings(words),
        syllables=syllables,
    )


def _latin_syllables(words: list[str]) -> int:
    return sum(len(re.findall("[aeiouy]+", re.sub("e$", "", word))) for word in words)


def _mark(part: str, hangul: bool) -> str | None:
    """Numbers, and Latin letters that are initials or stand in a Korean name."""
    if part[0].isdigit():
        return part
    if re.match("[가-힣]", part):
        return None
    return _ROMAN.get(part.casefold()) or (
        part.casefold() if hangul or (part.isupper() and len(part) <= 4) else None
    )


def apart(text: str) -> str:
    """Hangul syllables as letters, diphthongs as two, without the silent ㅇ; all else as it is.

    >>> apart("앤트")
    'ㅐㄴㅌㅡ'
    """
    return "".join("".join(_syllable(c)) if "가" <= c <= "힣" else c for c in text)


def _syllable(character: str) -> tuple[str, str, str]:
    lead, rest = divmod(ord(character) - 0xAC00, 588)
    vowel, tail = divmod(rest, 28)
    return _LEADS[lead].replace("ㅇ", ""), _TWO.get(_VOWELS[vowel], _VOWELS[vowel]), _TAILS[tail].strip()


def _hangul_readings(text: str) -> frozenset[str]:
    table, found = sounds(), "A" if "아" <= text[:1] <= "잏" else ""
    for character in text:
        if "가" <= character <= "힣":
            lead, _, tail = _syllable(character)
            found += table.hangul.get(lead, "") + table.codas.get(tail, table.hangul.get(tail, ""))
    return frozenset({_single(found)})


def _latin_readings(words: list[str]) -> frozenset[str]:
    plain = [unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode() for word in words]
    # Only a name that begins with a vowel is marked; within it a vowel between two words is nothing special.
    heard = [
        ("",) if number and classes == ("A",) else classes
        for number, word in enumerate(plain)
        for classes in _heard(word)
    ]
    choices = 1
    for index, classes in enumerate(heard):
        choices *= len(classes)
        if choices > MOST_READINGS:
            heard[index:] = [c[:1] for c in heard[index:]]
            break
    return frozenset(_single("".join(reading)) for reading in product(*heard))


def _heard(word: str) -> list[tuple[str, ...]]:
    heard: list[tuple[str, ...]] = []
    at = 0
    while at < len(word):
        for pattern, classes in sounds().latin:
            found = re.compile(pattern).match(word, at)
            if found and found.end() > at:
                # A letter written twice is heard once: its second half decides.
                at = found.start() + 1 if classes == ("same",) else found.end()
                heard.append(("",) if classes == ("same",) else classes)
                break
        else:
            at += 1
    return heard


def _single(reading: str) -> str:
    """Neighbours of one class as one: ㄹㄹ is one l."""
    return re.sub(r"(.)\1+", r"\1", reading)


def likeness(one: str, other: str, person: bool = False) -> float:
    """How alike two names sound: 1 the same, 0 two names; numbers, versions and initials must be the same.

    Of Korean people (`person`) one sound makes another person: their names are not compared by sound.

    >>> likeness("앤트로픽", "앤쓰로픽") > 0.7, likeness("Anthropic", "앤스로픽") > 0.5
    (True, True)
    >>> likeness("SK텔레콤", "SK하이닉스"), likeness("Trainium2", "Trainium3"), likeness("이재용", "이재영", person=True)
    (0.0, 0.0, 0.0)
    """
    a, b = spelling(one), spelling(other)
    if a.marks != b.marks:
        return 0.0
    if a.letters == b.letters:
        return 1.0 if a.letters or a.marks else 0.0
    if person and (_korean_person(one) or _korean_person(other)):
        return 0.0
    if a.script != b.script:
        return _across(a, b)
    cost = _distance(a.letters, b.letters) / max(len(a.letters), len(b.letters), 1)
    return 0.0 if cost > sounds().limit else 1 - 0.5 * cost / sounds().limit


def _korean_person(name: str) -> bool:
    return bool(re.fullmatch("[가-힣]{3}", name)) and name[0] in sounds().surnames


def _across(one: Spelling, other: Spelling) -> float:
    """Names of two scripts: the share of the consonants that prove something, half at least where they agree."""
    shared = {reading for reading in one.readings & other.readings if reading}
    longest = max(map(len, shared), default=0)
    if (
        not longest
        or (longest < 2 and not one.marks)
        or abs(one.syllables - other.syllables) > sounds().syllables
    ):
        return 0.0
    return 0.8 * min(1.0, longest / sounds().fewest)


def _distance(one: str, other: str) -> float:
    """Weighted edit distance; `NEVER` or more where a swap or a letter is needed that no transcriber makes."""
    drops, costs = sounds().drops, _costs()

    def drop(text: str, at: int) -> float:
        doubled = at > 0 and text[at - 1] == text[at]
        return sounds().doubled if doubled else drops.get(text[at], NEVER)

    before = [0.0]
    for j in range(len(other)):
        before.append(before[j] + drop(other, j))
    for i, letter in enumerate(one):
        row = [before[0] + drop(one, i)]
        for j, target in enumerate(other):
            swap = 0.0 if letter == target else costs.get((letter, target), NEVER)
            row.append(min(before[j] + swap, before[j + 1] + drop(one, i), row[j] + drop(other, j)))
        before = row
    return before[-1]


def blocks(name: str) -> frozenset[str]:
    """Keys of which two names that may be alike share one: consonants with those that swap taken together."""
    told = spelling(name)
    marks = "-".join(told.marks)
    table = str.maketrans(sounds().joined | {"A": "", "L": ""})
    return frozenset(f"{marks}/{_single(reading.translate(table))}" for reading in told.readings)


def without_ending(name: str) -> str | None:
    """The name without a last word that names may leave off; None where it has none.

    >>> without_ending("블루아울캐피털"), without_ending("Thrive Capital"), without_ending("OpenAI")
    ('블루아울', 'Thrive', None)
    """
    for ending in sounds().endings:
        if name.casefold().endswith(ending) and len(name) > len(ending) + 1:
            return name[: -len(ending)].rstrip(" -·")
    return None


@cache
def _generic() -> frozenset[str]:
    return frozenset(map(name_key, sounds().generic))


def generic(name: str) -> bool:
    """Whether a name stands for a kind of thing ("data center") and not for one thing."""
    return name_key(name) in _generic()
