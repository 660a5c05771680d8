"""Versions that belong to the name of a thing: MAI-Voice-1, SWE-1.5; tsuzumi 2."""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.mentions import Name

_THINGS = frozenset(("AIModel", "Chip", "Product", "CloudService"))
# What goes on without a space: a number or a part with one, or a word that versions are called by; not: H100-based.
_PART = re.compile(r"(?:\.(\d+)|-([A-Za-z0-9]+))(?![A-Za-z0-9]|[,/:]\d)", re.ASCII)
# Twice as fast: H100-2x.
_TIMES = re.compile(r"\d+x", re.IGNORECASE | re.ASCII)
# A number behind a space is a version where nothing that could be counted follows.
_NUMBER = re.compile(r" \d{1,2}(?:\.\d{1,2})?(?=[,:](?!\d)|[;)’”\"]|\.(?:\s|$)|$)")


def with_versions(
    text: str, known: Sequence[Name], proposed: Sequence[Name]
) -> tuple[list[Name], list[Name]]:
    """The known and the proposed names, things with the whole of their versions; a known one in another version is another."""
    starts = {name.start for name in (*known, *proposed)}
    ends = {id(name): _whole(text, name, starts) for name in (*known, *proposed)}
    longer = [name for name in known if ends[id(name)] > name.end]
    others = [
        Name(name.start, end, text[name.start : end], name.type, f"version of {name.text}")
        for name, end in ((name, ends[id(name)]) for name in longer)
    ]
    for name in proposed:
        if ends[id(name)] > name.end:
            name.end = ends[id(name)]
            name.text = text[name.start : name.end]
    return [name for name in known if ends[id(name)] == name.end], [*proposed, *others]


def _whole(text: str, name: Name, starts: set[int]) -> int:
    """Where a name ends with its version, its own end where it has none or another name begins in it."""
    end = _end(text, name.end) if name.type in _THINGS and not name.quoted else name.end
    return end if starts.isdisjoint(range(name.start + 1, end)) else name.end


def _end(text: str, end: int) -> int:
    """Where a name ends with its version: parts that go on without a space, else a number.

    A part before a word that is no version belongs to that word: H100-3-year, Nova-pro-Trump.
    """
    ends, parts = [end], [""]
    while (part := _PART.match(text, ends[-1])) is not None:
        word = part[1] or part[2]
        if _TIMES.fullmatch(word) or (word.isalpha() and word.lower() not in lexicon().versions):
            if parts[-1].isalpha() or parts[-1].isdigit():
                ends.pop()
            break
        ends.append(part.end())
        parts.append(word)
    number = _NUMBER.match(text, end) if ends[-1] == end else None
    return number.end() if number is not None else ends[-1]
