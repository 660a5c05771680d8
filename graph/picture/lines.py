"""The lines of a tie as curves on paper, from the rim of one node to the rim of the other."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from alliances.graph.picture.ties import Line, Tie

Point = tuple[float, float]
# How far apart the lines of a pair run, as a share of their length, in pixels at most, and all of them together.
SPREAD, FARTHEST, FAN = 0.16, 34.0, 130.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic Bézier curve."""

    start: Point
    middle: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point at a fraction of the way."""
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        return (
            a * self.start[0] + b * self.middle[0] + c * self.end[0],
            a * self.start[1] + b * self.middle[1] + c * self.end[1],
        )

    def angle(self, t: float) -> float:
        """The direction at a fraction of the way, in radians."""
        (x, y), (u, v) = self.at(max(0.0, t - 0.02)), self.at(min(1.0, t + 0.02))
        return math.atan2(v - y, u - x)


def curves(
    tie: Tie, places: Mapping[str, Point], radius: Callable[[str], float]
) -> Iterator[tuple[Line, Curve]]:
    """Each line of the tie; several bend to either side of the straight one."""
    middle = (len(tie.lines) - 1) / 2
    for index, line in enumerate(tie.lines):
        bend = index - middle if line.subject == tie.pair[0] else middle - index
        whole = _bent(places[line.subject], places[line.object], bend, min(FARTHEST, FAN / len(tie.lines)))
        yield line, _cut(whole, radius(line.subject) + 2, radius(line.object) + 3)


def _bent(start: Point, end: Point, bend: float, most: float) -> Curve:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    away = 2 * bend * min(SPREAD * length, most)
    middle = (start[0] + end[0]) / 2 - dy / length * away, (start[1] + end[1]) / 2 + dx / length * away
    return Curve(start, middle, end)


def _cut(curve: Curve, first: float, last: float) -> Curve:
    """The part of the curve outside two circles around its ends, as a curve through the same middle."""
    steps = [i / 100 for i in range(101)]
    start = next((t for t in steps[:46] if math.dist(curve.at(t), curve.start) >= first), 0.45)
    end = next((t for t in steps[:54:-1] if math.dist(curve.at(t), curve.end) >= last), 0.55)
    one, half, other = curve.at(start), curve.at((start + end) / 2), curve.at(end)
    through = 2 * half[0] - (one[0] + other[0]) / 2, 2 * half[1] - (one[1] + other[1]) / 2
    return Curve(one, through, other)
