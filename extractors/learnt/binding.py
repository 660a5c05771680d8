"""Which sums, shares, powers and counts of a sentence belong to a claim: learnt from what stands around them.

Each value is asked for itself (logistic regression, `data/values.*.tsv`); of a kind the most probable is taken, where it is
probable enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from alliances.extractors.assembly import shows
from alliances.extractors.claims import Claim
from alliances.extractors.learnt.described import CONTENT
from alliances.extractors.learnt.model import ALWAYS, Model
from alliances.extractors.learnt.told import Ends, Told, ends_of, ordered
from alliances.extractors.learnt.words import each_words
from alliances.extractors.values.model import Value
from alliances.ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from alliances.extractors.learnt.weighed import Weighed

# How many words before and behind a value are looked at.
_BEFORE, _BEHIND, _AROUND, _EACH = 2, 4, 5, 3
_MANY = 3
_BUILDS = "builds-datacenter"
# How probable the sum of what a rule read must be (seven in ten), in units of the model.
_SURE = 85
# The same for what no rule read (two in five): chosen by 66 Korean and 24 English articles that were not learnt from.
_LIKELY = -40
# Below which a sum that a rule read is taken from it (one in thirteen).
_HARDLY = -250


def values_of(item: Weighed, relation: str, told: Told, model: Model, least: int = _LIKELY) -> list[Value]:
    """The values of a sentence that belong to a relation of two of its names, at most one of a kind.

    `least`: the logarithm of the odds that a value must pass, in units of the model.
    """
    found: dict[str, tuple[int, Value]] = {}
    for value in item.sentence.values:
        if shows(relation, value.kind):
            sums = model.sums([*value_traits(item, relation, value, told), ALWAYS])[0]
            if sums > least and (value.kind not in found or sums > found[value.kind][0]):
                found[value.kind] = sums, value
    return sorted((value for _, value in found.values()), key=lambda value: value.start)


def claim_item(claim: Claim, items: Iterable[Weighed]) -> Weighed | None:
    """Of the candidates of a claim the one in the sentence of which a rule read it."""
    return next((i for i in items if i.sentence.start <= claim.start < i.sentence.end), None)


def drop_sums(claim: Claim, items: Iterable[Weighed], told: Told, model: Model) -> None:
    """Take from what a rule read the sums of its sentence that hardly belong to it."""
    item = claim_item(claim, items)
    if item is None:
        return
    refused = {
        value.start
        for value in claim.values
        if value.kind == "money"
        and value in item.sentence.values
        and model.sums([*value_traits(item, claim.relation, value, told), ALWAYS])[0] < _HARDLY
    }
    if refused:
        claim.refused = frozenset(refused)
        claim.values = [v for v in claim.values if v.kind != "money" or v.start not in refused]
        claim.why = f"{claim.why}; sum improbable"


def bind_sum(claim: Claim, items: Iterable[Weighed], told: Told, model: Model) -> list[Value]:
    """The sum that belongs to what a rule read without one, where no rule gave it to another claim; it must be quite probable."""
    if claim.shared_amount or any(value.kind == "money" for value in claim.values):
        return []
    item = claim_item(claim, items)
    bound = values_of(item, claim.relation, told, model, _SURE) if item is not None else []
    return [v for v in bound if v.kind == "money" and not told.having(v) and v.start not in claim.refused]


def settle_sums(
    bound: Sequence[Claim],
    others: Sequence[Claim],
    each: Collection[int] = (),
    chances: Mapping[int, float] | None = None,
) -> None:
    """Of claims whose sums were bound to them, none keeps one that pays elsewhere.

    A sum (a mention of one) that several give to one, or one to several, is no one's own: these claims share it and do not tell
    it. (What a rule read as given by several together is told of each; the graph counts it as theirs together.) Otherwise it
    pays once, for what rules read (`others`), else for the most probable claim. `each`: where sums begin that each of several
    has for itself; `chances`: by the id of a claim how probable it is, else it is as probable as it is sure.
    """
    _choose([*bound, *others], each, chances or {})
    paid: dict[tuple[int, int], set[Ends]] = defaultdict(set)
    for claim in others:
        for value in claim.values:
            paid[value.start, value.end].add(ends_of(claim))
    takers: dict[tuple[str, str, str, int], set[Ends]] = defaultdict(set)
    for claim in [*bound, *others]:
        for taking in _taking(claim):
            takers[taking].add(ends_of(claim))  # read twice, a claim is still one
    for claim in sorted(bound, key=lambda claim: -claim.confidence):
        shared = any(len(takers[taking]) > 1 and taking[-1] not in each for taking in _taking(claim))
        ends = ends_of(claim)
        taken = claim.values
        if shared:
            claim.shared_amount = True
            if claim.relation != _BUILDS:  # what is built costs so much, whoever builds
                claim.values = [value for value in claim.values if value.kind != "money"]
        else:
            taken = claim.values = [
                value
                for value in claim.values
                if value.kind != "money" or value.start in each or paid[value.start, value.end] <= {ends}
            ]
        for value in taken:
            paid[value.start, value.end].add(ends)


def _choose(claims: Sequence[Claim], each: Collection[int], chances: Mapping[int, float]) -> None:
    """Of claims with one sum, those whose differing end is left out lose it where another is more probable.

    They are other readings of one deal, no further parties to it; who is said may be one of several who pay together.
    """
    groups: dict[tuple[str, str, str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        for taking in _taking(claim) if not vocabulary().relations[claim.relation].symmetric else ():
            groups[taking].append(claim)
    for (_, part, _, start), having in groups.items():
        left = [claim for claim in having if any(value.start == start for value in claim.values)]
        if start in each or not left:
            continue
        best = max(left, key=lambda claim: chances.get(id(claim), claim.confidence))
        for claim in left:
            end = claim.subject if part == "to" else claim.object
            if ends_of(claim) != ends_of(best) and end is not None and end.resolved.startswith("[zero"):
                claim.values = [v for v in claim.values if v.kind != "money" or v.start != start]
                claim.why = f"{claim.why}; sum another's"


def has_sum(claim: Claim) -> bool:
    """Whether a claim has a sum of its own."""
    return not claim.shared_amount and any(value.kind == "money" for value in claim.values)


def _taking(claim: Claim) -> list[tuple[str, str, str, int]]:
    """Who gives and who takes each of a claim's sums, each with the relation and where the sum stands."""
    giver, taker = ends_of(claim)
    starts = [value.start for value in claim.values if value.kind == "money"]
    return [
        (claim.relation, part, key, start) for start in starts for part, key in (("to", taker), ("by", giver))
    ]


