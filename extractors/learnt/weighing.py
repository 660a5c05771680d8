"""Weigh every relation that a sentence could tell: add what is probable though no rule read it, drop what is not.

How probable a relation is, is the mean of what two models say: logistic regression over the traits of a candidate
(`data/relations.*.tsv`) and a network over the words of the article (`data/network.*.npz`). `python -m alliances.training
relations` learns both from annotated articles. What is added carries its probability as confidence and, in `rule`, the traits
that spoke most for it in the first.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from alliances.extractors.claims import Claim
from alliances.extractors.discourse import Discourse
from alliances.extractors.events import situation_values
from alliances.extractors.language import Language
from alliances.extractors.learnt.candidates import Candidate, Lent, candidates
from alliances.extractors.learnt.encoding import encode, relations
from alliances.extractors.learnt.model import ALWAYS, UNIT, Model, lane, load_model, probability
from alliances.extractors.learnt.network import ODDS, Network, load_network
from alliances.extractors.learnt.statuses import learnt_status
from alliances.extractors.learnt.told import Told, ends_of, ordered
from alliances.extractors.learnt.traits import Described
from alliances.extractors.mentions import Name
from alliances.extractors.situations import verb_situation
from alliances.extractors.standing import key_of, stand_in
from alliances.extractors.status import Verdict
from alliances.extractors.syntax import Sentence
from alliances.extractors.values.model import Value
from alliances.ontology.vocabulary import vocabulary

# How probable a claim must be to be added, and how improbable one that a rule read to be dropped: chosen by cross-validation on
# the corpus, where 0.35 in place of 0.4 finds two in a hundred more and is wrong more often by as much.
LEAST, DROPPED = 0.4, 0.15
_ENDS = ("subject", "object")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its traits: those of the pair, of each name and of the sentence; by relation what the rules told.

    Lists that several candidates share are one object, so that their weights need adding only once.
    """

    sentence: Sentence
    candidate: Candidate
    groups: tuple[list[str], ...]
    told: dict[str, list[str]]

    @property
    def traits(self) -> list[str]:
        """All traits but those of the rules."""
        return [trait for group in self.groups for trait in group]

    @property
    def ends(self) -> tuple[str, str]:
        """What the two names stand for."""
        return key_of(self.candidate.subject), key_of(self.candidate.object)


def standing(discourse: Discourse) -> dict[str, str]:
    """The place of the organisations that an article speaks of most, and of those that act most."""
    places = {key_of(name): f"actor {place}" for place, name in enumerate(discourse.actors[:3])}
    return places | {key_of(name): f"main {place}" for place, name in enumerate(discourse.main[:3])}


def weighed(
    sentences: Iterable[Sentence], told: Told, discourse: Discourse, language: Language
) -> tuple[list[Described], list[Weighed]]:
    """The sentences of an article described, and all candidates with their traits."""
    places = standing(discourse)
    before: list[Claim] = []
    everything: list[Described] = []
    items: list[Weighed] = []
    for sentence in sentences:
        told.enter(sentence)
        described = Described(sentence, places, language.frames, before)
        everything.append(described)
        before = told.read
        own: dict[tuple[int, str], list[str]] = {}
        for candidate in candidates(sentence):
            names = zip((candidate.subject, candidate.object), _ENDS, candidate.lent, strict=True)
            groups = [list(dict.fromkeys(described.of_pair(candidate))), described.whole]
            groups += [_own(described, name, end, lent, own) for name, end, lent in names]
            items.append(Weighed(sentence, candidate, tuple(groups), told.of_pair(candidate)))
    return everything, items


def _own(
    described: Described, name: Name, end: str, lent: Lent | None, known: dict[tuple[int, str], list[str]]
) -> list[str]:
    key = id(name), end
    if key not in known:
        known[key] = list(dict.fromkeys(described.of_name(name, end, lent)))
    return known[key]


def model_key(language: str, parsed: bool) -> str:
    """Which models are asked; English that nothing has parsed has its own."""
    return language if parsed or language != "en" else "en-plain"


def weigh(
    sentences: list[Sentence], claims: list[Claim], discourse: Discourse, language: Language, key: str
) -> list[Claim]:
    """The claims of the rules without those that are improbable, and those that are probable beside them."""
    told = Told(claims)
    chances = Chances(
        load_model(f"relations.{key}"), load_network(key), *weighed(sentences, told, discourse, language)
    )
    best: dict[tuple[str, str, str], tuple[float, Weighed]] = {}
    read: dict[tuple[str, str, str], float] = {}
    for item, relation, chance in chances:
        triple = relation, *ordered(relation, item.ends)
        if triple not in best or chance > best[triple][0]:
            best[triple] = chance, item
        if "read" in item.told.get(relation, ()):
            read[triple] = max(chance, read.get(triple, 0.0))
    kept = [claim for claim in claims if not _improbable(claim, read)]
    statuses = load_model(f"statuses.{key}")
    added = []
    for (relation, *_), (chance, item) in best.items():
        if chance >= LEAST and not told.claimed(relation, item.ends):
            verdict = learnt_status(item, relation, language, statuses)
            added.append(_claim(item, relation, chance, chances.model, verdict, discourse))
    _settle_sums(added, kept)
    return [*kept, *added]


