"""Whose worth, revenue or power a number of a sentence is: learnt from what stands around number and owner.

Each number is asked with each thing that may own it: those that the sentence names, and those that it may leave out (logistic
regression, `data/figures.*.tsv`). What no rule read is added where it is probable, what a rule read is dropped where it is not.
`python -m alliances.training relations` learns the weights.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from alliances.extractors.centres import ENDS
from alliances.extractors.claims import Claim
from alliances.extractors.discourse import Discourse
from alliances.extractors.frames import fits
from alliances.extractors.language import Language
from alliances.extractors.learnt.candidates import Candidate, Lent, names_of
from alliances.extractors.learnt.described import CONTENT, Described
from alliances.extractors.learnt.model import ALWAYS, UNIT, Model, load_model, probability
from alliances.extractors.learnt.statuses import learnt_status
from alliances.extractors.learnt.told import Told
from alliances.extractors.learnt.weighed import Weighed
from alliances.extractors.mentions import Name
from alliances.extractors.standing import key_of, stand_in
from alliances.extractors.status import Verdict
from alliances.extractors.syntax import Sentence
from alliances.extractors.values.model import Value
from alliances.ontology.vocabulary import vocabulary

# How probable a figure must be to be told, whether no rule read it or one did: chosen by 63 Korean and 63 English articles that
# were not learnt from, the second by 66 further Korean ones.
LEAST, DROPPED = 0.5, 0.5
_KINDS = {"amount": "money", "watts": "power"}
_BEFORE, _BEHIND, _MANY = 3, 4, 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence and a thing that may own it; `relations`: those that their kinds allow."""

    item: Weighed
    value: Value
    relations: tuple[str, ...]

    @property
    def owner(self) -> Name:
        """The thing that may own the number."""
        return self.item.candidate.subject

    @property
    def key(self) -> tuple[str, int]:
        """Which thing it is, and where the number begins."""
        return key_of(self.owner), self.value.start


def figure_relations() -> tuple[str, ...]:
    """The relations of one thing to a number."""
    return tuple(sorted(key for key, relation in vocabulary().relations.items() if relation.literal))


def figures(everything: Iterable[Described]) -> Iterator[Figure]:
    """Each number of each sentence with each thing that may own it."""
    for described in everything:
        sentence = described.sentence
        for value in sentence.values:
            if value.kind not in _KINDS.values() or (value.kind == "money" and value.amount is None):
                continue
            for owner, lent in _owners(sentence, value):
                relations = _allowed(owner, value)
                if relations:
                    number = Name(value.start, value.end, "", None, "value")
                    candidate = Candidate(owner, number, relations, (lent, None))
                    yield Figure(Weighed(candidate, described, {}), value, relations)


def _owners(sentence: Sentence, value: Value) -> Iterator[tuple[Name, Lent | None]]:
    """The things named in a sentence, each by its mention nearest to a number, and those that it may leave out."""
    said: dict[str, Name] = {}
    for name in names_of(sentence):
        nearest = said.get(key_of(name))
        if nearest is None or abs(name.start - value.start) < abs(nearest.start - value.start):
            said[key_of(name)] = name
    yield from ((name, None) for name in said.values())
    ranks: dict[str, tuple[Name, dict[str, tuple[int, float]]]] = {}
    for end, ranked in sentence.central.items():
        for place, (name, chance) in enumerate(ranked):
            ranks.setdefault(key_of(name), (name, {}))[1][end] = place, chance
    if sentence.project is not None:
        ranks.setdefault(key_of(sentence.project), (sentence.project, {}))
    yield from ((name, Lent(own)) for key, (name, own) in ranks.items() if key not in said)


def _allowed(owner: Name, value: Value) -> tuple[str, ...]:
    return tuple(
        relation
        for relation in figure_relations()
        if value.kind in {_KINDS[kind] for kind in vocabulary().relations[relation].object}
        and fits(owner, relation, "subject")
    )


def figure_traits(figure: Figure, told: Told) -> Iterator[str]:
    """What speaks for or against an owner and a relation: the words around, order, distance, roles, what the rules read."""
    item, value = figure.item, figure.value
    described = item.described
    place, owner = described.at(value.start, value.end), described.places(item.candidate)[0]
    same = [other for other in item.sentence.values if other.kind == value.kind]
    yield f"{min(same.index(value), _MANY)} of {min(len(same), _MANY)}"
    yield from _size(value)
    yield f"owner {figure.owner.type}"
    yield from (f"whole {trait}" for trait in described.whole)
    yield from _by_rules(figure, told)
    stands = "nowhere"
    if item.candidate.lent[0] is not None:
        stands = "left out"
        yield from _left_out(item.candidate.lent[0])
    elif owner is not None and place is not None:
        stands = "before" if owner < place else "behind"
        yield from _apart(figure, owner, place)
    yield f"stands {stands}"
    if place is not None:
        for trait in _around(item, place):
            yield trait
            yield f"{stands} {trait}"
    yield from (f"said {form}" for form in described.content)


def _size(value: Value) -> Iterator[str]:
    number = value.amount.value if value.amount is not None else value.number
    size = math.floor(math.log10(number)) if number and number > 0 else 0
    yield f"size {size} {value.amount.currency if value.amount is not None else value.kind}"
    yield f"bound {value.bound}"


def _by_rules(figure: Figure, told: Told) -> Iterator[str]:
    having = told.having(figure.value)
    for relation, ends in having:
        yield f"rule {relation} of {'it' if key_of(figure.owner) in ends else 'another'}"
    if not having:
        yield "rule none"


