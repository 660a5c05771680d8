"""`deals`, `total`, `conflicts`, `timeline` and `sources`: what the claims of a graph come to."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alliances.commands.options import FOLDER, FORMAT, OUTPUT, emit
from alliances.commands.records import money, plain, show

if TYPE_CHECKING:
    from alliances.graph.deals import Conflict, Deal, Total

Columns = dict[str, Callable[[Any], Any]]


def _ends(record: Deal | Conflict) -> str:
    return f"{record.subject_name} {record.relation} {record.object_name or ''}".rstrip()


def _column(name: str) -> Callable[[Deal], str]:
    return lambda deal: ", ".join(money(v, c) for c, v in getattr(deal, name).items())


DEALS: Columns = {
    "deal": lambda d: d.id,
    "parties": _ends,
    "role": lambda d: d.role,
    "status": lambda d: d.status,
    "said": lambda d: money(d.value, d.currency),
    "paid": _column("paid"),
    "committed": _column("committed"),
    "up to": _column("up_to"),
    "time": lambda d: d.time,
    "statements": lambda d: len(d.statements),
    "sources": lambda d: d.sources,
}
TOTALS: Columns = {
    "currency": lambda t: t.currency,
    "paid": lambda t: money(t.paid) or "0",
    "committed": lambda t: money(t.committed) or "0",
    "up to": lambda t: money(t.up_to) or "0",
    "deals": lambda t: len([d for d in t.deals if d.counts]),
}
CONFLICTS: Columns = {
    "parties": _ends,
    "kind": lambda c: c.kind,
    "positions": lambda c: " / ".join(f"{p.value} [{', '.join(p.sources)}]" for p in c.positions),
    "note": lambda c: c.note,
}
EVENTS: Columns = {
    "published": lambda e: e.published,
    "time": lambda e: e.date,
    "status": lambda e: e.status,
    "amount": lambda e: e.amount,
    "source": lambda e: e.source,
    "sentence": lambda e: e.sentence,
}
SOURCES: Columns = {
    "claim": _ends,
    "articles": lambda c: c.articles,
    "outlets": lambda c: c.outlets,
    "sources": lambda c: ", ".join(c.sources),
}


@click.command()
@FOLDER
@FORMAT
@OUTPUT
def deals(folder: Path, form: str, output: Path | None) -> None:
    """List the deals that the claims of DIR come to, and what each adds to the sums."""
    from alliances.graph import AllianceGraph

    emit(show(AllianceGraph.load(folder).deals(), DEALS, form), output)


@click.command()
@FOLDER
@click.argument("investor")
@click.argument("investee")
@click.option("--relation", default="invests-in", show_default=True, help="The relation to sum over.")
@FORMAT
@OUTPUT
def total(folder: Path, investor: str, investee: str, relation: str, form: str, output: Path | None) -> None:
    """What INVESTOR has paid, committed and promised at most to INVESTEE, one line a currency.

    The three columns are never added up. A cumulative figure checks the deals, a whole round is nobody's own share, and
    considered, possible and denied deals count for nothing.
    """
    from alliances.graph import AllianceGraph

    totals = AllianceGraph.load(folder).total(investor, investee, relation)
    if form == "json":
        emit("".join(_total_json(t) + "\n" for t in totals), output)
    else:
        emit(show(totals, TOTALS, form), output)


def _total_json(total: Total) -> str:
    record = plain(total)
    for deal in record["deals"]:
        for column in ("paid", "committed", "up_to"):
            deal[column] = deal[column].get(total.currency, 0)
    return json.dumps(record, ensure_ascii=False)


@click.command()
@FOLDER
@FORMAT
@OUTPUT
def conflicts(folder: Path, form: str, output: Path | None) -> None:
    """Where reports in DIR cannot all be right, with the original sources of each side."""
    from alliances.graph import AllianceGraph

    emit(show(AllianceGraph.load(folder).conflicts(), CONFLICTS, form), output)


@click.command()
@FOLDER
@click.argument("deal")
@FORMAT
@OUTPUT
def timeline(folder: Path, deal: str, form: str, output: Path | None) -> None:
    """How DEAL (an id that `deals` prints) moved: each report with its status, sum, source and sentence."""
    from alliances.graph import AllianceGraph

    emit(show(AllianceGraph.load(folder).timeline(deal), EVENTS, form), output)


@click.command()
@FOLDER
@click.option(
    "--single", is_flag=True, help="Only claims that several articles tell and one source stands behind."
)
@FORMAT
@OUTPUT
def sources(folder: Path, single: bool, form: str, output: Path | None) -> None:
    """How many articles, outlets and original sources stand behind each claim of DIR."""
    from alliances.graph import AllianceGraph

    records = [c for c in AllianceGraph.load(folder).corroboration() if c.single_source or not single]
    emit(show(records, SOURCES, form), output)


COMMANDS = (deals, total, conflicts, timeline, sources)
