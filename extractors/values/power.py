"""Electric power in watts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliances.extractors.values.bounds import bounds
from alliances.extractors.values.model import Value
from alliances.extractors.values.numbers import DIGITS, korean_number

_UNITS = {
    "gw": 1e9,
    "mw": 1e6,
    "kw": 1e3,
    "tw": 1e12,
    "기가와트": 1e9,
    "메가와트": 1e6,
    "킬로와트": 1e3,
    "㎿": 1e6,
    "㎾": 1e3,
    "gigawatts": 1e9,
    "gigawatt": 1e9,
    "megawatts": 1e6,
    "megawatt": 1e6,
    "kilowatts": 1e3,
}
_NUMBER = rf"(?<![\d.])(?P<n>(?:{DIGITS}[만천]){{0,2}}(?:{DIGITS}|(?<=[만천])))(?P<about>여)?[\s-]?"
_POWER = re.compile(
    _NUMBER
    + r"(?P<u>GW|MW|kW|TW|㎿|㎾|기가와트|메가와트|킬로와트|gigawatts?|megawatts?|kilowatts)(?![hHa-z])"
    r"(?:\((?:GW|MW|기가와트|메가와트|gigawatts?|megawatts?)\))?(?:급|어치)?",
    re.IGNORECASE,
)


def find_power(text: str, lang: str) -> Iterator[Value]:
    """Every power; hours of it (GWh) are energy and left out."""
    for match in _POWER.finditer(text):
        start, end, bound, _ = bounds(text, match.start(), match.end())
        number = korean_number(match["n"])
        if number is not None:
            watts = number * _UNITS[match["u"].lower()]
            yield Value("power", start, end, "about" if match["about"] else bound, number=round(watts, 3))
