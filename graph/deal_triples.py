"""Deals and conflicts as RDF, in a named graph of their own: they are worked out from all articles, told by none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from alliances.graph.terms import Quad, Term, Text, Triple
from alliances.graph.triples import RDF_TYPE, decimal
from alliances.ontology.identifiers import digest
from alliances.ontology.vocabulary import (
    CONFLICT_NAMESPACE,
    DEAL_NAMESPACE,
    DEALS_GRAPH,
    ENTITY_NAMESPACE,
    NAMESPACE,
    STATEMENT_NAMESPACE,
    vocabulary,
)

if TYPE_CHECKING:
    from alliances.graph.deals import Conflict, Deal, Ledger


def deal_quads(ledger: Ledger) -> Iterator[Quad]:
    """All deals and conflicts of a ledger, in the graph `DEALS_GRAPH`."""
    from alliances.graph.deals import conflicts

    for deal in ledger.deals:
        for triple in deal_triples(deal):
            yield *triple, DEALS_GRAPH
    for conflict in conflicts(ledger):
        for triple in conflict_triples(conflict):
            yield *triple, DEALS_GRAPH


def deal_triples(deal: Deal) -> Iterator[Triple]:
    """A deal, its parties, what it adds to each sum, and the statements that tell it."""
    node = DEAL_NAMESPACE + deal.id
    yield node, RDF_TYPE, NAMESPACE + "Deal"
    yield from _parties(node, deal)
    yield node, NAMESPACE + "dealStatus", f"{NAMESPACE}status-{deal.status}"
    yield node, NAMESPACE + "dealRole", Text(deal.role)
    yield node, NAMESPACE + "originalSources", Text(str(deal.sources), "integer")
    for name, value in _sums(deal):
        yield node, NAMESPACE + name, value
    for name, other in (("partOf", deal.part_of), ("supersededBy", deal.superseded_by)):
        if other is not None:
            yield node, NAMESPACE + name, DEAL_NAMESPACE + other
    for statement in deal.statements:
        yield STATEMENT_NAMESPACE + statement.id, NAMESPACE + "deal", node


def _parties(node: str, record: Deal | Conflict) -> Iterable[Triple]:
    yield node, NAMESPACE + "dealFrom", ENTITY_NAMESPACE + record.subject
    yield node, NAMESPACE + "dealRelation", NAMESPACE + vocabulary().relations[record.relation].iri
    if record.object is not None:
        yield node, NAMESPACE + "dealTo", ENTITY_NAMESPACE + record.object


def _sums(deal: Deal) -> Iterator[tuple[str, Term]]:
    if deal.currency is None:
        return
    yield "dealCurrency", Text(deal.currency)
    numbers = {
        "dealValue": deal.value,
        "dealLow": deal.low,
        "dealHigh": deal.high,
        "paid": deal.paid.get(deal.currency),
        "committed": deal.committed.get(deal.currency),
        "upTo": deal.up_to.get(deal.currency),
    }
    for name, number in numbers.items():
        if number is not None:
            yield name, decimal(number)


def conflict_triples(conflict: Conflict) -> Iterator[Triple]:
    """A conflict and its positions, each with its statements and original sources."""
    told = sorted({s for position in conflict.positions for s in position.statements})
    node = CONFLICT_NAMESPACE + "c" + digest("conflict", conflict.kind, *told)
    yield node, RDF_TYPE, NAMESPACE + "Conflict"
    yield from _parties(node, conflict)
    yield node, NAMESPACE + "conflictKind", Text(conflict.kind)
    if conflict.note:
        yield node, NAMESPACE + "note", Text(conflict.note)
    for number, position in enumerate(conflict.positions, start=1):
        side = f"{node}-{number}"
        yield node, NAMESPACE + "position", side
        yield side, RDF_TYPE, NAMESPACE + "Position"
        yield side, NAMESPACE + "says", Text(position.value)
        for source in position.sources:
            yield side, NAMESPACE + "originalSource", Text(source)
        for statement in position.statements:
            yield side, NAMESPACE + "saidIn", STATEMENT_NAMESPACE + statement
