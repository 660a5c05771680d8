"""A graph's folder as its readers and its one writer see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from alliances.graph.store.change import Change
from alliances.graph.store.files import Files
from alliances.graph.store.generations import Generations, Lock
from alliances.graph.store.index import Index
from alliances.graph.store.journal import Journal, Source
from alliances.ontology.errors import AlliancesError
from alliances.ontology.judgements import Judgements, parse_judgements, read_judgements
from alliances.ontology.statement import Statement, read_statements

if TYPE_CHECKING:
    from pyoxigraph import Store

DATABASE, STORE, LOCK = "articles.db", "store", ".writing"
STATEMENTS, JUDGEMENTS = "statements.jsonl", "judgements.csv"
# SQLite keeps its log and index beside the database while it is open.
OWN_NAMES = frozenset(
    {
        DATABASE,
        f"{DATABASE}-wal",
        f"{DATABASE}-shm",
        STORE,
        LOCK,
        STATEMENTS,
        JUDGEMENTS,
        "graph.ttl",
        "graph.html",
    }
)
BUILD, ADD = "build", "add"
# From this share of changed articles on, a store is made anew rather than changed.
_ANEW = 0.3
# More articles than this are not held in memory to be compared with what was there.
_MOST = 20_000


class Snapshot:
    """The state of a folder that was current when it was opened; it stays, whatever is published later."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        generations = Generations(folder / STORE)
        for _ in range(100):
            self._journal = Journal(folder / DATABASE)
            self._journal.hold()
            self.generation = generation_of(self._journal, folder)
            self._lock = generations.lock(self.generation)
            with suppress(
                OSError
            ):  # A reader without the right to write takes no lock: it may lose the store.
                self._lock.take(shared=True)
            try:
                self.store: Store = generations.open(self.generation)
                return
            except AlliancesError:
                # A later generation was published, and this one deleted, between the two steps.
                self._journal.close()
                self._lock.release()
                newest = generation(folder)
                if newest == self.generation:
                    raise
        raise AlliancesError(f"{folder}: is being written too often to be read")

    def statements(self) -> list[Statement]:
        """All statements as they were read, in the order of the graph."""
        return list(self._journal.statements())

    def judgements(self) -> Judgements:
        """The judgements by which the store was made."""
        text, name = self._journal.meta("judgements"), str(self.folder / JUDGEMENTS)
        return parse_judgements(text, name) if text else Judgements(name=name)


def generation_of(journal: Journal, folder: Path) -> int:
    """The number of the current generation; raises `AlliancesError` where nothing was ever published."""
    number = journal.meta("generation")
    if number is None:
        hint = "; a build was begun: run it again to go on" if journal.waiting(BUILD) else ""
        raise AlliancesError(f"{folder}: no graph here{hint}")
    return int(number)


def generation(folder: Path) -> int | None:
    """The current generation of a folder, None for one of an earlier release, which has only its files."""
    check(folder)
    if not (folder / DATABASE).exists():
        return None
    journal = Journal(folder / DATABASE)
    try:
        return generation_of(journal, folder)
    finally:
        journal.close()


def check(folder: Path) -> None:
    """Raises `AlliancesError` where a folder holds no graph."""
    if not (folder / DATABASE).exists() and not (folder / STATEMENTS).exists():
        raise AlliancesError(f"{folder}: no graph here (no {DATABASE})")


def ready(folder: Path) -> None:
    """Make sure that a folder can be read; raises `AlliancesError` where it holds no graph."""
    check(folder)
    recover(folder)
    generation(folder)


class BusyError(AlliancesError):
    """Another process is writing."""


def recover(folder: Path) -> None:
    """Publish what a writer that was killed had acknowledged, and judgements that a person has edited.

    Where somebody else is writing, that one does it. Raises `AlliancesError` for judgements that cannot take effect.
    """
    if not (folder / DATABASE).exists():
        return
    journal = Journal(folder / DATABASE)
    try:
        number = journal.meta("generation")
        judged = read_judgements(folder / JUDGEMENTS).to_csv()
        rejudged = number is not None and journal.meta("judgements") != judged
        waiting = journal.waiting(ADD) or (number is not None and journal.meta("files") != number)
    finally:
        journal.close()
    if not (waiting or rejudged):
        return
    try:
        with writing(folder) as writer:
            writer.publish()
    except BusyError:
        pass
    except AlliancesError as error:
        if rejudged:
            raise AlliancesError(
                f"{folder / JUDGEMENTS}: has changed and cannot take effect: {error}"
            ) from None


def old_statements(folder: Path) -> list[Statement]:
    """The statements of a folder that an earlier release wrote."""
    path = folder / STATEMENTS
    try:
        with path.open(encoding="utf-8") as file:
            return list(read_statements(file, str(path)))
    except (OSError, UnicodeDecodeError) as error:
        raise AlliancesError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None


