"""Export formats: one small module each.

No format asserts what is only planned, considered, possible, denied or ended: where a format has facts of its own (plain
triples, typed relationships, ownerships), such a claim is in none of them, and stands as a claim with its status.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement

# format → (module, file suffix, function)
FORMATS = {
    "turtle": ("turtle", ".ttl", "write"),
    "trig": ("trig", ".trig", "write"),
    "nquads": ("nquads", ".nq", "write"),
    "json-ld": ("json_ld", ".jsonld", "write"),
    "rdf12": ("rdf12", ".trig", "write"),
    "graphml": ("graphml", ".graphml", "write"),
    "gexf": ("gexf", ".gexf", "write"),
    "neo4j-nodes": ("neo4j", ".csv", "write_nodes"),
    "neo4j-relationships": ("neo4j", ".csv", "write_relationships"),
    "cypher": ("cypher", ".cypher", "write"),
    "csv": ("statement_csv", ".csv", "write"),
    "parquet": ("parquet", ".parquet", "write"),
    "ftm": ("follow_the_money", ".ftm.json", "write"),
    "jsonl": ("jsonl", ".jsonl", "write"),
}
ALIASES = {"ttl": "turtle", "nq": "nquads", "jsonld": "json-ld", "followthemoney": "ftm"}
BINARY = frozenset({"parquet"})


def export(statements: list[Statement], name: str) -> str:
    """The statements as text in a format; raises `AlliancesError` for one that is not known or is no text."""
    data = export_bytes(statements, name)
    if ALIASES.get(name, name) in BINARY:
        raise AlliancesError(f"{name} is no text: use export_bytes, or alliances export -o FILE")
    return data.decode("utf-8")


def export_bytes(statements: list[Statement], name: str, bom: bool = False) -> bytes:
    """The statements in a format, text as UTF-8; `bom` puts a byte order mark before CSV, by which Excel knows UTF-8.

    Raises `AlliancesError` for a format that is not known, or whose library is not installed.
    """
    known = FORMATS.get(ALIASES.get(name, name))
    if known is None:
        raise AlliancesError(f"unknown format {name!r}; known are {', '.join(FORMATS)}")
    module, suffix, function = known
    if bom and suffix != ".csv":
        raise AlliancesError(f"a byte order mark is for CSV, not for {name}")
    write: Callable[[list[Statement]], str | bytes] = getattr(
        import_module(f"alliances.graph.export.{module}"), function
    )
    written = write(statements)
    data = written if isinstance(written, bytes) else written.encode("utf-8")
    return b"\xef\xbb\xbf" + data if bom else data
