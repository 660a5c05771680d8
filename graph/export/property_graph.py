"""What Neo4j's two forms share: labelled nodes, typed relationships, both with properties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from alliances.graph.export.printable import printable
from alliances.graph.network import network
from alliances.ontology.statement import Statement

Value = str | float | bool
# A claim that does not hold has this type whatever its relation, so that a pattern on INVESTS_IN finds what holds.
CLAIM = "CLAIM"


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its id, its label (the entity's type) and its properties."""

    id: str
    label: str
    properties: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship from one node to another; its id is the statement's."""

    id: str
    start: str
    end: str
    type: str
    properties: dict[str, Value]


def nodes(statements: Iterable[Statement]) -> list[Node]:
    """The entities in the order of their ids."""
    graph = network(statements)
    return [
        Node(name, data["type"], _clean(data, {"type", "label"}))
        for name, data in sorted(graph.nodes(data=True))
    ]


def relationships(statements: Iterable[Statement]) -> list[Relationship]:
    """The statements in the order of their ids; a literal one (has-valuation) goes from its subject to itself."""
    graph = network(statements)
    found = [
        Relationship(key, start, end, _type(data), _clean(data, {"statement", "literal"}))
        for start, end, key, data in graph.edges(keys=True, data=True)
    ]
    return sorted(found, key=lambda r: r.id)


def _type(data: dict[str, Value]) -> str:
    return str(data["relation"]).upper().replace("-", "_") if data["asserted"] else CLAIM


def _clean(data: dict[str, Value], left_out: set[str]) -> dict[str, Value]:
    return {
        key: printable(value) if isinstance(value, str) else value
        for key, value in sorted(data.items())
        if key not in left_out
    }