def _left_out(lent: Lent) -> Iterator[str]:
    for end in ENDS:
        rank, probability = lent.ranks.get(end, (_MANY, 0.0))
        yield f"lent {end} {rank}"
        yield f"lent {end} sure {round(5 * probability)}"


def _apart(figure: Figure, owner: int, place: int) -> Iterator[str]:
    """How far apart owner and number stand, and what stands between: words, other things, clauses, links of a parse."""
    described = figure.item.described
    low, high = sorted((owner, place))
    between = described.words[low + 1 : high]
    order = "before" if owner < place else "behind"
    names = sum(word.kind == "name" for word in between)
    yield f"{order} {min(names, _MANY)} names between"
    yield f"{order} {min(len(between), 12) // 2} words between"
    yield f"{order} {min(sum(word.kind == 'value' for word in between), _MANY)} values between"
    yield from (f"{order} over {word.form}" for word in between if word.kind in CONTENT)
    if between and between[-1 if owner > place else 0].kind == "particle":
        yield f"{order} marked {between[-1 if owner > place else 0].form}"
    roles = described.roles(figure.owner)
    for clause, role in zip(described.sentence.clauses, roles, strict=False):
        if any(figure.value in arg.values for arg in clause.args) or figure.value in clause.values:
            yield f"role {role or 'none'}"
            yield f"role {role or 'none'} of {clause.lemma}"
    way = described.way(owner, place)
    if way is not None:
        left, meet, right = way
        links = [[described.words[index].link for index in part] for part in (left, right)]
        yield f"way {'<'.join(links[0])}^{'>'.join(reversed(links[1]))}"
        yield f"way over {described.words[meet].form}"


def _around(item: Weighed, place: int) -> Iterator[str]:
    words = item.described.words
    before, behind = words[max(0, place - _BEFORE) : place], words[place + 1 : place + 1 + _BEHIND]
    yield from (f"before {word.form}" for word in before)
    yield from (f"behind {word.form}" for word in behind)
    for near, content in (("then", words[place + 1 :]), ("after", words[:place][::-1])):
        forms = [word.form for word in content if word.kind in CONTENT][:2]
        yield from (f"{near} {number} {form}" for number, form in enumerate(forms))


class Chances:
    """How probable each relation of each figure is."""

    def __init__(self, found: Sequence[Figure], told: Told, model: Model) -> None:
        self.found = found
        self.by_key = {figure.key: figure for figure in found}
        self._odds: dict[tuple[str, int, str], float] = {}
        for figure in found:
            sums = model.sums([*figure_traits(figure, told), ALWAYS])
            for relation, odds in zip(model.labels, sums, strict=True):
                if relation in figure.relations:
                    self._odds[(*figure.key, relation)] = odds / UNIT

    def of(self, figure: Figure, relation: str) -> float:
        """The probability that a number is this figure of its owner."""
        odds = self._odds.get((*figure.key, relation))
        return 0.0 if odds is None else probability(odds)

    def best(self) -> Iterator[tuple[str, Figure, float]]:
        """For each number and relation its most probable owner."""
        found: dict[tuple[int, str], tuple[float, Figure]] = {}
        for figure in self.found:
            for relation in figure.relations:
                chance = self.of(figure, relation)
                if chance > found.get((figure.value.start, relation), (0.0, None))[0]:
                    found[figure.value.start, relation] = chance, figure
        for (_, relation), (chance, figure) in found.items():
            yield relation, figure, chance


def weigh_figures(
    everything: Sequence[Described],
    claims: Sequence[Claim],
    told: Told,
    discourse: Discourse,
    language: Language,
    key: str,
) -> list[Claim]:
    """The claims without the figures that are improbable, and those figures that are probable beside them."""
    chances = Chances(list(figures(everything)), told, load_model(f"figures.{key}"))
    best = {(relation, figure.value.start): (figure, chance) for relation, figure, chance in chances.best()}
    kept = [claim for claim in claims if not _improbable(claim, chances, best)]
    told_already = {value.start for claim in kept if claim.object is None for value in claim.values}
    added: list[Claim] = []
    for (relation, start), (figure, chance) in sorted(best.items(), key=lambda item: -item[1][1]):
        # A number is one figure: a worth is no revenue.
        if chance >= LEAST and start not in told_already:
            told_already.add(start)
            verdict = learnt_status(figure.item, relation, language, load_model(f"figure-statuses.{key}"))
            added.append(_claim(figure, relation, chance, verdict, discourse))
    return [*kept, *added]


def _improbable(claim: Claim, chances: Chances, best: dict[tuple[str, int], tuple[Figure, float]]) -> bool:
    """Whether what a rule read as a figure is improbable, or another owner of the number is more probable."""
    if claim.object is not None or len(claim.values) != 1:
        return False
    start = claim.values[0].start
    figure = chances.by_key.get((key_of(claim.subject), start))
    if figure is None or claim.relation not in figure.relations:
        return False
    chance = chances.of(figure, claim.relation)
    other, most = best.get((claim.relation, start), (figure, chance))
    return chance < DROPPED or (other is not figure and most >= LEAST and most > chance)


def _claim(figure: Figure, relation: str, chance: float, verdict: Verdict, discourse: Discourse) -> Claim:
    sentence, owner = figure.item.sentence, figure.owner
    if figure.item.candidate.lent[0] is not None:
        owner = stand_in(owner, "zero", "among the most central", discourse.main[:2])
    claim = Claim(
        relation,
        owner,
        None,
        verdict,
        sentence.start,
        sentence.end,
        f"learnt.{relation}",
        f"probability {chance:.2f}; status {verdict.why}",
        chance,
        [figure.value],
        attribution=sentence.attribution,
        headline=sentence.headline,
        learnt=True,
    )
    claim.tell_resolutions()
    return claim
