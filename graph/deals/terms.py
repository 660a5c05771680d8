"""Rates over a stated term: "1bn a year for five years" is 5bn; without a term a rate is no sum."""

from __future__ import annotations

import re
from dataclasses import replace

from alliances.graph.deals.claim import Claim

_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TERM = re.compile(
    rf"^\s*(?:for\s+|over\s+|향후\s*|앞으로\s*|총\s*)?(\d+(?:\.\d+)?|{'|'.join(_NUMBERS)})\s*[-–]?\s*"
    r"(?:(years?|yrs?|개?년(?:간|\s*동안)?)|(months?|mos?|개월(?:간|\s*동안)?))"
    r"(?:\s*(?:contract|deal|term|lease|agreement|계약|동안))?\s*$",
    re.IGNORECASE,
)


def months(period: str | None) -> float | None:
    """Months of a duration; None for a date or anything else.

    >>> months("5년간"), months("18 months"), months("five-year contract"), months("2026")
    (60.0, 18.0, 60.0, None)
    """
    told = _TERM.match(period or "")
    if told is None:
        return None
    word = told[1].lower()
    number = _NUMBERS.index(word) + 1.0 if word in _NUMBERS else float(word)
    return number * (12 if told[2] else 1)


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
