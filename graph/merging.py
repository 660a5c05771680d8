"""Statements as seen through judgements: entities that are judged the same are one. The statements themselves stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from alliances.ontology.entity import Entity
from alliances.ontology.errors import AlliancesError
from alliances.ontology.gazetteer import Gazetteer
from alliances.ontology.judgements import Judgements
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import vocabulary


def interchangeable(one: str, other: str) -> bool:
    """Whether every relation takes two types alike, so that one thing may have been read as either."""
    return all(
        (one in end) == (other in end)
        for relation in vocabulary().relations.values()
        for end in (relation.subject, relation.object)
    )


def merged(statements: Sequence[Statement], judgements: Judgements) -> list[Statement]:
    """The statements with every entity as its judgements have it, in the same order and with the same ids.

    A statement between two that are now one says nothing of two things and is left out. Raises `AlliancesError` where
    things of different sorts, such as a company and a place, are judged the same.
    """
    if not judgements.canonical:
        return list(statements)
    entities = merged_entities(statements, judgements)
    return [seen for s in statements if (seen := seen_through(s, entities)) is not None]


def seen_through(statement: Statement, entities: Mapping[str, Entity]) -> Statement | None:
    """A statement with its ends as `merged_entities` has them; None where both are now one."""
    ends = {
        name: _in_place_of(entity, entities[entity.id])
        for name in ("subject", "object")
        if (entity := getattr(statement, name)) is not None and entity.id in entities
    }
    if not ends:
        return statement
    seen = statement.model_copy(update=ends)
    return None if seen.object is not None and seen.object.id == seen.subject.id else seen


def _in_place_of(entity: Entity, standing: Entity) -> Entity:
    read_as = entity.id if entity.id != standing.id else None
    return standing.model_copy(update={"mention": entity.mention, "place": entity.place, "read_as": read_as})


def merged_entities(statements: Iterable[Statement], judgements: Judgements) -> dict[str, Entity]:
    """Entity id → the entity that it is now, for all that a judgement makes one."""
    groups: dict[str, dict[str, list[Entity]]] = {}
    touched = judgements.canonical.keys() | set(judgements.canonical.values())
    for statement in statements:
        for entity in (statement.subject, statement.object):
            if entity is not None and entity.id in touched:
                canonical = judgements.canonical.get(entity.id, entity.id)
                groups.setdefault(canonical, {}).setdefault(entity.id, []).append(entity)
    return {
        member: standing
        for canonical, members in groups.items()
        if members.keys() != {canonical}
        for standing in [_standing(canonical, members, judgements)]
        for member in members
    }


def _standing(canonical: str, members: dict[str, list[Entity]], judgements: Judgements) -> Entity:
    """One entity with the name and type of the one that stands for all, and with all their names."""
    variants = [entity for told in members.values() for entity in told]
    entry = Gazetteer.default().entries.get(canonical)
    own = members.get(canonical, variants)
    names = {entity.name for entity in own}
    name = entry.name if entry is not None else min(names, key=lambda n: (bool(re.search("[가-힣]", n)), n))
    kind = entry.type if entry is not None else min(entity.type for entity in own)
    strange = [e for e in variants if not interchangeable(e.type, kind)]
    if strange:
        raise AlliancesError(
            f"{judgements.name}: {strange[0].name} is a {strange[0].type} and {name} a {kind}: they cannot be the same"
        )
    known = {n for e in variants for n in (e.name, e.ko, *e.aliases) if n}
    korean = sorted(n for n in known if re.search("[가-힣]", n) and n != name)
    links = sorted({e.wikidata for e in own if e.wikidata} or {e.wikidata for e in variants if e.wikidata})
    return Entity(
        id=canonical,
        name=name,
        type=kind,
        wikidata=links[0] if links else None,
        ko=next((e.ko for e in own if e.ko), korean[0] if korean else None),
        aliases=tuple(sorted(known - {name})),
    )
