"""Blocs: communities of names whose ties of capital, supply and cooperation are denser among them than outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from alliances.graph.picture.style import style
from alliances.graph.picture.ties import Tie

SMALLEST = 3


def blocs(bundles: Iterable[Tie], order: Sequence[str]) -> list[list[str]]:
    """Louvain communities (Blondel et al. 2008) of at least three names, the largest first.

    Nodes are numbers while they are sorted: networkx walks sets of them, and only those of numbers have one order in
    every process.
    """
    import networkx

    number = {entity: index for index, entity in enumerate(order)}
    graph: Any = networkx.Graph()
    graph.add_nodes_from(range(len(order)))
    for tie in bundles:
        holding = [line for line in tie.lines if style().family(line.relation).bloc]
        weight = Tie(tie.pair, holding).strength
        if weight > 0:
            graph.add_edge(*sorted(number[end] for end in tie.pair), weight=round(weight, 6))
    found = networkx.community.louvain_communities(graph, seed=7)
    kept = [sorted(members) for members in found if len(members) >= SMALLEST]
    return [[order[i] for i in members] for members in sorted(kept, key=lambda m: (-len(m), m))]
