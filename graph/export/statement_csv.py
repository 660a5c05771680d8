"""Statements as CSV, one a line, for pandas and spreadsheets."""

from __future__ import annotations

import csv
import io

from alliances.graph.export.rows import COLUMNS, Cell, row
from alliances.ontology.statement import Statement
from alliances.tables import harmless


def write(statements: list[Statement]) -> str:
    """A header and one line a statement (RFC 4180, but `\\n` ends a line); empty where a field is not set.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([[_cell(cell) for cell in row(statement).values()] for statement in statements])
    return buffer.getvalue()


def _cell(value: Cell) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return "" if value is None else harmless(str(value))
