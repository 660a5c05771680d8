"""SVG elements of the picture: lines with their arrows, forms, regions and texts."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from xml.etree import ElementTree

from alliances.graph.picture.labelling import Rectangle
from alliances.graph.picture.lines import Curve
from alliances.graph.picture.style import Shape, style
from alliances.graph.picture.ties import Line
from alliances.ontology.vocabulary import vocabulary

Point = tuple[float, float]
INK, SOFT, PAPER = "#1b242c", "#5a6873", "#ffffff"
FONTS = (
    "'Noto Sans KR', 'Malgun Gothic', 'Apple SD Gothic Neo', NanumGothic, 'DejaVu Sans', Arial, sans-serif"
)
BAR: tuple[Point, ...] = ((0.1, 0.5), (-0.1, 0.5), (-0.1, -0.5), (0.1, -0.5))
# What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Sketch:
    """An SVG in the making; what is drawn later lies above."""

    def __init__(self) -> None:
        self.root = ElementTree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "font-family": FONTS})
        self.paper = self._add("rect", {"x": "0", "y": "0", "fill": PAPER})

    def document(self, width: float, height: float) -> str:
        """The whole as text."""
        size = {"width": _number(width), "height": _number(height)}
        self.root.attrib |= {**size, "viewBox": f"0 0 {size['width']} {size['height']}"}
        self.paper.attrib |= size
        return ElementTree.tostring(self.root, encoding="unicode") + "\n"

    def _add(self, tag: str, attributes: dict[str, str]) -> ElementTree.Element:
        return ElementTree.SubElement(self.root, tag, attributes)

    def text(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        weight: int = 400,
        soft: bool = False,
        middle: bool = False,
    ) -> None:
        """A text with its baseline at y, the paper shining around it."""
        attributes = {
            "x": _number(x),
            "y": _number(y),
            "font-size": _number(size),
            "fill": SOFT if soft else INK,
        }
        attributes |= {"font-weight": str(weight)} if weight != 400 else {}
        attributes |= {"text-anchor": "middle"} if middle else {}
        attributes |= {
            "stroke": PAPER,
            "stroke-width": _number(size * 0.25),
            "paint-order": "stroke",
            "stroke-linejoin": "round",
        }
        self._add("text", attributes).text = _UNWRITABLE.sub("\ufffd", text)

    def region(self, points: Sequence[Point], color: str) -> None:
        """A soft region."""
        look = {"fill": color, "fill-opacity": "0.09", "stroke": color, "stroke-opacity": "0.3"}
        self._add("polygon", {"points": _points(points), **look})

    def form(self, shape: Shape, x: float, y: float, radius: float, color: str) -> None:
        """A node."""
        look = {"fill": color, "stroke": PAPER, "stroke-width": "1.5"}
        corners = style().shapes[shape]
        if corners:
            self._add(
                "polygon", {"points": _points([(x + radius * a, y + radius * b) for a, b in corners]), **look}
            )
        else:
            self._add("circle", {"cx": _number(x), "cy": _number(y), "r": _number(radius), **look})

    def line(self, line: Line, curve: Curve, width: float) -> None:
        """A line with the arrow of its relation and the dashes of its status."""
        look, status = style().relations[line.relation], style().statuses[line.status]
        (a, b), (c, d), (e, f) = curve.start, curve.middle, curve.end
        way = f"M {_number(a)} {_number(b)} Q {_number(c)} {_number(d)} {_number(e)} {_number(f)}"
        dashes = {"stroke-dasharray": " ".join(map(str, status.dashes))} if status.dashes else {}
        self._add(
            "path", {"d": way, "fill": "none", "stroke": look.color, "stroke-width": _number(width), **dashes}
        )
        arrow, size = style().arrows[look.arrow], 8 + 1.6 * width
        self._polygon(arrow, curve.end, size, curve.angle(1), look.color)
        if vocabulary().relations[line.relation].symmetric:
            self._polygon(arrow, curve.start, size, curve.angle(0) + math.pi, look.color)
        if status.strike:
            self._polygon(BAR, curve.at(0.5), 14, curve.angle(0.5), look.color)

    def _polygon(self, corners: Sequence[Point], at: Point, size: float, angle: float, color: str) -> None:
        cos, sin = math.cos(angle), math.sin(angle)
        turned = [
            (at[0] + size * (x * cos - y * sin), at[1] + size * (x * sin + y * cos)) for x, y in corners
        ]
        self._add("polygon", {"points": _points(turned), "fill": color})

    def count(self, count: int, box: Rectangle, color: str) -> None:
        """A ring with the number of claims that a line holds."""
        x, y = box.x + box.width / 2, box.y + box.height / 2
        self._add(
            "circle",
            {
                "cx": _number(x),
                "cy": _number(y),
                "r": "7.5",
                "fill": PAPER,
                "stroke": color,
                "stroke-width": "2",
            },
        )
        self.text(str(count), x, y + 3.4, 9, weight=600, middle=True)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
