"""Rates over a stated term: "1bn a year for five years" is 5bn; without a term a rate is no sum."""

from __future__ import annotations

import re
from dataclasses import replace

from alliances.graph.deals.claim import Claim

_TERM = re.compile(
    r"^\s*(?:for\s+|over\s+)?(\d+(?:\.\d+)?)\s*-?\s*(?:(years?|yrs?|년(?:간)?)|(months?|개월(?:간)?))\s*$",
    re.IGNORECASE,
)


def months(period: str | None) -> float | None:
    """Months of a duration; None for a date or anything else.

    >>> months("5년간"), months("18 months"), months("2026")
    (60.0, 18.0, None)
    """
    told = _TERM.match(period or "")
    if told is None:
        return None
    return float(told[1]) * (12 if told[2] else 1)


def over_the_term(claim: Claim) -> Claim:
    """A rate with a term as the contract total that it comes to; any other claim as it is."""
    term = months(claim.statement.period)
    if term is None or claim.kind not in ("per-year", "per-month"):
        return claim
    times = term / 12 if claim.kind == "per-year" else term
    return replace(
        claim,
        value=claim.value * times,
        low=claim.low * times,
        high=claim.high * times,
        kind="contract-total",
    )
