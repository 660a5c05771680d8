"""The key below the picture for print: relations, statuses and kinds of names that are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from alliances.graph.picture.lines import Curve
from alliances.graph.picture.marks import Sketch
from alliances.graph.picture.scene import Scene
from alliances.graph.picture.style import style
from alliances.graph.picture.ties import Line, Tie
from alliances.ontology.vocabulary import Term, vocabulary

Entry = tuple[Term, Line | str]
CELL, ROW, LEFT = 158.0, 22.0, 20.0
# A status is shown on a line of this relation, for a line without one has no colour.
NEUTRAL = "located-in"


def key(sketch: Sketch, scene: Scene, ties: Sequence[Tie], lang: str, top: float, width: float) -> float:
    """Draw the key at `top`; returns the height of the sheet."""
    lines = [line for tie in ties for line in tie.lines]
    columns = max(1, int((width - LEFT) // CELL))
    y = top + ROW
    rows: tuple[list[Entry], ...] = (_relations(lines), _statuses(lines), _types(scene, ties))
    for entries in rows:
        for index, (term, draw) in enumerate(entries):
            x, at = LEFT + (index % columns) * CELL, y + (index // columns) * ROW
            _sample(sketch, draw, x, at)
            sketch.text(getattr(term, lang), x + 42, at + 4, 12)
        y += ROW * -(-len(entries) // columns) + 6
    return y


def _relations(lines: Sequence[Line]) -> list[Entry]:
    drawn = {line.relation for line in lines}
    return [
        (vocabulary().relations[name], Line("", name, "", "ongoing"))
        for name in style().relations
        if name in drawn
    ]


def _statuses(lines: Sequence[Line]) -> list[Entry]:
    drawn = {line.status for line in lines}
    return [
        (vocabulary().statuses[name], Line("", NEUTRAL, "", name))
        for name in style().statuses
        if name in drawn
    ]


def _types(scene: Scene, ties: Sequence[Tie]) -> list[Entry]:
    drawn = {scene.names[end].entity.type for tie in ties for end in tie.pair}
    return [(vocabulary().types[name], name) for name in style().types if name in drawn]


def _sample(sketch: Sketch, draw: Line | str, x: float, y: float) -> None:
    if isinstance(draw, Line):
        sketch.line(draw, Curve((x, y), (x + 17, y), (x + 34, y)), 2)
    else:
        look = style().types[draw]
        sketch.form(look.shape, x + 20, y, 7, look.color)
