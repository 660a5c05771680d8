"""Gazetteer files: CSV, TSV or JSON lines of names, and what is wrong with one."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from alliances.ontology.errors import AlliancesError
from alliances.ontology.gazetteer import COLUMNS, Entry, Gazetteer


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file, and the line on which it stands."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


Rows = Iterator[tuple[int, dict[str, Any]]]


def rows_of(text: str, name: str) -> Rows:
    """Line number and cells of each row; CSV, or TSV or JSON lines by the file's ending.

    Raises `AlliancesError`, naming file and line, for what is no such table.
    """
    if name.casefold().endswith((".jsonl", ".ndjson")):
        yield from _json_rows(text, name)
        return
    reader = csv.DictReader(
        io.StringIO(text), strict=True, delimiter="\t" if name.casefold().endswith(".tsv") else ","
    )
    try:
        unknown = set(reader.fieldnames or ()) - set(COLUMNS)
        if unknown or not {"name", "type"} <= set(reader.fieldnames or ()):
            raise AlliancesError(
                f"{name}:1: the columns must be among {', '.join(COLUMNS)} with name and type"
            )
        for row in reader:
            yield reader.line_num, {key: value for key, value in row.items() if value and key}
    except csv.Error as error:
        raise AlliancesError(f"{name}:{reader.line_num}: {error}") from None


def _json_rows(text: str, name: str) -> Rows:
    for line, row in enumerate(text.split("\n"), start=1):
        if row.strip():
            try:
                cells = json.loads(row)
            except (json.JSONDecodeError, RecursionError) as error:
                raise AlliancesError(f"{name}:{line}: not JSON: {error}") from None
            if not isinstance(cells, dict):
                raise AlliancesError(f"{name}:{line}: not an object")
            yield line, {key: value for key, value in cells.items() if value not in (None, "")}


def entry_of(cells: dict[str, Any]) -> Entry:
    """The entry of a row; raises `ValueError` with the reason in one line."""
    try:
        return Entry.model_validate(cells)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = f"{first['loc'][0]}: " if first["loc"] else ""
        raise ValueError(field + re.sub("^Value error, ", "", first["msg"])) from None


def parse_entries(text: str, name: str) -> list[Entry]:
    """The entries of a file; a wrong row raises `AlliancesError` naming file and line."""
    entries = []
    for line, cells in rows_of(text, name):
        try:
            entries.append(entry_of(cells))
        except ValueError as error:
            raise AlliancesError(f"{name}:{line}: {error}") from None
    return entries


def read_text(path: Path) -> str:
    """The text of a user's file (UTF-8, with or without BOM)."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise AlliancesError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None


def read_entries(path: Path) -> list[Entry]:
    """The entries of a user's file."""
    return parse_entries(read_text(path), str(path))


def check(path: Path, known: Gazetteer) -> tuple[int, list[Problem]]:
    """How many rows a file has, and all that is wrong in it, line by line, on its own and beside what is `known`.

    A row that overrides a known entry of its own name is no problem. Raises `AlliancesError` for a file that is no table.
    """
    rows: list[tuple[int, Entry]] = []
    found: list[Problem] = []
    name = str(path)
    count = 0
    for line, cells in rows_of(read_text(path), name):
        count += 1
        try:
            rows.append((line, entry_of(cells)))
        except ValueError as error:
            found.append(Problem(name, line, str(error)))
    own = {entry.id for _, entry in rows}
    others = [(0, entry) for entry in known.entries.values() if entry.id not in own]
    found += _repeated(name, rows)
    found += _collisions(name, rows, others, "surface", lambda e: e.surfaces)
    found += _collisions(name, rows, others, "Wikidata id", lambda e: (e.qid,) if e.qid else ())
    names = {entry.name for _, entry in (*rows, *others)}
    for line, entry in rows:
        if entry.parent and entry.parent not in names:
            found.append(Problem(name, line, f"parent: no entry is named {entry.parent!r}"))
        found += [
            Problem(name, line, f"weak: {surface!r} is none of the names of {entry.name}")
            for surface in sorted(entry.weak - set(entry.surfaces))
        ]
    return count, sorted(found, key=lambda p: (p.line, p.message))


def _repeated(name: str, rows: list[tuple[int, Entry]]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for line, entry in rows:
        earlier = first.setdefault(entry.id, line)
        if earlier != line:
            yield Problem(name, line, f"{entry.name} has the id of line {earlier} and takes its place")


def _collisions(
    name: str,
    rows: list[tuple[int, Entry]],
    others: list[tuple[int, Entry]],
    kind: str,
    values: Callable[[Entry], Iterable[str]],
) -> Iterator[Problem]:
    holders: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
    for line, entry in (*others, *rows):
        for value in values(entry):
            if all(entry.id != held.id for _, held in holders[value]):
                holders[value].append((line, entry))
    for value, held in holders.items():
        for line, entry in held[1:]:
            first_line, first = held[0]
            where = f"line {first_line}" if first_line else "the gazetteer"
            if line:
                yield Problem(
                    name, line, f"{kind} {value!r} of {entry.name} is also one of {first.name} ({where})"
                )
