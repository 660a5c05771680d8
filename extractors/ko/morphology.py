"""Kiwi behind one function: the only module that imports kiwipiepy."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kiwipiepy import Kiwi


class Token(NamedTuple):
    """One morpheme: its normal form, Sejong tag and the characters it covers."""

    form: str
    tag: str
    start: int
    end: int
    sentence: int


@cache
def analyser() -> Kiwi:
    """The one Kiwi of this process. The multi-word dictionary costs 200 MB and changed no extraction."""
    from kiwipiepy import Kiwi

    return Kiwi(num_workers=1, load_multi_dict=False)


def analyse(text: str, spans: list[tuple[int, int, str]]) -> list[Token]:
    """Morphemes of the text in one pass; `spans` (start, end, tag) are kept whole as single tokens."""
    sentences = analyser().tokenize(text, split_sents=True, pretokenized=spans)
    return [
        Token(t.form, t.tag.partition("-")[0], t.start, t.start + t.len, number)
        for number, tokens in enumerate(sentences)
        for t in tokens
    ]