def _settle_sums(added: list[Claim], kept: list[Claim]) -> None:
    """A sum that several share is no one's own, and one that is told of others, or is a worth or a revenue, pays nothing here."""
    takers = Counter(_taking(claim) for claim in [*added, *kept])
    parties: dict[tuple[int, int], set[frozenset[str]]] = defaultdict(set)
    for claim in [*added, *kept]:
        for value in claim.values:
            parties[value.start, value.end].add(frozenset(ends_of(claim)))
    for claim in added:
        claim.shared_amount = takers[_taking(claim)] > 1
        claim.values = [
            value
            for value in claim.values
            if value.kind != "money" or len(parties[value.start, value.end]) == 1
        ]


def _taking(claim: Claim) -> tuple[str, str, int]:
    return claim.relation, key_of(claim.object) if claim.object is not None else "", claim.start


class Chances:
    """How probable each relation of each candidate is: the mean of what the linear model and the network say.

    They err in different ways: one sees traits that were thought of, the other the order of words.
    """

    def __init__(
        self, model: Model, network: Network, described: Sequence[Described], items: Sequence[Weighed]
    ) -> None:
        self.model, self.items = model, items
        self.known: dict[int, tuple[list[str], int]] = {}
        self.constants = model.added([ALWAYS])
        self.logits = network.logits(encode(described, items))
        # Where both find less than this, in units of the odds, their mean is less than what is added.
        self.least = math.log(LEAST / (1 - LEAST))

    def __iter__(self) -> Iterator[tuple[Weighed, str, float]]:
        """Each candidate with the relations that may be added, and with those that a rule read of it."""
        places = {relation: place for place, relation in enumerate(self.model.labels)}
        columns = {relation: place for place, relation in enumerate(relations())}
        for item, row in zip(self.items, self.logits.tolist(), strict=True):
            pair, *shared = item.groups
            total = self.constants + self.model.added(pair) + sum(map(self._added, shared))
            for relation in item.candidate.relations:
                told = item.told.get(relation)
                if relation not in places:
                    continue
                found = lane(total + self.model.added(told) if told else total, places[relation])
                odds = row[columns[relation]] / ODDS
                if found >= self.least * UNIT or odds >= self.least or (told and "read" in told):
                    yield item, relation, (probability(found) + probability(odds * UNIT)) / 2

    def _added(self, traits: list[str]) -> int:
        if id(traits) not in self.known:
            self.known[id(traits)] = traits, self.model.added(traits)
        return self.known[id(traits)][1]


def _improbable(claim: Claim, read: dict[tuple[str, str, str], float]) -> bool:
    """Whether the model hardly believes what a rule read, in any of the sentences in which it read it."""
    if claim.object is None:
        return False
    return read.get((claim.relation, *ends_of(claim)), 1.0) < DROPPED


def _claim(
    item: Weighed, relation: str, chance: float, model: Model, verdict: Verdict, discourse: Discourse
) -> Claim:
    sentence, candidate = item.sentence, item.candidate
    subject, target = (
        name if lent is None else stand_in(name, "zero", "among the most central", discourse.main[:2])
        for name, lent in zip((candidate.subject, candidate.object), candidate.lent, strict=True)
    )
    grounds = model.grounds(relation, [*item.traits, *item.told.get(relation, ())])
    claim = Claim(
        relation,
        subject,
        target,
        verdict,
        sentence.start,
        sentence.end,
        f"learnt.{relation}",
        f"probability {chance:.2f}; {', '.join(grounds)}; status {verdict.why}",
        chance,
        values_of(item, relation),
        attribution=sentence.attribution,
        headline=sentence.headline,
        learnt=True,
    )
    claim.tell_resolutions()
    return claim


def values_of(item: Weighed, relation: str) -> list[Value]:
    """The values that a clause with both names holds; else those of a kind that stands once in the sentence."""
    if not vocabulary().relations[relation].money and relation not in ("holds-stake-in", "uses"):
        return []
    names = item.candidate.subject, item.candidate.object
    for clause in item.sentence.clauses:
        situation = verb_situation(clause)
        said = {key_of(name) for _, _, group, _ in situation.args for name in group}
        if all(key_of(name) in said for name in names):
            return situation_values(situation, None, None)
    kinds = [value.kind for value in item.sentence.values]
    return [value for value in item.sentence.values if kinds.count(value.kind) == 1 and value.kind != "date"]
