"""The parts that organisations and places are known for (`data/roles.yaml`), where grammar alone does not tell."""

from __future__ import annotations

from functools import cache

from alliances.extractors.frames import load_yaml
from alliances.extractors.mentions import Name


@cache
def _parts() -> dict[str, frozenset[str]]:
    return {part: frozenset(names) for part, names in load_yaml("", "roles.yaml").items()}


def foremost(one: Name, other: Name, parts: str) -> Name | None:
    """Which of two names plays the part; of several parts (`landlord cloud`) the first that tells them apart."""
    for part in parts.split():
        plays = plays_part(one, part), plays_part(other, part)
        if plays[0] != plays[1]:
            return one if plays[0] else other
    return None


def plays_part(name: Name, part: str) -> bool:
    """Whether a name is known for a part in the trade; a cloud service always rents out."""
    if name.entry is None:
        return False
    return name.entry.name in _parts()[part] or (part == "cloud" and name.type == "CloudService")
