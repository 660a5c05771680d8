"""The graph of statements: what the Python API, the command line and a notebook hold in hand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from alliances.ontology.statement import Statement

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from rdflib import Dataset
    from rdflib.query import Result

    from alliances.graph.explanation import Explanation
    from alliances.graph.validation import Violation


class AllianceGraph:
    """A graph built from statements.

    Statements are kept once by id and in a fixed order, so that the same statements give the same graph
    in whatever order they come.
    """

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        unique = {statement.id: statement for statement in statements}
        self.statements: list[Statement] = sorted(
            unique.values(),
            key=lambda s: (
                s.article.published or "",
                s.article.id,
                s.evidence.start,
                s.evidence.end,
                s.relation,
                s.id,
            ),
        )
        self._folder: Path | None = None

    @classmethod
    def load(cls, folder: Path | str) -> AllianceGraph:
        """The graph that `save` wrote; raises `AlliancesError` where there is none."""
        from alliances.graph.storage import load_statements

        graph = cls(load_statements(Path(folder)))
        graph._folder = Path(folder)
        return graph

    def save(self, folder: Path | str) -> None:
        """Write statements.jsonl, graph.ttl, graph.html and store/; what was there stays until all is written."""
        from alliances.graph.storage import save

        save(self, Path(folder))

    @cached_property
    def dataset(self) -> Dataset:
        """The graph as an rdflib Dataset on Oxigraph, its default graph the union of all graphs.

        A graph that was loaded answers from its persistent store, opened read-only.
        """
        from alliances.graph.dataset import in_memory, on_disk

        return on_disk(self._folder) if self._folder is not None else in_memory(self.statements)

    def network(self) -> MultiDiGraph:
        """A new NetworkX MultiDiGraph, edges keyed by statement id."""
        from alliances.graph.network import network

        return network(self.statements)

    def query(self, sparql: str) -> Result:
        """Answer a read-only SPARQL query; al:, e:, rdfs:, skos:, prov:, oa: and schema: are known."""
        from alliances.graph.queries import run

        return run(self.dataset, sparql)

    def export(self, format: str) -> str:
        """The graph as turtle, trig, nquads, json-ld, graphml or jsonl."""
        from alliances.graph.export import export

        return export(self.statements, format)

    def draw(self, lang: str = "en", title: str | None = None) -> str:
        """One self-contained HTML page with the interactive picture; `lang` is "en" or "ko"."""
        from alliances.graph.picture import draw

        return draw(self.statements, lang, title)

    def validate(self) -> list[Violation]:
        """What the SHACL shapes find wrong."""
        from alliances.graph.export.turtle import flat_graph
        from alliances.graph.validation import validate

        return validate(flat_graph(self.statements))

    def explain(self, one: str, other: str) -> list[Explanation]:
        """Every statement between two entities, named by id, name or alias in either language."""
        from alliances.graph.explanation import explain

        return explain(self.statements, one, other)

    def __len__(self) -> int:
        return len(self.statements)

    def __repr__(self) -> str:
        entities = {e.id for s in self.statements for e in (s.subject, s.object) if e is not None}
        return f"<AllianceGraph: {len(self.statements)} statements, {len(entities)} entities>"

    def _repr_html_(self) -> str:
        return f'<iframe srcdoc="{escape(self.draw(), quote=True)}" sandbox="allow-scripts" style="width:100%;height:640px;border:0"></iframe>'  # noqa: E501
