"""Names that no gazetteer has: runs of capitalised words, typed by their ending or context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.en.parser import has_words, named, ordinary
from alliances.extractors.learnt.spelt import Piece, shape
from alliances.extractors.learnt.words import function_words
from alliances.extractors.mentions import Name
from alliances.ontology.gazetteer import Gazetteer

_WORD = r"[A-Z][\w&.’'-]*[\w]"
_RUN = re.compile(
    rf"(?:[A-Z]\.? )?{_WORD}(?: (?:(?:of|de|bin|bint|van|von|al|el|&) )?(?:[A-Z0-9][\w&.’'-]*[\w]|[A-Z]\.|\d+\b))*"
    r"|[A-Z]{2,}\d*|x[A-Z]{2}\b"
)
# What follows a name inside its word: a genitive, or a hyphen with what somebody does to a thing (MAM-managed).
_TAIL = re.compile(r"(?:'s|’s|'|’)$")
_DONE = re.compile(r"-([a-z]+)$")
_CUT = re.compile(r"(\w+)(?: of |['’]s )(?=[A-Z])")
_PREFIX = re.compile(r"(?:Ex|Non|Pre|Post|Anti|Pro)-(?=[A-Z])")
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+|\n\s*|[“\"]\s*)$")


@cache
def _acts() -> re.Pattern[str]:
    """What may follow a name that opens a sentence, and seldom an ordinary word that does."""
    verbs = "|".join(lexicon().acts)
    return re.compile(
        rf"['’]s\b| (?:{verbs}|and [A-Z])\b|, (?:the|an?|which|whose|holder|owner|maker|based"
        r"|founded|backed|owned|valued|headquartered|now|run|led)\b|-(?:based|backed|owned)\b"
    )


@cache
def _by() -> re.Pattern[str]:
    """Acme-backed Beta: who does it and whom it is done to."""
    return re.compile(rf"(\w+)-(?:{'|'.join(lexicon().participles)}) (?=[A-Z])")


def propose(text: str, taken: Iterable[tuple[int, int]], told: Mapping[int, str] | None = None) -> list[Name]:
    """Capitalised runs that no known span covers; `told` is what spaCy takes each character for."""
    covered = {position for start, end in taken for position in range(start, end)}
    names = []
    for match in _RUN.finditer(text):
        for start, end in _pieces(text, match.start(), match.end()):
            name = _name(text, start, end, covered, told or {})
            if name is not None:
                names.append(name)
    return names


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ann Example of Acme, Acme's Ann Example: a run of capitals that holds two names."""
    for cut in sorted(
        [*_CUT.finditer(text, start, end), *_by().finditer(text, start, end)], key=re.Match.start
    ):
        if cut.start() < start or cut[1] in lexicon().before_of:
            continue
        yield start, cut.end(1)
        start = cut.end()
    yield start, end


def _name(text: str, start: int, end: int, covered: set[int], told: Mapping[int, str]) -> Name | None:
    words = lexicon()
    prefix = _PREFIX.match(text, start, end)
    start = prefix.end() if prefix is not None else start
    parts = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end])]
    body = len(parts) > 2 and text[slice(*parts[-1])] in {*words.suffixes["PublicBody"], "Bank"}
    while (
        parts
        and text[slice(*parts[0])] in words.not_names
        and parts[0][0] not in covered
        and not (body and _of_people(text[slice(*parts[0])]))
    ):
        parts.pop(0)
    free: list[tuple[int, int]] = _whole(text, parts, covered)
    if not free:
        for part in parts:
            if part[0] in covered:
                if free:
                    break
                continue
            free.append(part)
    while free and (text[slice(*free[0])] in words.not_names or _small(text[slice(*free[0])])):
        if body and _of_people(text[slice(*free[0])]):
            break
        free.pop(0)
    while free and (text[slice(*free[-1])] in words.not_names or text[slice(*free[-1])][0].islower()):
        if len(free) > 1 and text[slice(*free[-1])] in words.suffixes["Company"]:
            break  # Scale AI
        free.pop()
    if not free:
        return None
    start, end = free[0][0], free[-1][1]
    surface = _DONE.sub(lambda m: "" if m[1] in words.participles else m[0], _TAIL.sub("", text[start:end]))
    if surface.split()[-1] in words.not_ends:
        return None
    if len(surface.rstrip(".")) < 2 or (len(surface) < 3 and not surface.isupper()):
        return None
    if len(free) == 1 and _common(
        text, start, surface, told.get(start) in ("ORG", "PERSON", "PRODUCT") and not surface.endswith("s")
    ):
        return None
    kind, why = _kind(text, surface, start, start + len(surface))
    code = kind is None and re.search(r"\d", surface) is not None
    return Name(start, start + len(surface), surface, kind, why, quoted=code)


