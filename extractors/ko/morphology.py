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
# Signs and numbers that head the items of a list.
_MARKS = frozenset(("SW", "SB"))


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
    quoted = 0
    for analysed in analyser().tokenize(text, split_sents=True, pretokenized=spans):
        if not tokens or _ends(text, tokens, analysed[0].start if analysed else len(text)):
            sentence += 1
        for morpheme in analysed:
            start, tag = morpheme.start, morpheme.tag
            before = tokens[-1] if tokens and tokens[-1].sentence == sentence else None
            broken = before is not None and "\n" in text[before.end : start]
            quoted = 0 if broken else quoted
            if broken or (before is not None and tag == "SSO" and not quoted and _stops(text, before, start)):
                sentence += 1
            if morpheme.form == "는" and tag == "JX" and _gives(tokens):
                tokens[-1], tag = tokens[-1]._replace(tag="VV"), "ETM"
            quoted = max(0, quoted + (tag == "SSO") - (tag == "SSC"))
            tokens.append(
                Token(
                    morpheme.form,
                    tag.partition("-")[0] if "-" in tag else tag,
                    start,
                    start + morpheme.len,
                    sentence,
                    morpheme.id >= _FIRST_WORD,
                )
            )
    return tokens


def _gives(tokens: list[Token]) -> bool:
    """칩을 대는 X: behind an object 대 is the verb, which Kiwi takes for a noun with a particle."""
    return len(tokens) > 1 and tokens[-1].form == "대" and tokens[-2].tag in ("JKO", "JKB")


def _stops(text: str, last: Token, start: int) -> bool:
    """왔다. ‘A’ 개발사 B는: a full stop and a space before an opening quote end a sentence."""
    return last.tag == "SF" and last.end < start and text[last.end - 1] in ".?!"


def _ends(text: str, tokens: list[Token], following: int) -> bool:
    """Whether a sentence ends here.

    Kiwi also cuts behind names that look like final endings (크리슈나 라오), behind a quoted name that opens one, and behind the
    mark of an item (▲ 서진시스템 = …).
    """
    last = tokens[-1]
    if "\n" in text[last.end : following]:
        return True
    if last.tag in _MARKS and (len(tokens) == 1 or tokens[-2].sentence != last.sentence):
        return False
    if last.tag == "SSC" and len(tokens) > 1 and tokens[-2].tag not in _FINAL and tokens[-2].tag != "EF":
        return False
    return last.tag in _FINAL or text[last.end - 1] in ".?!…”’\"'"
