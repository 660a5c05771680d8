"""What changes in a store when some articles do: the quads are the same as if all had been built anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alliances.graph.oxigraph import fill
from alliances.graph.store.index import Pair, pair_of, settled
from alliances.graph.store.journal import Journal
from alliances.graph.terms import Quad, Triple, nquads
from alliances.graph.triples import (
    PREFIXES,
    asserted,
    entity_triples,
    statement_quads,
)
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import (
    ARTICLE_NAMESPACE,
    CLAIM_NAMESPACE,
    DEALS_GRAPH,
    ENTITY_NAMESPACE,
    NAMESPACE,
    TARGET_NAMESPACE,
    vocabulary,
)

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store
    from pyoxigraph import Quad as OxigraphQuad

Articles = Mapping[str, list[Statement]]


@dataclass(slots=True)
class Change:
    """Articles as they were and as they are, over a store that holds the old state and a journal that has the new one."""

    store: Store
    journal: Journal
    old: Articles
    new: Articles

    def apply(self) -> None:
        """Bring the store to the new state."""
        for article in self.old:
            self.store.remove_graph(_node(ARTICLE_NAMESPACE + article))
        told = [s for statements in self.new.values() for s in statements]
        fill(self.store, (quad for quad in statement_quads(told) if quad[3] is not None))
        before, after = _asserted(self.old), _asserted(self.new)
        self._replace(
            [t for t in before - after if not self._still_asserted(t)],
            [(*t, None) for t in sorted(after - before)],
        )
        for entity in sorted(_entities(self.old) | _entities(self.new)):
            self._describe(entity)
        self._settle()

    def _replace(self, gone: Iterable[Triple], come: Iterable[Quad]) -> None:
        for quad in _parsed((*triple, None) for triple in gone):
            self.store.remove(quad)
        self.store.extend(_parsed(come))

    def _still_asserted(self, triple: Triple) -> bool:
        """Whether a statement of another article asserts a plain triple, in either direction where it is symmetric."""
        subject, predicate, other = triple
        local = predicate.removeprefix(NAMESPACE)
        symmetric = any(r.iri == local and r.symmetric for r in vocabulary().relations.values())
        statuses = " ".join(f"<{NAMESPACE}status-{n}>" for n, s in vocabulary().statuses.items() if s.asserts)
        ways = [(subject, other), (other, subject)] if symmetric else [(subject, other)]
        return any(
            bool(
                self.store.query(
                    f"ASK {{ GRAPH ?g {{ <{a}> <{CLAIM_NAMESPACE}{local}> ?s . ?s <{TARGET_NAMESPACE}{local}> <{b}> ;"
                    f" <{NAMESPACE}status> ?status }} FILTER(?status IN ({statuses.replace(' ', ', ')})) }}"
                )
            )
            for a, b in ways
        )

    def _describe(self, entity: str) -> None:
        """Type and names of an entity, from all articles that speak of it."""
        import pyoxigraph as ox

        node, variants = _node(ENTITY_NAMESPACE + entity), self.journal.variants(entity)
        relations = {NAMESPACE + relation.iri for relation in vocabulary().relations.values()}
        held = {
            quad
            for quad in self.store.quads_for_pattern(node, None, None, ox.DefaultGraph())
            if quad.predicate.value not in relations
        }
        wanted = set(_parsed((*t, None) for t in entity_triples(variants))) if variants else set()
        for quad in held - wanted:
            self.store.remove(quad)
        self.store.extend(wanted - held)

    def _settle(self) -> None:
        """Deals and conflicts of every pair of parties, and figures of every single one, that the change can touch."""
        affected = self._affected()
        for node in self._settled(affected):
            self._forget(node)
        self.store.extend(_parsed(settled(self._context(affected), affected)))

    def _affected(self) -> set[Pair]:
        """Parties, two or one, whose deals the statements can change.

        A sum touches its own two parties; the total of a round touches everybody who invests in the one who raises it.
        """
        found: set[Pair] = set()
        for statement in (s for told in (*self.old.values(), *self.new.values()) for s in told):
            found.add(pair_of(statement))
            if statement.amount is not None and statement.amount.kind == "round-total":
                raiser = (statement.object or statement.subject).id
                found |= {frozenset((raiser, other)) for other in self._partners(raiser)}
        return found

    def _partners(self, entity: str) -> Iterator[str]:
        node = f"<{ENTITY_NAMESPACE}{entity}>"
        rows = self._rows(f"GRAPH ?g {{ ?s rdf:object {node} ; rdf:subject ?x }}", "x")
        return (row.removeprefix(ENTITY_NAMESPACE) for row in rows)

    def _rows(self, pattern: str, name: str) -> list[str]:
        query = f"SELECT DISTINCT ?{name} WHERE {{ {pattern} }}"
        solutions = self.store.query(query, prefixes={k: str(v) for k, v in PREFIXES.items()})
        return [solution[0].value for solution in solutions]  # type: ignore[union-attr]

    def _context(self, affected: set[Pair]) -> Iterator[Statement]:
        """All statements of every article that says something of the affected parties, or of rounds that they raise."""
        found: set[str] = set()
        for pair in affected:
            nodes = [f"<{ENTITY_NAMESPACE}{entity}>" for entity in sorted(pair)]
            if len(nodes) == 2:
                for one, other in (nodes, nodes[::-1]):
                    found |= set(self._rows(f"GRAPH ?g {{ ?s rdf:subject {one} ; rdf:object {other} }}", "g"))
            else:
                alone = " UNION ".join(
                    f"{{ {nodes[0]} p:{relation.iri} ?s }}"
                    for relation in vocabulary().relations.values()
                    if relation.literal
                )
                found |= set(self._rows(f"GRAPH ?g {{ {alone} }}", "g"))
            for node in nodes:
                for end in ("rdf:object", "rdf:subject"):
                    found |= set(
                        self._rows(f'GRAPH ?g {{ ?s {end} {node} ; al:amountKind "round-total" }}', "g")
                    )
        return self.journal.statements(sorted(iri.removeprefix(ARTICLE_NAMESPACE) for iri in found))

    def _settled(self, affected: set[Pair]) -> set[str]:
        """Nodes of deals and conflicts between affected parties as the old state had them."""
        found: set[str] = set()
        for pair in affected:
            nodes = [f"<{ENTITY_NAMESPACE}{entity}>" for entity in sorted(pair)]
            if len(nodes) == 2:
                for one, other in (nodes, nodes[::-1]):
                    found |= set(self._rows(f"GRAPH ?g {{ ?d al:dealFrom {one} ; al:dealTo {other} }}", "d"))
            else:
                pattern = f"GRAPH ?g {{ ?d al:dealFrom {nodes[0]} FILTER NOT EXISTS {{ ?d al:dealTo ?x }} }}"
                found |= set(self._rows(pattern, "d"))
        return found

    def _forget(self, iri: str) -> None:
        """Take a deal or conflict out, with the sides of a conflict, and what points to it."""
        graph, node = _node(DEALS_GRAPH), _node(iri)
        for quad in list(self.store.quads_for_pattern(node, None, None, graph)):
            if quad.predicate.value == f"{NAMESPACE}position":
                self._forget(str(quad.object)[1:-1])
            self.store.remove(quad)
        for quad in list(self.store.quads_for_pattern(None, None, node, graph)):
            self.store.remove(quad)


def _node(iri: str) -> NamedNode:
    import pyoxigraph as ox

    return ox.NamedNode(iri)


def _parsed(quads: Iterable[Quad]) -> Iterable[OxigraphQuad]:
    import pyoxigraph as ox

    text = "".join(nquads(quads)).encode("utf-8")
    return ox.parse(text, format=ox.RdfFormat.N_QUADS)


def _asserted(articles: Articles) -> set[Triple]:
    return {triple for told in articles.values() for statement in told for triple in asserted(statement)}


def _entities(articles: Articles) -> set[str]:
    return {
        entity.id
        for told in articles.values()
        for statement in told
        for entity in (statement.subject, statement.object)
        if entity is not None
    }
