"""Sums in words, as the page's browser writes them (both take them from Unicode's CLDR)."""

from __future__ import annotations

from collections.abc import Iterable

from alliances.graph.picture.ties import dollars_of
from alliances.ontology.statement import Statement
from alliances.ontology.values import Amount

# Nobody has so much, and no language has a word for it.
BEYOND = 1e18
_SIGNS = {"about": "~", "at-least": "≥ ", "up-to": "≤ "}


def compact(value: float, currency: str, lang: str) -> str:
    """A sum for people.

    >>> compact(8e9, "USD", "ko"), compact(1.5e9, "USD", "en")
    ('US$80억', '$1.5B')
    """
    from babel.numbers import format_compact_currency

    if value >= BEYOND:
        return f"{value:.1e} {currency}"
    return format_compact_currency(value, currency, locale=lang, fraction_digits=1)


def sum_text(amount: Amount, lang: str) -> str:
    """An amount with the sign of its bound; the ends of a vague one."""
    if amount.value is not None:
        return _SIGNS.get(amount.bound, "") + compact(amount.value, amount.currency, lang)
    ends = [v for v in (amount.min, amount.max) if v is not None]
    return "–".join(compact(v, amount.currency, lang) for v in ends)


def largest_sum(statements: Iterable[Statement], lang: str) -> str:
    """The largest sum that statements tell, "" where none tells one."""
    told = [s for s in statements if s.amount is not None]
    best = max(told, key=lambda s: dollars_of(s) or 0.0, default=None)
    return sum_text(best.amount, lang) if best is not None and best.amount is not None else ""
