"""Packing the parts of a picture: each smaller part where the page has room for it.

Freivalds, Dogrusoz and Kikusts, "Disconnected Graph Layout and the Polyomino Packing Approach" (2001): a part is the set
of cells of a grid that its boxes and lines touch, and is put where these are free and the page grows least.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alliances.graph.picture.boxes import Box

CELL = 34.0
Cell = tuple[int, int]


@dataclass(slots=True)
class Part:
    """Boxes that belong together, and the pairs of them that a line joins."""

    boxes: Sequence[Box]
    joined: Iterable[tuple[Box, Box]] = ()

    def cells(self) -> set[Cell]:
        """The cells that the part touches."""
        found: set[Cell] = set()
        for box in self.boxes:
            found |= _cells(box)
        for one, other in self.joined:
            steps = max(1, math.ceil(math.dist((one.x, one.y), (other.x, other.y)) / CELL))
            for i in range(steps + 1):
                found.add(_cell(one.x + (other.x - one.x) * i / steps, one.y + (other.y - one.y) * i / steps))
        return found

    def move(self, across: float, down: float) -> None:
        """Move all boxes."""
        for box in self.boxes:
            box.x += across
            box.y += down


def _cell(x: float, y: float) -> Cell:
    return math.floor(x / CELL), math.floor(y / CELL)


def _cells(box: Box) -> set[Cell]:
    left, top = _cell(box.x - box.half - CELL / 2, box.y - box.radius - CELL / 2)
    right, bottom = _cell(box.x + box.half + CELL / 2, box.y - box.radius + box.height + CELL / 2)
    return {(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)}


def pack(parts: Sequence[Part], aspect: float) -> None:
    """Move the parts, the first stays, so that none touches another and all fill a page of this width to height."""
    taken: set[Cell] = set()
    for part in parts:
        cells = part.cells()
        if taken:
            across, down = _place(cells, taken, aspect)
            part.move(across * CELL, down * CELL)
            cells = {(x + across, y + down) for x, y in cells}
        taken |= cells


def _extent(cells: Iterable[Cell]) -> tuple[int, int, int, int]:
    xs, ys = zip(*cells, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _place(cells: set[Cell], taken: set[Cell], aspect: float) -> Cell:
    """The free place where the page of this form grows least; among these the nearest to its middle."""
    page, own = _extent(taken), _extent(cells)
    width, height = own[2] - own[0] + 1, own[3] - own[1] + 1
    middle = (page[0] + page[2]) / 2, (page[1] + page[3]) / 2
    best: tuple[float, float, int, int] | None = None
    for left in range(page[0] - width, page[2] + 2):
        for top in range(page[1] - height, page[3] + 2):
            size = max(
                max(page[2], left + width - 1) - min(page[0], left) + 1,
                aspect * (max(page[3], top + height - 1) - min(page[1], top) + 1),
            )
            away = math.hypot(left + width / 2 - middle[0], aspect * (top + height / 2 - middle[1]))
            found = (size, away, left - own[0], top - own[1])
            if (best is None or found < best) and _free(cells, taken, found[2], found[3]):
                best = found
    assert best is not None  # beside the page there is always room
    return best[2], best[3]


def _free(cells: set[Cell], taken: set[Cell], across: int, down: int) -> bool:
    return not any((x + across, y + down) in taken for x, y in cells)
