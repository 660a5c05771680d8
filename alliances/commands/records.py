"""Typed records as a table, CSV, or JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import BaseModel

from alliances.ontology.statement import Statement


def plain(value: Any) -> Any:  # noqa: ANN401 (a record's field can be of any type)
    """A record as JSON takes it: whole numbers without a point, statements by their id, nothing for None."""
    if isinstance(value, Statement):
        return value.id
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    return value


def money(value: float | None, currency: str | None = None) -> str:
    """A sum for people: `8bn USD`, `3.4tn KRW`; empty for None and zero."""
    if not value:
        return ""
    for size, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:g}{name}" + (f" {currency}" if currency else "")
    return f"{value:g}" + (f" {currency}" if currency else "")


def show(records: Sequence[Any], columns: Mapping[str, Callable[[Any], Any]], form: str) -> str:
    """Records in a format; `columns` says what a table and CSV show of each."""
    if form == "json":
        return "".join(json.dumps(plain(record), ensure_ascii=False) + "\n" for record in records)
    from alliances.tables import render

    rows = [
        ["" if (cell := read(record)) is None else str(cell) for read in columns.values()]
        for record in records
    ]
    return render(list(columns), rows, form)
