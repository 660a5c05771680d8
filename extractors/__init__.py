"""Text in, statements out."""

from alliances.extractors.pipeline import extract

__all__ = ["extract"]
