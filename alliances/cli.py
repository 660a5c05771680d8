"""The command line: results on standard output or `-o`, messages on standard error."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from typing import Any

import click

from alliances import __version__
from alliances.commands import (
    ask,
    build,
    deals,
    draw,
    export,
    gazetteer,
    identities,
    identity,
    query,
    structure,
)
from alliances.commands.build import article_options, progress
from alliances.commands.options import FOLDER, OUTPUT
from alliances.commands.options import emit as _emit


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="alliances")
@click.option("--debug", is_flag=True, help="Show a traceback on errors.")
def cli(debug: bool) -> None:
    """Korean and English news about the AI industry as a knowledge graph that people can trust."""


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", help="Output format.")
@OUTPUT
@article_options
def extract(files: tuple[Path, ...], form: str, output: Path | None, **options: Any) -> None:  # noqa: ANN401
    """Print the statements of articles as JSON lines; - reads standard input."""
    from alliances.building import Options, extract_file

    lines = []
    for number, path in enumerate(files, start=1):
        data = sys.stdin.buffer.read() if str(path) == "-" else None
        lines += [statement.to_json() + "\n" for statement in extract_file(path, Options(**options), data)]
        progress(number, len(files))
    _emit("".join(lines), output)


@cli.command()
@FOLDER
def validate(folder: Path) -> None:
    """Check the graph in DIR against its SHACL shapes; exit code 1 where it violates them."""
    from alliances.graph import AllianceGraph

    violations = AllianceGraph.load(folder).validate()
    for violation in violations:
        click.echo(str(violation))
    click.echo(f"{len(violations)} violations" if violations else "conforms")
    if violations:
        sys.exit(1)


@cli.command()
@FOLDER
@click.argument("one")
@click.argument("other")
def explain(folder: Path, one: str, other: str) -> None:
    """Why is there an edge between ONE and OTHER: sentence, offsets, rule and status path."""
    from alliances.graph import AllianceGraph

    explanations = AllianceGraph.load(folder).explain(one, other)
    click.echo(
        "\n\n".join(map(str, explanations)) if explanations else f"no statement between {one} and {other}"
    )


@cli.command()
@click.argument("gold", metavar="GOLD_DIR", type=click.Path(path_type=Path))
@click.option(
    "--predictions",
    type=click.Path(path_type=Path),
    help="Folder of <id>.jsonl; without it the texts beside the gold are read.",
)
@click.option("--errors", is_flag=True, help="List every missed and every wrong triple.")
@click.option("--why", is_flag=True, help="Say which gate of the reading each missed triple failed at.")
@click.option(
    "--json", "as_json", type=click.Path(path_type=Path), metavar="FILE", help="Also write the figures there."
)
def evaluate(gold: Path, predictions: Path | None, errors: bool, why: bool, as_json: Path | None) -> None:
    """Score statements against gold annotations: precision, recall, F1, qualifiers."""
    from alliances.diagnosis import diagnose, histogram
    from alliances.evaluation import evaluate_folder

    if why and predictions is not None:
        raise click.UsageError("--why reads the texts again; leave out --predictions")
    scores = evaluate_folder(gold, predictions)
    if why:
        misses = diagnose(gold, scores)
        click.echo("\n".join([*map(str, misses), histogram(misses), ""]))
    click.echo(scores.report(errors))
    if as_json is not None:
        _emit(scores.to_json(), as_json)


GROUPS = (
    build.COMMANDS,
    deals.COMMANDS,
    export.COMMANDS,
    ask.COMMANDS,
    query.COMMANDS,
    identity.COMMANDS,
    identities.COMMANDS,
    gazetteer.COMMANDS,
    structure.COMMANDS,
    (draw.draw,),
)
for _command in chain.from_iterable(GROUPS):
    cli.add_command(_command)
