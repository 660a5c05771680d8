"""JSON-LD with the project's context inside, so that nothing has to be fetched to read it."""

from __future__ import annotations

import json
from importlib.resources import files

from alliances.graph.export.trig import dataset
from alliances.ontology.statement import Statement


def write(statements: list[Statement]) -> str:
    """JSON-LD 1.1, nodes sorted by id so that the same graph gives the same bytes."""
    context = json.loads(files("alliances.ontology").joinpath("context.jsonld").read_text(encoding="utf-8"))[
        "@context"
    ]
    document = json.loads(
        dataset(statements).serialize(format="json-ld", context=context, auto_compact=False)
    )
    return json.dumps(_sorted(document), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _sorted(node: object) -> object:
    if isinstance(node, dict):
        return {key: value if key == "@context" else _sorted(value) for key, value in node.items()}
    if isinstance(node, list):
        return sorted(
            (_sorted(item) for item in node),
            key=lambda item: json.dumps(item, ensure_ascii=False, sort_keys=True),
        )
    return node
