"""`candidates`, `merge`, `split` and `judgements`: which entities are one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alliances.commands.options import FOLDER, FORMAT, OUTPUT, emit
from alliances.commands.records import show

if TYPE_CHECKING:
    from alliances.graph import AllianceGraph
    from alliances.ontology.entity import Entity
    from alliances.ontology.judgements import Judgement, Judgements, Verdict

Columns = dict[str, Callable[[Any], Any]]
CANDIDATES: Columns = {
    "score": lambda c: f"{c.score:.2f}",
    "one": lambda c: c.one_name,
    "other": lambda c: c.other_name,
    "type": lambda c: c.type,
    "one id": lambda c: c.one,
    "other id": lambda c: c.other,
    "shared": lambda c: len(c.shared) or "",
}
JUDGEMENTS: Columns = {
    "judgement": lambda j: j.judgement,
    "one": lambda j: j.one_name or j.one,
    "other": lambda j: j.other_name or j.other,
    "by": lambda j: j.by,
    "why": lambda j: j.why,
}
FILE = click.option(
    "--judgements",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A judgement file of yours, kept with the graph's own.",
)
BY = click.option("--by", required=True, help="Who judges.")
WHY = click.option("--why", required=True, help="Why.")


@click.command()
@FOLDER
@click.option("--limit", type=click.IntRange(1), help="The likeliest so many.")
@FORMAT
@OUTPUT
def candidates(folder: Path, limit: int | None, form: str, output: Path | None) -> None:
    """List entities of DIR that may be one, the likeliest first, for you to merge or split.

    Names are compared by sound, in both scripts, and by what is said of them. Names that differ by a digit or a version are
    never listed, nor pairs that are judged already.
    """
    from alliances.graph import AllianceGraph

    emit(show(AllianceGraph.load(folder).candidates(limit), CANDIDATES, form), output)


@click.command()
@FOLDER
@click.argument("one")
@click.argument("other")
@BY
@WHY
@FILE
def merge(folder: Path, one: str, other: str, by: str, why: str, file: Path | None) -> None:
    """Judge that ONE and OTHER (ids or names) are the same: the graph in DIR then holds them as one.

    No statement is changed: the judgement stands in DIR/judgements.csv, and `split` takes it back.
    """
    _judge(folder, one, other, "same", by, why, file)


@click.command()
@FOLDER
@click.argument("one")
@click.argument("other")
@BY
@WHY
@click.option(
    "--unsure", is_flag=True, help="Note that nobody knows: they stay two and are no more proposed."
)
@FILE
def split(folder: Path, one: str, other: str, by: str, why: str, unsure: bool, file: Path | None) -> None:
    """Judge that ONE and OTHER are different: a merge is taken back, and they are no more proposed."""
    _judge(folder, one, other, "unsure" if unsure else "different", by, why, file)


@click.command()
@FOLDER
@FILE
@FORMAT
@OUTPUT
def judgements(folder: Path, file: Path | None, form: str, output: Path | None) -> None:
    """List the judgements of DIR; with a FILE, or where judgements.csv was edited, see the graph through them from now on."""
    from alliances.graph import AllianceGraph

    graph = AllianceGraph.load(folder)
    if file is not None:
        graph = graph.judged(file)
    graph.save(folder)
    emit(show(graph.judgements.rows, JUDGEMENTS, form), output)


def _judge(
    folder: Path, one: str, other: str, verdict: Verdict, by: str, why: str, file: Path | None
) -> None:
    from alliances.graph import AllianceGraph
    from alliances.graph.files import write_text
    from alliances.ontology.judgements import read_judgements

    graph = AllianceGraph.load(folder)
    known = graph.judgements if file is None else read_judgements(file)
    left, right = _entity(graph, one), _entity(graph, other)
    judged = known.with_judgement(_judgement(left, right, verdict, by, why))
    seen = AllianceGraph(graph.as_read, judged)
    seen.save(folder)
    if file is not None:
        write_text(file, judged.to_csv())
    click.echo(_report(left, right, verdict, graph, seen, judged))


def _judgement(one: Entity, other: Entity, verdict: Verdict, by: str, why: str) -> Judgement:
    from pydantic import ValidationError

    from alliances.ontology.errors import AlliancesError
    from alliances.ontology.judgements import Judgement
    from alliances.ontology.statement import reason_of

    told = {"one": one.id, "other": other.id, "judgement": verdict, "by": by.strip(), "why": why.strip()}
    try:
        return Judgement.model_validate({**told, "one_name": one.name, "other_name": other.name})
    except ValidationError as error:
        raise AlliancesError(f"judgement: {reason_of(error)}") from None


def _report(
    one: Entity, other: Entity, verdict: str, before: AllianceGraph, after: AllianceGraph, judged: Judgements
) -> str:
    lines = [f"{one.name} ({one.id}) and {other.name} ({other.id}) are judged {verdict}"]
    if verdict == "same":
        lines.append(f"both are now {judged.canonical.get(one.id, one.id)}")
    lost = len(before.statements) - len(after.statements)
    if lost > 0:
        lines.append(f"{lost} statements between the two are left out of the graph, not of statements.jsonl")
    if verdict == "same" and one.wikidata and other.wikidata and one.wikidata != other.wikidata:
        lines.append(f"note: their sources give two Wikidata ids, {one.wikidata} and {other.wikidata}")
    return "\n".join(lines)


def _entity(graph: AllianceGraph, name: str) -> Entity:
    """The one entity of this id or name, as its statements have it; raises `AlliancesError` for none and for several."""
    from alliances.graph.explanation import find_entity
    from alliances.ontology.errors import AlliancesError

    found = find_entity(graph.as_read, name)
    entities = {e.id: e for s in graph.as_read for e in (s.subject, s.object) if e is not None}
    if name in found:
        return entities[name]
    if len(found) > 1:
        told = ", ".join(f"{i} ({entities[i].name}, {entities[i].type})" for i in sorted(found))
        raise AlliancesError(f"{name!r} names several entities: {told}; give an id")
    return entities[found.pop()]


COMMANDS = (candidates, merge, split, judgements)
