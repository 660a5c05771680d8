"""Where labels go on paper: beside their nodes, the first of some places that covers nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alliances.graph.picture.boxes import FONT, text_width

HEIGHT = FONT * 1.25


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Left, top, width and height in pixels."""

    x: float
    y: float
    width: float
    height: float

    def covers(self, other: Rectangle) -> bool:
        """Whether the two share any area."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


def place_labels(
    names: Mapping[str, str], discs: Mapping[str, tuple[float, float, float]]
) -> dict[str, Rectangle]:
    """Node → box of its label; below where nothing is free, for on paper nobody can zoom."""
    nodes = {key: Rectangle(x - r, y - r, 2 * r, 2 * r) for key, (x, y, r) in discs.items()}
    placed: dict[str, Rectangle] = {}
    for key, text in names.items():
        others = [*placed.values(), *(box for node, box in nodes.items() if node != key)]
        boxes = _around(*discs[key], text_width(text) * 1.04)
        placed[key] = next((b for b in boxes if not any(b.covers(o) for o in others)), boxes[0])
    return placed


def _around(x: float, y: float, r: float, width: float) -> list[Rectangle]:
    corners = (
        (x - width / 2, y + r + 3),
        (x - width / 2, y - r - 3 - HEIGHT),
        (x + r + 4, y - HEIGHT / 2),
        (x - r - 4 - width, y - HEIGHT / 2),
        (x + r * 0.5, y + r * 0.8 + 3),
        (x - r * 0.5 - width, y + r * 0.8 + 3),
    )
    return [Rectangle(left, top, width, HEIGHT) for left, top in corners]


def place_text(
    text: str, middles: Iterable[tuple[float, float]], taken: Sequence[Rectangle]
) -> Rectangle | None:
    """A box for a text around the first of these middles where it covers nothing, else None."""
    width = text_width(text, 11.5)
    for x, y in middles:
        box = Rectangle(x - width / 2, y - 7, width, 14)
        if not any(box.covers(other) for other in taken):
            return box
    return None
