"""Counted things: 16개, 26만장, 50 campuses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliances.extractors.values.bounds import bounds
from alliances.extractors.values.model import Value
from alliances.extractors.values.numbers import DIGITS, KOREAN_NUMBER, english_number, korean_number

_KOREAN = re.compile(
    # What may stand behind the counter: a space, a particle, or one of a few nouns.
    rf"(?<![\d.])(?P<n>{KOREAN_NUMBER})(?P<about>여)?\s?(?P<u>개|장|대|곳|동|주|기|명|편|건|석|대분)(?![년월조억])(?!\s?(?:국가|시간|분기))"
    r"(?=\s|[의를을가이에로,.\)는은와과도]|$|씩|까지|짜리|어치|나 |분의)"
)
_ENGLISH = re.compile(
    rf"(?<![\d.$€£])\b(?P<n>{DIGITS})(?:\s(?P<s>thousand|million|billion))?\s(?P<u>(?:[A-Za-z]+\s)?"
    r"(?:GPUs|TPUs|chips|accelerators|campuses|data cent(?:er|re)s|servers|racks|employees|staff|customers|buildings|units|processors|halls|[A-Z]{1,3}\d{2,4}[A-Z]?s))\b"  # noqa: E501
)


def find_counts(text: str, lang: str) -> Iterator[Value]:
    """Every count with its counter noun."""
    for match in _KOREAN.finditer(text):
        number = korean_number(match["n"])
        if number:
            start, end, bound, _ = bounds(text, match.start(), match.end())
            yield Value(
                "count", start, end, "about" if match["about"] else bound, number=number, unit=match["u"]
            )
    for match in _ENGLISH.finditer(text):
        start, _, bound, _ = bounds(text, match.start(), match.end())
        end = match.start("u") - 1
        yield Value(
            "count", start, end, bound, number=english_number(match["n"], match["s"]), unit=match["u"]
        )
