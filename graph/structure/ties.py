"""Undirected ties between parties, in an order that is the same in every process."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from alliances.graph.structure.flows import FUNDING, SUPPLY, Leg

if TYPE_CHECKING:
    from networkx import Graph

# Relations that hold parties together; rivalry and disputes do not.
ALLIANCE = (*FUNDING, *SUPPLY, "holds-stake-in", "partners-with", "builds-datacenter", "subsidiary-of")


def tied(edges: Iterable[Leg]) -> Graph:
    """A NetworkX Graph of the parties; an edge lists its `legs` and weighs as many.

    Nodes are numbers in the order of the ids, each with its `id` and `label`: NetworkX walks sets of nodes, and only sets of
    numbers have one order in every process.
    """
    import networkx

    told = list(edges)
    labels = {end: name for leg in told for end, name in _ends(leg)}
    number = {identifier: index for index, identifier in enumerate(sorted(labels))}
    graph: Graph = networkx.Graph()
    for identifier, index in number.items():
        graph.add_node(index, id=identifier, label=labels[identifier])
    for leg in told:
        pair = number[leg.subject], number[leg.object]
        if graph.has_edge(*pair):
            graph.edges[pair]["legs"].append(leg)
            graph.edges[pair]["weight"] += 1
        else:
            graph.add_edge(*pair, legs=[leg], weight=1)
    return graph


def _ends(leg: Leg) -> tuple[tuple[str, str], tuple[str, str]]:
    return (leg.subject, leg.subject_name), (leg.object, leg.object_name)
