"""A named question asked of a graph: arguments into terms, rows into names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError
from rdflib import XSD, Literal, URIRef
from rdflib.term import Node

from alliances.graph.questions.model import Parameter, Question
from alliances.graph.questions.names import Run, find, names
from alliances.graph.triples import date_bounds
from alliances.ontology.article import PartialDate
from alliances.ontology.errors import AlliancesError

if TYPE_CHECKING:
    from pandas import DataFrame

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of an answer: entities, relations and statuses by their names, numbers as numbers, None where nothing is known."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def records(self) -> list[dict[str, Cell]]:
        """One dictionary a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_dataframe(self) -> DataFrame:
        """The rows as a pandas DataFrame; raises `AlliancesError` without pandas."""
        try:
            import pandas
        except ImportError:
            raise AlliancesError("a DataFrame needs pandas: pip install 'alliances[pandas]'") from None
        return pandas.DataFrame(self.records(), columns=list(self.columns))

    def __str__(self) -> str:
        from alliances.tables import render

        rows = [["" if cell is None else str(cell) for cell in row] for row in self.rows]
        return render(self.columns, rows, "table")


def ask(
    run: Run,
    asked: Question,
    arguments: Sequence[str] | Mapping[str, str],
    lang: str = "en",
    flat: bool = False,
) -> Answer:
    """The answer to a question; `run` answers a SPARQL query, `flat` says that the store has one graph only.

    Arguments are in the order of the parameters, or by name. Raises `AlliancesError` for one that is missing, too many,
    no date, or no name in the graph.
    """
    terms = {
        name: _term(run, asked.parameters[name], value) for name, value in given(asked, arguments).items()
    }
    result = run(asked.bound(terms, flat))
    columns = tuple(str(variable) for variable in result.vars or [])
    rows = [tuple(row) for row in result]  # type: ignore[arg-type]
    shown = names(run, (cell for row in rows for cell in row if isinstance(cell, URIRef)), lang, flat)
    return Answer(columns, tuple(tuple(_cell(cell, shown) for cell in row) for row in rows))


def given(asked: Question, arguments: Sequence[str] | Mapping[str, str]) -> dict[str, str]:
    """Each parameter's argument, defaults filled in; raises `AlliancesError` where they do not fit."""
    if not isinstance(arguments, Mapping):
        if len(arguments) > len(asked.parameters):
            raise AlliancesError(f"{asked.name}: too many arguments; it is asked as: {asked.usage()}")
        arguments = dict(zip(asked.parameters, arguments, strict=False))
    unknown = arguments.keys() - asked.parameters.keys()
    if unknown:
        raise AlliancesError(f"{asked.name}: no parameter {min(unknown)}; it is asked as: {asked.usage()}")
    found = {}
    for name, parameter in asked.parameters.items():
        value = arguments.get(name) or parameter.default
        if value:
            found[name] = value
        elif not parameter.optional:
            raise AlliancesError(f"{asked.name}: {name} is missing; it is asked as: {asked.usage()}")
    return found


def _term(run: Run, parameter: Parameter, value: str) -> Node:
    if parameter.type == "entity":
        return find(run, value)
    try:
        day = TypeAdapter(PartialDate).validate_python(value)
    except (ValidationError, ValueError):
        raise AlliancesError(f"{value!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD") from None
    return Literal(date_bounds(day)[0], datatype=XSD.date)


def _cell(term: Any, shown: Mapping[URIRef, str]) -> Cell:  # noqa: ANN401 (a term of rdflib, or None)
    if term is None:
        return None
    if isinstance(term, URIRef):
        return shown[term]
    value = term.toPython() if isinstance(term, Literal) else str(term)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if isinstance(value, (bool, int, float)) else str(term)
