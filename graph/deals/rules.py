"""What decides about deals, read once from `data/deals.yaml`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, PrivateAttr

Column = Literal["paid", "committed"]


class Flow(BaseModel):
    """What a sum means on one relation."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    repeats: bool = False
    running: Column = "paid"
    unsaid: str | None = None
    counts: bool = True


class Rules(BaseModel):
    """Everything that `deals.yaml` declares."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    relations: dict[str, Flow]
    one_flow: tuple[tuple[str, str], ...]
    tolerance: float
    about_tolerance: float
    converted_tolerance: float
    days: int
    retold_days: int
    alike: float
    slips: tuple[int, ...]
    cues: dict[str, dict[str, tuple[str, ...]]]
    filings: tuple[str, ...]
    anonymous: tuple[str, ...]
    _compiled: dict[str, re.Pattern[str]] = PrivateAttr(default_factory=dict)

    def says(self, cue: str, text: str) -> bool:
        """Whether the text holds a word of this cue, in any language."""
        if cue not in self._compiled:
            words = (w for language in self.cues[cue].values() for w in language)
            self._compiled[cue] = re.compile("|".join(words), re.IGNORECASE)
        return bool(self._compiled[cue].search(text))

    def credibility(self, origin: str | None, parties: tuple[str, ...]) -> int:
        """3 for a filing, 2 for a party to the deal, 1 for a named source or none, 0 for unnamed ones."""
        if origin is None:
            return 1
        if any(re.search(word, origin, re.IGNORECASE) for word in self.filings):
            return 3
        if origin in parties:
            return 2
        return 0 if any(re.search(word, origin, re.IGNORECASE) for word in self.anonymous) else 1


@cache
def rules() -> Rules:
    """The rules of this release."""
    text = files("alliances.graph").joinpath("data/deals.yaml").read_text(encoding="utf-8")
    return Rules.model_validate(yaml.safe_load(text))
