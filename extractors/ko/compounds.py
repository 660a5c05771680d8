"""Firms whose names join what the analyser takes apart: 사카나AI, X에너지, 벤처캐피털 14W, SB OAI 재팬."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.ko.morphology import Token
from alliances.extractors.mentions import Name

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
