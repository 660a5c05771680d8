"""Concentration: who depends on one supplier or investor, directly and down the chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alliances.graph.records import Records
from alliances.graph.structure.flows import FUNDING, SUPPLY, Leg, directed, legs
from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement

KINDS = {"supply": SUPPLY, "funding": (*FUNDING, "holds-stake-in")}


@dataclass(frozen=True, slots=True)
class Exposure:
    """Those that depend on one provider.

    `kind` is "supply" (goods, cloud) or "funding". `dependents` take from the provider, `only` are those of them for whom no
    other provider of this kind is reported: what is not in the articles may still exist. `chain` counts all that are reached
    along further steps of the same kind, the dependents among them; `share` is the part of all takers that the dependents
    are (0 to 1).
    """

    kind: str
    provider: str
    provider_name: str
    dependents: tuple[str, ...]
    only: tuple[str, ...]
    chain: int
    share: float
    statements: tuple[str, ...]


def exposure(
    statements: Iterable[Statement], kind: str | None = None, statuses: Sequence[str] | None = None
) -> Records[Exposure]:
    """Providers with those that depend on them, the one with the most that have no other first.

    Over both kinds unless one is chosen, and over statuses that assert unless others are. Raises `AlliancesError` for a
    choice that is not known.
    """
    if kind is not None and kind not in KINDS:
        raise AlliancesError(f"unknown kind {kind!r}; known are {', '.join(KINDS)}")
    told = list(statements)
    found = [
        record
        for name in ([kind] if kind else KINDS)
        for record in _of_kind(name, legs(told, KINDS[name], statuses))
    ]
    return Records(
        sorted(found, key=lambda e: (-len(e.only), -len(e.dependents), e.kind, e.provider_name, e.provider))
    )


def _of_kind(kind: str, edges: list[Leg]) -> list[Exposure]:
    import networkx

    graph = directed(edges)
    by_provider: dict[str, list[Leg]] = defaultdict(list)
    for leg in edges:
        by_provider[leg.subject].append(leg)
    takers = {leg.object for leg in edges}
    return [
        Exposure(
            kind,
            provider,
            given[0].subject_name,
            _names(graph.nodes[n]["label"] for n in graph.successors(provider)),
            _names(graph.nodes[n]["label"] for n in graph.successors(provider) if graph.in_degree(n) == 1),
            len(networkx.descendants(graph, provider)),
            round(graph.out_degree(provider) / len(takers), 4),
            tuple(sorted(s for leg in given for s in leg.statements)),
        )
        for provider, given in sorted(by_provider.items())
    ]


def _names(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(labels))
