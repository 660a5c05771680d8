"""Positions computed beforehand: the same graph gives the same picture, and nothing has to settle in the browser."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Position = tuple[float, float]
_LINE, _CHARACTER = 46.0, 9.0


def positions(graph: MultiDiGraph, labels: dict[str, str]) -> dict[str, Position]:
    """Node → (x, y) in pixels; labels are pushed apart until their boxes do not overlap."""
    import networkx

    plain: Any = networkx.Graph()
    plain.add_nodes_from(sorted(graph.nodes))
    plain.add_edges_from(sorted({tuple(sorted((a, b))) for a, b in graph.edges() if a != b}))
    size = max(1, len(plain))
    scale = 92 * math.sqrt(size)
    spread: dict[str, Position] = {}
    parts = sorted(networkx.connected_components(plain), key=lambda part: (-len(part), min(part)))
    left = 0.0
    for part in parts:
        ordered: Any = networkx.Graph()
        ordered.add_nodes_from(sorted(part))
        ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in plain.subgraph(part).edges()))
        radius = scale * math.sqrt(len(part) / size)
        points = networkx.spring_layout(
            ordered, seed=7, iterations=120, k=2.2 / math.sqrt(len(part)), scale=radius
        )
        for node, (x, y) in points.items():
            spread[node] = (left + radius + float(x) * 1.35, float(y))
        left += 2 * radius + 160
    return _separate(spread, {node: labels.get(node, "") for node in spread})


def _separate(points: dict[str, Position], labels: dict[str, str]) -> dict[str, Position]:
    """Push overlapping label boxes apart, a bounded number of rounds, in a fixed order."""
    order = sorted(points)
    boxes = {node: _width(labels[node]) for node in order}
    current = {node: list(points[node]) for node in order}
    for _ in range(60):
        moved = False
        by_row = sorted(order, key=lambda node: (current[node][1], node))
        for index, one in enumerate(by_row):
            for other in by_row[index + 1 :]:
                dy = current[other][1] - current[one][1]
                if dy >= _LINE:
                    break
                dx = current[other][0] - current[one][0]
                need = (boxes[one] + boxes[other]) / 2 + 14
                if abs(dx) < need:
                    moved = True
                    _push(current[one], current[other], dx, dy, need)
        if not moved:
            break
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in current.items()}


def _push(one: list[float], other: list[float], dx: float, dy: float, need: float) -> None:
    across, down = need - abs(dx), _LINE - dy
    if across < down:
        step = across / 2 + 1
        sign = 1 if dx >= 0 else -1
        one[0] -= sign * step
        other[0] += sign * step
    else:
        one[1] -= down / 2 + 1
        other[1] += down / 2 + 1


def _width(label: str) -> float:
    return _CHARACTER * sum(1.7 if ord(c) > 0x1100 else 1 for c in label) + 16
