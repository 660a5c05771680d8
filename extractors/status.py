"""The status table: what endings, auxiliaries, nouns and governors together say has become of a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

# The order in which what governs a claim outweighs what it governs.
_WEIGHT = ("denied", "ended", "considering", "possible", "planned", "completed", "ongoing")


class FeatureRule(BaseModel):
    """One row of the feature table; `status` or one for events and one for states."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    any: frozenset[str]
    status: str | None = None
    event: str | None = None
    state: str | None = None


class WordRule(BaseModel):
    """Words (a regular expression) that tell the status of what is said right beside them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    pattern: str
    status: str


class StatusTable(BaseModel):
    """The status table of one language."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    governors: dict[str, tuple[str, ...]]
    features: tuple[FeatureRule, ...]
    relations: dict[str, frozenset[str]]
    words: tuple[WordRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with the path that led to it."""

    status: str
    why: str


class StatusReader:
    """Applies a status table."""

    def __init__(self, table: StatusTable) -> None:
        self.table = table
        self._cues = [(re.compile(rule.pattern), rule.status) for rule in table.words]
        self._words = {word: status for status, words in table.governors.items() for word in words}

    def governor(self, word: str) -> str | None:
        """The status that a governing noun or verb gives; Korean -하다/-되다 are folded away."""
        for form in (word, word.removesuffix("하다"), word.removesuffix("되다"), word.removesuffix("다")):
            if form in self._words:
                return self._words[form]
        return None

    def from_words(self, text: str, default: Verdict) -> Verdict:
        """The status that the first telling words of a stretch of text give."""
        for expression, status in self._cues:
            match = expression.search(text)
            if match is not None:
                return Verdict(status, match[0].strip())
        return default

    def from_features(self, relation: str, features: Iterable[str], default: str | None = None) -> Verdict:
        """The status of a claim whose own predicate has these features."""
        present = frozenset(features)
        for rule in self.table.features:
            hit = sorted(rule.any & present)
            if rule.any and not hit:
                continue
            if not rule.any and default is not None:
                return Verdict(default, "frame")
            is_event = relation in self.table.relations["event"]
            status = rule.status or (rule.event if is_event else rule.state)
            return Verdict(status or "ongoing", "+".join(hit) or "present")
        return Verdict(default or "ongoing", "default")

    def combine(self, own: Verdict, outer: list[Verdict]) -> Verdict:
        """What governs wins over the governed when it weighs more (a denied plan is denied)."""
        chain = [own, *outer]
        best = min(chain, key=lambda verdict: _WEIGHT.index(verdict.status))
        return Verdict(best.status, " < ".join(f"{v.why}={v.status}" for v in chain))
