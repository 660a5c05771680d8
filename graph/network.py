"""The graph as a NetworkX MultiDiGraph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from alliances.ontology.entity import Entity
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def network(statements: Iterable[Statement]) -> MultiDiGraph:
    """Nodes by entity id with name, type, ko; edges keyed by statement id with the statement's fields.

    A literal relation (has-valuation …) is an edge from the entity to itself with `literal=True`.
    Attributes are strings, numbers and booleans only, so that every NetworkX writer takes them.
    """
    import networkx

    graph: Any = networkx.MultiDiGraph()
    for statement in statements:
        for entity in (statement.subject, statement.object):
            if entity is not None:
                graph.add_node(entity.id, **_node(entity))
        target = statement.object or statement.subject
        graph.add_edge(statement.subject.id, target.id, key=statement.id, **edge_attributes(statement))
    return graph


def _node(entity: Entity) -> dict[str, str]:
    attributes = {"label": entity.name, "name": entity.name, "type": entity.type}
    extra = {"ko": entity.ko, "wikidata": entity.wikidata, "place": entity.place}
    return attributes | {key: value for key, value in extra.items() if value}


def edge_attributes(statement: Statement) -> dict[str, str | float | bool]:
    """The fields of a statement that are set, flat."""
    amount = statement.amount
    values: dict[str, str | float | bool | None] = {
        "statement": statement.id,
        "relation": statement.relation,
        "status": statement.status,
        "asserted": vocabulary().statuses[statement.status].asserts,
        "share": statement.share,
        "power_w": statement.power_w,
        "count": statement.count,
        "role": statement.role,
        "product": statement.product,
        "instrument": statement.instrument,
        "period": statement.period,
        "time": statement.time,
        "attributed_to": statement.attributed_to.name if statement.attributed_to else None,
        "evidence": statement.evidence.text,
        "start": statement.evidence.start,
        "end": statement.evidence.end,
        "article": statement.article.id,
        "published": statement.article.published,
        "rule": statement.rule,
        "confidence": statement.confidence,
        "literal": statement.object is None,
    }
    if amount is not None:
        values |= {
            "amount": amount.value,
            "amount_min": amount.min,
            "amount_max": amount.max,
            "currency": amount.currency,
            "bound": amount.bound,
            "amount_kind": amount.kind,
        }
    return {key: value for key, value in values.items() if value is not None}