def value_traits(item: Weighed, relation: str, value: Value, told: Told) -> Iterator[str]:
    """What speaks for or against a value: order, distance, the words around it, its clause, who else has it by the rules."""
    described = item.described
    place = described.at(value.start, value.end)
    ends = described.places(item.candidate)
    kind = f"{value.kind} of {relation}"
    yield kind
    same = [other for other in item.sentence.values if other.kind == value.kind]
    yield f"{value.kind} {min(same.index(value), _MANY)} of {min(len(same), _MANY)}"
    order = sorted((p, sign) for p, sign in zip((*ends, place), "sov", strict=True) if p is not None)
    signs = "".join(sign for _, sign in order)
    yield f"{kind} order {signs}"
    if place is None:
        return
    yield from (f"{sign} {trait}" for sign, trait in _aligned(item, ends, value))
    each = is_each(item, value)
    for end, sign in zip(ends, "so", strict=True):
        if end is not None:
            yield f"{sign} {value.kind} {_between(item, end, place)}"
            yield f"{sign} {kind} {_between(item, end, place)}"
            if each:
                yield f"{sign} each {_between(item, end, place)}"
            yield from _way(item, place, end, f"{kind} {sign}")
    nearest = min(
        ((abs(p - place), sign) for p, sign in zip(ends, "so", strict=True) if p is not None),
        default=(0, "none"),
    )
    nearer = sum(
        word.kind == "name" and abs(p - place) < nearest[0] for p, word in enumerate(described.words)
    )
    yield f"{kind} nearest {nearest[1]} after {min(nearer, _MANY)}"
    yield from _around(item, place, kind, relation)
    yield from _clauses(item, value, kind)
    pair = ordered(relation, item.ends)
    for other, own in told.having(value):
        same_pair = ordered(relation, own) == pair
        yield f"had by {other} of {'the same' if same_pair else 'others'} for {relation}"
        yield f"had by {'the same' if same_pair else 'another relation' if other != relation else 'others'}"


