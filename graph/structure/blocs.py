"""Blocs: parties with more ties among them than outside, and those that a named project joins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alliances.graph.records import Records
from alliances.graph.structure.flows import Leg, legs
from alliances.graph.structure.ties import ALLIANCE, tied
from alliances.ontology.sounds import generic
from alliances.ontology.statement import Statement

SEED = 0


@dataclass(frozen=True, slots=True)
class Bloc:
    """Parties that stand together.

    `kind` is "community" (Louvain communities of the alliance ties, Blondel et al. 2008; `name` is the member with the most
    ties) or "project" (`name` is a named data centre or build-out, `members` those with a tie to it). `inside` counts the
    ties among the members, `outside` those to others.
    """

    kind: str
    name: str
    members: tuple[str, ...]
    names: tuple[str, ...]
    inside: int
    outside: int

    def __str__(self) -> str:
        return f"{self.name}: {', '.join(self.names)}"


def blocs(
    statements: Iterable[Statement],
    smallest: int = 3,
    relations: Sequence[str] | None = None,
    statuses: Sequence[str] | None = None,
) -> Records[Bloc]:
    """Communities of at least `smallest` members, then named projects that two or more parties join, the largest first.

    `relations` are those of alliance unless chosen, `statuses` those that assert. Raises `AlliancesError` for a choice that is
    not known.
    """
    told = list(statements)
    edges = legs(told, relations or ALLIANCE, statuses)
    found = [bloc for bloc in _communities(edges) if len(bloc.members) >= smallest]
    return Records([*_ordered(found), *_ordered(_projects(told, edges))])


def _ordered(found: Iterable[Bloc]) -> list[Bloc]:
    return sorted(found, key=lambda b: (-len(b.members), b.name, b.members))


def _communities(edges: list[Leg]) -> list[Bloc]:
    import networkx

    graph = tied(edges)
    if not graph:
        return []
    result = []
    for members in networkx.community.louvain_communities(graph, seed=SEED):
        inside = graph.subgraph(members).size(weight="weight")
        outside = sum(graph.degree(n, weight="weight") for n in members) - 2 * inside
        first = max(sorted(members), key=lambda n: (graph.degree(n, weight="weight"), -n))
        told = sorted(members, key=lambda n: (n != first, graph.nodes[n]["label"], n))
        result.append(
            Bloc(
                "community",
                graph.nodes[first]["label"],
                tuple(graph.nodes[n]["id"] for n in told),
                tuple(graph.nodes[n]["label"] for n in told),
                int(inside),
                int(outside),
            )
        )
    return result


def _projects(statements: list[Statement], edges: list[Leg]) -> list[Bloc]:
    """Named facilities with two parties or more."""
    sites = {
        e.id: e.name
        for s in statements
        for e in (s.subject, s.object)
        if e is not None and e.type == "DataCenter" and not generic(e.name)
    }
    result = []
    for site, name in sorted(sites.items()):
        joined = [leg for leg in edges if site in (leg.subject, leg.object)]
        labels = {leg.subject: leg.subject_name for leg in joined} | {
            leg.object: leg.object_name for leg in joined
        }
        parties = sorted(((label, end) for end, label in labels.items() if end not in sites))
        if len(parties) > 1:
            members, names = tuple(end for _, end in parties), tuple(label for label, _ in parties)
            among = sum(leg.subject in members and leg.object in members for leg in edges)
            result.append(Bloc("project", name, members, names, among, len(joined)))
    return result