def _of_people(word: str) -> bool:
    """European Innovation Council: of a body's name the adjective of a people is a part."""
    return word.endswith(("ean", "ian", "ish", "ese", "can"))


def _small(word: str) -> bool:
    return word in ("of", "de", "van", "von", "al", "el", "bin", "bint", "&")


def _whole(text: str, parts: list[tuple[int, int]], covered: set[int]) -> list[tuple[int, int]]:
    """Norland Investment Council: a run that ends as organisations do is one name though a place opens it."""
    if len(parts) < 2 or parts[-1][0] in covered or parts[0][0] not in covered:
        return []
    last = text[slice(*parts[-1])]
    ends = any(last in endings for kind, endings in lexicon().suffixes.items() if kind != "MediaOutlet")
    return parts if ends else []


def _common(text: str, start: int, surface: str, told: bool = False) -> bool:
    """A single capitalised word that only stands at sentence starts, or also in small letters, is no name."""
    if re.search(rf"\b{re.escape(surface.lower())}\b", text) and not surface.isupper():
        return True
    if not _SENTENCE_START.search(text[max(0, start - 6) : start]) or text.count(surface) > 1:
        return False
    if surface.isalpha() and not surface.endswith(("ly", "ed", "ing", "s")) and not ordinary(surface):
        return False
    plain = surface.endswith(("ly", "ing", "ed", "ers", "ors", "ts", "ies")) or surface in lexicon().openers
    return plain or (not told and _acts().match(text, start + len(surface)) is None)


def _plain_words(surface: str) -> bool:
    """Start Campus: a name of words of the language alone, whose first is nobody's given name, is hardly a person's."""
    words = surface.split()
    return words[0] not in lexicon().given_names and all(_in_language(word) for word in words)


def _in_language(word: str) -> bool:
    return word.isalpha() and has_words() and ordinary(word)


def _kind(text: str, surface: str, start: int, end: int) -> tuple[str | None, str]:
    last = surface.split()[-1].rstrip(".")
    for kind, suffixes in lexicon().suffixes.items():
        if last in suffixes and (surface != last or kind == "PublicBody"):
            return kind, "ending"
    thing = _thing(text, start, end)
    if thing is not None:
        return thing, "beside its kind"
    if re.fullmatch(r"[A-Z][a-zà-ÿ]+(?: [A-Z]\.?)?(?: (?:bin |al |de )?[A-Z][a-zA-Zà-ÿ’'-]+){1,3}", surface):
        if surface.split()[0] in lexicon().given_names:
            return "Person", "given name"
        around = set(re.findall(r"\w+", text[max(0, start - 40) : start] + " " + text[end : end + 40]))
        if around & lexicon().person_cues and not _plain_words(surface):
            return "Person", "two words near a post"
        return None, "two words"
    return None, "capitalised"


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(rf"\b(?:{nouns})[, ]+[“\"‘']?$"), re.compile(rf"[”\"’']? (?:{nouns})\b"))
        for kind, nouns in (
            (k, "|".join(sorted(v, key=len, reverse=True))) for k, v in lexicon().things.items()
        )
    )


def _thing(text: str, start: int, end: int) -> str | None:
    """The kind that a noun right before or behind a name tells: its assistant, Rufus; Kimi chatbot."""
    for kind, before, behind in _kinds():
        if behind.match(text, end) or before.search(text, max(0, start - 40), start):
            return kind
    return None


_MAKER = re.compile(r"\b[Tt]he (?:(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?-based|US|American|Chinese) )?$")
_ROLE = re.compile(r"[- ](?:maker|developer|creator|owner|operator|parent)\b(?!,? [A-Z])")


def makers(text: str, known: list[Name]) -> list[Name]:
    """The ChatGPT maker: who makes a thing that the gazetteer knows."""
    found = []
    for thing in known:
        role = _ROLE.match(text, thing.end)
        if (
            role is None
            or thing.entry is None
            or not _MAKER.search(text, max(0, thing.start - 40), thing.start)
        ):
            continue
        parent = Gazetteer.default().find(thing.entry.parent or "")
        if parent is not None:
            found.append(
                Name(thing.end + 1, role.end(), text[thing.end + 1 : role.end()], "Company", "maker", parent)
            )
    return found


