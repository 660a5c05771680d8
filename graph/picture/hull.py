"""Outlines of regions: the convex hull of circles."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
CORNERS = 14
_TURNS = [(math.cos(2 * math.pi * i / CORNERS), math.sin(2 * math.pi * i / CORNERS)) for i in range(CORNERS)]


def outline(circles: Iterable[tuple[float, float, float]]) -> list[Point]:
    """Corners of the hull of circles (x, y, radius), in the order in which y grows to the right (Andrew 1979)."""
    points = sorted(
        {(round(x + r * cos, 1), round(y + r * sin, 1)) for x, y, r in circles for cos, sin in _TURNS}
    )
    return [*_half(points), *_half(points[::-1])]


def _half(points: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turn(o: Point, a: Point, b: Point) -> float:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])
