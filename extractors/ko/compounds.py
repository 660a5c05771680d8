"""Firms whose names join what the analyser takes apart: 사카나AI, X에너지, 벤처캐피털 14W, SB OAI 재팬."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from alliances.extractors.ko.kinds import signs_of
from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.ko.morphology import Token
from alliances.extractors.mentions import NO_ACTORS, Name

_AI = re.compile(
    r"(?<![가-힣A-Za-z0-9])([가-힣]{2,8})(?:AI|에이아이)(?![A-Za-z0-9])(?!(?:칩|폰|용|형|반도체))"
)
_NUMBERED = re.compile(r"(?<![\w.,])\d{1,4}[A-Za-z][A-Za-z0-9]{0,8}(?![A-Za-z0-9])")
_CUE = re.compile(r"([가-힣A-Z]+)(?:인)? [‘'“]?$")


def compounds(text: str, tokens: list[Token], taken: Iterable[tuple[int, int]]) -> list[Name]:
    """Firms told by a Latin part of their name, where a word begins."""
    covered = {position for start, end in taken for position in range(start, end)}
    starts = {token.start for token in tokens}
    return [
        name
        for name in (*_of_ai(text), *_of_letters(text), *_numbered(text))
        if name.start in starts and covered.isdisjoint(range(name.start, name.end))
    ]


def _of_ai(text: str) -> Iterable[Name]:
    """사카나AI is a firm, 생성형AI a kind of AI."""
    kinds = lexicon().kinds_of_ai
    for match in _AI.finditer(text):
        if not match[1].endswith(kinds):
            yield Name(*match.span(), match[0], "Company", "ending")


def _of_letters(text: str) -> Iterable[Name]:
    """X에너지, E파트너스: a letter and the ending of a firm."""
    for match in _lettered().finditer(text):
        yield Name(*match.span(), match[0], "Company", "ending")


@cache
def _lettered() -> re.Pattern[str]:
    words = lexicon()
    endings = sorted({*words.firm_endings, *words.lettered}, key=len, reverse=True)
    return re.compile(rf"(?<![가-힣A-Za-z0-9.&])[A-JL-Z](?:{'|'.join(endings)})(?![A-Za-z0-9])")


def _numbered(text: str) -> Iterable[Name]:
    """벤처캐피털 14W: digits and letters right behind a noun for a firm."""
    firms = lexicon().cues["Company"]
    for match in _NUMBERED.finditer(text):
        cue = _CUE.search(text, max(match.start() - 16, 0), match.start())
        if cue is not None and cue[1].endswith(tuple(firms)):
            yield Name(*match.span(), match[0], "Company", f"after {cue[1]}")


_QUOTED = re.compile(r"[‘'「『]([^‘’'「」『』\n]{3,24})[’'」』]")


def versions(text: str, tokens: list[Token], known: list[Name]) -> list[Name]:
    """‘제미나이 로보틱스’, ‘젯슨 토르’: a longer name in quotes that begins with a known thing, or stands behind its maker."""
    at_start = {name.start: name for name in known}
    at_end = {name.end: name for name in known}
    found = []
    for match in _QUOTED.finditer(text):
        start, end = match.span(1)
        first = at_start.get(start)
        if first is None or first.end >= end or not _of_nouns(text, tokens, start, end):
            continue
        before = text[max(start - 3, 0) : start - 1]
        maker = at_end.get(start - 3 if before == "의 " else start - 2 if before.endswith(" ") else start - 1)
        told = {kind for kind in NO_ACTORS if signs_of(text, start, end)[kind] > 2}
        if first.type in NO_ACTORS or told or (maker is not None and maker.type == "Company"):
            kind = first.type if first.type in NO_ACTORS else min(told, default="Product")
            found.append(Name(start, end, match[1], kind, "quoted beside its maker", quoted=True))
    return found


def _of_nouns(text: str, tokens: list[Token], start: int, end: int) -> bool:
    """Whether three words at most, and nothing but nouns, stand there: ‘구글의 역습’ is no name."""
    inside = tokens[bisect_left(tokens, start, key=_start) : bisect_left(tokens, end, key=_start)]
    return text[start:end].count(" ") < 3 and all(
        token.tag.startswith(("NN", "S", "XSN", "NR")) and token.tag not in ("SF", "SE") for token in inside
    )


def _start(token: Token) -> int:
    return token.start


_BARE = re.compile(
    r"(?:업체|스타트업|기업|회사|개발사|운영사|운용사|제조사|팹리스) [‘']?([가-힣]{3,8}?)[’']?"
    r"(?=[은는이가을를의와과도]? |에 |에게 |로부터 |, )"
)
_PLAIN = 4


def bare_firms(text: str, tokens: list[Token], taken: Iterable[tuple[int, int]]) -> list[Name]:
    """업체 판례나무: common nouns written together behind a noun for a firm are one where more says so."""
    covered = {position for start, end in taken for position in range(start, end)}
    found = []
    for match in _BARE.finditer(text):
        start, end = match.span(1)
        inside = tokens[bisect_left(tokens, start, key=_start) : bisect_left(tokens, end, key=_start)]
        if len(inside) < 2 or not covered.isdisjoint(range(start, end)) or match[1] in lexicon().not_names:
            continue
        if inside[0].start != start or any(token.tag != "NNG" for token in inside):
            continue
        if _weight(text, match[1]) > _PLAIN:
            found.append(Name(start, end, match[1], "Company", "after a noun for a firm"))
    return found


def _weight(text: str, surface: str) -> int:
    """What stands beside all mentions of a word says so much for its being a firm."""
    spans = re.finditer(rf"(?<![가-힣]){surface}(?=[은는이가을를의와과도에]?(?![가-힣]))", text)
    return sum(signs_of(text, *span.span())["Company"] for span in spans)
