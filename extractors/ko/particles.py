"""Particles that were taken for the end of an unknown name: 하비의 where 하비 is named, 프리드리히스하펜의."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliances.extractors.mentions import Name

# Hardly a name ends so but those of meetings (국무회의); with the others one does, unless it stands elsewhere without them.
_ALWAYS = re.compile(r"(?<=[가-힣]{2})(?:(?<![회협합논결심강주])의|에게|에게서)$")
_ELSEWHERE = re.compile(r"(?<=[가-힣]{2})(?:은|는|이|가|을|를|와|과|도|에서|으로|로)$")


def without_particles(text: str, known: Sequence[Name], proposed: Sequence[Name]) -> list[Name]:
    """The proposed names, each without the particle that it was read with."""
    said = {name.text for name in (*known, *proposed)}
    return [_cut(text, name, said) for name in proposed]


def _cut(text: str, name: Name, said: set[str]) -> Name:
    if name.entry is not None or text[name.start : name.end] != name.text or name.canonical:
        return name
    found = _ALWAYS.search(name.text)
    if found is None:
        found = _ELSEWHERE.search(name.text)
        if found is None or name.text[: found.start()] not in said:
            return name
    stem = name.text[: found.start()]
    return replace(name, end=name.start + len(stem), text=stem, made={})
