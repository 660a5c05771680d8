"""The articles of a graph in SQLite: those published, and those acknowledged and not yet published."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from alliances.ontology.entity import Entity
from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement, parse_statement

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (id TEXT PRIMARY KEY, published TEXT NOT NULL, statements TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS articles_by_date ON articles (published, id);
-- Acknowledged and not yet published, by the run that read it. Without statements the article is to go.
CREATE TABLE IF NOT EXISTS pending (run TEXT, source TEXT, id TEXT, statements TEXT, PRIMARY KEY (run, id, source));
CREATE INDEX IF NOT EXISTS pending_by_source ON pending (run, source);
-- What each file gave when it was last read.
CREATE TABLE IF NOT EXISTS sources (run TEXT, path TEXT, digest TEXT NOT NULL, reading TEXT NOT NULL, PRIMARY KEY (run, path));
-- How articles describe entities: only from all of them follows which label an entity has.
CREATE TABLE IF NOT EXISTS variants (id INTEGER PRIMARY KEY, entity TEXT NOT NULL, data TEXT NOT NULL, UNIQUE (entity, data));
CREATE TABLE IF NOT EXISTS used (article TEXT, variant INTEGER, PRIMARY KEY (article, variant)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS used_by_variant ON used (variant);
"""
# The statements of one article may come in several pieces.
_PUT = (
    "INSERT INTO pending VALUES (?, ?, ?, ?)"
    " ON CONFLICT (run, id, source) DO UPDATE SET statements = statements || excluded.statements"
)
FORMAT = "1"
_CACHE_KIB = 128 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """What a file gave: ids of its articles, the number of statements rejected by reason, or why it gave none."""

    articles: tuple[str, ...]
    rejected: tuple[str, ...] = ()
    problem: str | None = None


def order_of(statement: Statement) -> tuple[object, ...]:
    """Where a statement stands among those of its graph: by day, article and place in it."""
    evidence = statement.evidence
    day = statement.article.published or ""
    return day, statement.article.id, evidence.start, evidence.end, statement.relation, statement.id


def lines_of(statements: Iterable[Statement]) -> str:
    """Statements, each once by its id and in order, as JSON lines."""
    unique = {statement.id: statement for statement in statements}
    return "".join(s.to_json() + "\n" for s in sorted(unique.values(), key=order_of))


def statements_in(lines: str) -> list[Statement]:
    """The statements of JSON lines that `lines_of` wrote."""
    # Not `splitlines`: a sentence may hold U+2028 or U+0085, which JSON need not escape.
    return [parse_statement(line) for line in lines.split("\n") if line]


def _described(article: str, statements: Iterable[Statement]) -> list[tuple[str, str, str]]:
    described = {
        (entity.id, entity.model_dump_json(exclude_defaults=True))
        for statement in statements
        for entity in (statement.subject, statement.object)
        if entity is not None
    }
    return [(article, entity, data) for entity, data in sorted(described)]


