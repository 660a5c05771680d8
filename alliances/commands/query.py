"""`query` and `serve`: SPARQL over a saved graph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alliances.commands.options import FOLDER, OUTPUT, emit

if TYPE_CHECKING:
    from alliances.graph.endpoint.limits import Limits
    from alliances.graph.endpoint.pool import Reply

TIMEOUT = click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="Seconds after which a query is stopped.",
)
MEMORY = click.option(
    "--memory",
    type=click.IntRange(512),
    default=2048,
    show_default=True,
    help="MiB that a query may need.",
)


@click.command()
@click.argument("folder", metavar="DIR")
@click.argument("sparql")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table")
@TIMEOUT
@MEMORY
@OUTPUT
def query(folder: str, sparql: str, form: str, timeout: float, memory: int, output: Path | None) -> None:
    """Ask the graph in DIR, or behind a SPARQL endpoint, a query given as text or as a .rq file.

    It runs in a process of its own, which is stopped where the query takes too long or needs too much memory.
    """
    from alliances.graph.endpoint.limits import Limits

    limits = Limits(seconds=timeout, memory=memory, answer=1024)
    emit(_answer(_asked(folder, text_of(sparql), limits), form), output)


def text_of(sparql: str) -> str:
    """The query itself, or what is in the `.rq` file; raises `AlliancesError` for one that cannot be read."""
    from alliances.ontology.errors import AlliancesError

    if not sparql.endswith(".rq") or "{" in sparql:
        return sparql
    try:
        return Path(sparql).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AlliancesError(f"{sparql}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None


def _asked(where: str, sparql: str, limits: Limits) -> Reply:
    if "://" in where:
        return _remote(where, sparql, limits)
    folder = Path(where)
    from alliances.graph.endpoint.pool import Pool
    from alliances.graph.store.folder import ready

    ready(folder)
    with Pool(folder, limits) as pool:
        return pool.ask({"sparql": sparql, "rows_form": "JSON", "graph_form": "TURTLE"})


def _remote(url: str, sparql: str, limits: Limits) -> Reply:
    from alliances.graph import AllianceGraph
    from alliances.graph.endpoint.pool import Reply
    from alliances.graph.queries import check

    checked = check(sparql, stored=False)
    result = AllianceGraph.connect(url, limits.seconds).query(sparql)
    form = "turtle" if checked.makes_triples else "json"
    return Reply(form, result.serialize(format=form) or b"", checked.makes_triples, checked.ordered)


def _answer(reply: Reply, form: str) -> str:
    from alliances.tables import render

    if reply.triples:
        return reply.body.decode("utf-8")
    result = json.loads(reply.body)
    if "boolean" in result:
        return render(["answer"], [[str(result["boolean"]).lower()]], form)
    columns = result["head"]["vars"]
    rows = [[row.get(name, {}).get("value", "") for name in columns] for row in result["results"]["bindings"]]
    return render(columns, rows if reply.ordered else sorted(rows), form)


@click.command()
@FOLDER
@click.option(
    "--port", type=click.IntRange(0, 65535), default=7879, show_default=True, help="0 takes a free one."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=10.0,
    show_default=True,
    help="Seconds after which a query is stopped.",
)
@MEMORY
@click.option("--workers", type=click.IntRange(1, 64), default=4, show_default=True, help="Queries at once.")
def serve(folder: Path, port: int, timeout: float, memory: int, workers: int) -> None:
    """Serve the graph in DIR as a read-only SPARQL endpoint with a query page, on this machine only."""
    from alliances.graph.endpoint.limits import Limits
    from alliances.graph.endpoint.server import serve as run
    from alliances.graph.store.folder import ready

    ready(folder)

    def started(port: int) -> None:
        click.echo(
            f"query page http://127.0.0.1:{port}/ · endpoint http://127.0.0.1:{port}/sparql · Ctrl-C stops"
        )

    run(folder, port, Limits(seconds=timeout, memory=memory), workers, started)


COMMANDS = (query, serve)
