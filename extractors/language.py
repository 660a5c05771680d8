"""What the event reader needs to know of a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from alliances.extractors.frames import FrameIndex
from alliances.extractors.status import StatusReader, StatusTable
from alliances.extractors.tables import load_yaml


@dataclass(frozen=True, slots=True)
class Capacity:
    """Words about power: a cue that a facility's is spoken of, what behind a power has it instead, verbs of running."""

    cue: re.Pattern[str]
    other: re.Pattern[str]
    running: frozenset[str]


@dataclass(frozen=True, slots=True)
class Language:
    """What the event reader needs to know of a language.

    noun_clauses: the reader gives each predicate noun as a clause of its own;
    sites: nouns that mean a data centre where somebody builds them in a named place; loose_sites: such nouns that do so only in
    an article about data centres; dealt_in: what is done with or owned of the data centre that stands before it;
    beside_parse: the patterns that are also tried where a parse has told the roles.
    """

    frames: FrameIndex
    status: StatusReader
    reporting: frozenset[str]
    light: frozenset[str]
    anaphora: dict[str, frozenset[str]]
    datacenter: frozenset[str]
    funding: re.Pattern[str]
    subject_first: bool
    sites: frozenset[str]
    loose_sites: frozenset[str]
    dealt_in: frozenset[str]
    noun_clauses: bool = False
    capacity: Capacity | None = None
    beside_parse: frozenset[str] = frozenset()


@cache
def status_reader(language: str) -> StatusReader:
    """The status table of a language, loaded once."""
    return StatusReader(StatusTable.model_validate(load_yaml(language, "status.yaml")))