_REGIONS = frozenset(
    {"County", "Province", "Prefecture", "District", "Township", "Island", "Valley", "Parish", "Oblast"}
)
_REST = re.compile(r"(?: [A-Z][\w&.’'-]*)+")
_LABELS = {"PERSON": "Person", "ORG": "Company", "GPE": "Place", "LOC": "Place"}
# What stands before a firm rather than a place: a stake in, invested in.
_INVESTED = re.compile(
    r"(?:\binvest\w*|\bstakes?|shares?|interest|holding|rounds?|position|[mb]illion|[mb]n|[mb]|money|funding|cent|percent"
    r"|shareholders?|backers?|owners?|confidence|faith|%) in $"
)
_PLACED = re.compile(r"\b(?:in|near|at|outside|around) (?:the )?(?:\w+ern )?$|, $")


@dataclass(frozen=True, slots=True)
class Labels:
    """What spaCy takes each character of a text for, and the stretches it takes for one organisation or person."""

    at: dict[int, str]
    wholes: tuple[tuple[int, int], ...]
    tags: dict[int, str] = field(default_factory=dict)


def labels(text: str, tags: bool = False) -> Labels:
    """spaCy's names in a text, paragraph by paragraph; the parts of speech too where they are asked for."""
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", text))
    at: dict[int, str] = {}
    parts: dict[int, str] = {}
    wholes = []
    for line, doc in zip(lines, named([line[0] for line in lines], tags), strict=True):
        parts.update((line.start() + token.idx, token.tag_) for token in doc if tags)
        for entity in doc.ents:
            start, end = line.start() + entity.start_char, line.start() + entity.end_char
            at.update(dict.fromkeys(range(start, end), entity.label_))
            if entity.label_ in ("ORG", "PERSON", "FAC"):
                wholes.append((start, end))
    return Labels(at, tuple(wholes), parts)


_PIECE = re.compile(r"['’]s\b|\w+(?:[.&]\w+)*|[^\w\s]")


def pieces(text: str, found: Labels | None) -> list[Piece]:
    """The words of a text by paragraph, with what spaCy takes them for where it was asked."""
    at, tags = (found.at, found.tags) if found is not None else ({}, {})
    words = []
    for number, line in enumerate(re.finditer(r"[^\n]*\S[^\n]*", text)):
        for word in _PIECE.finditer(text, line.start(), line.end()):
            start, form = word.start(), word[0]
            tag = tags.get(start, "") if found is not None else _function(form)
            words.append(Piece(form, tag, start, word.end(), number, at.get(start, "")))
    return words


def _function(form: str) -> str:
    """Without a parse a word of grammar is its own part of speech, and every other is told by its shape."""
    return form.lower() if form.lower() in function_words() else shape(form)


def whole_names(text: str, known: list[Name], found: Labels) -> list[Name]:
    """TPG Rise Climate, Berkshire Grey: a known name that is only a part of a longer one is not that name."""
    kept, longer = [], []
    for name in known:
        whole = next((w for w in found.wholes if w[0] <= name.start and name.end < w[1]), None)
        rest = text[name.end : whole[1]] if whole is not None else ""
        others = [n for n in known if whole is not None and n is not name and whole[0] <= n.start < whole[1]]
        if whole is None or others or name.type not in ("Company", "Place") or not _REST.fullmatch(rest):
            kept.append(name)
            continue
        if any(word in lexicon().not_names or word in lexicon().not_ends for word in rest.split()):
            kept.append(name)
            continue
        if rest.split()[-1] in _REGIONS:
            longer.append(Name(name.start, whole[1], text[name.start : whole[1]], "Place", "spaCy, whole"))
            continue
        kind = "Person" if found.at.get(name.start) == "PERSON" and name.type != "Company" else None
        longer.append(
            Name(name.start, whole[1], text[name.start : whole[1]], kind or "Company", "spaCy, whole")
        )
    return [*kept, *longer]


# How words for peoples, parties and creeds end.
_PEOPLES = re.compile(
    r"(?:ese|ish|[aeiou]ns?|[ae]ls?|is?|[tdn]ic|ats?|ists?|ims?|eks?|tch|ch|ss|wi|ai|ews?|us?|os)$"
)


