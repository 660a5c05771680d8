"""The status table: what endings, auxiliaries, nouns and governors together say has become of a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from alliances.extractors.syntax import Clause

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
    """Words (a regular expression) that tell the status of what is said right beside them.

    relations: those for which every pattern asks these words; else only patterns with `words: true` do.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    pattern: str
    status: str
    relations: frozenset[str] = frozenset()


class StatusTable(BaseModel):
    """The status table of one language.

    governors: words that tell the status of what they govern; nouns: those that are no stems of verbs;
    idioms: the same for a noun with its verb; reversed: verbs whose negation affirms;
    offers: verbs that make of a quoted will an offer, by relation ("" for all);
    closing: verbs that end what a relation says.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    governors: dict[str, tuple[str, ...]]
    features: tuple[FeatureRule, ...]
    relations: dict[str, frozenset[str]]
    words: tuple[WordRule, ...] = ()
    nouns: dict[str, tuple[str, ...]] = {}
    idioms: dict[str, tuple[str, ...]] = {}
    reversed: frozenset[str] = frozenset()
    offers: dict[str, frozenset[str]] = {}
    closing: dict[str, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with the path that led to it."""

    status: str
    why: str


class StatusReader:
    """Applies a status table."""

    def __init__(self, table: StatusTable) -> None:
        self.table = table
        self._cues = [(re.compile(rule.pattern), rule) for rule in table.words]
        self._words = {word: status for status, words in table.governors.items() for word in words}
        self._nouns = {word: status for status, words in table.nouns.items() for word in words}
        self._idioms = {idiom: status for status, idioms in table.idioms.items() for idiom in idioms}
        self._idiomatic = {idiom.partition(" ")[2] for idiom in self._idioms}

    def governor(self, word: str) -> str | None:
        """The status that a governing noun or verb gives; Korean -하다/-되다 are folded away."""
        if word in self._nouns:
            return self._nouns[word]
        for form in (word, *(word.removesuffix(ending) for ending in ("하다", "되다", "시키다", "다"))):
            if form in self._words:
                return self._words[form]
        return None

    def of_word(self, word: str, relation: str) -> str | None:
        """What a governing noun or verb says of a relation: of what is finished an event has come about, a state is over."""
        given = self.governor(word)
        if given == "finished":
            return "completed" if relation in self.table.relations["event"] else "ended"
        return given

    def of_clause(self, clause: Clause, relation: str = "") -> str | None:
        """The status that a governing predicate gives a relation, by its verb with a noun of its own or by its verb."""
        if clause.lemma in self._idiomatic:
            for arg in clause.args:
                for noun in (arg.noun, *arg.nouns):
                    if (status := self._idioms.get(f"{noun} {clause.lemma}")) is not None:
                        return status
        return self.of_word(clause.lemma, relation)

    def reverses(self, lemma: str) -> bool:
        """Whether the negation of a verb affirms: 숨기지 않았다."""
        return lemma in self.table.reversed

    def offers(self, relation: str, lemma: str) -> bool:
        """Whether a verb makes of what is willed a mere offer: 사겠다고 나섰다."""
        offers = self.table.offers
        return lemma in offers.get("", ()) or lemma in offers.get(relation, ())

    def from_words(self, text: str, default: Verdict, relation: str = "") -> Verdict:
        """The status that the first telling words of a stretch of text give; `relation` asks only its own rules."""
        for expression, rule in self._cues:
            wanted = relation in rule.relations if relation else not rule.relations
            match = expression.search(text) if wanted else None
            if match is not None:
                return Verdict(rule.status, match[0].strip() or "words")
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
