"""CSV for `neo4j-admin database import`: one file of nodes, one of relationships.

neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv --multiline-fields=true neo4j
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from alliances.graph.export.property_graph import Value, nodes, relationships
from alliances.ontology.statement import Statement

_NODE = ("name", "ko", "wikidata", "place")
_RELATIONSHIP: dict[str, str] = {
    "relation": "",
    "status": "",
    "asserted": "boolean",
    "amount": "double",
    "amount_min": "double",
    "amount_max": "double",
    "currency": "",
    "bound": "",
    "amount_kind": "",
    "share": "double",
    "power_w": "double",
    "count": "double",
    "role": "",
    "product": "",
    "instrument": "",
    "period": "",
    "time": "",
    "attributed_to": "",
    "evidence": "",
    "start": "long",
    "end": "long",
    "article": "",
    "published": "",
    "rule": "",
    "confidence": "double",
}


def write_nodes(statements: list[Statement]) -> str:
    """The entities, each labelled `Entity` and with its type."""
    header = ["id:ID", *_NODE, ":LABEL"]
    rows = ([n.id, *(n.properties.get(p) for p in _NODE), f"Entity;{n.label}"] for n in nodes(statements))
    return _table(header, rows)


def write_relationships(statements: list[Statement]) -> str:
    """The statements: those that hold under their relation (`INVESTS_IN`), all others as `CLAIM` with their status."""
    header = [":START_ID", ":END_ID", ":TYPE", "statement"]
    header += [f"{name}:{kind}" if kind else name for name, kind in _RELATIONSHIP.items()]
    rows = (
        [r.start, r.end, r.type, r.id, *(r.properties.get(p) for p in _RELATIONSHIP)]
        for r in relationships(statements)
    )
    return _table(header, rows)


def _table(header: Sequence[str], rows: Iterable[Sequence[Value | None]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([[_cell(cell) for cell in row] for row in rows])
    return buffer.getvalue()


def _cell(value: Value | None) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
