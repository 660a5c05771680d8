"""Rows as a text table, CSV or JSON; Hangul counts two columns wide, as terminals draw it."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Sequence

from alliances.ontology.errors import AlliancesError


def width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


_FORMULA = re.compile(r"[=+\-@\t\r]")


def harmless(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run as a formula; numbers stay."""
    if not _FORMULA.match(cell):
        return cell
    try:
        float(cell)
    except ValueError:
        return "'" + cell
    return cell


def render(columns: Sequence[str], rows: Sequence[Sequence[str]], form: str) -> str:
    """Rows as `table`, `csv` (with nothing in it that a spreadsheet would run) or `json`."""
    if form == "csv":
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerows([columns, *(map(harmless, row) for row in rows)])
        return buffer.getvalue()
    if form == "json":
        return (
            json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1)
            + "\n"
        )
    if form != "table":
        raise AlliancesError(f"unknown format {form!r}; known are table, csv, json")
    clean = [[" ".join(cell.split()) for cell in row] for row in [columns, *rows]]
    widths = [max(width(row[i]) for row in clean) for i in range(len(columns))]
    lines = [
        "  ".join(cell + " " * (widths[i] - width(cell)) for i, cell in enumerate(row)).rstrip()
        for row in clean
    ]
    return "\n".join([lines[0], "  ".join("-" * w for w in widths), *lines[1:]]) + "\n"
