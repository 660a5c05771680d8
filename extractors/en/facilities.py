"""Unnamed data centres in English text."""

from __future__ import annotations

import re
from functools import cache

from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.mentions import Name


@cache
def _facility() -> re.Pattern[str]:
    """An unnamed data centre, not what only deals with data centres (a data-centre operator)."""
    behind = "|".join(sorted(lexicon().facility_trades, key=len, reverse=True))
    return re.compile(
        r"(?:(?<=[ ])|^)data[ -]cent(?:er|re)s?(?: (?:campus(?:es)?|complex|hub|site|facility))?\b"
        rf"(?! (?:{behind})s?\b)"
    )


def facilities(text: str, names: list[Name]) -> list[Name]:
    """Unnamed data centres, called after the place that the clause names: a data centre in Abilene."""
    places = [name for name in names if name.type == "Place"]
    taken = {position for name in names for position in range(name.start, name.end)}
    found = []
    for match in _facility().finditer(text):
        if match.start() in taken:
            continue
        near = [p for p in places if _beside(text, match.start(), match.end(), p)]
        place = near[0] if near else None
        called = (place.entry.name if place.entry else place.text) if place is not None else ""
        name = Name(
            match.start(),
            match.end(),
            f"data center ({called})" if called else "data center",
            "DataCenter",
            "unnamed",
        )
        name.generic, name.place, name.canonical, name.mention = True, called or None, name.text, match[0]
        found.append(name)
    return found


def _beside(text: str, start: int, end: int, place: Name) -> bool:
    """Whether a place belongs to a facility: right before it, or behind it with `in`, `near` or `outside`."""
    if place.end <= start:
        return text[place.end : start].strip(" ’'s") == ""
    between = text[end : place.start]
    return (
        place.start > end
        and re.fullmatch(r"[^.;]{0,50}\b(?:in|near|outside|at) (?:the )?", between) is not None
    )
