"""The graph against its SHACL shapes."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that a shape forbids: the node, the property, and what is wrong."""

    node: str
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.node} {self.path}: {self.message}"


def validate(data: Graph) -> list[Violation]:
    """The violations of `ontology/shapes.ttl`, sorted; an empty list means that the graph conforms."""
    import pyshacl
    from rdflib import SH
    from rdflib import Graph as RdfGraph

    shapes = RdfGraph().parse(
        data=files("alliances.ontology").joinpath("shapes.ttl").read_text(encoding="utf-8"), format="turtle"
    )
    _, report, _ = pyshacl.validate(
        data, shacl_graph=shapes, inference="none", advanced=False, meta_shacl=False
    )
    found = {
        Violation(
            str(report.value(result, SH.focusNode)),
            str(report.value(result, SH.resultPath) or ""),
            " ".join(str(report.value(result, SH.resultMessage) or "").split()),
        )
        for result in report.subjects(predicate=SH.resultSeverity)
    }
    return sorted(found, key=lambda v: (v.node, v.path, v.message))
