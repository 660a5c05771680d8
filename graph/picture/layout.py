"""Positions computed beforehand: the same graph gives the same picture, and nothing has to settle in the browser.

The names of the opening view are laid out by stress, each connected part for itself; the parts are packed, labels are
moved apart. Every further name has its place beside the strongest name it is tied to.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alliances.graph.picture.boxes import Box, separate
from alliances.graph.picture.clearing import clear_lines
from alliances.graph.picture.packing import Part, pack
from alliances.graph.picture.stress import stress_layout
from alliances.graph.picture.ties import Tie

# Width to height of the room that the picture has on a usual screen.
ASPECT = 1.25
LENGTH = 105.0
BETWEEN_BLOCS = 1.5


@dataclass(frozen=True, slots=True)
class Size:
    """Radius of a node and width of its widest label, in pixels."""

    radius: float
    label: float


def positions(
    order: Sequence[str],
    opening: int,
    drawn: Sequence[Tie],
    bundles: Iterable[Tie],
    sizes: Mapping[str, Size],
    blocs: Iterable[Sequence[str]],
) -> dict[str, tuple[int, int]]:
    """Entity id → (x, y) in whole pixels, y downwards.

    The first `opening` of `order` are laid out by the ties that are `drawn` at first, the others beside them.
    """
    bloc_of = {entity: number for number, members in enumerate(blocs) for entity in members}
    near = _neighbours(drawn)
    boxes: dict[str, Box] = {}
    parts = []
    for members in _components(order[:opening], near):
        part = _part(members, near, sizes, bloc_of)
        joined = [(part[one], part[other]) for one in members for other in near[one] if one < other]
        parts.append(Part(list(part.values()), joined))
        boxes |= part
    pack(parts, ASPECT)
    _add_the_rest(boxes, order[opening:], _neighbours(bundles), sizes)
    return {entity: (round(box.x), round(box.y)) for entity, box in boxes.items()}


def _neighbours(bundles: Iterable[Tie]) -> dict[str, list[str]]:
    """Entity id → those it is tied to, by the strongest tie first."""
    near: dict[str, list[str]] = defaultdict(list)
    for tie in bundles:
        for one, other in (tie.pair, tie.pair[::-1]):
            near[one].append(other)
    return near


def _components(order: Sequence[str], near: Mapping[str, list[str]]) -> list[list[str]]:
    """Connected parts, the largest first."""
    import networkx

    graph: Any = networkx.Graph()
    graph.add_nodes_from(order)
    graph.add_edges_from((one, other) for one in order for other in near[one])
    place = {entity: index for index, entity in enumerate(order)}
    found = [sorted(part, key=place.__getitem__) for part in networkx.connected_components(graph)]
    return sorted(found, key=lambda part: (-len(part), place[part[0]]))


def _part(
    members: list[str], near: Mapping[str, list[str]], sizes: Mapping[str, Size], bloc_of: Mapping[str, int]
) -> dict[str, Box]:
    """One connected part around (0, 0)."""
    number = {entity: index for index, entity in enumerate(members)}
    neighbours = [{number[o]: _length(e, o, near, bloc_of) for o in near[e]} for e in members]
    points = _formed(_turned(stress_layout(neighbours)))
    boxes = {e: Box(x, y, sizes[e].radius, sizes[e].label) for e, (x, y) in zip(members, points, strict=True)}
    joined = [(number[one], number[other]) for one in members for other in near[one] if one < other]
    clear_lines(list(boxes.values()), joined)
    separate(list(boxes.values()))
    return boxes


def _length(one: str, other: str, near: Mapping[str, list[str]], bloc_of: Mapping[str, int]) -> float:
    """Ties of a hub are longer, for there is more to place around it; so are those between blocs."""
    crowd = max(len(near[one]), len(near[other]))
    apart = bloc_of.get(one) != bloc_of.get(other)
    return LENGTH * (1 + 0.12 * math.sqrt(crowd)) * (BETWEEN_BLOCS if apart else 1)


def _turned(points: list[list[float]]) -> list[list[float]]:
    """Turned so that the longest way lies across."""
    count = len(points)
    cx, cy = sum(p[0] for p in points) / count, sum(p[1] for p in points) / count
    xx = sum((p[0] - cx) ** 2 for p in points)
    yy = sum((p[1] - cy) ** 2 for p in points)
    xy = sum((p[0] - cx) * (p[1] - cy) for p in points)
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = round(math.cos(angle), 9), round(math.sin(angle), 9)
    return [[(x - cx) * cos + (y - cy) * sin, (y - cy) * cos - (x - cx) * sin] for x, y in points]


def _formed(points: list[list[float]]) -> list[list[float]]:
    """Stretched towards the page's form, within what leaves angles readable; a little wider, for labels are wide."""
    if len(points) < 4:
        return [[x * 1.3, y] for x, y in points]
    width = max(p[0] for p in points) - min(p[0] for p in points)
    height = max(p[1] for p in points) - min(p[1] for p in points)
    ratio = ASPECT * height / width if width else 1.0
    across = math.sqrt(min(1.7, max(0.6, ratio)))
    return [[x * across * 1.12, y / across] for x, y in points]


def _add_the_rest(
    boxes: dict[str, Box], rest: Sequence[str], near: Mapping[str, list[str]], sizes: Mapping[str, Size]
) -> None:
    """Names beyond the opening view: on rings around the name that they are tied to, those without one below."""
    taken: dict[str, int] = defaultdict(int)
    bottom = max((box.y for box in boxes.values()), default=0.0) + 200
    loose = 0
    for entity in rest:
        anchor = next((o for o in near[entity] if o in boxes), None)
        if anchor is None:
            x, y = (loose % 12) * 150.0, bottom + (loose // 12) * 60.0
            loose += 1
        else:
            x, y = _on_ring(boxes[anchor], taken[anchor])
            taken[anchor] += 1
        boxes[entity] = Box(x, y, sizes[entity].radius, sizes[entity].label)


def _on_ring(around: Box, place: int) -> tuple[float, float]:
    """The places of a sunflower's seeds: no two alike however many there are."""
    golden = math.pi * (3 - math.sqrt(5))
    distance = 95 + 42 * math.sqrt(place)
    angle = place * golden + 0.7
    return around.x + 1.4 * distance * math.cos(angle), around.y + distance * math.sin(angle)
