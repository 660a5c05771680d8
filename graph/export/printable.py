"""The network with attributes that every XML format takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from alliances.graph.network import network
from alliances.ontology.statement import Statement

if TYPE_CHECKING:
    from networkx import MultiDiGraph

# XML 1.0 has no place for these, escaped or not; a lone surrogate has none in UTF-8.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def printable(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def printable_network(statements: Iterable[Statement]) -> MultiDiGraph:
    """The network with clean texts and with numbers of one type, as the writers declare one type an attribute."""
    graph = network(statements)
    for attributes in [
        *(data for _, data in graph.nodes(data=True)),
        *(data for *_, data in graph.edges(data=True)),
    ]:
        for key, value in attributes.items():
            if isinstance(value, str):
                attributes[key] = printable(value)
            elif isinstance(value, int) and not isinstance(value, bool):
                attributes[key] = float(value)
    return graph
