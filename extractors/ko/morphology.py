"""Kiwi behind one function: the only module that imports kiwipiepy."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kiwipiepy import Kiwi


class Token(NamedTuple):
    """One morpheme: its normal form, Sejong tag and the characters it covers; `known` where the dictionary has it."""

    form: str
    tag: str
    start: int
    end: int
    sentence: int
    known: bool = True


# Kiwi gives a word that its dictionary lacks the number of its tag's default morpheme.
_FIRST_WORD = 100
_FINAL = frozenset(("SF", "SE", "SSC", "SW", "SB"))


@cache
def analyser() -> Kiwi:
    """The one Kiwi of this process. The multi-word dictionary costs 200 MB and changed no extraction."""
    from kiwipiepy import Kiwi

    return Kiwi(num_workers=1, load_multi_dict=False)


def analyse(text: str, spans: list[tuple[int, int, str]]) -> list[Token]:
    """Morphemes of the text in one pass; `spans` (start, end, tag) are kept whole as single tokens.

    A line end always ends a sentence as well: headlines and captions have no full stop.
    """
    tokens: list[Token] = []
    sentence = -1
    for analysed in analyser().tokenize(text, split_sents=True, pretokenized=spans):
        if not tokens or _ends(text, tokens[-1], analysed[0].start if analysed else len(text)):
            sentence += 1
        end = -1
        for morpheme in analysed:
            start = morpheme.start
            if 0 <= end < start and "\n" in text[end:start]:
                sentence += 1
            end = start + morpheme.len
            tag = morpheme.tag
            tokens.append(
                Token(
                    morpheme.form,
                    tag.partition("-")[0] if "-" in tag else tag,
                    start,
                    end,
                    sentence,
                    morpheme.id >= _FIRST_WORD,
                )
            )
    return tokens


def _ends(text: str, last: Token, following: int) -> bool:
    """Whether a sentence ends here: Kiwi also cuts behind names that look like final endings (크리슈나 라오)."""
    return last.tag in _FINAL or text[last.end - 1] in ".?!…”’\"'" or "\n" in text[last.end : following]
