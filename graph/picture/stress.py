"""Stress layout: drawn distances as near as can be to wanted ones, by gradient descent over single pairs.

Zheng, Pawar and Goodman, "Graph Drawing by Stochastic Gradient Descent" (2018). Only + - * / and square roots of plain
floats in a fixed order: every machine gives the same digits, which numpy's threads and vector units do not promise.
"""

from __future__ import annotations

import math
import random
from collections import deque
from collections.abc import Mapping, Sequence

ROUNDS = 40
Point = list[float]


def stress_layout(neighbours: Sequence[Mapping[int, float]]) -> list[Point]:
    """Points for nodes 0…n-1 of one connected graph; `neighbours[i]` maps a neighbour to the wanted length in pixels."""
    count = len(neighbours)
    points = _spiral(count)
    terms = [(i, j, length) for i in range(count) for j, length in _lengths(neighbours, i).items() if j > i]
    if not terms:
        return points
    longest = max(length for *_, length in terms)
    shortest = min(length for *_, length in terms)
    # The step falls geometrically until the largest pull of a pair is a tenth of its way.
    step, last = longest**2, 0.1 * shortest**2
    ratio = (last / step) ** (1 / (ROUNDS - 1))
    chance = random.Random(7)
    for _ in range(ROUNDS):
        chance.shuffle(terms)
        for i, j, length in terms:
            _pull(points[i], points[j], length, min(1.0, step / (length * length)))
        step *= ratio
    return points


def _pull(one: Point, other: Point, length: float, share: float) -> None:
    dx, dy = one[0] - other[0], one[1] - other[1]
    distance = math.sqrt(dx * dx + dy * dy) or 1e-6
    move = share * (distance - length) / (2 * distance)
    one[0] -= dx * move
    one[1] -= dy * move
    other[0] += dx * move
    other[1] += dy * move


def _spiral(count: int) -> list[Point]:
    """Starting points, whole numbers, none on another."""
    golden = math.pi * (3 - math.sqrt(5))
    return [
        [
            float(round(40 * math.sqrt(i + 0.5) * math.cos(i * golden))),
            float(round(40 * math.sqrt(i + 0.5) * math.sin(i * golden))),
        ]
        for i in range(count)
    ]


def _lengths(neighbours: Sequence[Mapping[int, float]], start: int) -> dict[int, float]:
    """Wanted lengths from one node: along the path of fewest ties, each further tie a little shorter."""
    found = {start: 0.0}
    steps = {start: 0}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there, length in neighbours[here].items():
            if there not in found:
                steps[there] = steps[here] + 1
                found[there] = found[here] + length * 0.85 ** steps[here]
                queue.append(there)
    del found[start]
    return found
