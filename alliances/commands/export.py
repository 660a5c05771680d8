"""`export`: the graph in the formats of other tools."""

from __future__ import annotations

from pathlib import Path

import click

from alliances.commands.options import FOLDER, OUTPUT, emit_bytes


@click.command()
@FOLDER
@click.option(
    "-f",
    "--format",
    "form",
    required=True,
    help="turtle, trig, nquads, json-ld, rdf12, graphml, gexf, neo4j-nodes, neo4j-relationships, cypher, csv, parquet, "
    "ftm (FollowTheMoney) or jsonl.",
)
@click.option("--bom", is_flag=True, help="CSV: begin with a byte order mark, by which Excel knows UTF-8.")
@OUTPUT
def export(folder: Path, form: str, bom: bool, output: Path | None) -> None:
    """Write the graph in DIR in another format.

    What is only planned, considered, possible or denied is asserted in none of them.
    """
    from alliances.graph import AllianceGraph

    emit_bytes(AllianceGraph.load(folder).export_bytes(form, bom), output)


COMMANDS = (export,)
