"""Arguments, options and output that several commands share."""

from __future__ import annotations

import sys
from pathlib import Path

import click

FOLDER = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
OUTPUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write there instead of to standard output."
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    help="A table, CSV, or JSON with one object a line.",
)


def emit(text: str, output: Path | None) -> None:
    """Write text to a file, atomically, or to standard output."""
    if output is None or str(output) == "-":
        sys.stdout.write(text)
        return
    from alliances.graph.files import write_text

    write_text(output, text)


def emit_bytes(data: bytes, output: Path | None) -> None:
    """Write bytes to a file, atomically, or to standard output."""
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(data)
        return
    from alliances.graph.files import write_bytes

    write_bytes(output, data)