@contextmanager
def writing(folder: Path) -> Iterator[Writer]:
    """The one writer of a folder, which is made where there is none.

    Raises `AlliancesError` where another process is writing there, or the folder holds what no build wrote.
    """
    if folder.exists() and not folder.is_dir():
        raise AlliancesError(f"{folder}: is a file, not a folder")
    strangers = sorted(p.name for p in folder.iterdir() if not _is_own(p.name)) if folder.exists() else []
    if strangers:
        raise AlliancesError(f"{folder}: holds {strangers[0]}, which no build wrote; choose another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = Lock(folder / LOCK)
        if not lock.take():
            raise BusyError(f"{folder}: another process is writing there")
    except OSError as error:
        raise AlliancesError(f"{folder}: {error.strerror}") from None
    writer = Writer(folder)
    try:
        yield writer
    except OSError as error:
        raise AlliancesError(f"{folder}: {error.strerror or error}") from None
    finally:
        writer.journal.close()
        lock.release()


def _is_own(name: str) -> bool:
    """Whether a build wrote a file, or version control did, under which judgements are kept."""
    return name in OWN_NAMES or name.startswith(".git")


class Writer:
    """Acknowledges what files give, and publishes it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        is_old = (folder / STATEMENTS).exists() and not (folder / DATABASE).exists()
        old = old_statements(folder) if is_old else []
        self.journal = Journal(folder / DATABASE, create=True)
        self.generations = Generations(folder / STORE)
        if old:
            self.replace(old, read_judgements(folder / JUDGEMENTS))
        elif self.journal.waiting(ADD):
            self.publish()

    def knows(self, run: str, path: str, digest: str) -> bool:
        """Whether a file was read in this run and has not changed since."""
        found = self.journal.source(run, path)
        return found is not None and bool(digest) and found[0] == digest

    def known(self, run: str, path: str) -> tuple[Source, Iterator[Statement]]:
        """What a file that is known gave."""
        if run == BUILD:
            return self.given(run, path)
        source = self._source(run, path)
        return source, self.journal.statements(source.articles)

    def given(self, run: str, path: str) -> tuple[Source, Iterator[Statement]]:
        """What a file has given in a run that is not published."""
        return self._source(run, path), self.journal.given(run, path)

    def _source(self, run: str, path: str) -> Source:
        found = self.journal.source(run, path)
        assert found is not None
        return found[1]

    def acknowledge(
        self,
        run: str,
        path: str,
        digest: str,
        statements: Iterable[Statement],
        rejected: Iterable[str] = (),
        problem: str | None = None,
    ) -> None:
        """Keep what a file gave: from the return of this call on, nothing loses it."""
        self.journal.put(run, path, digest, statements, rejected, problem)

    def replace(self, statements: Iterable[Statement], judgements: Judgements) -> None:
        """Publish these statements in the place of all that the folder holds."""
        with self.journal.transaction():
            self.journal.forget(BUILD)
        self.acknowledge(BUILD, "", "", statements)
        self._replace([""], judgements)

    def publish_build(self, paths: Iterable[str], judgements: Path | None = None) -> None:
        """Publish what a build has acknowledged from these files in the place of all that the folder holds.

        Judgements on which entities are one are taken from a file, else those stay that the folder holds.
        """
        if judgements is not None and not judgements.exists():
            raise AlliancesError(f"{judgements}: No such file or directory")
        self._replace(paths, read_judgements(judgements or self.folder / JUDGEMENTS))

    def _replace(self, paths: Iterable[str], judgements: Judgements) -> None:
        with self.journal.transaction():
            self.journal.forget(BUILD, paths)
        number = int(self.journal.meta("generation") or 0) + 1
        with Files(self.folder) as files, self.journal.transaction():
            self.journal.clear()
            self.journal.publish(self.journal.pending(BUILD))
            self._anew(number, judgements)
            files.prepare(self.journal, judgements)
            self.journal.forget(ADD)
            self.journal.rename_run(BUILD, ADD)
            self.journal.forget(BUILD)
            self._current(number, judgements)
        self._finish(files, number)

    def publish(self) -> None:
        """Publish what adds have acknowledged: each article as a whole, in the place of the one that it replaces.

        Where the judgements have changed, the store is made anew by them.
        """
        number = int(self.journal.meta("generation") or 0)
        judgements = read_judgements(self.folder / JUDGEMENTS)
        with Files(self.folder) as files, self.journal.transaction():
            rejudged = self.journal.meta("judgements") != judgements.to_csv()
            if rejudged or not number or self.journal.waiting(ADD):
                number += 1
                self._change(number, judgements, anew=rejudged or number == 1)
                self.journal.forget_pending(ADD)
                self._current(number, judgements)
            files.prepare(self.journal, judgements)
        self._finish(files, number)

    def _change(self, number: int, judgements: Judgements, *, anew: bool) -> None:
        changed = self.journal.pending_count(ADD)
        if anew or changed > min(self.journal.count() * _ANEW, _MOST):
            self.journal.publish(self.journal.pending(ADD))
            self._anew(number, judgements)
            return
        articles = dict(self.journal.pending(ADD))
        old = {id_: told for id_ in articles if (told := list(self.journal.statements([id_])))}
        new = {id_: told for id_, told in articles.items() if told}
        self.journal.publish(articles.items())
        if _touched(judgements, old, new):
            self._anew(number, judgements)
            return
        store = self.generations.copy(number - 1, number)
        Change(store, self.journal, old, new).apply()
        store.flush()
        del store

    def _anew(self, number: int, judgements: Judgements) -> None:
        self.generations.create(number, Index(self.journal, judgements).quads())

    def _current(self, number: int, judgements: Judgements) -> None:
        self.journal.set_meta("generation", str(number))
        self.journal.set_meta("judgements", judgements.to_csv())

    def _finish(self, files: Files, number: int) -> None:
        files.place()
        with self.journal.transaction():
            self.journal.set_meta("files", str(number))
        self.generations.sweep(number)


def _touched(judgements: Judgements, *states: dict[str, list[Statement]]) -> bool:
    """Whether articles speak of an entity that judgements merge: how it is told then depends on all articles."""
    merged_ids = judgements.canonical.keys() | set(judgements.canonical.values())
    return bool(merged_ids) and any(
        entity is not None and entity.id in merged_ids
        for articles in states
        for told in articles.values()
        for statement in told
        for entity in (statement.subject, statement.object)
    )
