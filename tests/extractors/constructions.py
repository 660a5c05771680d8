"""Ways of saying each relation, in a language's `data/*.txt`: a sentence says what its row says, and nothing else.

A row is `sentence => subject | relation | object | status`, with an amount (`3e9 USD`), share (`14%`), power (`6e9W`)
or count (`#35`) as a fifth cell (a figure is the object of relations that have none); several are joined by `;;`, one behind `?` may also be said. Rows behind `!` are not
read yet: they are expected to fail, and lose the mark when they are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from alliances.ontology import Statement
from alliances.ontology.entity import Entity
from alliances.ontology.vocabulary import vocabulary

Row = tuple[str, ...]


def rows(folder: Path) -> Iterator[object]:
    """The rows of all files of a folder as test parameters (text, what it says)."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                text, _, said = line.removeprefix("!").partition(" =>")
                marks = [pytest.mark.xfail(strict=True)] if line.startswith("!") else []
                yield pytest.param(text.strip(), said.strip(), id=f"{path.stem}: {text.strip()}", marks=marks)


def _names(entity: Entity | None) -> set[str | None]:
    return {entity.name, entity.mention, entity.ko, *entity.aliases} if entity is not None else set()


def _values(statement: Statement) -> set[str]:
    amount = statement.amount
    said = (
        {f"{amount.value:g} {amount.currency}"} if amount is not None and amount.value is not None else set()
    )
    if statement.share is not None:
        said.add(f"{statement.share * 100:g}%")
    if statement.power_w is not None:
        said.add(f"{statement.power_w:g}W")
    if statement.count is not None:
        said.add(f"#{statement.count:g}")
    return said


def _written(value: str) -> str:
    return re.sub(r"[\d.]+(?:e\d+)?", lambda match: f"{float(match[0]):g}", value)


def _same_triple(statement: Statement, row: Row) -> bool:
    subject, relation, *rest = row
    if statement.relation != relation:
        return False
    ends = _names(statement.subject), _names(statement.object)
    if statement.object is None:
        return subject in ends[0] and _written(rest[0]) in _values(statement)
    swapped = (
        vocabulary().relations[statement.relation].symmetric and subject in ends[1] and rest[0] in ends[0]
    )
    return (subject in ends[0] and rest[0] in ends[1]) or swapped


def _says(statement: Statement, row: Row) -> bool:
    values = {_written(value) for value in row[4:]}
    status = row[3] if len(row) > 3 else statement.status
    return _same_triple(statement, row) and statement.status == status and values <= _values(statement)


def differences(said: str, found: list[Statement]) -> tuple[list[Row], list[Row]]:
    """What a row says and was not found, and what was found and the row does not say."""
    parts = [part.strip() for part in said.split(";;") if part.strip()]
    expected = [tuple(cell.strip() for cell in part.split("|")) for part in parts if not part.startswith("?")]
    welcome = [tuple(cell.strip() for cell in part.removeprefix("?").split("|")) for part in parts]
    missing = [row for row in expected if not any(_says(statement, row) for statement in found)]
    strange = [s for s in found if not any(_same_triple(s, row) for row in welcome)]
    strange = [s for s in strange if not str(s.rule).startswith("name.")]  # what a name itself tells
    return missing, [
        (s.subject.name, s.relation, s.object.name if s.object else "", str(s.rule)) for s in strange
    ]
