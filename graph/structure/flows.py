"""Edges between entities over the statuses and relations of one's choice: what every analysis looks at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alliances.graph.deals.ledger import amount_text
from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from networkx import DiGraph

# Money goes from subject to object …
FUNDING = ("invests-in", "lends-to", "acquires")
# … and here goods go that way, and money back.
SUPPLY = ("supplies-to", "provides-cloud-to")


def asserting() -> tuple[str, ...]:
    """The statuses that put a plain triple into the graph."""
    return tuple(name for name, status in vocabulary().statuses.items() if status.asserts)


@dataclass(frozen=True, slots=True)
class Leg:
    """One edge as reports tell it: the statuses and sums said of it, and the statements."""

    subject: str
    relation: str
    object: str
    subject_name: str
    object_name: str
    statuses: tuple[str, ...]
    amounts: tuple[str, ...]
    statements: tuple[str, ...]

    def __str__(self) -> str:
        said = ", ".join((*self.statuses, *self.amounts[:1]))
        return f"{self.subject_name} {self.relation} {self.object_name} ({said})"


def check_choice(relations: Iterable[str] | None, statuses: Iterable[str] | None) -> None:
    """Raise `AlliancesError` for a relation or status that the vocabulary does not have."""
    for name in relations or ():
        if name not in vocabulary().relations:
            raise AlliancesError(f"unknown relation {name!r}; known are {', '.join(vocabulary().relations)}")
    for name in statuses or ():
        if name not in vocabulary().statuses:
            raise AlliancesError(f"unknown status {name!r}; known are {', '.join(vocabulary().statuses)}")


def legs(
    statements: Iterable[Statement],
    relations: Sequence[str] | None = None,
    statuses: Sequence[str] | None = None,
) -> list[Leg]:
    """One leg for each pair of parties and relation, over these relations (all) and statuses (those that assert)."""
    check_choice(relations, statuses)
    wanted = frozenset(statuses if statuses is not None else asserting())
    found: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for s in statements:
        if s.object is not None and s.status in wanted and (relations is None or s.relation in relations):
            found[s.subject.id, s.relation, s.object.id].append(s)
    return [_leg(edge, told) for edge, told in sorted(found.items())]


def _leg(edge: tuple[str, str, str], told: list[Statement]) -> Leg:
    other = told[0].object
    assert other is not None
    sums = dict.fromkeys(text for s in told if (text := amount_text(s)))
    order = list(vocabulary().statuses)
    statuses = sorted({s.status for s in told}, key=order.index)
    return Leg(
        *edge,
        told[0].subject.name,
        other.name,
        tuple(statuses),
        tuple(sums),
        tuple(sorted(s.id for s in told)),
    )


def directed(edges: Iterable[Leg], flow: str = "value") -> DiGraph:
    """A NetworkX DiGraph of legs: as they are told ("value": money or goods given), or as money goes ("money").

    Parallel legs share an edge; its attribute `legs` lists them.
    """
    import networkx

    graph: DiGraph = networkx.DiGraph()
    for leg in edges:
        ends = (leg.subject, leg.object)
        if flow == "money" and leg.relation in SUPPLY:
            ends = ends[::-1]
        for end, name in ((leg.subject, leg.subject_name), (leg.object, leg.object_name)):
            graph.add_node(end, label=name)
        if graph.has_edge(*ends):
            graph.edges[ends]["legs"].append(leg)
        else:
            graph.add_edge(*ends, legs=[leg])
    return graph
