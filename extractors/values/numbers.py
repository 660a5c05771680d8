"""Numbers as both languages write them: 22조7648억, 2억4000만, 1,000, 1.5 billion."""

from __future__ import annotations

import re
from decimal import Decimal

KOREAN_UNITS = {"조": 10**12, "억": 10**8, "만": 10**4, "천": 10**3, "백": 10**2, "십": 10}
ENGLISH_SCALES = {
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
    "lakh crore": 10**12,
    "lakh-crore": 10**12,
    "t": 10**12,
}
# At most fifteen digits: no sum of news is longer, and a float holds no more.
DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,2}(?:,\d{2}){1,4},\d{3}|\d{1,15})(?:\.\d{1,6})?(?!\d)"
# 2천998억, but not 3천 500억: a count may stand before a sum.
KOREAN_NUMBER = (
    rf"(?:{DIGITS}(?:\s?[십백천]?[조억만]\s?|[십백천])){{1,6}}(?:{DIGITS}[십백천]?)?|{DIGITS}[십백천]?"
)
_PART = re.compile(rf"({DIGITS})?\s?([십백천]?)([조억만]?)")


def korean_number(text: str) -> float | None:
    """The number that mixed digits and 조, 억, 만, 천, 백, 십 spell; None where there is none.

    >>> korean_number("22조7648억"), korean_number("2천998억")
    (22764800000000.0, 299800000000.0)
    """
    total = counted = 0.0  # what is counted goes with the next 조, 억 or 만: (2천 + 998)억
    for match in _PART.finditer(text):
        if not match[0].strip():
            continue
        digits, small, large = match.groups()
        if digits is None and not small:
            continue
        number = float(digits.replace(",", "")) if digits else 1.0
        counted += number * KOREAN_UNITS.get(small, 1)
        if large:
            total, counted = total + counted * KOREAN_UNITS[large], 0.0
    total += counted
    return round(total, 6) if total else None


def english_number(digits: str, scale: str | None) -> float:
    """The number that digits and a scale word spell.

    >>> english_number("1.5", "bn")
    1500000000.0
    """
    number = Decimal(digits.replace(",", "")) * ENGLISH_SCALES.get((scale or "").lower().rstrip("."), 1)
    return float(number)  # 33.7bn is 33,700,000,000 and not a little more
