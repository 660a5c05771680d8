"""Export formats: one small module each."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement

# format → (module, file suffix)
FORMATS = {
    "turtle": ("turtle", ".ttl"),
    "trig": ("trig", ".trig"),
    "nquads": ("nquads", ".nq"),
    "json-ld": ("json_ld", ".jsonld"),
    "graphml": ("graphml", ".graphml"),
    "rdf12": ("rdf12", ".trig"),
    "jsonl": ("jsonl", ".jsonl"),
}
ALIASES = {"ttl": "turtle", "nq": "nquads", "jsonld": "json-ld"}


def export(statements: list[Statement], name: str) -> str:
    """The statements in a format; raises `AlliancesError` for a format that is not known."""
    known = FORMATS.get(ALIASES.get(name, name))
    if known is None:
        raise AlliancesError(f"unknown format {name!r}; known are {', '.join(FORMATS)}")
    write: Callable[[list[Statement]], str] = import_module(f"alliances.graph.export.{known[0]}").write
    return write(statements)
