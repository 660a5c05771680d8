"""The whole store made from a journal, in memory that does not grow with it: article by article, then pair by pair."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from alliances.graph.deal_triples import conflict_triples, deal_triples
from alliances.graph.deals import Ledger, conflicts
from alliances.graph.merging import merged_entities, seen_through
from alliances.graph.store.journal import Journal, order_of
from alliances.graph.terms import Quad
from alliances.graph.triples import article_quads, entity_triples
from alliances.ontology.entity import Entity
from alliances.ontology.judgements import Judgements
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import DEALS_GRAPH

Pair = frozenset[str]
# Statements that are settled together: enough that a ledger's own work is spread, few enough that memory stays small.
_TOGETHER = 2_000


def pair_of(statement: Statement) -> Pair:
    """The parties of a statement: two, or the one that a figure is told of."""
    return frozenset(e.id for e in (statement.subject, statement.object) if e is not None)


def settled(statements: Iterable[Statement], pairs: set[Pair]) -> Iterator[Quad]:
    """Deals and conflicts between some parties; the statements are all that can bear on them, in any order."""
    ledger = Ledger(sorted(statements, key=order_of))
    for deal in ledger.deals:
        if frozenset((deal.subject, deal.object)) in pairs:
            for triple in deal_triples(deal):
                yield *triple, DEALS_GRAPH
    for conflict in conflicts(ledger):
        if frozenset(filter(None, (conflict.subject, conflict.object))) in pairs:
            for triple in conflict_triples(conflict):
                yield *triple, DEALS_GRAPH


class Index:
    """The quads of a journal's articles as judgements have them."""

    def __init__(self, journal: Journal, judgements: Judgements) -> None:
        self.journal = journal
        merged = judgements.canonical
        # Those that judgements touch; all others are described as the journal has them.
        self._standing = merged_entities(journal.statements(), judgements) if merged else {}
        self._touched: dict[str, set[Entity]] = {id_: set() for id_ in (*merged, *merged.values())}

    def quads(self) -> Iterator[Quad]:
        """All of them; one may come twice."""
        with Parties() as parties:
            for row, as_read in self.journal.rows():
                told = [seen_through(s, self._standing) for s in as_read]
                parties.add(row, told)
                whole = [s for s in told if s is not None]
                self._note(whole)
                yield from article_quads(whole)
            yield from self._entities()
            for pairs, places in parties.together():
                found = {s.id: s for place in places if (s := self._statement(*place)) is not None}
                yield from settled(found.values(), pairs)

    def _statement(self, row: int, place: int) -> Statement | None:
        return seen_through(self.journal.statement(row, place), self._standing)

    def _note(self, told: Iterable[Statement]) -> None:
        if self._touched:
            for entity in (e for s in told for e in (s.subject, s.object) if e is not None):
                if entity.id in self._touched:
                    self._touched[entity.id].add(entity)

    def _entities(self) -> Iterator[Quad]:
        untouched = (
            (id_, variants) for id_, variants in self.journal.described() if id_ not in self._touched
        )
        for _, variants in (*self._touched.items(), *untouched) if self._touched else untouched:
            if variants:
                for triple in entity_triples(variants):
                    yield *triple, None


class Parties:
    """Where each pair of parties is spoken of, kept in a temporary file of SQLite's.

    What is said of a pair beside its own statements, and bears on its deals: sums that one sentence tells of several pairs,
    and totals of rounds, which bear on everybody who invests in the one who raises them.
    """

    def __enter__(self) -> Parties:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("CREATE TABLE told (pair TEXT, row INTEGER, place INTEGER)")
        self._db.execute("CREATE TABLE rounds (raiser TEXT, row INTEGER, place INTEGER)")
        self._db.execute("BEGIN")
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def add(self, row: int, told: Sequence[Statement | None]) -> None:
        """Take in the statements of an article, each by its place."""
        sums: dict[tuple[object, ...], list[tuple[str, int]]] = defaultdict(list)
        for place, statement in enumerate(told):
            if statement is None:
                continue
            pair = " ".join(sorted(pair_of(statement)))
            self._db.execute("INSERT INTO told VALUES (?, ?, ?)", (pair, row, place))
            if statement.amount is not None:
                sentence = statement.relation, statement.evidence.start, statement.evidence.end
                sums[sentence].append((pair, place))
                if statement.amount.kind == "round-total":
                    raiser = (statement.object or statement.subject).id
                    self._db.execute("INSERT INTO rounds VALUES (?, ?, ?)", (raiser, row, place))
        for together in (t for t in sums.values() if len({pair for pair, _ in t}) > 1):
            beside = [
                (pair, row, place) for pair, _ in together for other, place in together if other != pair
            ]
            self._db.executemany("INSERT INTO told VALUES (?, ?, ?)", beside)

    def together(self) -> Iterator[tuple[set[Pair], set[tuple[int, int]]]]:
        """Some pairs at a time, with the places of all that bears on them."""
        self._db.execute("CREATE INDEX raised ON rounds (raiser)")
        rows = self._db.execute("SELECT pair, row, place FROM told ORDER BY pair, row, place")
        pairs: set[Pair] = set()
        places: set[tuple[int, int]] = set()
        for pair, group in groupby(rows, key=lambda row: str(row[0])):
            pairs.add(frozenset(pair.split(" ")))
            places.update((row, place) for _, row, place in group)
            places.update(self._rounds(pair.split(" ")))
            if len(places) >= _TOGETHER:
                yield pairs, places
                pairs, places = set(), set()
        yield pairs, places

    def _rounds(self, raisers: Iterable[str]) -> Iterator[tuple[int, int]]:
        for raiser in raisers:
            yield from self._db.execute("SELECT row, place FROM rounds WHERE raiser = ?", (raiser,))
