"""Read-only SPARQL over a dataset; nothing that a query says may read a file or open a connection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alliances.graph.triples import OA, PREFIXES
from alliances.ontology.errors import AlliancesError
from alliances.ontology.vocabulary import ARTICLE_NAMESPACE, DEALS_GRAPH

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store
    from pyparsing import ParseResults
    from rdflib import Dataset
    from rdflib.plugins.sparql.parserutils import CompValue
    from rdflib.query import Result


@dataclass(frozen=True, slots=True)
class Checked:
    """What a query that passed makes: triples or rows, whether it says their order, and whether it names its graphs."""

    makes_triples: bool
    ordered: bool
    names_graphs: bool = False


def run(dataset: Dataset, sparql: str) -> Result:
    """The answer of a SELECT, ASK, CONSTRUCT or DESCRIBE query over all graphs, or over those of articles and of deals that
    its FROM and FROM NAMED say; prefixes are known beforehand.

    Raises `AlliancesError` in one line for a query that cannot be read, an update, SERVICE, or FROM of anything else.
    """
    return answer(dataset, sparql, check(sparql).names_graphs)


def answer(dataset: Dataset, sparql: str, names_graphs: bool = False) -> Result:
    """The answer of a query of our own, which needs no check; raises `AlliancesError` where the store fails."""
    known = {k: str(v) for k, v in PREFIXES.items()}
    try:
        if names_graphs:  # A dataset would put its own default graph in the place of those named.
            return dataset.store.query(sparql, known, {}, "")
        return dataset.query(sparql, initNs=known)
    except Exception as error:
        # Each engine has its own exceptions for what only shows at run time; none is a fault of ours.
        raise AlliancesError(f"query: {_one_line(error)}") from None


def answer_of(
    store: Store, sparql: str, names_graphs: bool = False
) -> QuerySolutions | QueryBoolean | QueryTriples:
    """The answer in Oxigraph's own classes, over the union of all graphs or those it names, of a query that was checked."""
    known = {k: str(v) for k, v in PREFIXES.items()}
    try:
        return store.query(sparql, prefixes=known, use_default_graph_as_union=not names_graphs)
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise AlliancesError(f"query: {_one_line(error)}") from None


def check(sparql: str, stored: bool = True) -> Checked:
    """Refuse what is no read-only query over this graph alone: what it is is told by its parsed parts, not by words in it.

    `stored` says that a store of ours is asked: it holds no Web Annotation selectors, and a query for them would find
    nothing without a word. Raises `AlliancesError` in one line.
    """
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery, parseUpdate

    if not sparql.strip():
        raise AlliancesError("query: cannot be read: it is empty")
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    try:
        parsed = parseQuery(prefixes + sparql)
    except ParseException as error:
        if _is_update(parseUpdate, prefixes + sparql):
            raise AlliancesError("query: updates are refused; this graph is read-only here") from None
        line = max(1, error.lineno - len(PREFIXES))
        raise AlliancesError(
            f"query: cannot be read at line {line}, column {error.column}: {_one_line(error.line.strip())}"
        ) from None
    except RecursionError:
        raise AlliancesError("query: nested too deeply") from None
    parts = _part_names(parsed[1])
    if "DatasetClause" in parts and not all(map(_is_ours, _named_graphs(parsed))):
        raise AlliancesError(
            "query: FROM is refused for all but graphs of this store: articles (a:ID) and deals"
            f" (<{DEALS_GRAPH}>); no query reads a file or an address"
        )
    if "ServiceGraphPattern" in parts:
        raise AlliancesError("query: SERVICE is refused; no query opens a connection")
    form = parsed[1]
    if stored and any(_is_selector(node) for node in _nodes(form.where)):
        raise AlliancesError(
            "query: oa: stands in exports only; ask al:evidenceText, al:start and al:end of a statement instead"
        )
    return Checked(
        form.name in ("ConstructQuery", "DescribeQuery"), bool(form.orderby), "DatasetClause" in parts
    )


def _is_update(parse: object, text: str) -> bool:
    try:
        parse(text)  # type: ignore[operator]
    except Exception:
        return False
    return True


def _named_graphs(parsed: ParseResults) -> list[str]:
    """The IRIs of FROM and FROM NAMED, prefixes and bases resolved."""
    from rdflib.plugins.sparql.algebra import translateQuery

    try:
        clauses = translateQuery(parsed).algebra.datasetClause
    except Exception as error:
        # Such as a prefix that is not known; rdflib raises bare exceptions here.
        raise AlliancesError(f"query: cannot be read: {_one_line(error)}") from None
    return [str(clause.default or clause.named) for clause in clauses]


def _is_ours(graph: str) -> bool:
    return graph == DEALS_GRAPH or (
        graph.startswith(ARTICLE_NAMESPACE) and "/" not in graph.removeprefix(ARTICLE_NAMESPACE)
    )


def _part_names(node: CompValue | object) -> set[str]:
    """The names of all grammar parts of a parsed query."""
    from rdflib.plugins.sparql.parserutils import CompValue

    return {part.name for part in _nodes(node) if isinstance(part, CompValue)}


def _nodes(node: object) -> Iterator[object]:
    """All parts of a parsed query, terms included."""
    from rdflib.plugins.sparql.parserutils import CompValue

    stack: list[object] = [node]
    while stack:
        current = stack.pop()
        yield current
        if isinstance(current, CompValue):
            stack += list(current.values())
        elif isinstance(current, (list, tuple)) or type(current).__name__ in ("ParseResults", "plist"):
            stack += list(current)  # type: ignore[call-overload]


def _is_selector(part: object) -> bool:
    """Whether a part is a term of Web Annotation, written out or by its prefix."""
    return str(part).startswith(str(OA)) or getattr(part, "prefix", None) == "oa"


def _one_line(error: object) -> str:
    return " ".join(str(error).split())[:300]
