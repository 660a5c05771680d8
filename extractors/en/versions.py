"""Versions that belong to the name of a thing: MAI-Voice-1, SWE-1.5; tsuzumi 2."""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.mentions import Name

_THINGS = frozenset(("AIModel", "Chip", "Product", "CloudService"))
# What goes on without a space: a number or a part with one, or a word that versions are called by; not: H100-based.
_PART = re.compile(r"\.\d+(?![A-Za-z0-9])|-([A-Za-z0-9]+)(?![A-Za-z0-9])")
# A number behind a space is a version where nothing that could be counted follows.
_NUMBER = re.compile(r" \d{1,2}(?:\.\d{1,2})?(?=[,;:)’”\"]|\.(?:\s|$)|$)")


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
    """Where a name ends with its version: parts that go on without a space, else a number."""
    start = end
    while (part := _PART.match(text, end)) is not None:
        word = part[1]
        if word is not None and word.isalpha() and word.lower() not in lexicon().versions:
            break
        end = part.end()
    number = _NUMBER.match(text, end) if end == start else None
    return number.end() if number is not None else end
