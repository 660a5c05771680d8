"""TriG: the default graph and one named graph an article."""

from __future__ import annotations

from rdflib import Dataset

from alliances.graph.triples import PREFIXES, quads
from alliances.ontology.statement import Statement


def write(statements: list[Statement]) -> str:
    """RDF 1.1 TriG."""
    return dataset(statements).serialize(format="trig")


def dataset(statements: list[Statement]) -> Dataset:
    """The statements as a plain rdflib dataset."""
    result = Dataset()
    for prefix, namespace in PREFIXES.items():
        result.bind(prefix, namespace, replace=True)
    for subject, predicate, value, graph in sorted(quads(statements), key=lambda q: tuple(map(str, q))):
        (result.graph(graph) if graph is not None else result.default_graph).add((subject, predicate, value))
    return result
