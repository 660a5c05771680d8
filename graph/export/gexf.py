"""GEXF 1.2, Gephi's own format."""

from __future__ import annotations

import io
import re

from alliances.graph.export.printable import printable_network
from alliances.ontology.statement import Statement

# GEXF reads these as a span of life, and the edge's kind of direction; ours are offsets of the evidence.
_RESERVED = {"start": "evidence_start", "end": "evidence_end", "type": "kind"}


def write(statements: list[Statement]) -> str:
    """The network as GEXF, edge ids being statement ids and edge labels the relation with any status that asserts nothing.

    Every claim is an edge with its `status`; `asserted` is true only for those that hold.
    """
    import networkx

    graph = printable_network(statements)
    for *_, key, data in graph.edges(keys=True, data=True):
        for name in _RESERVED.keys() & data.keys():
            data[_RESERVED[name]] = data.pop(name)
        data["id"] = key
        data["label"] = data["relation"] if data["asserted"] else f"{data['relation']} ({data['status']})"
    buffer = io.BytesIO()
    networkx.write_gexf(graph, buffer, version="1.2draft")
    # The writer puts today's date in; the same graph must give the same bytes tomorrow.
    return re.sub(r' lastmodifieddate="[^"]*"', "", buffer.getvalue().decode("utf-8"), count=1)