class Journal:
    """One connection; what a `with journal.transaction()` holds is kept whole or not at all."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        mode = "rwc" if create else "rw"
        with self.errors():
            try:
                self._db = self._open(mode)
            except sqlite3.OperationalError:
                if create:
                    raise
                # A folder that cannot be written, such as a copy on a read-only disk, can still be read.
                self._db = self._open("ro")
            if create:
                self._db.executescript(_SCHEMA)
                self._db.execute("INSERT OR IGNORE INTO meta VALUES ('format', ?)", (FORMAT,))
            if self.meta("format") != FORMAT:
                raise AlliancesError(f"{path}: written by another release (format {self.meta('format')})")

    def _open(self, mode: str) -> sqlite3.Connection:
        uri = f"{self.path.absolute().as_uri()}?mode={mode}"
        database = sqlite3.connect(uri, uri=True, timeout=60, isolation_level=None, check_same_thread=False)
        if mode != "ro":
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = FULL")
            # With SQLite's own 2 MiB, a large publication writes each page of an index again and again.
            database.execute(f"PRAGMA cache_size = {-_CACHE_KIB}")
            # A log that stays as long as it ever was is read before it is written over, page by page.
            database.execute(f"PRAGMA journal_size_limit = {_CACHE_KIB * 1024}")
        return database

    @contextmanager
    def errors(self) -> Iterator[None]:
        """SQLite's errors as one line that names the file."""
        try:
            yield
        except sqlite3.Error as error:
            raise AlliancesError(f"{self.path}: {error}") from None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written within, or nothing."""
        with self.errors():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def hold(self) -> None:
        """Keep reading the state as it is now, whatever is published later."""
        with self.errors():
            self._db.execute("BEGIN")
            self._db.execute("SELECT 1 FROM meta").fetchone()

    def close(self) -> None:
        self._db.close()

    def meta(self, key: str) -> str | None:
        """A value of the folder's own, such as the current `generation`."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # What is published.

    def lines(self) -> Iterator[str]:
        """The statements of every article as JSON lines, in the order of the graph."""
        with self.errors():
            for (text,) in self._db.execute("SELECT statements FROM articles ORDER BY published, id"):
                yield text

    def statements(self, articles: Sequence[str] | None = None) -> Iterator[Statement]:
        """All statements in the order of the graph, or those of some articles, article by article."""
        if articles is None:
            for text in self.lines():
                yield from statements_in(text)
            return
        with self.errors():
            for article in articles:
                row = self._db.execute("SELECT statements FROM articles WHERE id = ?", (article,)).fetchone()
                if row is not None:
                    yield from statements_in(row[0])

    def articles(self) -> Iterator[list[str]]:
        """The lines of each article's statements, articles in the order in which they lie on the disk."""
        with self.errors():
            for (text,) in self._db.execute("SELECT statements FROM articles ORDER BY rowid"):
                yield [line for line in text.split("\n") if line]

    def count(self) -> int:
        """The number of articles."""
        return int(self._db.execute("SELECT COUNT(*) FROM articles").fetchone()[0])

    # What is acknowledged.

    def put(
        self,
        run: str,
        path: str,
        digest: str,
        statements: Iterable[Statement],
        rejected: Iterable[str] = (),
        problem: str | None = None,
    ) -> None:
        """Acknowledge what a file gave: kept from the return of this call on, seen once it is published.

        Statements are taken as they come and never held together. Articles that the file gave before and gives no more
        are to go.
        """
        with self.transaction():
            self._db.execute("DELETE FROM pending WHERE run = ? AND source = ?", (run, path))
            given: dict[str, None] = {}
            for id_, told in groupby(statements, key=lambda s: s.article.id):
                given[id_] = None
                self._db.execute(_PUT, (run, path, id_, lines_of(told)))
            gone = self._gone(run, path, given)
            self._db.executemany(_PUT, ((run, path, id_, None) for id_ in sorted(gone)))
            reading = json.dumps([sorted(given), tuple(rejected), problem], ensure_ascii=False)
            self._db.execute(
                "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)", (run, path, digest, reading)
            )

    def _gone(self, run: str, path: str, given: Iterable[str]) -> set[str]:
        """Articles that this file alone gave when it was last read, and gives no more."""
        known = self.source(run, path)
        others = "SELECT 1 FROM sources, json_each(reading, '$[0]') WHERE run = ? AND sources.path != ? AND value = ?"
        return {
            article
            for article in set(known[1].articles if known else ()) - set(given)
            if self._db.execute(others, (run, path, article)).fetchone() is None
        }

    def source(self, run: str, path: str) -> tuple[str, Source] | None:
        """The digest of a file as it was last read in a run, and what it gave."""
        row = self._db.execute(
            "SELECT digest, reading FROM sources WHERE run = ? AND path = ?", (run, path)
        ).fetchone()
        if row is None:
            return None
        articles, rejected, problem = json.loads(row[1])
        return row[0], Source(tuple(articles), tuple(rejected), problem)

    def pending(self, run: str) -> Iterator[tuple[str, list[Statement]]]:
        """Each article that a run has acknowledged, with its statements from all files; none where it is to go."""
        rows = self._db.execute(
            "SELECT id, statements FROM pending WHERE run = ? ORDER BY id, source", (run,)
        )
        for id_, group in groupby(rows, key=lambda row: str(row[0])):
            yield id_, [s for _, text in group for s in statements_in(text or "")]

    def pending_count(self, run: str) -> int:
        """The number of articles that a run has acknowledged and not published."""
        found = self._db.execute("SELECT COUNT(DISTINCT id) FROM pending WHERE run = ?", (run,)).fetchone()
        return int(found[0])

    def given(self, run: str, path: str) -> Iterator[Statement]:
        """The statements that a file has given and that are not published."""
        rows = self._db.execute("SELECT statements FROM pending WHERE run = ? AND source = ?", (run, path))
        for (text,) in rows:
            yield from statements_in(text or "")

    def waiting(self, run: str) -> bool:
        """Whether a run has acknowledged what is not published."""
        return self._db.execute("SELECT 1 FROM pending WHERE run = ?", (run,)).fetchone() is not None

    def forget(self, run: str, keep: Iterable[str] = ()) -> None:
        """Drop what a run has left, except for some files."""
        kept = json.dumps(sorted(keep))
        for table, column in (("pending", "source"), ("sources", "path")):
            self._db.execute(
                f"DELETE FROM {table} WHERE run = ? AND {column} NOT IN (SELECT value FROM json_each(?))",
                (run, kept),
            )

    # Taking over; within a transaction.

    def forget_pending(self, run: str) -> None:
        """What a run has acknowledged is published now."""
        self._db.execute("DELETE FROM pending WHERE run = ?", (run,))

    def publish(self, articles: Iterable[tuple[str, list[Statement]]]) -> None:
        """Replace articles by their statements; one without statements goes.

        How they describe entities is put aside and taken in sorted: on a disk, a million pages written at random take hours.
        """
        self._db.execute("CREATE TEMP TABLE said (article TEXT, entity TEXT, data TEXT)")
        for id_, statements in articles:
            self._db.execute("DELETE FROM articles WHERE id = ?", (id_,))
            self._db.execute("DELETE FROM used WHERE article = ?", (id_,))
            if statements:
                row = (id_, statements[0].article.published or "", lines_of(statements))
                self._db.execute("INSERT INTO articles VALUES (?, ?, ?)", row)
                self._db.executemany("INSERT INTO temp.said VALUES (?, ?, ?)", _described(id_, statements))
        self._db.execute(
            "INSERT OR IGNORE INTO variants (entity, data)"
            " SELECT DISTINCT entity, data FROM temp.said ORDER BY entity, data"
        )
        self._db.execute(
            "INSERT INTO used SELECT article, id FROM"
            " (SELECT article, entity, data FROM temp.said ORDER BY entity, data) JOIN variants USING (entity, data)"
            " ORDER BY article, id"
        )
        self._db.execute("DROP TABLE temp.said")

    def clear(self) -> None:
        """Take all articles out."""
        for table in ("articles", "used", "variants"):
            self._db.execute(f"DELETE FROM {table}")

    def rename_run(self, run: str, new: str) -> None:
        """Let the files of one run count as those of another, which are forgotten."""
        self._db.execute("DELETE FROM sources WHERE run = ?", (new,))
        self._db.execute("UPDATE sources SET run = ? WHERE run = ?", (new, run))

    def described(self) -> Iterator[tuple[str, list[Entity]]]:
        """Every entity with every way in which articles describe it."""
        rows = self._db.execute(
            "SELECT entity, data FROM variants v WHERE EXISTS (SELECT 1 FROM used WHERE variant = v.id)"
            " ORDER BY entity, data"
        )
        for entity, group in groupby(rows, key=lambda row: str(row[0])):
            yield entity, [Entity.model_validate_json(data) for _, data in group]

    def variants(self, entity: str) -> list[Entity]:
        """Every way in which articles describe an entity."""
        rows = self._db.execute(
            "SELECT data FROM variants v WHERE entity = ? AND EXISTS (SELECT 1 FROM used WHERE variant = v.id) ORDER BY data",
            (entity,),
        )
        return [Entity.model_validate_json(row[0]) for row in rows]
