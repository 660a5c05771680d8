"""GraphML, as Gephi, yEd and Cytoscape read it."""

from __future__ import annotations

import io

from alliances.graph.export.printable import printable_network
from alliances.ontology.statement import Statement


def write(statements: list[Statement]) -> str:
    """The network as GraphML, edge ids being statement ids.

    Every claim is an edge with its `status`; `asserted` is true only for those that hold.
    """
    import networkx

    buffer = io.BytesIO()
    networkx.write_graphml(printable_network(statements), buffer, named_key_ids=True, prettyprint=True)
    return buffer.getvalue().decode("utf-8")
