"""The whole store made from a journal, in memory that does not grow with it: article by article, then pair by pair."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from alliances.graph.deal_triples import conflict_triples, deal_triples
from alliances.graph.deals import Ledger, conflicts
from alliances.graph.merging import merged_entities, seen_through
from alliances.graph.store.journal import Journal, order_of
from alliances.graph.terms import Quad
from alliances.graph.triples import article_quads, entity_triples
from alliances.ontology.entity import Entity
from alliances.ontology.judgements import Judgements
from alliances.ontology.statement import Statement, parse_statement
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
            for lines in self.journal.articles():
                told = [(s, line) for s, line in self._seen(lines) if s is not None]
                parties.add(told)
                whole = [statement for statement, _ in told]
                self._note(whole)
                yield from article_quads(whole)
            yield from self._entities()
            for pairs, found in parties.together():
                yield from settled({s.id: s for s in map(parse_statement, found)}.values(), pairs)

    def _seen(self, lines: Iterable[str]) -> Iterator[tuple[Statement | None, str]]:
        """Each statement as judgements have it, with its line."""
        for line in lines:
            as_read = parse_statement(line)
            seen = seen_through(as_read, self._standing)
            yield seen, line if seen is as_read or seen is None else seen.to_json()

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
    """What is said of each pair of parties, sorted in temporary files of SQLite's: read and written in order, never at random.

    Beside a pair's own statements these bear on its deals: sums that one sentence tells of several pairs, and totals of
    rounds, which bear on everybody who invests in the one who raises them.
    """

    def __enter__(self) -> Parties:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("CREATE TABLE told (pair TEXT, statement TEXT)")
        self._db.execute("CREATE TABLE rounds (raiser TEXT, statement TEXT)")
        self._db.execute("BEGIN")
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def add(self, told: Iterable[tuple[Statement, str]]) -> None:
        """Take in the statements of an article with their lines."""
        sums: dict[tuple[object, ...], list[tuple[str, str]]] = defaultdict(list)
        for statement, line in told:
            pair = " ".join(sorted(pair_of(statement)))
            self._db.execute("INSERT INTO told VALUES (?, ?)", (pair, line))
            if statement.amount is not None:
                sentence = statement.relation, statement.evidence.start, statement.evidence.end
                sums[sentence].append((pair, line))
                if statement.amount.kind == "round-total":
                    raiser = (statement.object or statement.subject).id
                    self._db.execute("INSERT INTO rounds VALUES (?, ?)", (raiser, line))
        for together in (t for t in sums.values() if len({pair for pair, _ in t}) > 1):
            beside = [(pair, line) for pair, _ in together for other, line in together if other != pair]
            self._db.executemany("INSERT INTO told VALUES (?, ?)", beside)

    def together(self) -> Iterator[tuple[set[Pair], set[str]]]:
        """Some pairs at a time, with the lines of all that bears on them."""
        self._db.execute("CREATE INDEX raised ON rounds (raiser)")
        rows = self._db.execute("SELECT pair, statement FROM told ORDER BY pair")
        pairs: set[Pair] = set()
        lines: set[str] = set()
        for pair, group in groupby(rows, key=lambda row: str(row[0])):
            pairs.add(frozenset(pair.split(" ")))
            lines.update(line for _, line in group)
            lines.update(self._rounds(pair.split(" ")))
            if len(lines) >= _TOGETHER:
                yield pairs, lines
                pairs, lines = set(), set()
        yield pairs, lines

    def _rounds(self, raisers: Iterable[str]) -> Iterator[str]:
        for raiser in raisers:
            for (line,) in self._db.execute("SELECT statement FROM rounds WHERE raiser = ?", (raiser,)):
                yield line
