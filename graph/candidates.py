"""Entities that may be one: pairs for a person to judge, never merged by themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from alliances.graph.merging import interchangeable
from alliances.graph.records import Records
from alliances.ontology.entity import Entity
from alliances.ontology.gazetteer import Gazetteer
from alliances.ontology.judgements import Judgements
from alliances.ontology.sounds import blocks, generic, likeness, without_ending
from alliances.ontology.statement import Statement

# Names that sound alike are proposed by themselves from here on, and with a shared neighbour from the other.
ALONE, WITH_CONTEXT = 0.7, 0.4
# A name and the same name without its last word ("Blue Owl", "Blue Owl Capital").
SHORTENED = 0.85
NAME_WEIGHT = 0.8
# Blocks with more names than this hold no rare sound: their pairs would be chance.
LARGEST_BLOCK = 200
Neighbours = dict[str, frozenset[tuple[str, str, bool]]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities that may be one: the names that sound alike (0 to 1), and the neighbours that they share.

    `score` is four parts likeness and one part the share of the smaller one's neighbours that both have.
    """

    one: str
    other: str
    one_name: str
    other_name: str
    type: str
    score: float
    likeness: float
    shared: tuple[str, ...]


def candidates(
    statements: Sequence[Statement], judgements: Judgements, limit: int | None = None
) -> Records[Candidate]:
    """Pairs for a person to judge, the likeliest first.

    Left out are pairs that are judged already, that the gazetteer tells apart, whose Wikidata ids differ, that a statement
    joins (nobody invests in himself), and of sorts that cannot be one.
    """
    entities, neighbours = _entities(statements), _neighbours(statements)
    found = []
    for one, other in _pairs(entities):
        if judgements.of(one, other) is None and not _told_apart(entities[one], entities[other], neighbours):
            candidate = _candidate(entities[one], entities[other], neighbours)
            if candidate is not None:
                found.append(candidate)
    return Records(sorted(found, key=lambda c: (-c.score, c.one_name, c.other_name, c.one, c.other))[:limit])


def _entities(statements: Iterable[Statement]) -> dict[str, list[Entity]]:
    found: dict[str, list[Entity]] = defaultdict(list)
    for statement in statements:
        for entity in (statement.subject, statement.object):
            if entity is not None:
                found[entity.id].append(entity)
    return dict(found)


def _neighbours(statements: Iterable[Statement]) -> Neighbours:
    """Entity id → (relation, the other end, whether it is the subject), of every statement about it."""
    found: dict[str, set[tuple[str, str, bool]]] = defaultdict(set)
    for s in statements:
        if s.object is not None:
            found[s.subject.id].add((s.relation, s.object.id, True))
            found[s.object.id].add((s.relation, s.subject.id, False))
    return {name: frozenset(told) for name, told in found.items()}


def names_of(variants: list[Entity]) -> set[str]:
    """The names of an entity that stand for it in any text; a mention such as "the company" is none."""
    return {name for e in variants for name in (e.name, e.ko, *e.aliases) if name and not generic(name)}


def _pairs(entities: dict[str, list[Entity]]) -> list[tuple[str, str]]:
    by_block: dict[str, set[str]] = defaultdict(set)
    for identifier, variants in entities.items():
        for name in names_of(variants):
            for form in (name, without_ending(name)):
                for block in blocks(form) if form else ():
                    by_block[block].add(identifier)
    return sorted(
        {
            pair
            for block, members in by_block.items()
            if 1 < len(members) <= LARGEST_BLOCK and block != "/"
            for pair in combinations(sorted(members), 2)
        }
    )


def _told_apart(one: list[Entity], other: list[Entity], neighbours: Neighbours) -> bool:
    known = Gazetteer.default().entries
    links = [{e.wikidata for e in variants if e.wikidata} for variants in (one, other)]
    return (
        (one[0].id in known and other[0].id in known)
        or bool(links[0] and links[1] and links[0].isdisjoint(links[1]))
        or not interchangeable(one[0].type, other[0].type)
        or any(end == other[0].id for _, end, _ in neighbours.get(one[0].id, ()))
        or bool(_places(one) and _places(other) and _places(one).isdisjoint(_places(other)))
    )


def _places(variants: list[Entity]) -> set[str]:
    return {e.place for e in variants if e.place}


def _candidate(one: list[Entity], other: list[Entity], neighbours: Neighbours) -> Candidate | None:
    alike, left, right = max(_likeness(a, b, one[0].type) for a, b in product(names_of(one), names_of(other)))
    about = neighbours.get(one[0].id, frozenset()), neighbours.get(other[0].id, frozenset())
    shared = about[0] & about[1]
    if alike < (WITH_CONTEXT if shared else ALONE):
        return None
    context = len(shared) / max(1, min(map(len, about)))
    return Candidate(
        one[0].id,
        other[0].id,
        left,
        right,
        one[0].type,
        round(NAME_WEIGHT * alike + (1 - NAME_WEIGHT) * context, 3),
        round(alike, 3),
        tuple(sorted({f"{relation} {end}" for relation, end, _ in shared})),
    )


def _likeness(one: str, other: str, kind: str) -> tuple[float, str, str]:
    person = kind == "Person"
    alike = likeness(one, other, person)
    for short, full in ((one, without_ending(other)), (without_ending(one), other)):
        if short is not None and full is not None and not person:
            alike = max(alike, SHORTENED * likeness(short, full))
    return alike, one, other
