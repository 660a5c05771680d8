"""Shares as fractions; percentage points are no share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliances.extractors.values.bounds import bounds
from alliances.extractors.values.model import Value
from alliances.extractors.values.numbers import DIGITS

_SHARE = re.compile(
    rf"(?<![\d.~∼-])(?P<n>{DIGITS})\s?(?:%|％|퍼센트|per cent|percent)(?!\s?(?:포인트|p\b|point))"
)


def find_shares(text: str, lang: str) -> Iterator[Value]:
    """Every percentage from 0 to 100."""
    for match in _SHARE.finditer(text):
        number = float(match["n"].replace(",", "")) / 100
        if number <= 1:
            start, end, bound, _ = bounds(text, match.start(), match.end())
            yield Value("share", start, end, bound, number=round(number, 6))
