"""The parts that organisations and places are known for (`data/roles.yaml`), where grammar alone does not tell."""

from __future__ import annotations

from functools import cache

from alliances.extractors.mentions import Name
from alliances.extractors.tables import load_yaml


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
    """Whether a name is known for a part in the trade, or ends as those do that play it; `not-` asks for the contrary.

    A cloud service always rents out, an outlet delivers what it writes, and a public body buys.
    """
    if part.startswith("not-"):
        return not plays_part(name, part.removeprefix("not-"))
    if (name.type, part) in _BY_TYPE:
        return True
    if name.entry is None:
        return name.text.split()[-1] in _parts().get(f"{part}-endings", ())
    return name.entry.name in _parts()[part]


_BY_TYPE = frozenset((("CloudService", "cloud"), ("MediaOutlet", "supplier"), ("PublicBody", "buyer")))
