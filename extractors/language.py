"""What the event reader needs to know of a language."""

from __future__ import annotations

from dataclasses import dataclass

from alliances.extractors.frames import FrameIndex
from alliances.extractors.status import StatusReader


@dataclass(frozen=True, slots=True)
class Language:
    """What the event reader needs to know of a language."""

    frames: FrameIndex
    status: StatusReader
    reporting: frozenset[str]
    light: frozenset[str]
    anaphora: dict[str, frozenset[str]]
    datacenter: frozenset[str]
