"""Circles of money and goods, and whether there are more of them than chance would make."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import sqrt
from typing import TYPE_CHECKING

from alliances.graph.records import Records
from alliances.graph.structure.flows import FUNDING, SUPPLY, Leg, directed, legs
from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement

if TYPE_CHECKING:
    from networkx import DiGraph

FLOWS = ("money", "value")
LONGEST = 8


@dataclass(frozen=True, slots=True)
class Circle:
    """Parties that something comes back to. `flow` "money": a party's payment returns to it (A invests in B, B buys
    from A); "value": what each gives, money or goods, goes round (A invests in B, B gives A cloud).

    `members` are entity ids from the smallest on; `legs` holds every leg between neighbours.
    """

    flow: str
    members: tuple[str, ...]
    names: tuple[str, ...]
    legs: tuple[Leg, ...]

    @property
    def length(self) -> int:
        """Number of parties."""
        return len(self.members)

    def __str__(self) -> str:
        return " → ".join((*self.names, self.names[0]))


@dataclass(frozen=True, slots=True)
class Chance:
    """How many circles graphs make that give each party as many edges of each relation, at random.

    `share` is the fraction of the random graphs, this one among them, with at least as many circles: an upper bound of
    the p-value of a one-sided test (Phipson and Smyth 2010).
    """

    flow: str
    length: int
    found: int
    expected: float
    deviation: float
    share: float
    samples: int

    def __str__(self) -> str:
        return (
            f"{self.found} {self.flow} circles of up to {self.length}; by chance {self.expected:.1f} ± {self.deviation:.1f}"
            f"; as many or more in {self.share:.0%} of {self.samples} random graphs"
        )


def circles(
    statements: Iterable[Statement],
    length: int = 3,
    relations: Sequence[str] | None = None,
    statuses: Sequence[str] | None = None,
    flow: str | None = None,
    limit: int | None = None,
) -> Records[Circle]:
    """Circles of 2 to `length` parties (8 at most), the shortest first, `limit` of them.

    `relations` are funding and supply unless chosen, `statuses` those that assert, `flow` both kinds. Raises
    `AlliancesError` for a choice that is not known.
    """
    _check(length, flow)
    edges = legs(statements, relations or (*FUNDING, *SUPPLY), statuses)
    found = [
        _circle(kind, graph, members)
        for kind in ((flow,) if flow else FLOWS)
        for graph in (directed(edges, kind),)
        for members in (
            islice(_cycles(graph, length), limit) if limit is not None else _cycles(graph, length)
        )
    ]
    unique = {frozenset(circle.legs): circle for circle in reversed(found)}
    ordered = sorted(unique.values(), key=lambda c: (c.length, c.flow, c.names, c.members))
    return Records(ordered[:limit])


def _check(length: int, flow: str | None) -> None:
    if not 2 <= length <= LONGEST:
        raise AlliancesError(f"a circle has 2 to {LONGEST} parties, not {length}")
    if flow is not None and flow not in FLOWS:
        raise AlliancesError(f"unknown flow {flow!r}; known are money and value")


def _cycles(graph: DiGraph, length: int) -> Iterator[tuple[str, ...]]:
    """Members of each simple cycle from the smallest on; up to three by set intersection, longer ones by search."""
    yield from _short_cycles(graph, min(length, 3))
    if length > 3:
        import networkx

        for cycle in networkx.simple_cycles(graph, length_bound=length):
            if len(cycle) > 3:
                start = cycle.index(min(cycle))
                yield tuple(cycle[start:] + cycle[:start])


def _short_cycles(graph: DiGraph, length: int) -> Iterator[tuple[str, ...]]:
    after, before = graph.succ, graph.pred
    for one in sorted(graph):
        for two in sorted(after[one]):
            if two <= one:
                continue
            if one in after[two]:
                yield one, two
            if length > 2:
                for three in sorted(after[two].keys() & before[one].keys()):
                    if three > one and three != two:
                        yield one, two, three


def _circle(flow: str, graph: DiGraph, members: tuple[str, ...]) -> Circle:
    steps = zip(members, (*members[1:], members[0]), strict=True)
    told = tuple(leg for step in steps for leg in graph.edges[step]["legs"])
    return Circle(flow, members, tuple(graph.nodes[m]["label"] for m in members), told)


def chance(
    statements: Iterable[Statement],
    length: int = 3,
    relations: Sequence[str] | None = None,
    statuses: Sequence[str] | None = None,
    flow: str = "money",
    samples: int = 200,
    seed: int = 0,
) -> Chance:
    """Compare the number of circles with random graphs in which every party keeps its edges of each relation.

    Edges of one relation swap their ends (Maslov and Sneppen 2002), ten times as often as there are edges. The same
    seed gives the same result on every machine.
    """
    _check(length, flow)
    edges = legs(statements, relations or (*FUNDING, *SUPPLY), statuses)
    found = _count(directed(edges, flow), length)
    chooser = random.Random(seed)
    counts = [_count(directed(_shuffled(edges, chooser), flow), length) for _ in range(samples)]
    mean = sum(counts) / samples if samples else 0.0
    deviation = sqrt(sum((c - mean) ** 2 for c in counts) / samples) if samples else 0.0
    as_many = (1 + sum(c >= found for c in counts)) / (1 + samples)
    return Chance(flow, length, found, mean, deviation, as_many, samples)


def _count(graph: DiGraph, length: int) -> int:
    return sum(1 for _ in _cycles(graph, length))


def _shuffled(edges: list[Leg], chooser: random.Random) -> list[Leg]:
    result: list[Leg] = []
    for relation in sorted({leg.relation for leg in edges}):
        pairs = [(leg.subject, leg.object) for leg in edges if leg.relation == relation]
        taken = set(pairs)
        for _ in range(10 * len(pairs)):
            i, j = chooser.randrange(len(pairs)), chooser.randrange(len(pairs))
            (a, b), (c, d) = pairs[i], pairs[j]
            if a != d and c != b and (a, d) not in taken and (c, b) not in taken:
                taken -= {(a, b), (c, d)}
                taken |= {(a, d), (c, b)}
                pairs[i], pairs[j] = (a, d), (c, b)
        result += [Leg(a, relation, b, a, b, (), (), ()) for a, b in pairs]
    return result
