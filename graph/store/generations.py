"""Generations of the Oxigraph store: each is written once, then only read, and deleted when nobody reads it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from alliances.graph.oxigraph import fill
from alliances.ontology.errors import AlliancesError

if TYPE_CHECKING:
    from pyoxigraph import Store

    from alliances.graph.terms import Quad


class Lock:
    """A lock on a file, held by this process until it is released or dies; none on systems without flock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[bytes] | None = None

    def take(self, *, shared: bool = False) -> bool:
        """Whether the lock could be had at once."""
        try:
            import fcntl
        except ImportError:
            return True
        # Opened for reading where that is enough: a reader may have no right to write.
        file = self.path.open("ab" if not shared or not self.path.exists() else "rb")
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


class Generations:
    """The folder of generations, named by number."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, number: int) -> Path:
        return self.folder / str(number)

    def lock(self, number: int) -> Lock:
        """The lock that readers of a generation share."""
        return Lock(self.folder / f"{number}.lock")

    def create(self, number: int, quads: Iterable[Quad]) -> None:
        """A new generation from quads alone."""
        import pyoxigraph as ox

        self._clear(number)
        store = ox.Store(str(self.path(number)))
        fill(store, quads)
        store.flush()
        store.optimize()
        del store

    def copy(self, old: int, new: int) -> Store:
        """A new generation that begins as an old one, open for writing; its tables are shared by hard links.

        RocksDB never changes a table once it is written, so that what readers of the old one see stays.
        """
        import pyoxigraph as ox

        self._clear(new)
        self.path(new).mkdir(parents=True)
        for source in self.path(old).iterdir():
            target = self.path(new) / source.name
            if source.suffix == ".sst":
                try:
                    os.link(source, target)
                    continue
                except OSError:
                    pass  # A file system without hard links.
            if source.name != "LOCK":
                shutil.copy2(source, target)
        return ox.Store(str(self.path(new)))

    def open(self, number: int) -> Store:
        """A generation, read-only."""
        import pyoxigraph as ox

        try:
            return ox.Store.read_only(str(self.path(number)))
        except (OSError, ValueError) as error:
            raise AlliancesError(
                f"{self.path(number)}: cannot be opened: {' '.join(str(error).split())}"
            ) from None

    def _clear(self, number: int) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(self.path(number), ignore_errors=True)

    def sweep(self, current: int) -> None:
        """Delete every generation but the current one that nobody reads, and what is left of an unfinished one."""
        for path in self.folder.iterdir():
            if path.name.startswith("files."):
                shutil.rmtree(path, ignore_errors=True)
            number = int(path.name) if path.name.isdigit() else current
            if number == current:
                continue
            lock = self.lock(number)
            if lock.take():
                shutil.rmtree(path, ignore_errors=True)
                lock.path.unlink(missing_ok=True)
                lock.release()
