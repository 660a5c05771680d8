"""Who stands in the middle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alliances.graph.records import Records
from alliances.graph.structure.flows import legs
from alliances.graph.structure.ties import ALLIANCE, tied
from alliances.ontology.statement import Statement

# Above this many parties, betweenness is estimated from so many of them (Brandes and Pich 2007): exact values of tens of
# thousands take hours.
EXACT, SAMPLE, SEED = 1000, 200, 0


@dataclass(frozen=True, slots=True)
class Standing:
    """A party's place among the others.

    `partners` counts distinct neighbours, `ties` edges by relation. `betweenness` is the share (0 to 1) of shortest paths
    between others that run through it (Freeman 1977); `core` the largest k such that it belongs to a group in which each has
    k neighbours within the group (Seidman 1983).
    """

    entity: str
    name: str
    partners: int
    ties: int
    betweenness: float
    core: int


def central(
    statements: Iterable[Statement],
    relations: Sequence[str] | None = None,
    statuses: Sequence[str] | None = None,
    limit: int | None = None,
) -> Records[Standing]:
    """All parties, the one with the highest betweenness first; estimated from a fixed sample above 1,000 parties.

    `relations` are those of alliance unless chosen, `statuses` those that assert. Raises `AlliancesError` for a choice that is
    not known.
    """
    import networkx

    graph = tied(legs(statements, relations or ALLIANCE, statuses))
    sample = SAMPLE if len(graph) > EXACT else None
    between = networkx.betweenness_centrality(graph, k=sample, seed=SEED)
    graph.remove_edges_from(list(networkx.selfloop_edges(graph)))
    core = networkx.core_number(graph)
    found = [
        Standing(
            data["id"],
            data["label"],
            graph.degree(node),
            int(graph.degree(node, weight="weight")),
            round(between[node], 6),
            core[node],
        )
        for node, data in graph.nodes(data=True)
    ]
    return Records(sorted(found, key=lambda s: (-s.betweenness, -s.ties, s.name, s.entity))[:limit])
