"""Lists of typed records that print as a table and convert to a DataFrame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement
from alliances.tables import render

if TYPE_CHECKING:
    from pandas import DataFrame

T = TypeVar("T")


class Records(list[T]):
    """A list of frozen dataclasses of one kind: `print(records)` shows a table, `to_dataframe()` gives pandas."""

    def rows(self) -> list[dict[str, Any]]:
        """One flat dictionary a record: numbers and texts, everything else joined into a text."""
        return [flat(record) for record in self]

    def to_dataframe(self) -> DataFrame:
        """The records as a pandas DataFrame, one row each; raises `AlliancesError` without pandas."""
        try:
            import pandas
        except ImportError:
            raise AlliancesError("a DataFrame needs pandas: pip install 'alliances[pandas]'") from None
        return pandas.DataFrame(self.rows())

    def __str__(self) -> str:
        if not self:
            return "nothing"
        rows = self.rows()
        return render(
            list(rows[0]), [["" if v is None else str(v) for v in row.values()] for row in rows], "table"
        )


def flat(record: Any) -> dict[str, Any]:  # noqa: ANN401 (any dataclass)
    """The fields of a record as numbers, booleans, texts and None; statements by their ids."""
    return {field.name: _cell(getattr(record, field.name)) for field in fields(record)}


def _cell(value: Any) -> Any:  # noqa: ANN401
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, Statement):
        return value.id
    if isinstance(value, Mapping):
        return ", ".join(f"{_cell(v)} {k}" for k, v in sorted(value.items()))
    if isinstance(value, (list, tuple)):
        if value and is_dataclass(value[0]):
            return "; ".join(str(item) for item in value)
        return ", ".join(str(_cell(item)) for item in value)
    return str(value)
