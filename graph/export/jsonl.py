"""Statements as JSON lines, the project's own form."""

from __future__ import annotations

from alliances.ontology.statement import Statement


def write(statements: list[Statement]) -> str:
    """One statement a line."""
    return "".join(statement.to_json() + "\n" for statement in statements)
