"""The graph of statements: what the Python API, the command line and a notebook hold in hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alliances.graph.merging import merged
from alliances.graph.records import Records
from alliances.graph.store.journal import order_of
from alliances.graph.structure.questions import StructureQuestions
from alliances.ontology.errors import AlliancesError
from alliances.ontology.judgements import Judgements, read_judgements
from alliances.ontology.statement import Statement

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from rdflib import Dataset
    from rdflib.query import Result

    from alliances.graph.candidates import Candidate
    from alliances.graph.deals import Conflict, Corroboration, Deal, Event, Ledger, Total
    from alliances.graph.explanation import Explanation
    from alliances.graph.questions import Answer
    from alliances.graph.remote import Remote
    from alliances.graph.store.folder import Snapshot
    from alliances.graph.structure import Chance, Circle
    from alliances.graph.validation import Violation


class AllianceGraph(StructureQuestions):
    """A graph built from statements.

    Statements are kept once by id and in a fixed order, so that the same statements give the same graph
    in whatever order they come. `as_read` are the statements themselves, `statements` the same as seen through the
    judgements on which entities are one: all answers are given over these.
    """

    def __init__(self, statements: Iterable[Statement] = (), judgements: Judgements | None = None) -> None:
        unique = {statement.id: statement for statement in statements}
        self.as_read = sorted(unique.values(), key=order_of)
        self.judgements = judgements if judgements is not None else Judgements()
        self._snapshot: Snapshot | None = None
        self._remote: Remote | None = None
        if self.judgements:
            _ = self.statements  # Raises at once for judgements that cannot hold.

    @classmethod
    def load(cls, folder: Path | str) -> AllianceGraph:
        """The graph of a folder as it is now: later changes of the folder are not seen; no statement is read before one is
        asked for. What an add that was killed had acknowledged is taken in. Raises `AlliancesError` where there is none.
        """
        from alliances.graph.store.folder import JUDGEMENTS, Snapshot, generation, old_statements, ready

        path = Path(folder)
        ready(path)
        if generation(path) is None:
            return cls(old_statements(path), read_judgements(path / JUDGEMENTS))
        graph = cls()
        del graph.as_read
        graph._snapshot = Snapshot(path)
        graph.judgements = graph._snapshot.judgements()
        return graph

    @classmethod
    def connect(cls, url: str, timeout: float = 60) -> AllianceGraph:
        """The graph behind a SPARQL 1.1 endpoint into which graph.ttl or an N-Quads export was loaded.

        `query` and `ask` are answered there, within `timeout` seconds; everything else first reads all statements from
        it. Raises `AlliancesError` for what is no http address; an endpoint that does not answer is found out when asked.
        """
        from alliances.graph.remote import Remote

        graph = cls()
        del graph.as_read
        graph._remote = Remote(url, timeout)
        return graph

    @cached_property
    def as_read(self) -> list[Statement]:
        """The statements as they were read, in the order of day, article and place in it."""
        if self._remote is not None:
            return sorted(self._remote.statements(), key=order_of)
        return self._snapshot.statements() if self._snapshot is not None else []

    @cached_property
    def statements(self) -> list[Statement]:
        """The statements as seen through the judgements."""
        return merged(self.as_read, self.judgements)

    def judged(self, file: Path | str) -> AllianceGraph:
        """These statements as seen through the judgements of a file; raises `AlliancesError` for one that is wrong."""
        path = Path(file)
        if not path.exists():
            raise AlliancesError(f"{path}: No such file or directory")
        return AllianceGraph(self.as_read, read_judgements(path))

    def save(self, folder: Path | str) -> None:
        """Put these statements in the place of all that the folder holds; what was there stays until all is written.

        A graph without judgements of its own is saved as seen through those that are there already. Raises
        `AlliancesError` where another process is writing there, or the folder holds what no build wrote.
        """
        from alliances.graph.store.folder import JUDGEMENTS, writing

        statements = self.as_read
        with writing(Path(folder)) as writer:
            writer.replace(statements, self.judgements or read_judgements(Path(folder) / JUDGEMENTS))

    @cached_property
    def dataset(self) -> Dataset:
        """The graph as an rdflib Dataset on Oxigraph, its default graph the union of all graphs.

        A graph that was loaded answers from its persistent store, opened read-only.
        """
        from alliances.graph.dataset import in_memory, over

        return over(self._snapshot.store) if self._snapshot is not None else in_memory(self.statements)

    def network(self) -> MultiDiGraph:
        """A new NetworkX MultiDiGraph, edges keyed by statement id."""
        from alliances.graph.network import network

        return network(self.statements)

    def query(self, sparql: str) -> Result:
        """Answer a read-only SPARQL query; al:, e:, s:, a:, p:, ps:, rdf:, rdfs:, skos:, prov: and schema: are known."""
        from alliances.graph.queries import check, run

        if self._remote is not None:
            check(sparql, stored=False)
            return self._remote.run(sparql)
        return run(self.dataset, sparql)

    def ask(self, name: str, *arguments: str, lang: str = "en", **named: str) -> Answer:
        """The answer to a named question: `graph.ask("investors-of", "Anthropic")`.

        Names are found in either language; `lang` ("en" or "ko") is that of the names in the answer. `name` may be a
        `.rq` file of your own. Raises `AlliancesError` for an unknown question, and arguments that do not fit it.
        """
        from alliances.graph.dataset import without_union
        from alliances.graph.queries import answer
        from alliances.graph.questions import ask, question

        if self._remote is not None:
            return ask(self._remote.run, question(name), named or arguments, lang, self._remote.flat)
        dataset = without_union(self.dataset)
        return ask(lambda sparql: answer(dataset, sparql), question(name), named or arguments, lang)

    def export(self, format: str) -> str:
        """The graph as text in a format of `alliances.graph.export.FORMATS`."""
        from alliances.graph.export import export

        return export(self._told(format), format)

    def export_bytes(self, format: str, bom: bool = False) -> bytes:
        """The graph in any format, Parquet included; `bom` marks a CSV as UTF-8 for Excel."""
        from alliances.graph.export import export_bytes

        return export_bytes(self._told(format), format, bom)

    def _told(self, format: str) -> list[Statement]:
        """The project's own form holds the statements as they were read, every other one as judged."""
        return self.as_read if format == "jsonl" else self.statements

    def draw(self, lang: str = "en", title: str | None = None, **choice: Any) -> str:  # noqa: ANN401
        """One self-contained HTML page with the interactive picture; `lang` is "en" or "ko".

        `choice` are the other fields of `alliances.graph.picture.Options`: relations, statuses, since, around, hops.
        Raises `AlliancesError` for a value that is not known.
        """
        from alliances.graph.picture import Options, page

        return page(self.statements, Options(lang, title, **choice))

    def draw_svg(self, lang: str = "en", title: str | None = None, **choice: Any) -> str:  # noqa: ANN401
        """The picture for print, an SVG document; the options are those of `draw`."""
        from alliances.graph.picture import Options, drawing

        return drawing(self.statements, Options(lang, title, **choice))

    def validate(self) -> list[Violation]:
        """What the SHACL shapes find wrong."""
        from alliances.graph.export.turtle import flat_graph
        from alliances.graph.validation import validate

        return validate(flat_graph(self.statements))

    def candidates(self, limit: int | None = None) -> Records[Candidate]:
        """Pairs of entities that may be one, for a person to judge; see `alliances.graph.candidates`."""
        from alliances.graph.candidates import candidates

        return candidates(self.statements, self.judgements, limit)

    def explain(self, one: str, other: str) -> list[Explanation]:
        """Every statement between two entities, named by id, name or alias in either language."""
        from alliances.graph.explanation import explain

        return explain(self.statements, one, other)

    @cached_property
    def _ledger(self) -> Ledger:
        from alliances.graph.deals import Ledger

        return Ledger(self.statements)

    def deals(self) -> Records[Deal]:
        """Statements gathered into deals, each with what it adds to the sums of its two parties."""
        return Records(self._ledger.deals)

    def total(self, investor: str, investee: str, relation: str = "invests-in") -> Records[Total]:
        """What one party has paid, committed and promised at most to another: one record a currency.

        The parties are named by id, name or alias in either language; raises `AlliancesError` for one that the
        graph does not know, and for an unknown relation.
        """
        from alliances.graph.explanation import find_entity
        from alliances.ontology.vocabulary import vocabulary

        if relation not in vocabulary().relations:
            raise AlliancesError(
                f"unknown relation {relation!r}; known are {', '.join(vocabulary().relations)}"
            )
        ends = find_entity(self.statements, investor), find_entity(self.statements, investee)
        return Records(self._ledger.totals(*ends, relation))

    def conflicts(self) -> Records[Conflict]:
        """Where reports cannot all be right, each side with its original sources."""
        from alliances.graph.deals import conflicts

        return Records(conflicts(self._ledger))

    def circles(
        self,
        length: int = 3,
        relations: Sequence[str] | None = None,
        statuses: Sequence[str] | None = None,
        flow: str | None = None,
        limit: int | None = None,
    ) -> Records[Circle]:
        """Circles of money and goods of 2 to `length` parties; only over claims that are asserted, unless asked.

        See `alliances.graph.structure.circles`; `circle_chance` says whether they are more than chance.
        """
        from alliances.graph.structure import circles

        return circles(self.statements, length, relations, statuses, flow, limit)

    def circle_chance(
        self, length: int = 3, flow: str = "money", samples: int = 200, seed: int = 0
    ) -> Chance:
        """How many circles random graphs with the same edges a party have; see `alliances.graph.structure.chance`."""
        from alliances.graph.structure import chance

        return chance(self.statements, length, flow=flow, samples=samples, seed=seed)

    def timeline(self, deal: Deal | str) -> Records[Event]:
        """A deal's statements in the order of what happened; raises `AlliancesError` for an id that is no deal's."""
        from alliances.graph.deals import timeline

        found = deal if not isinstance(deal, str) else next((d for d in self.deals() if d.id == deal), None)
        if found is None:
            raise AlliancesError(f"no deal {deal!r} in this graph")
        return Records(timeline(found))

    def corroboration(self) -> Records[Corroboration]:
        """Each claim with the articles, outlets and original sources behind it; single-source ones first."""
        from alliances.graph.deals import corroboration

        return Records(corroboration(self.statements))

    def __len__(self) -> int:
        return len(self.statements)

    def __repr__(self) -> str:
        entities = {e.id for s in self.statements for e in (s.subject, s.object) if e is not None}
        return f"<AllianceGraph: {len(self.statements)} statements, {len(entities)} entities>"

    def _repr_html_(self) -> str:
        return f'<iframe srcdoc="{escape(self.draw(), quote=True)}" sandbox="allow-scripts" style="width:100%;height:640px;border:0"></iframe>'  # noqa: E501
