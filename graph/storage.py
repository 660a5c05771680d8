"""A graph's folder: statements.jsonl, graph.ttl, graph.html and a persistent store, swapped in as one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from alliances.graph.oxigraph import fill
from alliances.graph.terms import Quad
from alliances.graph.triples import plain_quads
from alliances.ontology.errors import AlliancesError
from alliances.ontology.judgements import read_judgements
from alliances.ontology.statement import Statement, read_statements

if TYPE_CHECKING:
    from alliances.graph.alliance_graph import AllianceGraph

STATEMENTS, STORE, JUDGEMENTS = "statements.jsonl", "store", "judgements.csv"
OWN_NAMES = frozenset({STATEMENTS, STORE, JUDGEMENTS, "graph.ttl", "graph.html"})


def save(graph: AllianceGraph, folder: Path) -> None:
    """Write everything into a new folder beside the target, then put it in the target's place.

    A folder that holds other files than a graph's is left alone. A graph without judgements of its own is saved as seen
    through those that are there already: no build loses them. Raises `AlliancesError`.
    """
    if folder.exists() and not folder.is_dir():
        raise AlliancesError(f"{folder}: is a file, not a folder")
    strangers = sorted(p.name for p in folder.iterdir() if p.name not in OWN_NAMES) if folder.exists() else []
    if strangers:
        raise AlliancesError(f"{folder}: holds {strangers[0]}, which no build wrote; choose another folder")
    if not graph.judgements and (folder / JUDGEMENTS).exists():
        graph = type(graph)(graph.as_read, read_judgements(folder / JUDGEMENTS))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OSError as error:
        raise AlliancesError(f"{folder}: {error.strerror}") from None
    try:
        _write(graph, fresh)
        fresh.chmod(0o755)
        _swap(fresh, folder)
    except OSError as error:
        raise AlliancesError(f"{folder}: {error.strerror}") from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _write(graph: AllianceGraph, folder: Path) -> None:
    lines = "".join(statement.to_json() + "\n" for statement in graph.as_read)
    (folder / STATEMENTS).write_text(lines, encoding="utf-8", newline="\n")
    if graph.judgements:
        (folder / JUDGEMENTS).write_text(graph.judgements.to_csv(), encoding="utf-8", newline="\n")
    (folder / "graph.ttl").write_text(graph.export("turtle"), encoding="utf-8", newline="\n")
    (folder / "graph.html").write_text(graph.draw(), encoding="utf-8", newline="\n")
    write_store(plain_quads(graph.statements), folder / STORE)


def write_store(rows: Iterable[Quad], folder: Path) -> None:
    """A persistent Oxigraph store with these quads."""
    import pyoxigraph as ox

    store = ox.Store(str(folder))
    fill(store, rows)
    store.flush()
    store.optimize()
    del store


def _swap(fresh: Path, folder: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
        return
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def load_statements(folder: Path) -> list[Statement]:
    """The statements of a graph's folder; raises `AlliancesError` where there are none."""
    path = folder / STATEMENTS
    try:
        with path.open(encoding="utf-8") as file:
            return list(read_statements(file, str(path)))
    except FileNotFoundError:
        raise AlliancesError(f"{folder}: no graph here (no {STATEMENTS})") from None
    except (OSError, UnicodeDecodeError) as error:
        raise AlliancesError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
