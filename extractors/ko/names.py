"""Names that no gazetteer has: runs of proper nouns, glosses, quoted products, and what their context tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from alliances.extractors.ko.lexicon import Lexicon, lexicon
from alliances.extractors.ko.morphology import Token
from alliances.extractors.mentions import Name

_JOINABLE = ("NNP", "SL", "SN", "NNG", "XSN", "NR", "XPN", "SH", "NNB")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z0-9&.+-]*(?:[ -][A-Z0-9&][A-Za-z0-9&.+-]*){0,4}|x[A-Z]{2}")
_QUOTED = re.compile(r"[‘'「『]([^‘’'「」『』\n]{1,24})[’'」』]")


def _seed(token: Token) -> bool:
    if token.tag == "NNP" or _unheard(token):
        return True
    return token.tag == "SL" and bool(re.match(r"[A-Z]|x[A-Z]", token.form)) and len(token.form) > 1


def _unheard(token: Token) -> bool:
    """A noun of three syllables or more that no dictionary has is a name: 베이조스익스페디션, 쉬즈쥔."""
    return token.tag == "NNG" and not token.known and token.end - token.start > 2


def _glued(left: Token, right: Token) -> bool:
    return left.end == right.start and right.sentence == left.sentence


def propose(text: str, tokens: list[Token], taken: Iterable[tuple[int, int]]) -> list[Name]:
    """Runs of proper-noun tokens that no known span covers, typed where their form or context tells."""
    covered = {position for start, end in taken for position in range(start, end)}
    words, names, index = lexicon(), [], 0
    while index < len(tokens):
        token = tokens[index]
        if token.start in covered or not _seed(token):
            index += 1
            continue
        first, last = _run(text, tokens, index, covered)
        name = _named(text, tokens, first, last, words)
        if name is not None:
            names.append(name)
        index = last + 1
    return names


def _run(text: str, tokens: list[Token], index: int, covered: set[int]) -> tuple[int, int]:
    first = last = index
    while first > 0 and _glued(tokens[first - 1], tokens[first]) and _can_join(tokens[first - 1], covered):
        first -= 1
    while last + 1 < len(tokens):
        following = tokens[last + 1]
        spaced = text[tokens[last].end : following.start]
        if following.start in covered or following.sentence != tokens[last].sentence:
            break
        if (spaced == "" and _can_join(following, covered)) or (spaced == " " and _continues(tokens, last)):
            last += 1
        else:
            break
    return first, last


def _can_join(token: Token, covered: set[int]) -> bool:
    return token.start not in covered and token.tag in _JOINABLE


def _continues(tokens: list[Token], last: int) -> bool:
    """Whether a name goes on over a space: proper noun after proper noun, Latin after Latin."""
    left, right = tokens[last], tokens[last + 1]
    if left.tag == "SL" and right.form in lexicon().branches:
        return True  # SB OAI 재팬
    proper = left.tag == right.tag == "SL" or (_proper(left) and _proper(right))
    return proper and _seed(right) and right.form not in lexicon().posts


def _proper(token: Token) -> bool:
    return token.tag == "NNP" or _unheard(token)


def _named(text: str, tokens: list[Token], first: int, last: int, words: Lexicon) -> Name | None:
    while last >= first and tokens[last].form in words.posts | words.transparent:
        last -= 1
    while last > first and tokens[last].tag in ("XSN", "NNB"):
        last -= 1
    if last < first:
        return None
    start, end = tokens[first].start, tokens[last].end
    surface = _without_particle(text, text[start:end].rstrip(".").removesuffix(" 전"))
    if (
        len(surface) > 2
        and surface[-1] == ("과" if _closed(surface[-2]) else "와")
        and _TOPICAL.match(text, start + len(surface))
    ):
        surface = surface[:-1]
    if re.match(r"\d[\d,.]*[가-힣]", surface):
        return None  # 1200에이커, 3사: a measure
    if surface.endswith("AI") and surface[:-2].endswith(words.kinds_of_ai):
        return None  # 생성형AI
    if surface in words.not_names or len(surface) < 2 or surface.isdigit() or any(map(_bad, surface)):
        return None
    if all(tokens[i].form in words.not_names or tokens[i].tag == "SN" for i in range(first, last + 1)):
        return None
    site = surface.removesuffix(" 데이터센터")
    if site != surface and site:
        return Name(start, start + len(site), site, "Place", "before 데이터센터")
    kind, why = _kind(tokens, first, last, surface, words)
    return Name(start, start + len(surface), surface, kind, why)


def _without_particle(text: str, surface: str) -> str:
    """The analyser may take a particle into an unknown name: 유니버설이. The form seen more often without it wins."""
    stem = surface[:-1]
    if (len(stem) >= 3 and surface[-1] in "은는을를에") or (" " in stem and surface[-1] == "도"):
        return stem
    if len(stem) >= 3 and surface[-1] == "이" and _closed(stem[-1]):
        return stem
    if (
        len(stem) >= 3
        and surface[-1] in "이가은는을를와과에의로도"
        and text.count(stem) > text.count(surface)
    ):
        return stem
    return surface


_TOPICAL = re.compile("[는의도](?![가-힣])")


def _closed(syllable: str) -> bool:
    """Whether a Hangul syllable ends in a consonant, so that 이 behind it can be a particle."""
    return "가" <= syllable <= "힣" and (ord(syllable) - 0xAC00) % 28 != 0


def _bad(character: str) -> bool:
    return character in "\n\t@/=<>|"


def _kind(tokens: list[Token], first: int, last: int, surface: str, words: Lexicon) -> tuple[str | None, str]:
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if following is not None and following.form in words.posts and following.tag.startswith(("NN", "SL")):
        person = " " in surface or (len(surface) == 3 and surface[0] in words.common_surnames)
        return ("Person", "name before a post") if person else (None, "before a post")
    for kind, suffixes in words.suffixes.items():
        if surface.endswith(suffixes) and surface not in suffixes and (kind != "Place" or len(surface) > 3):
            return kind, "ending"
    before = _noun_before(tokens, first)
    for kind, cues in words.cues.items():
        if before in cues:
            return kind, f"after {before}"
    if len(before) > 1 and before.endswith(words.firm_nouns) and before not in words.no_firm_nouns:
        return "Company", f"after {before}"
    if following is not None and following.form in words.sites and len(surface) > 2:
        return "DataCenter", f"before {following.form}"
    if re.fullmatch("[가-힣]+ [가-힣]+", surface) and not _quoted(tokens, first):
        return "Person", "two Hangul words"
    return None, "proper noun"


def _before_gloss(tokens: list[Token], index: int) -> int:
    """그래픽처리장치(GPU) ‘루빈’: the bracket behind the noun is looked over."""
    opening = index - 1 if index >= 0 and tokens[index].tag == "SSO" else index
    if opening < 1 or tokens[opening].form not in (")", "）"):
        return index
    for back in range(opening, max(opening - 8, -1), -1):
        if tokens[back].form in ("(", "（"):
            return back - 1
    return index


_CODE = re.compile(
    r"(?<![A-Za-z0-9가-힣-])[A-Z][A-Za-z]{0,9}(?:-[A-Z]{1,2}(?=\d))?-?\d{1,4}(?:\.\d)?[a-zA-Z]{0,2}(?![A-Za-z0-9])"
)
_NO_CODE = re.compile(r"[A-Z]?\d|[QHSK]\d$|COP|FY|G\d$|MOU|Covid")


def code_names(text: str, tokens: list[Token], taken: Iterable[tuple[int, int]]) -> list[Name]:
    """GPT-4o, MI450: letters with a number name a model, a chip or another thing."""
    covered = {position for start, end in taken for position in range(start, end)}
    starts = {token.start: index for index, token in enumerate(tokens)}
    return [
        Name(m.start(), m.end(), m[0], None, "code name", quoted=True)
        for m in _CODE.finditer(text)
        if m.start() in starts
        and _noun_before(tokens, starts[m.start()]) not in lexicon().cues["Company"]
        and not covered.intersection(range(*m.span()))
        and not _NO_CODE.fullmatch(m[0])
    ]


_GLOSSED = re.compile(
    r"(?<![가-힣A-Za-z0-9])([가-힣][가-힣A-Za-z0-9]{1,13})\(([A-Z][a-z][A-Za-z]*(?: [A-Z][A-Za-z]*){0,3})\)"
)


def glossed(text: str, tokens: list[Token], taken: Iterable[tuple[int, int]]) -> list[Name]:
    """웨이브(Wayve): a word that the article itself gives in Latin letters is a name, be it a common word or not."""
    covered = {position for start, end in taken for position in range(start, end)}
    known = {token.start for token in tokens}
    found = []
    for match in _GLOSSED.finditer(text):
        start, end = match.span(1)
        if (
            start in known
            and not covered.intersection(range(start, end))
            and match[1] not in lexicon().not_names
        ):
            found.append(Name(start, end, match[1], None, "given in Latin letters"))
    return found


def _quoted(tokens: list[Token], first: int) -> bool:
    return first > 0 and tokens[first - 1].tag == "SSO"


def _noun_before(tokens: list[Token], first: int) -> str:
    """The noun (compound written together) right before a name, quotes skipped."""
    index = _before_gloss(tokens, first - 1)
    while (index >= 0 and tokens[index].tag in ("SSO", "SSC")) or (index >= 0 and tokens[index].form == "ᆫ"):
        index -= 1
    if index >= 0 and tokens[index].tag == "VCP":
        index -= 1
    ending = ""
    if index > 0 and tokens[index].tag == "XSN" and _glued(tokens[index - 1], tokens[index]):
        ending, index = tokens[index].form, index - 1  # 게임+사
    if index < 0 or not tokens[index].tag.startswith("NN"):
        return ""
    word = joined = tokens[index].form + ending
    while index > 0 and _glued(tokens[index - 1], tokens[index]) and tokens[index - 1].tag.startswith("NN"):
        index -= 1
        joined = tokens[index].form + joined
        if any(joined in cues for cues in lexicon().cues.values()):
            word = joined
    return word if any(word in cues for cues in lexicon().cues.values()) else joined


def firms_by_ending(text: str, tokens: list[Token], taken: Iterable[tuple[int, int]]) -> list[Name]:
    """A compound of common nouns that ends as firms are called is a firm: 싱킹머신스랩, 서지벤처스."""
    ends = {match.end() for match in _firm_endings().finditer(text)}
    if not ends:
        return []
    covered = {position for start, end in taken for position in range(start, end)}
    found = []
    for last, token in enumerate(tokens):
        if token.end not in ends or (last + 1 < len(tokens) and _runs_on(token, tokens[last + 1])):
            continue
        first = last
        while first and _runs_on(tokens[first - 1], tokens[first]):
            first -= 1
        start, end = tokens[first].start, token.end
        if _nominal(tokens[first]) and end - start > 4 and not covered.intersection(range(start, end)):
            found.append(Name(start, end, text[start:end], "Company", "ending of a firm"))
    return found


def _runs_on(left: Token, right: Token) -> bool:
    return left.end == right.start and left.sentence == right.sentence and _nominal(right)


@cache
def _firm_endings() -> re.Pattern[str]:
    return re.compile("|".join(sorted(lexicon().firm_endings, key=len, reverse=True)))


def _nominal(token: Token) -> bool:
    return token.tag in _JOINABLE or token.tag in ("MAG", "MM", "NP")


def quoted_products(
    text: str, tokens: list[Token], taken: Iterable[tuple[int, int]], coined: bool
) -> list[Name]:
    """‘X’ beside a noun such as 칩, 모델 or 브라우저 names a thing even where X is a common word.

    With `coined`, words in quotes that no dictionary has are taken too.
    """
    covered = {position for start, end in taken for position in range(start, end)}
    starts = {token.start: index for index, token in enumerate(tokens)}
    found = []
    for match in _QUOTED.finditer(text):
        start, end = match.span(1)
        index = starts.get(start)
        inside = [position in covered for position in range(start, end)]
        # A longer name in quotes around a known one is another thing: ‘어센드 950’.
        if index is None or (any(inside) and not (inside[0] and not inside[-1] and match[1][-1].isdigit())):
            continue
        if match[1].count(" ") > (2 if any(map(str.isdigit, match[1])) else 1) and not _LATIN_NAME.fullmatch(
            match[1]
        ):
            continue
        before = _noun_before(tokens, index)
        after = _AFTER.match(text, match.end())
        kind = _thing(before) or (_thing(after[1]) if after is not None else None)
        if kind is None and not coined and _borrowed(match[1]) and _owned(text, start, covered):
            found.append(Name(start, end, match[1], "Product", "quoted behind its maker", quoted=True))
            continue
        if match[1] in lexicon().not_names and _thing(before) != "Product":
            continue
        if kind is not None:
            found.append(
                Name(start, end, match[1], kind, f"quoted beside {before}", quoted=kind != "Company")
            )
        elif coined and _coined(match[1], tokens[index]):
            found.append(Name(start, end, match[1], None, "coined word in quotes", quoted=True))
    return found


# Loanwords that Korean products are called by: a syllable that only transcription has, or such an ending.
_LOAN = re.compile(
    r"[가-힣]{1,6}[드트크프즈츠브르][가-힣]{0,4}|[가-힣]{2,6}(?:터|러|맨|션|봇|닉|틱|픽|셀|웨어)"
)


def _borrowed(word: str) -> bool:
    return len(word) > 2 and _LOAN.fullmatch(word) is not None


def _owned(text: str, start: int, covered: set[int]) -> bool:
    """팔란티어의 ‘파운드리’: quotation marks right behind a name and 의, and a particle, not 전략, behind them."""
    return text[max(start - 3, 0) : start - 1] == "의 " and start - 4 in covered


_AFTER = re.compile(r" ([가-힣A-Z]{1,9}?)(?=[은는이가을를의에로와과도,. ]|$)")


def _thing(noun: str) -> str | None:
    kinds = ("Chip", "AIModel", "Product", "DataCenter", "Company")
    return next((k for k in kinds if noun in lexicon().cues[k]), None)


def _coined(word: str, token: Token) -> bool:
    """Whether quotation marks hold a name of a thing: a version (V3.1) or a word that no dictionary has."""
    if re.fullmatch(r"[A-Z][A-Za-z]*[ -]?[0-9][0-9A-Za-z.]*|[가-힣]+[ -]?[0-9][0-9A-Za-z.-]*", word):
        return True
    return token.form == word and not token.known and token.tag in ("NNG", "NNP")


_CHIP = re.compile(
    r" ?(?:의 )?(?:(?:최신|신형|고성능|AI|인공지능) )*"
    r"(GPU|그래픽처리장치|NPU|신경망처리장치|TPU|AI ?칩|AI ?가속기)(?!용)"
    r"(?!\)? ?[‘'「“])(?!\([A-Z]{3}\) ?[‘'「“])"  # a name in quotes behind it is what is meant
)
_SHORT = {"그래픽처리장치": "GPU", "신경망처리장치": "NPU"}


def maker_chips(text: str, names: list[Name]) -> list[Name]:
    """엔비디아 GPU: the chips of a maker that are called by their kind alone."""
    taken = {name.start for name in names}
    found = []
    for name in names:
        match = _CHIP.match(text, name.end) if name.type == "Company" and name.entry is not None else None
        if match is None or match.start(1) in taken or name.entry is None:
            continue
        kind = _SHORT.get(
            match[1],
            match[1]
            .replace(" ", "")
            .replace("AI", "AI ")
            .replace("칩", "chip")
            .replace("가속기", "accelerator"),
        )
        chip = Name(match.start(1), match.end(1), match[1], "Chip", "kind of a maker's chips")
        chip.canonical = f"{name.entry.name} {kind}"
        chip.aliases = (f"{name.text} {match[1]}",)
        found.append(chip)
    return found


def split_joined(names: list[Name]) -> list[Name]:
    """박도윤 누리온테크 is a person and a firm where 누리온테크 also stands alone."""
    alone = {name.text: name for name in names if " " not in name.text and name.type == "Company"}
    result = []
    for name in names:
        words = name.text.split(" ")
        if len(words) == 2 and (words[0] in alone or words[1] in alone):
            middle = name.start + len(words[0])
            for word, start in ((words[0], name.start), (words[1], middle + 1)):
                kind = alone[word].type if word in alone else None
                result.append(Name(start, start + len(word), word, kind, "part of a run"))
        else:
            result.append(name)
    return result
