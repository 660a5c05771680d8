"""Why an edge is there: every statement between two names, with sentence, offsets, rule and status path."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from alliances.ontology.entity import Entity
from alliances.ontology.errors import AlliancesError
from alliances.ontology.gazetteer import Gazetteer
from alliances.ontology.identifiers import name_key
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Explanation:
    """One statement between the two, and whether it puts a plain triple into the graph."""

    statement: Statement
    asserted: bool

    def __str__(self) -> str:
        s = self.statement
        rule, _, why = (s.rule or "").partition(": ")
        lines = [
            f"{s.subject.name} {s.relation} {s.object.name if s.object else ''}".rstrip()
            + f" · {s.status} ({'asserted' if self.asserted else 'statement only, no plain triple'})",
            f"  sentence   {s.evidence.text}",
            f"  characters {s.evidence.start}-{s.evidence.end} of {s.article.title or s.article.id}",
            f"  source     {', '.join(filter(None, (s.article.publisher, s.article.published, s.article.url))) or s.article.id}",
            f"  rule       {rule or 'none given'} ({s.extractor}, confidence {s.confidence:g})",
        ]
        return "\n".join([*lines, *([f"  because    {why}"] if why else [])])


def find_entity(statements: Iterable[Statement], name: str) -> set[str]:
    """Ids of the entities known under this id, name, label or alias; raises `AlliancesError` if none is."""
    key, found = name_key(name), set()
    entry = Gazetteer.default().find(name)
    for statement in statements:
        for entity in (statement.subject, statement.object):
            if entity is not None and (
                name in (entity.id, entity.read_as)
                or key in _keys(entity)
                or (entry is not None and entry.id in (entity.id, entity.read_as))
            ):
                found.add(entity.id)
    if not found:
        raise AlliancesError(f"no entity named {name!r} in this graph{_hint(statements, name)}")
    return found


def _hint(statements: Iterable[Statement], name: str) -> str:
    known = {e.name for s in statements for e in (s.subject, s.object) if e is not None}
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.75)
    return f"; did you mean {near[0]}?" if near else ""


def _keys(entity: Entity) -> set[str]:
    names = (entity.name, entity.mention, entity.ko, *entity.aliases)
    return {name_key(name) for name in names if name}


def explain(statements: list[Statement], one: str, other: str) -> list[Explanation]:
    """Explanations of all statements between two entities, in either direction."""
    left, right = find_entity(statements, one), find_entity(statements, other)
    return [
        Explanation(s, vocabulary().statuses[s.status].asserts)
        for s in statements
        if s.object is not None
        and (
            (s.subject.id in left and s.object.id in right) or (s.subject.id in right and s.object.id in left)
        )
    ]
