"""Names off other names' lines: a node that a foreign line runs through is moved to the best place near by."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from alliances.graph.picture.boxes import Box, overlap

Pair = tuple[int, int]
ROUNDS = 4
# In larger parts only names that a line runs through are moved, and fewer places are tried.
SMALL_PART = 40
# What counts in a place: a box on another, a line through a box, two lines that cross, and the way from the old place.
ON_BOX, ON_LINE, CROSSING, WAY = 6.0, 3.0, 1.0, 0.004
# A line shorter than this between two nodes leaves no room for its arrow and its sum; that counts like a box on another.
SHORTEST = 75.0
_STEPS = [(radius, turn) for radius in (45.0, 80.0, 120.0) for turn in range(12)]
_COS = [round(math.cos(math.pi * turn / 6), 9) for turn in range(12)]
_SIN = [round(math.sin(math.pi * turn / 6), 9) for turn in range(12)]


def clear_lines(boxes: Sequence[Box], joined: Iterable[Pair]) -> None:
    """Move, in the order of the boxes, those whose place is bad to the best of some places around them."""
    lines = list(joined)
    own: list[list[Pair]] = [[] for _ in boxes]
    for line in lines:
        for end in line:
            own[end].append(line)
    small = len(boxes) <= SMALL_PART
    steps, bad = (_STEPS, CROSSING) if small else (_STEPS[::2], ON_LINE)
    for _ in range(ROUNDS if small else 2):
        moved = [_settle(i, boxes, lines, own[i], steps, bad) for i in range(len(boxes))]
        if not any(moved):
            return


def _settle(
    i: int,
    boxes: Sequence[Box],
    lines: list[Pair],
    own: list[Pair],
    steps: list[tuple[float, int]],
    bad: float,
) -> bool:
    """Whether the box was moved."""
    box = boxes[i]
    start = box.x, box.y
    best = _cost(i, boxes, lines, own, math.inf)
    if best < bad:
        return False
    place = start
    for radius, turn in steps:
        box.x, box.y = start[0] + 1.2 * radius * _COS[turn], start[1] + radius * _SIN[turn]
        cost = WAY * radius
        cost += _cost(i, boxes, lines, own, best - cost)
        if cost < best - 1e-9:
            best, place = cost, (box.x, box.y)
    box.x, box.y = place
    return place != start


def _cost(i: int, boxes: Sequence[Box], lines: list[Pair], own: list[Pair], limit: float) -> float:
    """What is bad about the place of a box; counting ends where it is above the limit."""
    box = boxes[i]
    cost = 0.0
    for j, other in enumerate(boxes):
        if j != i and abs(other.y - box.y) < 90 and min(overlap(box, other)) > 0:
            cost += ON_BOX
    if cost >= limit:
        return cost
    cost += sum(ON_LINE for a, b in lines if i != a and i != b and _through(box, boxes[a], boxes[b]))
    for a, b in own:
        if cost >= limit:
            return cost
        one, other = boxes[a], boxes[b]
        if math.dist((one.x, one.y), (other.x, other.y)) < SHORTEST + one.radius + other.radius:
            cost += ON_BOX
        cost += sum(
            ON_LINE for j, third in enumerate(boxes) if j != a and j != b and _through(third, one, other)
        )
        cost += sum(
            CROSSING
            for c, d in lines
            if a != c and a != d and b != c and b != d and _cross(one, other, boxes[c], boxes[d])
        )
    return cost


def _through(box: Box, one: Box, other: Box) -> bool:
    """Whether the line between two nodes runs through a third's node or the middle of its label."""
    half = max(box.radius + 4, min(box.label / 2, 40.0))
    left, right = box.x - half, box.x + half
    top, bottom = box.y - box.radius - 3, box.y - box.radius + box.height - 2
    if max(one.x, other.x) < left or min(one.x, other.x) > right:
        return False
    if max(one.y, other.y) < top or min(one.y, other.y) > bottom:
        return False
    sides = [
        (other.x - one.x) * (y - one.y) - (other.y - one.y) * (x - one.x)
        for x in (left, right)
        for y in (top, bottom)
    ]
    return min(sides) < 0 < max(sides)


def _cross(a: Box, b: Box, c: Box, d: Box) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Box, b: Box, c: Box) -> float:
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
