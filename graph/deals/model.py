"""Deals, sums, conflicts and sources as typed records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from alliances.ontology.statement import Statement

Role = Literal[
    "deal",  # one transaction: its sum counts
    "whole",  # a sum whose parts are deals of their own: counts only what they leave open
    "total",  # a cumulative figure: counts only what the deals before it leave open
    "repeated",  # a sum that another deal already covers, or may cover: counts nothing
    "round",  # a whole round's sum: no investor's own
    "value",  # a fair value, a valuation: no payment
    "estimate",
    "rate",  # per month, per year, run-rate: no total
    "joint",  # a sum of several parties together: no one's own
    "unpriced",
]


@dataclass(frozen=True, slots=True)
class Deal:
    """Statements about one deal and what it adds to the sums of its two parties.

    `paid`, `committed` and `up_to` map a currency (ISO 4217) to what this deal adds to that column, in the currency's
    own unit; summed over the deals of an edge they give its total, and the three are never added up. `low` and `high`
    bound what the reports say. `subject` and `object` are entity ids; `part_of` and `superseded_by` are deal ids.
    """

    id: str
    subject: str
    relation: str
    object: str
    subject_name: str
    object_name: str
    statements: tuple[Statement, ...]
    role: Role
    status: str
    currency: str | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    paid: Mapping[str, float] = field(default_factory=dict)
    committed: Mapping[str, float] = field(default_factory=dict)
    up_to: Mapping[str, float] = field(default_factory=dict)
    time: str | None = None
    part_of: str | None = None
    superseded_by: str | None = None
    joint_with: tuple[str, ...] = ()
    sources: int = 1

    def __str__(self) -> str:
        sums = "" if self.value is None else f", {self.value:,.0f} {self.currency}"
        return f"{self.subject_name} {self.relation} {self.object_name} ({self.status}{sums})"

    @property
    def counts(self) -> bool:
        """Whether it adds to any sum."""
        return any((*self.paid.values(), *self.committed.values(), *self.up_to.values()))


@dataclass(frozen=True, slots=True)
class Total:
    """What one party has paid, committed and promised at most to another, in one currency.

    The columns are separate readings of the same deals and are never added up: `committed` is what was signed and
    not reported as paid, or what was signed in all where a report tells both; `up_to` is the ceiling where one was said.
    """

    currency: str
    paid: float
    committed: float
    up_to: float
    deals: tuple[Deal, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What one side of a conflict says: the value in words, who says it (original sources), in which statements."""

    value: str
    sources: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Reports that cannot all be right. `kind` names the field or the reading on which they differ."""

    kind: str
    subject: str
    relation: str
    object: str | None
    subject_name: str
    object_name: str | None
    positions: tuple[Position, ...]
    currency: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One step in a deal's life as one statement tells it."""

    date: str | None
    published: str | None
    status: str
    amount: str | None
    source: str
    statement: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How many articles, outlets and original sources stand behind one claim (subject, relation, object)."""

    subject: str
    relation: str
    object: str | None
    subject_name: str
    object_name: str | None
    asserted: bool
    statements: tuple[str, ...]
    articles: int
    outlets: int
    sources: tuple[str, ...]

    @property
    def single_source(self) -> bool:
        """Several articles, and one origin behind them all."""
        return self.articles > 1 and len(self.sources) == 1
