"""`circles`, `blocs`, `exposure`, `rivals`, `central`, `path` and `changes`: how the parties of a graph hang together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from alliances.commands.options import FOLDER, FORMAT, OUTPUT, emit
from alliances.commands.records import show

Columns = dict[str, Callable[[Any], Any]]
RELATIONS = click.option(
    "--relation", "relations", multiple=True, help="Only this relation; may be repeated."
)
STATUSES = click.option(
    "--status",
    "statuses",
    multiple=True,
    help="Claims of this status instead of those that hold; may be repeated.",
)
LIMIT = click.option("--limit", type=click.IntRange(1), help="The first so many.")


def _joined(name: str, by: str = ", ") -> Callable[[Any], str]:
    return lambda record: by.join(map(str, getattr(record, name)))


def _field(name: str) -> Callable[[Any], Any]:
    return lambda record: getattr(record, name)


CIRCLES: Columns = {"flow": _field("flow"), "circle": str, "legs": _joined("legs", "; ")}
BLOCS: Columns = {
    "kind": _field("kind"),
    "name": _field("name"),
    "members": _joined("names"),
    "inside": _field("inside"),
    "outside": _field("outside"),
}
EXPOSURE: Columns = {
    "kind": _field("kind"),
    "provider": _field("provider_name"),
    "only provider of": _joined("only"),
    "dependents": _joined("dependents"),
    "chain": _field("chain"),
    "share": lambda e: f"{e.share:.0%}",
}
BACKINGS: Columns = {
    "backer": _field("backer_name"),
    "rivals": _joined("names", " / "),
    "claims": _joined("legs", "; "),
}
STANDINGS: Columns = {
    "name": _field("name"),
    "partners": _field("partners"),
    "ties": _field("ties"),
    "betweenness": lambda s: f"{s.betweenness:.4f}",
    "core": _field("core"),
}
STEPS: Columns = {"step": _field("number"), "claims": _joined("legs", "; "), "sentence": _field("sentence")}
CHANGES: Columns = {
    "reported": _field("first_reported"),
    "kind": _field("kind"),
    "claim": lambda c: f"{c.subject_name} {c.relation} {c.object_name or ''}".rstrip(),
    "before": _field("before"),
    "after": _field("after"),
}


@click.command()
@FOLDER
@click.option("--length", default=3, show_default=True, help="Of at most so many parties.")
@click.option(
    "--flow",
    type=click.Choice(["money", "value"]),
    help="Money that returns, or money and goods that go round.",
)
@click.option(
    "--chance", is_flag=True, help="Say how many circles random graphs with the same edges a party have."
)
@RELATIONS
@STATUSES
@LIMIT
@FORMAT
@OUTPUT
def circles(
    folder: Path,
    length: int,
    flow: str | None,
    chance: bool,
    relations: tuple[str, ...],
    statuses: tuple[str, ...],
    limit: int | None,
    form: str,
    output: Path | None,
) -> None:
    """Circles of money and goods in DIR, each leg with its status and sum."""
    from alliances.graph import AllianceGraph

    graph = AllianceGraph.load(folder)
    if chance:
        emit(f"{graph.circle_chance(length, flow or 'money')}\n", output)
        return
    found = graph.circles(length, relations or None, statuses or None, flow, limit)
    emit(show(found, CIRCLES, form), output)


@click.command()
@FOLDER
@click.option(
    "--smallest", type=click.IntRange(2), default=3, show_default=True, help="Members of a community."
)
@RELATIONS
@STATUSES
@FORMAT
@OUTPUT
def blocs(
    folder: Path,
    smallest: int,
    relations: tuple[str, ...],
    statuses: tuple[str, ...],
    form: str,
    output: Path | None,
) -> None:
    """Blocs of DIR: communities of the alliance ties, and the parties of each named project."""
    from alliances.graph import AllianceGraph

    emit(
        show(AllianceGraph.load(folder).blocs(smallest, relations or None, statuses or None), BLOCS, form),
        output,
    )


@click.command()
@FOLDER
@click.option("--kind", type=click.Choice(["supply", "funding"]), help="Only suppliers, or only investors.")
@STATUSES
@FORMAT
@OUTPUT
def exposure(
    folder: Path, kind: str | None, statuses: tuple[str, ...], form: str, output: Path | None
) -> None:
    """Who in DIR depends on one supplier or investor."""
    from alliances.graph import AllianceGraph

    emit(show(AllianceGraph.load(folder).exposure(kind, statuses or None), EXPOSURE, form), output)


@click.command()
@FOLDER
@RELATIONS
@STATUSES
@FORMAT
@OUTPUT
def rivals(
    folder: Path, relations: tuple[str, ...], statuses: tuple[str, ...], form: str, output: Path | None
) -> None:
    """Who in DIR backs two rivals."""
    from alliances.graph import AllianceGraph

    found = AllianceGraph.load(folder).rivals_backed(relations or None, statuses or None)
    emit(show(found, BACKINGS, form), output)


@click.command()
@FOLDER
@RELATIONS
@STATUSES
@LIMIT
@FORMAT
@OUTPUT
def central(
    folder: Path,
    relations: tuple[str, ...],
    statuses: tuple[str, ...],
    limit: int | None,
    form: str,
    output: Path | None,
) -> None:
    """Who in DIR stands in the middle: partners, ties, betweenness, core number."""
    from alliances.graph import AllianceGraph

    found = AllianceGraph.load(folder).central(relations or None, statuses or None, limit)
    emit(show(found, STANDINGS, form), output)


@click.command()
@FOLDER
@click.argument("one")
@click.argument("other")
@RELATIONS
@STATUSES
@FORMAT
@OUTPUT
def path(
    folder: Path,
    one: str,
    other: str,
    relations: tuple[str, ...],
    statuses: tuple[str, ...],
    form: str,
    output: Path | None,
) -> None:
    """The shortest chain of claims in DIR between ONE and OTHER, with a sentence for each step; exit code 1 where none is."""
    from alliances.graph import AllianceGraph

    found = AllianceGraph.load(folder).path(one, other, relations or None, statuses or None)
    emit(show(found, STEPS, form), output)
    if not found:
        click.echo(f"no chain of claims between {one} and {other}", err=True)
        raise click.exceptions.Exit(1)


@click.command()
@FOLDER
@click.argument("since")
@click.argument("until", required=False)
@RELATIONS
@FORMAT
@OUTPUT
def changes(
    folder: Path, since: str, until: str | None, relations: tuple[str, ...], form: str, output: Path | None
) -> None:
    """What articles in DIR tell after SINCE (YYYY[-MM[-DD]]), and no later than UNTIL, that none told before."""
    from alliances.graph import AllianceGraph

    emit(show(AllianceGraph.load(folder).changes(since, until, relations or None), CHANGES, form), output)


COMMANDS = (circles, blocs, exposure, rivals, central, path, changes)
