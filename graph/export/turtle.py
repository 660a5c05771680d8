"""Turtle: all quads in one flat graph."""

from __future__ import annotations

from rdflib import Graph

from alliances.graph.triples import PREFIXES, quads
from alliances.ontology.statement import Statement


def write(statements: list[Statement]) -> str:
    """RDF 1.1 Turtle; the same statements give the same bytes in whatever order they come."""
    return flat_graph(statements).serialize(format="turtle")


def flat_graph(statements: list[Statement]) -> Graph:
    """All triples of the statements without their named graphs."""
    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    for subject, predicate, value, _ in quads(statements):
        graph.add((subject, predicate, value))
    return graph
