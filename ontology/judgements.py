"""Judgements on whether two entities are one: a plain text file that people read, edit and keep under version control.

A judgement changes no statement. Entities that are judged the same, directly or through others, are one; taking the
judgement back parts them again. The idea of judgements beside the sources is nomenklatura's.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from alliances.ontology.errors import AlliancesError
from alliances.ontology.gazetteer import Gazetteer

Verdict = Literal["same", "different", "unsure"]
COLUMNS = ("one", "other", "judgement", "by", "why", "one_name", "other_name")


class Judgement(BaseModel):
    """One verdict on a pair of entity ids: by whom and why. The names are for the reader of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    one: str = Field(pattern=r"^[\w.~-]+$")
    other: str = Field(pattern=r"^[\w.~-]+$")
    judgement: Verdict
    by: str = Field(min_length=1)
    why: str = Field(min_length=1)
    one_name: str = ""
    other_name: str = ""

    @model_validator(mode="after")
    def _is_about_two(self) -> Judgement:
        if self.one == self.other:
            raise ValueError("a judgement is about two entities, not one")
        return self

    @property
    def pair(self) -> frozenset[str]:
        """The two ids, in no order."""
        return frozenset((self.one, self.other))


class Judgements:
    """Judgements as a file has them, in its order, and what they come to."""

    def __init__(self, rows: Iterable[Judgement] = (), name: str = "judgements") -> None:
        self.rows = tuple(rows)
        self.name = name
        self._check()

    def __bool__(self) -> bool:
        return bool(self.rows)

    @cached_property
    def canonical(self) -> dict[str, str]:
        """Entity id → the id that stands for all that are judged the same; ids that stand for themselves are left out.

        One that the gazetteer knows stands before one that it does not, then the first in alphabetical order: the
        judgements alone decide, not the order in which they were made.
        """
        known = Gazetteer.default().entries
        return {
            member: first
            for members in self._components()
            for first in [min(members, key=lambda i: (i not in known, i))]
            for member in members
            if member != first
        }

    def of(self, one: str, other: str) -> Verdict | None:
        """The verdict on a pair, by its own judgement or because both are the same as a third."""
        if self.canonical.get(one, one) == self.canonical.get(other, other):
            return "same"
        own = [row.judgement for row in self.rows if row.pair == {one, other}]
        return own[0] if own else None

    def with_judgement(self, judgement: Judgement) -> Judgements:
        """These with one more, in the place of the earlier one on the pair; raises `AlliancesError` if they contradict."""
        rows = list(self.rows)
        at = next((i for i, row in enumerate(rows) if row.pair == judgement.pair), len(rows))
        return Judgements([*rows[:at], judgement, *rows[at + 1 :]], self.name)

    def to_csv(self) -> str:
        """The file's text."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([[getattr(row, column) for column in COLUMNS] for row in self.rows])
        return buffer.getvalue()

    def _components(self) -> list[set[str]]:
        import networkx

        graph = networkx.Graph([tuple(sorted(r.pair)) for r in self.rows if r.judgement == "same"])
        return list(networkx.connected_components(graph))

    def _check(self) -> None:
        """Raise `AlliancesError` for two verdicts on one pair, and for two that are the same through others and different."""
        first: dict[frozenset[str], tuple[int, Judgement]] = {}
        for line, row in enumerate(self.rows, start=2):
            earlier = first.setdefault(row.pair, (line, row))
            if earlier[1].judgement != row.judgement:
                raise AlliancesError(
                    f"{self.name}:{line}: {_said(row)} are {row.judgement} here and {earlier[1].judgement} in line {earlier[0]}"
                )
        for line, row in enumerate(self.rows, start=2):
            if row.judgement == "different" and self.canonical.get(row.one, row.one) == self.canonical.get(
                row.other, row.other
            ):
                chain = ", ".join(str(number) for number in self._chain(row))
                raise AlliancesError(
                    f"{self.name}:{line}: {_said(row)} are different here and the same by line {chain}"
                )

    def _chain(self, row: Judgement) -> list[int]:
        """Lines that make the two of a row the same."""
        import networkx

        graph = networkx.Graph()
        for line, other in enumerate(self.rows, start=2):
            if other.judgement == "same":
                graph.add_edge(other.one, other.other, line=line)
        path = networkx.shortest_path(graph, row.one, row.other)
        return sorted(graph.edges[edge]["line"] for edge in pairwise(path))


def _said(row: Judgement) -> str:
    return f"{row.one_name or row.one} and {row.other_name or row.other}"


def parse_judgements(text: str, name: str) -> Judgements:
    """Judgements of a CSV; a wrong row or a contradiction raises `AlliancesError` naming file and line."""
    reader = csv.DictReader(io.StringIO(text), strict=True)
    rows: list[Judgement] = []
    try:
        if not set(COLUMNS[:5]) <= set(reader.fieldnames or ()):
            raise AlliancesError(f"{name}:1: the columns must be {', '.join(COLUMNS)}")
        for cells in reader:
            rows.append(Judgement.model_validate({k: (v or "").strip() for k, v in cells.items() if k}))
    except csv.Error as error:
        raise AlliancesError(f"{name}:{reader.line_num}: {error}") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = f"{first['loc'][0]}: " if first["loc"] else ""
        raise AlliancesError(
            f"{name}:{reader.line_num}: {field}{first['msg'].removeprefix('Value error, ')}"
        ) from None
    return Judgements(rows, name)


def read_judgements(path: Path) -> Judgements:
    """Judgements of a file (UTF-8, with or without BOM); none where there is no file."""
    try:
        return parse_judgements(path.read_text(encoding="utf-8-sig"), str(path))
    except FileNotFoundError:
        return Judgements(name=str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise AlliancesError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
