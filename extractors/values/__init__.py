"""Read money, shares, power, counts and dates."""

from __future__ import annotations

from alliances.extractors.values.count import find_counts
from alliances.extractors.values.date import find_dates
from alliances.extractors.values.model import Value
from alliances.extractors.values.money import find_money
from alliances.extractors.values.power import find_power
from alliances.extractors.values.share import find_shares

__all__ = ["Value", "read_values"]


def read_values(text: str, lang: str, published: str | None = None) -> list[Value]:
    """All values of a text in order, none overlapping; relative dates are resolved by `published` (ISO)."""
    found = [
        *find_money(text, lang),
        *find_power(text, lang),
        *find_shares(text, lang),
        *find_counts(text, lang),
        *find_dates(text, lang, published),
    ]
    kept: list[Value] = []
    for value in sorted(found, key=lambda v: (v.start, -v.end)):
        if not kept or value.start >= kept[-1].end:
            kept.append(value)
    return kept
