"""GraphML, as Gephi, yEd and Cytoscape read it."""

from __future__ import annotations

import io
import re

from alliances.graph.network import network
from alliances.ontology.statement import Statement

# XML 1.0 has no place for these, escaped or not.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(statements: list[Statement]) -> str:
    """The network as GraphML, edge ids being statement ids."""
    import networkx

    graph = network(statements)
    for _, attributes in [*graph.nodes(data=True), *((None, data) for *_, data in graph.edges(data=True))]:
        for key, value in attributes.items():
            if isinstance(value, str):
                attributes[key] = _FORBIDDEN.sub("", value)
            elif isinstance(value, int) and not isinstance(value, bool):
                attributes[key] = float(value)
    buffer = io.BytesIO()
    networkx.write_graphml(graph, buffer, named_key_ids=True, prettyprint=True)
    return buffer.getvalue().decode("utf-8")
