"""The picture for print: an SVG without script or outside reference, the same marks as on the page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from alliances.graph.picture.boxes import FONT, shorten, text_width
from alliances.graph.picture.html import heading
from alliances.graph.picture.hull import outline
from alliances.graph.picture.key import key
from alliances.graph.picture.labelling import Rectangle, place_labels, place_text
from alliances.graph.picture.lines import Curve, curves
from alliances.graph.picture.marks import Sketch
from alliances.graph.picture.money import largest_sum
from alliances.graph.picture.options import Options, choose
from alliances.graph.picture.scene import Scene, radius
from alliances.graph.picture.style import fill, style, texts
from alliances.graph.picture.ties import Line, Tie
from alliances.graph.picture.vis import width
from alliances.ontology.statement import Statement

MARGIN, HEAD = 40.0, 64.0
# A region is drawn where it holds at most one stranger for three of its own.
STRANGERS = 3


@dataclass(slots=True)
class _Plate:
    """What is drawn: the ties of the opening view and the names that they lie between, with places on the sheet."""

    scene: Scene
    lang: str
    ties: Sequence[Tie]
    places: dict[str, tuple[float, float]]

    def name(self, entity: str) -> str:
        name = self.scene.names[entity]
        return shorten(name.ko if self.lang == "ko" else name.en)

    def radius(self, entity: str) -> float:
        return radius(self.scene.degrees[entity])


def drawing(statements: Sequence[Statement], options: Options) -> str:
    """An SVG document. Raises `AlliancesError` for an option that is not known."""
    chosen = choose(statements, options)
    plate, size = _plate(Scene(chosen), options.lang)
    sketch = Sketch()
    _regions(sketch, plate)
    drawn = _lines(sketch, plate)
    for entity, (x, y) in plate.places.items():
        look = style().types[plate.scene.names[entity].entity.type]
        sketch.form(look.shape, x, y, plate.radius(entity), look.color)
    _labels(sketch, plate, drawn)
    sketch.text(heading(chosen, options.title), MARGIN / 2, 28, 19, weight=700)
    sketch.text(_subtitle(plate), MARGIN / 2, 47, 12, soft=True)
    bottom = key(sketch, plate.scene, plate.ties, options.lang, HEAD + size[1], size[0])
    return sketch.document(size[0], bottom)


def _plate(scene: Scene, lang: str) -> tuple[_Plate, tuple[float, float]]:
    names = scene.order[: scene.opening_names]
    reach = {
        e: max(
            radius(scene.degrees[e]),
            text_width(shorten(scene.names[e].en)) / 2,
            text_width(shorten(scene.names[e].ko)) / 2,
        )
        for e in names
    }
    left = min((scene.places[e][0] - reach[e] for e in names), default=0.0) - MARGIN
    top = min((scene.places[e][1] for e in names), default=0.0) - MARGIN
    right = max((scene.places[e][0] + reach[e] for e in names), default=0.0) + MARGIN
    bottom = max((scene.places[e][1] for e in names), default=0.0) + MARGIN + 20
    wide = max(760.0, right - left)
    inset = (wide - (right - left)) / 2
    places = {e: (scene.places[e][0] - left + inset, scene.places[e][1] - top + HEAD) for e in names}
    return _Plate(scene, lang, scene.ties[: scene.opening], places), (wide, bottom - top)


def _subtitle(plate: _Plate) -> str:
    words: dict[str, str] = getattr(texts(), plate.lang)
    scene = plate.scene
    told = {
        "names": len(scene.order),
        "claims": len(scene.statements),
        "articles": len({s.article.id for s in scene.statements}),
    }
    text = fill(words["summary"], told)
    if len(plate.ties) < len(scene.ties):
        part = {"n": len(plate.ties), "of": len(scene.ties), "names": len(plate.places)}
        text += " · " + fill(words["strongest"], part)
    return text


def _regions(sketch: Sketch, plate: _Plate) -> None:
    for number, members in enumerate(plate.scene.blocs):
        own = [m for m in members if m in plate.places]
        points = outline([(*plate.places[m], plate.radius(m) + 24) for m in own])
        strangers = sum(1 for e, at in plate.places.items() if e not in own and _inside(points, at))
        if len(own) > 2 and strangers * STRANGERS <= len(own):
            sketch.region(points, style().blocs[number % len(style().blocs)])


def _inside(points: Sequence[tuple[float, float]], at: tuple[float, float]) -> bool:
    return all(
        (b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0]) >= 0
        for a, b in zip(points, [*points[1:], *points[:1]], strict=True)
    )


def _lines(sketch: Sketch, plate: _Plate) -> list[tuple[Line, Curve]]:
    drawn = []
    for tie in plate.ties:
        for line, curve in curves(tie, plate.places, plate.radius):
            sketch.line(line, curve, width(line))
            drawn.append((line, curve))
    return drawn


def _labels(sketch: Sketch, plate: _Plate, drawn: Sequence[tuple[Line, Curve]]) -> None:
    """Names first, the stronger ones before, then sums where there is room."""
    discs = {e: (x, y, plate.radius(e)) for e, (x, y) in plate.places.items()}
    labels = place_labels({e: plate.name(e) for e in plate.places}, discs)
    taken = [*labels.values(), *(Rectangle(x - r, y - r, 2 * r, 2 * r) for x, y, r in discs.values())]
    for entity, box in labels.items():
        sketch.text(plate.name(entity), box.x, box.y + FONT, FONT, weight=600)
    for line, curve in sorted(drawn, key=lambda item: -(item[0].dollars or 0)):
        text = largest_sum(line.statements, plate.lang)
        spot = place_text(text, [curve.at(t) for t in (0.5, 0.4, 0.6, 0.3, 0.7)], taken) if text else None
        if spot is not None:
            taken.append(spot)
            sketch.text(text, spot.x, spot.y + 11, 11.5, weight=500)
        if len(line.statements) > 1 and math.dist(curve.start, curve.end) > 60:
            ring = place_text("88", [curve.at(t) for t in (0.5, 0.4, 0.6, 0.3, 0.7)], taken)
            if ring is not None:
                taken.append(ring)
                sketch.count(len(line.statements), ring, style().relations[line.relation].color)