def is_each(item: Weighed, value: Value) -> bool:
    """Whether a value is told of each of several for itself: 각각 5억달러를, 10억엔씩, $5 billion each.

    Where two values stand, each of several has another: 각각 10억달러, 5억달러.
    """
    place = item.described.at(value.start, value.end)
    if place is None:
        return False
    near = item.described.words[max(0, place - _EACH) : place + _EACH + 1]
    alone = sum(word.kind == "value" and word.form == value.kind for word in near) == 1
    return alone and any(word.form in each_words() for word in near)


def _aligned(item: Weighed, ends: tuple[int | None, int | None], value: Value) -> Iterator[tuple[str, str]]:
    """Whether an end is in its row what the value is in its own, as the second of each: X가 1억달러, Y가 2억달러를."""
    words = item.described.words
    values = [p for p, word in enumerate(words) if word.kind == "value" and word.form == value.kind]
    place = item.described.at(value.start, value.end)
    for end, other, sign in zip(ends, ends[::-1], "so", strict=True):
        if end is None or place not in values:
            continue
        names = [
            p for p, w in enumerate(words) if w.kind == "name" and w.form == words[end].form and p != other
        ]
        if end in names and len(names) == len(values) > 1:
            same = names.index(end) == values.index(place)
            yield (
                sign,
                f"{'aligned' if same else 'not aligned'} {'name' if names[0] < values[0] else 'value'} first",
            )


def _between(item: Weighed, one: int, other: int) -> str:
    """How many words, names and values stand between two places."""
    low, high = sorted((one, other))
    words = item.described.words[low + 1 : high]
    kinds = [word.kind for word in words]
    apart = "near" if len(words) < 4 else "by" if len(words) < 9 else "far"
    return f"{apart} {min(kinds.count('name'), _MANY)} names {min(kinds.count('value'), _MANY)} values"


def _way(item: Weighed, place: int, end: int, kind: str) -> Iterator[str]:
    """The links of a parse from a value to a name, and the word over both."""
    described = item.described
    way = described.way(place, end)
    if way is not None:
        up, meet, down = way
        links = [[described.words[index].link for index in part] for part in (up, down)]
        yield f"{kind} way {'<'.join(links[0])}^{'>'.join(reversed(links[1]))}"
        yield f"{kind} over {described.words[meet].form}"


def _around(item: Weighed, place: int, kind: str, relation: str) -> Iterator[str]:
    described = item.described
    words = described.words
    for word in words[max(0, place - _BEFORE) : place]:
        yield f"{kind} before {word.form}"
        yield f"before {word.form}"
    for distance, word in enumerate(words[place + 1 : place + 1 + _BEHIND]):
        yield f"{kind} behind {word.form}"
        yield f"behind {word.form}"
        if not distance:
            yield f"next {word.form}"
    for form in [word.form for word in words[place + 1 :] if word.kind in CONTENT][:2]:
        yield f"{kind} then {form}"
    for form in [word.form for word in words[:place] if word.kind in CONTENT][-2:]:
        yield f"{kind} after {form}"
    near = described.opened[max(0, place - _AROUND) : place + _AROUND + 1]
    opened = {other for own in near for other in own}
    yield f"{kind} {'opened' if relation in opened else 'not opened'} near"
    yield from (f"{kind} near {other}" for other in sorted(opened - {relation}))


def _clauses(item: Weighed, value: Value, kind: str) -> Iterator[str]:
    """Whether a clause holds the value, and in which roles it holds the names."""
    names = zip((item.candidate.subject, item.candidate.object), item.candidate.lent, strict=True)
    roles = [item.described.roles(name) if lent is None else None for name, lent in names]
    for number, clause in enumerate(item.sentence.clauses):
        if any(value in arg.values for arg in clause.args) or value in clause.values:
            told = " ".join(own[number] or "-" if own is not None else "lent" for own in roles)
            yield f"{kind} in a clause with {told}"
            yield f"{kind} in {clause.lemma}"
