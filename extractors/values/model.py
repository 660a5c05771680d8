"""A value read in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from alliances.ontology.values import Amount

Kind = Literal["money", "share", "power", "count", "date"]


@dataclass(frozen=True, slots=True)
class Value:
    """A sum of money, a share (fraction), a power (watts), a count or a date (ISO, partial), with its characters.

    The span covers bound words attached to it (약, 최대, up to) and a bracketed conversion. `date` is None where a
    relative date cannot be resolved because the article's own date is unknown; `ahead` where it is still to come.
    """

    kind: Kind
    start: int
    end: int
    bound: str = "exact"
    amount: Amount | None = None
    number: float | None = None
    unit: str | None = None
    date: str | None = None
    ahead: bool = False
