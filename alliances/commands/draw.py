"""`draw`: the picture as an interactive page, or for print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from alliances.commands.options import FOLDER, emit
from alliances.ontology.errors import AlliancesError


@click.command()
@FOLDER
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="graph.html is interactive; map.svg and map.png are for print.",
)
@click.option("--lang", type=click.Choice(["en", "ko"]), default="en", help="Language it opens in.")
@click.option("--title", help="Heading of the picture.")
@click.option(
    "--relation", "relations", multiple=True, metavar="NAME", help="Only this relation; may be repeated."
)
@click.option(
    "--status", "statuses", multiple=True, metavar="NAME", help="Only this status; may be repeated."
)
@click.option("--since", metavar="DATE", help="Only what was published since YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--around", metavar="NAME", help="Only the neighbourhood of a name, in either language.")
@click.option(
    "--hops", type=click.IntRange(0), default=1, show_default=True, help="How many steps around it."
)
def draw(folder: Path, output: Path, **options: Any) -> None:  # noqa: ANN401
    """Draw the graph in DIR as one self-contained page, or as SVG or PNG for print."""
    from alliances.graph import AllianceGraph
    from alliances.graph.files import write_bytes

    graph = AllianceGraph.load(folder)
    suffix = output.suffix.lower()
    if suffix == ".svg":
        emit(graph.draw_svg(**options), output)
    elif suffix == ".png":
        from alliances.graph.picture.png import png

        write_bytes(output, png(graph.draw_svg(**options)))
    elif suffix in (".html", ".htm", ""):
        emit(graph.draw(**options), output)
    else:
        raise AlliancesError(f"{output}: a picture is .html, .svg or .png, not {suffix}")
