"""`build` and `add`: articles into a graph's folder."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
SOURCES = click.argument(
    "sources", nargs=-1, required=True, metavar="SOURCE...", type=click.Path(path_type=Path)
)
JOBS = click.option(
    "-j", "--jobs", type=click.IntRange(1), default=1, help="Processes that read side by side."
)
FOLDER = click.option(
    "-o",
    "--output",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder for the graph.",
)


def article_options(command: Command) -> Command:
    """The options that say what a file itself does not."""
    options = (
        click.option(
            "--published", metavar="DATE", help="Day of publication, YYYY-MM-DD; relative dates need it."
        ),
        click.option("--title", help="The article's title."),
        click.option("--url", help="The article's address."),
        click.option("--publisher", help="The outlet."),
        click.option("--gazetteer", metavar="FILE", help="CSV of further names; its rows win."),
        click.option(
            "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out claims below this."
        ),
        click.option(
            "--rules-only",
            is_flag=True,
            help="Only what rules read, nothing by what was learnt from articles.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def progress(done: int, total: int) -> None:
    """How many files are read, on a terminal."""
    if total > 1 and sys.stderr.isatty():
        sys.stderr.write(f"\rread {done} of {total}" + ("\n" if done == total else ""))


@click.command()
@SOURCES
@FOLDER
@click.option(
    "--judgements",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Judgements on which entities are one; without it those that DIR holds already are kept.",
)
@JOBS
@article_options
def build(
    sources: tuple[Path, ...],
    output: Path,
    judgements: Path | None,
    jobs: int,
    **options: Any,  # noqa: ANN401
) -> None:
    """Read articles (text, HTML, folders, or .jsonl of statements) into a new graph in DIR.

    A graph that is there stays until all is read. A build that was stopped goes on where it was when it is run again.
    """
    from alliances.building import Options, build_folder

    try:
        report = build_folder(sources, Options(**options), output, jobs, progress, judgements)
    except KeyboardInterrupt:
        _stopped("what was read is kept; run the same command to go on")
    click.echo(report)
    click.echo(f"written {output}: {_written(output)}")


@click.command()
@SOURCES
@FOLDER
@JOBS
@article_options
def add(sources: tuple[Path, ...], output: Path, jobs: int, **options: Any) -> None:  # noqa: ANN401
    """Read articles into the graph in DIR, beside those that it holds; one that it holds already is replaced.

    A line is printed for each file once it is kept, whatever happens then. Files that have not changed since they were
    read are left as they are.
    """
    from alliances.building import Options, add_to_folder

    try:
        report = add_to_folder(sources, Options(**options), output, jobs, lambda line: click.echo(line))
    except KeyboardInterrupt:
        _stopped("the files listed are kept; run the same command to go on")
    click.echo(report)


def _stopped(what: str) -> None:
    click.echo(f"alliances: stopped; {what}", err=True)
    sys.exit(130)


def _written(folder: Path) -> str:
    from alliances.graph.store.files import NAMES

    names = [name for name in NAMES if (folder / name).exists()]
    left = " (more than a page or a file for people holds: alliances export, alliances draw)"
    return " ".join([*names, "articles.db", "store"]) + ("" if len(names) == len(NAMES) else left)


COMMANDS = (build, add)
