"""The picture: one self-contained HTML page, or an SVG for print, of what the statements of a graph tell."""

from alliances.graph.picture.html import page
from alliances.graph.picture.options import Options
from alliances.graph.picture.svg import drawing

__all__ = ["Options", "drawing", "page"]
