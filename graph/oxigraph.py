"""Quads in Oxigraph's own terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from alliances.graph.triples import Quad

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Store
    from pyoxigraph import Quad as OxigraphQuad
    from rdflib import Literal as RdfLiteral
    from rdflib import URIRef


def fill(store: Store, rows: Iterable[Quad]) -> None:
    """Load quads in bulk: all of them or, if the process dies, none."""
    store.bulk_extend(_converted(rows))


def _converted(rows: Iterable[Quad]) -> Iterator[OxigraphQuad]:
    import pyoxigraph as ox

    for subject, predicate, value, graph in rows:
        name = ox.NamedNode(graph) if graph is not None else ox.DefaultGraph()
        yield ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), _term(value), name)


def _term(value: URIRef | RdfLiteral) -> NamedNode | Literal:
    import pyoxigraph as ox
    from rdflib import Literal

    if not isinstance(value, Literal):
        return ox.NamedNode(value)
    if value.language:
        return ox.Literal(str(value), language=value.language)
    return ox.Literal(str(value), datatype=ox.NamedNode(value.datatype) if value.datatype else None)
