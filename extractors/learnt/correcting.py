"""Correct the names that rules propose by the stretches that a tagger takes for names: their ends, their types, what is none.

How was chosen by cross-validation over the writers of the corpus, by mentions and by entities, never by single cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from alliances.extractors.learnt.spelt import Piece, kind_of, reach
from alliances.extractors.learnt.tagging import Tagged, Tagger
from alliances.extractors.learnt.words import of_a_people
from alliances.extractors.mentions import Name


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


# A longer name around a known one of these kinds is another place, or the same person in full.
_LONGER = ("Place", "Person")
# A state abroad has three syllables or more (유타주), a Korean city in 주 two (광주, 전주), but for one.
_STATE_BEFORE = re.compile(r"(?:[가-힣]+ )?(?!남양주)[가-힣]{2,}주 (?=[가-힣])")
_STATE_BEHIND = re.compile(r"(?<=\w), (?=[A-Z])")
_Spanned = TypeVar("_Spanned", bound=_Span)


def corrected(
    text: str, pieces: Sequence[Piece], known: Sequence[Name], proposed: Sequence[Name], tagger: Tagger
) -> tuple[list[Name], list[Name]]:
    """The known and the proposed names, these as the tagger sees them.

    What it takes for a name of the same words gets its type; what it cuts otherwise is cut anew; what it takes for none is
    dropped, and what no rule found is added. Parts of firms and data centres, which it does not know, stay as they are.
    """
    tagged = (_narrowed(text, span) for span in tagger.spans(text, pieces, known, proposed))
    spans = [s for s in tagged if s.kind != "Place" or not of_a_people(text[s.start : s.end])]
    known = list(_told(known, spans))
    special = [name for name in proposed if _special(name)]
    usual = [name for name in proposed if not _special(name)]
    found: list[Name] = []
    for span in spans:
        inside = _touching(span, known)
        if _touching(span, special) or any((name.start, name.end) == span[:2] for name in inside):
            continue
        if _swallows(span, inside):
            found += _named(text, pieces, span, usual)
        else:
            found += _touching(span, usual)
    return known, [*dict.fromkeys(found), *special]


def _narrowed(text: str, span: Tagged) -> Tagged:
    """A town without state or country behind it, or a state before it, to be one place: Reston, Va.; 유타주 시더시티."""
    if span.kind != "Place":
        return span
    told = text[span.start : span.end]
    before, within = _STATE_BEFORE.match(told), _STATE_BEHIND.search(told)
    start = span.start + before.end() if before else span.start
    return span._replace(start=start, end=span.start + within.start() if within else span.end)


def _special(name: Name) -> bool:
    return name.part_of is not None or name.type == "DataCenter" or name.generic


def _told(known: Sequence[Name], spans: Sequence[Tagged]) -> Iterator[Name]:
    """The known names: a weak form stands where a name of its kind is seen, and nowhere else."""
    for name in known:
        if name.why != "weak":
            yield name
        elif any(span.kind == kind_of(name.type) for span in _touching(name, spans)):
            name.why = "weak, learnt"
            yield name


def _swallows(span: Tagged, inside: Sequence[Name]) -> bool:
    """영국 브리스틀 is one place; but what is known of firms and things stays what it is: 팀네이버, Claude models."""
    return not inside or (len(inside) == 1 and span.kind in _LONGER and kind_of(inside[0].type) == span.kind)


def _named(text: str, pieces: Sequence[Piece], span: Tagged, usual: Sequence[Name]) -> Iterator[Name]:
    """The names that rules proposed for the very words of a span, with its type; a new one where there are none."""
    words = reach(pieces, span.start, span.end)
    same = [n for n in _touching(span, usual) if reach(pieces, n.start, n.end) == words]
    type = "Product" if span.kind == "thing" else span.kind
    for name in same:
        if kind_of(name.type) != span.kind:
            name.type, name.why = type, f"{name.why}; learnt"
            name.quoted = name.quoted and span.kind == "thing"
        yield name
    if not same:
        yield Name(span.start, span.end, text[span.start : span.end], type, "learnt")


def _touching(span: _Span, others: Sequence[_Spanned]) -> list[_Spanned]:
    return [other for other in others if other.start < span.end and span.start < other.end]
