"""Korean and English news about the AI industry as a knowledge graph that people can trust.

>>> from alliances import build                                              # doctest: +SKIP
>>> graph = build(["article.txt"], published="2025-07-10")                   # doctest: +SKIP
>>> graph.query("SELECT ?who WHERE { ?who al:investsIn ?x }")                # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from alliances.building import add, build
    from alliances.graph import AllianceGraph

__version__ = "0.1.0"
__all__ = ["AllianceGraph", "__version__", "add", "build"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 (PEP 562: what is asked for decides)
    """Load the rooms only when they are used, so that `--help` costs nothing."""
    if name in ("add", "build"):
        from alliances import building

        return getattr(building, name)
    if name == "AllianceGraph":
        from alliances.graph import AllianceGraph

        return AllianceGraph
    raise AttributeError(f"module 'alliances' has no attribute {name!r}")
