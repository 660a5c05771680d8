"""The picture: one self-contained HTML page, or an SVG for print, of what the statements of a graph tell."""

from alliances.graph.picture.drawing import drawing
from alliances.graph.picture.options import Options
from alliances.graph.picture.page import page

__all__ = ["Options", "drawing", "page"]
