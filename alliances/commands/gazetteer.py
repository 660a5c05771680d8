"""`gazetteer check`: what is wrong in a file of names."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group()
def gazetteer() -> None:
    """Files of names that `build --gazetteer` takes: CSV, TSV or JSON lines."""


@gazetteer.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Name each line of FILE that is wrong: unknown types, bad ids, missing parents, names of two things; exit code 1."""
    from alliances.ontology.gazetteer import Gazetteer
    from alliances.ontology.gazetteer_files import check as problems_of

    rows, problems = problems_of(file, Gazetteer.default())
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"{rows} rows, {len(problems)} problems" if problems else f"{rows} rows, nothing wrong")
    if problems:
        sys.exit(1)


COMMANDS = (gazetteer,)
