"""The rdflib Dataset over Oxigraph, in memory or on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alliances.graph.oxigraph import fill
from alliances.graph.triples import PREFIXES, plain_quads
from alliances.ontology.statement import Statement

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Dataset


def in_memory(statements: list[Statement]) -> Dataset:
    """A dataset of these statements."""
    return over(store_of(statements))


def store_of(statements: list[Statement]) -> Store:
    """An Oxigraph store of these statements, in memory."""
    import pyoxigraph as ox

    store = ox.Store()
    fill(store, plain_quads(statements))
    return store


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
