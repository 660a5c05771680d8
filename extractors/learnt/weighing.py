"""Weigh every relation that a sentence could tell: add what is probable though no rule read it, drop what is not.

How probable a relation is, is the mean of what several networks over the words of the article say (`data/network.*.npz`).
`python -m alliances.training relations` learns them from annotated articles. What is added carries its probability as
confidence and, in `rule`, the words that spoke most for it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from alliances.extractors.claims import DISCOURSE, Claim
from alliances.extractors.discourse import Discourse
from alliances.extractors.language import Language
from alliances.extractors.learnt.binding import (
    bind_sum,
    claim_item,
    drop_sums,
    has_sum,
    is_each,
    settle_sums,
    values_of,
)
from alliances.extractors.learnt.candidates import candidates
from alliances.extractors.learnt.described import CONTENT, Described
from alliances.extractors.learnt.encoding import encode, relations
from alliances.extractors.learnt.figures import weigh_figures
from alliances.extractors.learnt.model import Model, load_model, probability
from alliances.extractors.learnt.network import ODDS, Ensemble, load_ensemble
from alliances.extractors.learnt.statuses import learnt_status, surer_status
from alliances.extractors.learnt.told import Account, Told, ends_of, ordered
from alliances.extractors.learnt.weighed import Weighed
from alliances.extractors.standing import stand_in
from alliances.extractors.status import Verdict
from alliances.extractors.syntax import Sentence
from alliances.extractors.values.model import Value

# How probable a claim must be to be added, and how improbable one that a rule read to be dropped, by the models that are asked;
# what a rule read by the discourse, not by words, must be surer. Chosen for precision, by articles that the networks then had not
# seen and that are in the corpus now (the Korean ones by 66, when the unread sets had been seen once; the English ones by 88, and
# lowered by .05 when these had been seen): higher would say less for little more that is right. Networks that know no parse are
# less sure of what is right.
LEAST = {"ko": 0.7, "en": 0.65, "en-plain": 0.5}
DROPPED = {"ko": 0.5, "en": 0.55, "en-plain": 0.45}
DROPPED_LENT = {"ko": 0.7, "en": 0.55, "en-plain": 0.45}
# How probable a sentence must be to tell again, with a sum, what a rule read elsewhere without one.
AGAIN = 0.5
# How many words are told as grounds.
_GROUNDS = 3
_NOTHING = Account()
Triple = tuple[str, str, str]


def weighed(
    sentences: Iterable[Sentence], told: Told, language: Language
) -> tuple[list[Described], list[Weighed]]:
    """The sentences of an article described, and all candidates with what the rules told of them."""
    before: list[Claim] = []
    everything: list[Described] = []
    items: list[Weighed] = []
    for sentence in sentences:
        told.enter(sentence)
        described = Described(sentence, language.frames, before)
        everything.append(described)
        before = told.read
        items += [Weighed(one, described, told.of_pair(one)) for one in candidates(sentence)]
    return everything, items


def model_key(language: str, parsed: bool) -> str:
    """Which models are asked; English that nothing has parsed has its own."""
    return language if parsed or language != "en" else "en-plain"


def weigh(
    sentences: list[Sentence], claims: list[Claim], discourse: Discourse, language: Language, key: str
) -> list[Claim]:
    """The claims of the rules without those that are improbable, and those that are probable beside them."""
    told = Told(claims)
    least = LEAST[key]
    everything, items = weighed(sentences, told, language)
    chances = Chances(load_ensemble(key), everything, items, min(least, AGAIN))
    ranked = _Ranked(chances)
    kept = [claim for claim in claims if ranked.read_at(claim) >= least_of(claim, key)]
    statuses, values = (load_model(f"{kind}.{key}") for kind in ("statuses", "values"))
    _settle_statuses(kept, ranked, language, statuses)
    for claim in kept:
        drop_sums(claim, ranked.read_of(claim), told, values)
    held = Told(kept)
    lacking = _bind_sums(kept, ranked, held, values)
    known = {(claim.relation, *ends_of(claim)) for claim in kept if claim.object is not None}
    added, each = [], set[int]()
    probable = {id(claim): min(ranked.read_at(claim), claim.confidence) for claim in kept}
    for triple, chance, row, bound in _probable(ranked, kept, known, least, (told, held), values):
        item, relation = chances.items[row], triple[0]
        verdict = learnt_status(item, relation, language, statuses)
        grounds = chances.grounds(row, relation)
        added.append(_claim(item, relation, chance, grounds, verdict, bound, discourse))
        probable[id(added[-1])] = chance
        each |= {value.start for value in bound if is_each(item, value)}
    whole = [claim for claim in kept if not any(claim is other for other in lacking)]
    settle_sums([*lacking, *added], whole, each, probable)
    for claim in filter(has_sum, lacking):
        claim.why = f"{claim.why}; sum learnt"
    # What a rule read is told again for its sum only.
    told_once = [c for c in added if has_sum(c) or (c.relation, *ends_of(c)) not in known]
    return weigh_figures(everything, [*kept, *told_once], told, discourse, language, key)


def least_of(claim: Claim, key: str) -> float:
    """How probable what a rule read must be to stay: what rests on the discourse must be surer than what the words say."""
    return (DROPPED if claim.confidence > DISCOURSE else DROPPED_LENT)[key]


Telling = tuple[Triple, float, int, list[Value]]


def _probable(
    ranked: _Ranked,
    kept: Sequence[Claim],
    known: set[Triple],
    least: float,
    told: tuple[Told, Told],
    values: Model,
) -> Iterator[Telling]:
    """What no rule read and is probable, and what rules read elsewhere without the sum that a probable sentence has for it.

    Each with how probable it is there, the candidate that tells it, and the values that belong to it. `told`: by all that
    rules read, and by what was kept of it.
    """
    paid = {(claim.relation, *ends_of(claim)) for claim in kept if has_sum(claim) or claim.shared_amount}
    for triple, (chance, _) in ranked.best.items():
        if triple not in known and chance >= least:
            yield triple, *ranked.telling(triple, told, values, least)
        elif triple in known and triple not in paid and chance >= AGAIN:
            telling = ranked.telling(triple, told, values, AGAIN)
            if _pays(telling[-1], told[1]):
                yield triple, *telling


def _pays(bound: Sequence[Value], held: Told) -> bool:
    """Whether a sum is among values that nothing has."""
    return any(value.kind == "money" and not held.having(value) for value in bound)


def _bind_sums(kept: list[Claim], ranked: _Ranked, told: Told, values: Model) -> list[Claim]:
    """Give what rules read without a sum the one that belongs to it; those that got one."""
    lacking = []
    for claim in kept:
        bound = bind_sum(claim, ranked.read_of(claim), told, values)
        if bound:
            claim.values = [*claim.values, *bound]
            lacking.append(claim)
    return lacking


def _settle_statuses(kept: Iterable[Claim], ranked: _Ranked, language: Language, model: Model) -> None:
    """Give what rules read another status where, by the sentence in which they read it, much more speaks for that one."""
    for claim in kept:
        item = claim_item(claim, ranked.read_of(claim))
        if item is not None and not claim.ended:
            surer = surer_status(claim.status, item, claim.relation, language, model)
            if surer is not claim.status:
                claim.status, claim.why = surer, f"{claim.why}; status {surer.why}"


class _Ranked:
    """Of each triple the most probable candidate, how probable it is at best where a rule read it, and where that was."""

    def __init__(self, chances: Chances) -> None:
        self._chances = chances
        self.best: dict[Triple, tuple[float, int]] = {}
        self._probable: dict[Triple, list[tuple[float, int]]] = defaultdict(list)
        self._read: dict[Triple, float] = {}
        self._items: dict[Triple, list[Weighed]] = defaultdict(list)
        for row, relation, chance in chances:
            item = chances.items[row]
            triple = relation, *ordered(relation, item.ends)
            if triple not in self.best or chance > self.best[triple][0]:
                self.best[triple] = chance, row
            if chance >= chances.least:
                self._probable[triple].append((-chance, row))
            if item.told.get(relation, _NOTHING).read:
                self._read[triple] = max(chance, self._read.get(triple, 0.0))
                self._items[triple].append(item)

    def telling(
        self, triple: Triple, told: tuple[Told, Told], values: Model, least: float
    ) -> tuple[float, int, list[Value]]:
        """Of the candidates that tell a triple so probably the first that has a sum of its own, else the most probable.

        How probable it is, which, and the values that belong to it.
        """
        found = [
            (-chance, row, values_of(self._chances.items[row], triple[0], told[0], values))
            for chance, row in sorted(self._probable[triple])
            if -chance >= least
        ]
        return next((one for one in found if _pays(one[-1], told[1])), found[0])

    def read_at(self, claim: Claim) -> float:
        """How probable what a rule read is, at best of the sentences in which it read it; 1 where no network was asked."""
        return self._read.get((claim.relation, *ends_of(claim)), 1.0) if claim.object is not None else 1.0

    def read_of(self, claim: Claim) -> list[Weighed]:
        """The candidates of which a rule read a claim."""
        return self._items.get((claim.relation, *ends_of(claim)), [])


class Chances:
    """How probable each relation of each candidate is: the mean of what the networks say, who err in different ways."""

    def __init__(
        self, ensemble: Ensemble, described: Sequence[Described], items: Sequence[Weighed], least: float
    ) -> None:
        """`least`: how probable what no rule read must be to be of interest."""
        self.items, self.least = items, least
        self.columns = {relation: place for place, relation in enumerate(relations())}
        self.readings = ensemble.readings(encode(described, items))

    def __iter__(self) -> Iterator[tuple[int, str, float]]:
        """The place of each candidate with the relations that may be added, and with those that a rule read of it."""
        logits = [reading.logits / ODDS for reading in self.readings]
        # The odds of the mean are at most the highest of the odds.
        highest = np.maximum.reduce(logits) if logits else np.zeros((0, 0))
        least = math.log(self.least / (1 - self.least))
        probable = (highest >= least).tolist()
        for row, item in enumerate(self.items):
            for relation in item.candidate.relations:
                column = self.columns[relation]
                if probable[row][column] or item.told.get(relation, _NOTHING).read:
                    odds = [float(own[row, column]) for own in logits]
                    yield row, relation, sum(map(probability, odds)) / len(odds)

    def grounds(self, row: int, relation: str) -> list[str]:
        """The words that spoke most for a relation of a candidate, most telling first."""
        spoke = np.sum([own.spoke(row, self.columns[relation]) for own in self.readings], axis=0).tolist()
        described = self.items[row].described
        weights = zip(spoke, described.words, strict=False)  # a sentence without words borrows one
        telling = [(-weight, word.form) for weight, word in weights if weight > 0 and word.kind in CONTENT]
        return list(dict.fromkeys(form for _, form in sorted(telling)))[:_GROUNDS]


def _claim(
    item: Weighed,
    relation: str,
    chance: float,
    grounds: Sequence[str],
    verdict: Verdict,
    values: list[Value],
    discourse: Discourse,
) -> Claim:
    sentence, candidate = item.sentence, item.candidate
    subject, target = (
        name if lent is None else stand_in(name, "zero", lent.ground, discourse.main[:2])
        for name, lent in zip((candidate.subject, candidate.object), candidate.lent, strict=True)
    )
    why = [f"probability {chance:.2f}", *([f"words {' '.join(grounds)}"] if grounds else [])]
    claim = Claim(
        relation,
        subject,
        target,
        verdict,
        sentence.start,
        sentence.end,
        f"learnt.{relation}",
        "; ".join([*why, f"status {verdict.why}"]),
        chance,
        values,
        attribution=sentence.attribution,
        headline=sentence.headline,
        learnt=True,
    )
    claim.tell_resolutions()
    return claim
