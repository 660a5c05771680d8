"""Boxes of nodes and their labels: how large, where they cover each other, and how to move them apart."""

from __future__ import annotations

from dataclasses import dataclass

# A label of 13 pixels: widths by what letters take in the usual fonts, a little generous.
FONT = 13
LINE = 17.0
GAP = 8.0
LONGEST_LABEL = 26


@dataclass(slots=True)
class Box:
    """A node with its label below: centre of the node, its radius, the label's width, all in pixels."""

    x: float
    y: float
    radius: float
    label: float

    @property
    def half(self) -> float:
        """Half the width."""
        return max(self.radius, self.label / 2)

    @property
    def height(self) -> float:
        """From the node's top to the label's bottom."""
        return 2 * self.radius + LINE


def shorten(label: str) -> str:
    """A label as it is drawn: long ones are cut; the panel tells the whole."""
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"


def text_width(text: str, size: float = FONT) -> float:
    """Width of a text in pixels, roughly.

    >>> text_width("앤트로픽") > text_width("Ilia")
    True
    """
    return size * sum(map(_advance, text))


def _advance(character: str) -> float:
    if ord(character) > 0x1100:
        return 0.96
    if character in "iIjlt.,:;'|!() ":
        return 0.34
    return 0.74 if character.isupper() or character in "mw%&" else 0.58


def overlap(one: Box, other: Box) -> tuple[float, float]:
    """How far two boxes cover each other across and down; both above zero where they do."""
    across = one.half + other.half + GAP - abs(one.x - other.x)
    tops = one.y - one.radius, other.y - other.radius
    lower = one if tops[0] < tops[1] else other
    down = lower.height + GAP - abs(tops[0] - tops[1])
    return across, down


def separate(boxes: list[Box], rounds: int = 300) -> None:
    """Move boxes that cover each other apart, in a fixed order, until none do or the rounds are over."""
    for _ in range(rounds):
        moved = False
        rows = sorted(range(len(boxes)), key=lambda i: (boxes[i].y - boxes[i].radius, i))
        tallest = max((box.height for box in boxes), default=0.0) + GAP
        for place, i in enumerate(rows):
            for j in rows[place + 1 :]:
                if boxes[j].y - boxes[j].radius - boxes[i].y + boxes[i].radius > tallest:
                    break
                moved |= _push(boxes[i], boxes[j])
        if not moved:
            return


def _push(one: Box, other: Box) -> bool:
    across, down = overlap(one, other)
    if across <= 0 or down <= 0:
        return False
    # Down is cheaper than across: a page of names reads in rows.
    if down <= across:
        step = down / 2 + 0.5
        sign = 1 if other.y - other.radius >= one.y - one.radius else -1
        one.y -= sign * step
        other.y += sign * step
    else:
        step = across / 2 + 0.5
        sign = 1 if other.x >= one.x else -1
        one.x -= sign * step
        other.x += sign * step
    return True
