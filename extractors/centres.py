"""Which organisation a text goes on about where its words leave one out: a ranking learnt from annotated articles.

Centering (Grosz, Joshi and Weinstein 1995) ranks what a sentence leaves behind by its role, its nearness and its weight
in the text. Here each candidate is described by such traits, and the sum of their weights ranks it. The weights stand in
`data/centres.yaml`; `python -m alliances.training centres` learns them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from alliances.extractors.claims import Claim
from alliances.extractors.mentions import ORGANISATIONS, Name
from alliances.extractors.recalled import Recalled
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Sentence
from alliances.extractors.tables import load_yaml

if TYPE_CHECKING:
    from alliances.extractors.discourse import Discourse

ENDS = ("subject", "object")
# An organisation with its traits.
Candidate = tuple[Name, list[str]]
_CASES = {"topic": "topic", "subj": "subject", "too": "subject", "obj": "object", "dat": "object"}
# By how many sentences back a mention stands.
_NEAR, _FAR = {1: "1", 2: "2", 3: "3", 4: "4-6", 5: "4-6", 6: "4-6"}, "far"
_INTERACTIONS = ("main 1", "topic", "lead", "title first", "ended subject", "nearest 1")


@cache
def _weights(language: str) -> dict[str, dict[str, float]]:
    """The weight of each trait, by end; what no weight is known of counts nothing."""
    table: dict[str, dict[str, dict[str, float]]] = load_yaml("", "centres.yaml")
    return table.get(language, {})


class Centres:
    """The organisations named so far, ranked as what the next sentence leaves out."""

    def __init__(self, sentences: Iterable[Sentence], language: str) -> None:
        self.language = language
        self.sentence = 0
        self.paragraph = 0
        self.first: dict[str, Name] = {}
        self.last: dict[str, int] = {}
        self.within: dict[str, int] = {}
        self.cases: dict[str, str] = {}
        self.titled: list[str] = []
        self.alone = ""
        self.recalled = Recalled(language)
        self.ends: dict[str, set[str]] = {"ended subject": set(), "ended object": set()}
        self.counts = Counter(
            key_of(name)
            for sentence in sentences
            for name in sentence.names
            if name.type in ORGANISATIONS and not name.pointer
        )
        self.most = max(self.counts.values(), default=1)

    def observe(self, sentence: Sentence, claims: Iterable[Claim]) -> None:
        """Remember the organisations of a sentence, in which case each stood, and which were ends of its claims."""
        self.sentence += 1
        self.recalled.observe(sentence)
        self.paragraph += sentence.opens
        named = [name for name in sentence.names if name.type in ORGANISATIONS and not name.generic]
        for name in named:
            key = key_of(name)
            self.first.setdefault(key, name)
            self.last[key], self.within[key] = self.sentence, self.paragraph
            self.cases[key] = "other"
            if sentence.headline and key not in self.titled:
                self.titled.append(key)
        for phrase in sentence.phrases:
            for name in phrase.names:
                self.cases[key_of(name)] = _CASES.get(phrase.case, "other")
        companies = {key_of(name) for name in named if name.type == "Company"}
        self.alone = next(iter(companies)) if len(companies) == 1 else ""
        found = [claim for claim in claims if not claim.headline]
        self.ends["ended subject"] = {key_of(claim.subject) for claim in found}
        self.ends["ended object"] = {key_of(claim.object) for claim in found if claim.object is not None}

    def described(self, state: Discourse, sentence: Sentence) -> Iterator[Candidate]:
        """Each organisation named before that the sentence does not name itself, with its traits."""
        present = {key_of(name) for name in sentence.names}
        roles = _roles(state)
        speaking = {
            key_of(place)
            for name in sentence.names
            if name.type == "Person" and (place := state.placed_at(name)) is not None
        }
        for key, name in self.first.items():
            if key in present or (name.type is None and self.counts[key] < 2):
                continue
            traits = [*roles.get(key, ()), *self._traits(key, name, sentence)]
            if key in speaking:
                traits.append("its person speaks")
            if sentence.opens:
                traits += [f"opening {trait}" for trait in traits if trait in _INTERACTIONS]
            yield name, traits

    def _traits(self, key: str, name: Name, sentence: Sentence) -> Iterator[str]:
        back = self.sentence - self.last[key] + 1
        near = _NEAR.get(back, _FAR)
        yield f"nearest {near}"
        if near in ("1", "2", "3"):
            yield f"{'last' if near == '1' else 'late'} {self.cases[key]}"
        yield f"share {min(3, 4 * self.counts[key] // self.most)}"
        if key in self.titled:
            yield "title first" if self.titled[0] == key else "title"
        if not sentence.opens and self.within[key] == self.paragraph:
            yield "same paragraph"
        if key == self.alone and back == 1:
            yield "alone before"
        if back == 1:
            yield from (trait for trait, keys in self.ends.items() if key in keys)
        if name.type != "Company":
            yield "no company"

    def ranked(self, end: str, candidates: Iterable[Candidate]) -> list[tuple[Name, float]]:
        """The candidates for an end, best first, each with its probability (0 to 1) among them."""
        weights = _weights(self.language).get(end, {})
        scored = [(sum(weights.get(trait, 0.0) for trait in traits), name) for name, traits in candidates]
        scored.sort(key=lambda pair: (-pair[0], pair[1].start))
        powers = [math.exp(score - scored[0][0]) for score, _ in scored]
        total = sum(powers)
        return [(name, power / total) for (_, name), power in zip(scored, powers, strict=True)]


def _roles(state: Discourse) -> dict[str, list[str]]:
    """What the discourse says of each organisation: topic, what 은/는 marked, whose shares were dealt in."""
    told: dict[str, list[str]] = {}
    named = {
        "topic": state.topic,
        "marked": state.marked,
        "lead": state.lead,
        "investee": state.investee,
        "dealt": state.dealt,
    }
    for role, name in named.items():
        if name is not None:
            told.setdefault(key_of(name), []).append(role)
    for kind, names in (("main", state.main), ("actor", state.actors)):
        for place, name in enumerate(names[:3], start=1):
            told.setdefault(key_of(name), []).append(f"{kind} {place}")
    return told
