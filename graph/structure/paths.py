"""How two names hang together: the shortest chain of claims between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from alliances.graph.records import Records
from alliances.graph.structure.flows import Leg, legs
from alliances.graph.structure.ties import tied
from alliances.ontology.statement import Statement


@dataclass(frozen=True, slots=True)
class Step:
    """One step: from one party to the next, with every leg between the two and the first sentence that tells it."""

    number: int
    start: str
    end: str
    legs: tuple[Leg, ...]
    sentence: str


def path(
    statements: Iterable[Statement],
    one: set[str],
    other: set[str],
    relations: Sequence[str] | None = None,
    statuses: Sequence[str] | None = None,
) -> Records[Step]:
    """The shortest chain from an id of `one` to an id of `other`, in either direction of each claim; empty where none is.

    Of chains of one length the one with the most claims is taken, then the first by id. All relations unless chosen,
    statuses that assert unless others are. Raises `AlliancesError` for a choice that is not known.
    """
    import networkx

    told = list(statements)
    graph = tied(legs(told, relations, statuses))
    number = {data["id"]: node for node, data in graph.nodes(data=True)}
    chains: list[list[int]] = []
    for start in sorted(one & number.keys()):
        for end in sorted(other & number.keys()):
            if networkx.has_path(graph, number[start], number[end]):
                chains += networkx.all_shortest_paths(graph, number[start], number[end])
    if not chains:
        return Records()
    best = min(chains, key=lambda c: (len(c), -sum(graph.edges[e]["weight"] for e in pairwise(c)), c))
    sentences = {s.id: s.evidence.text for s in told}
    return Records(
        Step(
            index,
            graph.nodes[a]["label"],
            graph.nodes[b]["label"],
            tuple(graph.edges[a, b]["legs"]),
            sentences[graph.edges[a, b]["legs"][0].statements[0]],
        )
        for index, (a, b) in enumerate(pairwise(best), start=1)
    )
