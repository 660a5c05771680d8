"""A named question: a `.rq` file whose first comment lines, YAML, say what it asks and which parameters it takes.

    # en: "Who invested in {company}?"
    # ko: "누가 {company}에 투자했나?"
    # parameters:
    #   company: {type: entity}
    SELECT ?investor WHERE { VALUES ?company { UNDEF } ... }

A parameter is a variable of the query, and `VALUES` says where its term goes, once in each subquery that uses it. Unbound,
the file is SPARQL as it stands; an optional parameter that is left out stays a variable, so that every value is listed.
(Substitution at run time does not do: Oxigraph substitutes only variables of the SELECT clause, rdflib's remote store
appends its VALUES after GROUP BY, where a filter does not see it.)
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import Node

_VALUES = re.compile(r"VALUES (?:\?(\w+) \{ UNDEF \}|\(([\w? ]+)\) \{ \([UNDEF ]+\) \})")
# In our own files only: a pattern of statements, which live in the named graphs of their articles.
_GRAPH = re.compile(r"GRAPH \?\w+ \{")


class Parameter(BaseModel):
    """What an argument stands for: an entity by any of its names, or a date (YYYY[-MM[-DD]], its first day)."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    type: Literal["entity", "date"]
    optional: bool = False
    default: str | None = None


class Question(BaseModel):
    """A named question; `sparql` has its parameters as variables."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    en: str
    ko: str
    parameters: dict[str, Parameter] = {}
    sparql: str

    @model_validator(mode="after")
    def _uses_its_parameters(self) -> Question:
        placed = {name for match in _VALUES.finditer(self.sparql) for name in _names(match)}
        if placed != self.parameters.keys():
            name = min(placed ^ self.parameters.keys())
            raise ValueError(f"parameter {name} and VALUES ?{name} {{ UNDEF }} must both be there")
        for text in (self.en, self.ko):
            unknown = set(re.findall(r"\{(\w+)\}", text)) - self.parameters.keys()
            if unknown:
                raise ValueError(f"no parameter {min(unknown)}")
        return self

    def usage(self) -> str:
        """The name with its arguments: `investors-of COMPANY [INVESTOR]`."""
        words = [
            f"[{name.upper()}]" if parameter.optional or parameter.default else name.upper()
            for name, parameter in self.parameters.items()
        ]
        return " ".join([self.name, *words])

    def bound(self, terms: Mapping[str, Node], flat: bool = False) -> str:
        """The query with terms of RDF for some of its parameters, each written as SPARQL writes a term.

        `flat` is for a store that keeps all triples in one graph, as graph.ttl has them.
        """

        def values(match: re.Match[str]) -> str:
            names = [name for name in _names(match) if name in terms]
            if not names:
                return ""
            row = " ".join(terms[name].n3() for name in names)
            return f"VALUES ({' '.join('?' + name for name in names)}) {{ ({row}) }}"

        text = _VALUES.sub(values, self.sparql)
        return _GRAPH.sub("{", text) if flat else text


def _names(match: re.Match[str]) -> list[str]:
    return [match[1]] if match[1] else match[2].replace("?", " ").split()


def read_question(text: str, name: str, file: str) -> Question:
    """The question of a `.rq` file; a wrong header raises `AlliancesError` naming the file."""
    lines = text.splitlines()
    head = [line[1:].removeprefix(" ") for line in takewhile(lambda line: line.startswith("#"), lines)]
    try:
        said = yaml.safe_load("\n".join(head)) or {}
        if not isinstance(said, dict):
            raise AlliancesError(f"{file}:1: the header is no list of keys and values")
        return Question.model_validate(
            {**said, "name": name, "sparql": "\n".join(lines[len(head) :]).strip()}
        )
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f":{mark.line + 1}" if mark is not None else ""
        raise AlliancesError(f"{file}{where}: {getattr(error, 'problem', None) or 'not YAML'}") from None
    except ValidationError as error:
        raise AlliancesError(f"{file}:1: {reason_of(error)}") from None


@cache
def questions() -> dict[str, Question]:
    """The questions of this release by name."""
    folder = files("alliances.graph.questions").joinpath("data")
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".rq")), key=lambda e: e.name)
    return {
        (name := entry.name.removesuffix(".rq")): read_question(
            entry.read_text(encoding="utf-8"), name, entry.name
        )
        for entry in found
    }


def question(name: str) -> Question:
    """A question by name, or from a `.rq` file of the user's; raises `AlliancesError` where there is none."""
    known = questions().get(name)
    if known is not None:
        return known
    if name.endswith(".rq"):
        path = Path(name)
        try:
            found = read_question(path.read_text(encoding="utf-8"), path.stem, name)
        except (OSError, UnicodeDecodeError) as error:
            raise AlliancesError(f"{name}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
        _check(found, name)
        return found
    from difflib import get_close_matches

    near = get_close_matches(name, questions(), n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near else "; alliances ask lists them"
    raise AlliancesError(f"no question named {name!r}{hint}")


def _check(asked: Question, file: str) -> None:
    """Refuse in a file of the user's what any query is refused: to change the graph, read a file, open a connection."""
    from alliances.graph.queries import check

    try:
        checked = check(asked.sparql, stored=False)
    except AlliancesError as error:
        raise AlliancesError(f"{file}: {error}") from None
    if checked.names_graphs or checked.makes_triples:
        raise AlliancesError(f"{file}: a question is a SELECT query without FROM")
