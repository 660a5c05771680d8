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
from alliances.graph.picture.stress import stress_layout
from alliances.graph.picture.ties import Tie

# Width to height of the room that the picture has on a usual screen.
ASPECT = 1.25
LENGTH = 105.0
BETWEEN_BLOCS = 1.5
MARGIN = 46.0


@dataclass(frozen=True, slots=True)
class Size:
    """Radius of a node and width of its widest label, in pixels."""

    radius: float
    label: float


def positions(
    order: Sequence[str],
    opening: int,
    bundles: Iterable[Tie],
    sizes: Mapping[str, Size],
    blocs: Iterable[Sequence[str]],
) -> dict[str, tuple[int, int]]:
    """Entity id → (x, y) in whole pixels, y downwards; the first `opening` of `order` share the opening view."""
    first = set(order[:opening])
    bloc_of = {entity: number for number, members in enumerate(blocs) for entity in members}
    near: dict[str, list[str]] = defaultdict(list)
    for tie in bundles:
        for one, other in (tie.pair, tie.pair[::-1]):
            near[one].append(other)
    parts = [
        _part(members, near, sizes, bloc_of)
        for members in _components([e for e in order if e in first], near, first)
    ]
    boxes = _pack(parts)
    _add_the_rest(boxes, order[opening:], near, sizes)
    return {entity: (round(box.x), round(box.y)) for entity, box in boxes.items()}


def _components(order: Sequence[str], near: Mapping[str, list[str]], first: set[str]) -> list[list[str]]:
    import networkx

    graph: Any = networkx.Graph()
    graph.add_nodes_from(order)
    graph.add_edges_from((one, other) for one in order for other in near[one] if other in first)
    place = {entity: index for index, entity in enumerate(order)}
    found = [sorted(part, key=place.__getitem__) for part in networkx.connected_components(graph)]
    return sorted(found, key=lambda part: (-len(part), place[part[0]]))


def _part(
    members: list[str], near: Mapping[str, list[str]], sizes: Mapping[str, Size], bloc_of: Mapping[str, int]
) -> dict[str, Box]:
    """One connected part around (0, 0)."""
    number = {entity: index for index, entity in enumerate(members)}
    neighbours = [{number[o]: _length(e, o, near, bloc_of) for o in near[e] if o in number} for e in members]
    points = _turned(stress_layout(neighbours))
    boxes = {e: Box(x, y, sizes[e].radius, sizes[e].label) for e, (x, y) in zip(members, points, strict=True)}
    separate(list(boxes.values()))
    return boxes


def _length(one: str, other: str, near: Mapping[str, list[str]], bloc_of: Mapping[str, int]) -> float:
    """Ties of a hub are longer, for there is more to place around it; so are those between blocs."""
    crowd = max(len(near[one]), len(near[other]))
    apart = bloc_of.get(one) != bloc_of.get(other)
    return LENGTH * (1 + 0.12 * math.sqrt(crowd)) * (BETWEEN_BLOCS if apart else 1)


def _turned(points: list[list[float]]) -> list[list[float]]:
    """Turned so that the longest way lies across, and stretched a little that way: labels are wide."""
    count = len(points)
    cx, cy = sum(p[0] for p in points) / count, sum(p[1] for p in points) / count
    xx = sum((p[0] - cx) ** 2 for p in points)
    yy = sum((p[1] - cy) ** 2 for p in points)
    xy = sum((p[0] - cx) * (p[1] - cy) for p in points)
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = round(math.cos(angle), 9), round(math.sin(angle), 9)
    return [[((x - cx) * cos + (y - cy) * sin) * 1.15, -(x - cx) * sin + (y - cy) * cos] for x, y in points]


@dataclass(slots=True)
class _Frame:
    left: float
    top: float
    width: float
    height: float


def _frame(part: Mapping[str, Box]) -> _Frame:
    left = min(b.x - b.half for b in part.values())
    right = max(b.x + b.half for b in part.values())
    top = min(b.y - b.radius for b in part.values())
    bottom = max(b.y - b.radius + b.height for b in part.values())
    return _Frame(left, top, right - left + MARGIN, bottom - top + MARGIN)


def _pack(parts: list[dict[str, Box]]) -> dict[str, Box]:
    """The parts in columns, the largest first, on a page of about the screen's form."""
    if not parts:
        return {}
    frames = [_frame(part) for part in parts]
    area = sum(f.width * f.height for f in frames)
    height = max(frames[0].height, math.sqrt(area / ASPECT))
    x = y = widest = 0.0
    packed: dict[str, Box] = {}
    for part, frame in zip(parts, frames, strict=True):
        if y and y + frame.height > height:
            x, y, widest = x + widest, 0.0, 0.0
        for entity, box in part.items():
            box.x += x - frame.left
            box.y += y - frame.top
            packed[entity] = box
        y, widest = y + frame.height, max(widest, frame.width)
    return packed


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