def typed(text: str, proposed: list[Name], found: Labels) -> list[Name]:
    """Proposed names with the type that spaCy gives them where nothing else told one."""
    kept = []
    for name in proposed:
        told = {
            found.at.get(position, "") for position in range(name.start, name.end) if text[position].isalnum()
        }
        if told == {"NORP"} and not _PEOPLES.search(name.text):
            told = {""}  # spaCy takes many a new firm's name for a people's
        if told <= {"NORP", "DATE", "TIME", "ORDINAL", "CARDINAL", "LANGUAGE", "EVENT", "LAW", "MONEY"}:
            continue
        kind = next((_LABELS[label] for label in sorted(told) if label in _LABELS), None)
        if name.type is None and not name.quoted and kind is not None and _plausible(text, name, kind):
            name.type, name.why = kind, "spaCy"
        if name.why in ("spaCy", "capitalised") and name.type != "Person" and _seat(text, name):
            name.type, name.why = "Place", "before a firm"
        elif name.why in ("spaCy", "two words") and name.text.startswith("Project "):
            name.type, name.why = "DataCenter", "project"
        kept.append(name)
    return kept


def capitals(names: list[Name], gazetteer: Gazetteer) -> None:
    """MICROSOFT, NEW YORK: a known name in capitals."""
    for name in names:
        if name.entry is None and name.text.isupper() and len(name.text) > 3:
            entry = gazetteer.find(name.text.title()) or gazetteer.find(name.text.capitalize())
            if entry is not None:
                name.entry, name.type, name.why = entry, entry.type, "capitals"


_ADJECTIVE = re.compile(r"(?:[ie]an|ese|ish|[rt]ic)$")
_SEAT_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?) $")


@cache
def _seat_behind() -> re.Pattern[str]:
    nouns = "|".join(sorted(lexicon().seated, key=len, reverse=True))
    return re.compile(rf" (?:[a-z-]+ )?(?:{nouns})\b")


def _seat(text: str, name: Name) -> bool:
    """The Burbank group, an Evanston hedge fund: an unknown word between an article and a plain firm is where it sits."""
    if (
        _ADJECTIVE.search(name.text)
        or " " in name.text
        or not name.text.isalpha()
        or name.text.isupper()
        or not name.text[1:].islower()
    ):
        return False
    before = _SEAT_BEFORE.search(text, max(0, name.start - 5), name.start)
    return before is not None and _seat_behind().match(text, name.end) is not None


def _plausible(text: str, name: Name, kind: str) -> bool:
    """spaCy takes many a firm for a person or a place: two words at least, or `in` before it, must bear it out."""
    if kind == "Person":
        coined = re.search(r"[0-9&]|[a-z][A-Z]", name.text) is not None
        return " " in name.text and not coined and not _plain_words(name.text)
    if kind == "Place":
        if _INVESTED.search(text, max(0, name.start - 20), name.start):
            return False
        return _PLACED.search(text, max(0, name.start - 12), name.start) is not None
    return True


def surnames(names: list[Name]) -> None:
    """Yang after Yang Zhilin: one part of a person's full name means the person."""
    people = [n for n in names if n.type == "Person" and " " in n.text]
    for name in names:
        if name.entry is not None or " " in name.text or name.type == "Place":
            continue
        full = {
            p.canonical or p.text: p for p in people if name.text in (p.text.split()[0], p.text.split()[-1])
        }
        if len(full) == 1:
            other = next(iter(full.values()))
            name.entry, name.type, name.canonical = other.entry, "Person", other.canonical or other.text
            name.why = f"part of {other.text}"


def acronyms(names: list[Name]) -> None:
    """TML after Thinking Machines Lab: capitals that begin the words of a longer name mean it."""
    longer = [n for n in names if n.text.count(" ") >= 2 and n.type != "Person"]
    for name in names:
        if name.entry is not None or not re.fullmatch(r"[A-Z]{2,6}", name.text):
            continue
        for other in longer:
            initials = "".join(word[0] for word in other.text.split() if word[0].isupper())
            if other.start < name.start and initials in (name.text, name.text + initials[-1:]):
                name.entry, name.type = other.entry, other.type
                name.canonical, name.why = other.canonical or other.text, f"initials of {other.text}"
                other.aliases = name.aliases = tuple(dict.fromkeys((*other.aliases, name.text)))
                break
