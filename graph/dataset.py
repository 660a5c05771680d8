"""The rdflib Dataset over Oxigraph, in memory or on disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alliances.graph.oxigraph import fill
from alliances.graph.storage import STATEMENTS, STORE
from alliances.graph.triples import PREFIXES, plain_quads
from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Dataset


def in_memory(statements: list[Statement]) -> Dataset:
    """A dataset of these statements."""
    import pyoxigraph as ox

    store = ox.Store()
    fill(store, plain_quads(statements))
    return over(store)


def on_disk(folder: Path) -> Dataset:
    """The dataset of a saved graph, read-only, so that several readers may have it open."""
    return over(open_store(folder))


def open_store(folder: Path) -> Store:
    """The Oxigraph store of a saved graph, read-only; raises `AlliancesError` where it cannot be opened."""
    import pyoxigraph as ox

    try:
        return ox.Store.read_only(str(folder / STORE))
    except (OSError, ValueError) as error:
        raise AlliancesError(f"{folder / STORE}: cannot be opened: {' '.join(str(error).split())}") from None


def check_folder(folder: Path) -> None:
    """Raises `AlliancesError` where a folder holds no graph, so that no process is started to find that out."""
    if not (folder / STATEMENTS).exists():
        raise AlliancesError(f"{folder}: no graph here (no {STATEMENTS})")


def state_of(folder: Path) -> object:
    """Something that changes whenever the store of a saved graph does."""
    try:
        found = (folder / STORE).stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def over(store: Store) -> Dataset:
    """An rdflib dataset over a store, its default graph the union of all graphs."""
    from oxrdflib import OxigraphStore

    return _dataset(OxigraphStore(store=store))


def without_union(dataset: Dataset) -> Dataset:
    """The same store with its default graph alone as the default; other graphs are reached by GRAPH.

    On disk a pattern over one graph is some two times faster than over the union of all.
    """
    return _dataset(dataset.store, union=False)


def _dataset(store: object, union: bool = True) -> Dataset:
    from rdflib import Dataset
    from rdflib.plugins import sparql

    sparql.SPARQL_LOAD_GRAPHS = False
    dataset = Dataset(store=store, default_union=union)  # type: ignore[arg-type]
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    return dataset
