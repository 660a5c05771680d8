"""What organisations are known for, so that a description without a name can be told (`data/profiles.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from pydantic import BaseModel, ConfigDict

from alliances.extractors.mentions import Name
from alliances.extractors.tables import load_yaml


class Profile(BaseModel):
    """Where an organisation sits, and the words by which reports call it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    places: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@cache
def _profiles() -> dict[str, Profile]:
    return {name: Profile.model_validate(raw) for name, raw in load_yaml("en", "profiles.yaml").items()}


# Words of a description that say nothing of the trade.
_PLAIN = frozenset(
    {"company", "firm", "group", "business", "maker", "developer", "owner", "parent", "creator"}
)
_BIG = frozenset({"tech", "technology", "internet", "giant", "hyperscaler", "giants"})


def fits_profile(name: Name, words: AbstractSet[str], places: AbstractSet[str]) -> float:
    """1 where an organisation is known for a description, -1 where it is known to be otherwise, 0 else."""
    profile = _profiles().get(name.entry.name) if name.entry is not None else None
    told = words - _PLAIN
    if profile is None:
        return 0.0
    if places and profile.places:
        return 1.0 if profile.places & places else -1.0
    if told & _BIG:
        return 0.5 if "giant" in profile.words else -1.0
    if (
        "giant" in profile.words
        and told & {"start-up", "startup", "upstart", "newcomer", "unicorn", "lab"}
        and not profile.words & told
    ):
        return -1.0
    return 1.0 if profile.words & told else 0.0


@cache
def _fund() -> re.Pattern[str]:
    table = load_yaml("en", "funds.yaml")
    return re.compile(
        rf"\b(?:{'|'.join(table['endings'])})\b|^(?:{'|'.join(map(re.escape, table['names']))})$"
    )


def is_fund(name: Name) -> bool:
    """Whether an organisation invests by trade, so that a round is hardly its own."""
    return (
        _fund().search(name.entry.name if name.entry is not None else name.canonical or name.text) is not None
    )


def is_giant(name: Name) -> bool:
    """Whether an organisation is so large that it raises no rounds of funding."""
    profile = _profiles().get(name.entry.name) if name.entry is not None else None
    return profile is not None and "giant" in profile.words
