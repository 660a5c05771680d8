"""A Cypher script that any openCypher database runs: `cypher-shell -f graph.cypher`."""

from __future__ import annotations

import re

from alliances.graph.export.property_graph import Node, Relationship, Value, nodes, relationships
from alliances.ontology.statement import Statement

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def write(statements: list[Statement]) -> str:
    """One MERGE a node and one a statement, so that running it twice changes nothing.

    A claim that does not hold is a `CLAIM` with its status, never an `INVESTS_IN`.
    """
    lines = [
        "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;",
        *map(_node, nodes(statements)),
        *map(_relationship, relationships(statements)),
    ]
    return "".join(line + "\n" for line in lines)


def _node(node: Node) -> str:
    return f"MERGE (n:Entity {{id: {literal(node.id)}}}) SET n:{node.label}, n += {_map(node.properties)};"


def _relationship(relationship: Relationship) -> str:
    ends = f"MATCH (a:Entity {{id: {literal(relationship.start)}}}), (b:Entity {{id: {literal(relationship.end)}}})"
    edge = f"MERGE (a)-[r:{relationship.type} {{statement: {literal(relationship.id)}}}]->(b)"
    return f"{ends} {edge} SET r += {_map(relationship.properties)};"


def _map(properties: dict[str, Value]) -> str:
    return "{" + ", ".join(f"{key}: {literal(value)}" for key, value in properties.items()) + "}"


def literal(value: Value) -> str:
    r"""A value as Cypher reads it.

    Some readers turn `\u0027` into a quote before they look at anything else, even behind an escaped backslash: a text
    that holds one is cut between the backslash and the `u`.

    >>> print(literal("it's"), literal("a\\u0027b"), literal(True), literal(2.5))
    'it\'s' 'a\\' + 'u0027b' true 2.5
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value).replace("e+", "e")
    parts = re.split(r"(?<=\\)(?=[uU])", value)
    return " + ".join("'" + "".join(_ESCAPES.get(c, c) for c in part) + "'" for part in parts)
