"""The picture: one self-contained HTML page, drawn with pyvis's network inside a page of our own."""

from alliances.graph.picture.page import draw

__all__ = ["draw"]
