"""The status of one claim a row, in `status.txt`: all statements of the row's triple have the row's status."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from alliances.ontology import Statement
from alliances.ontology.entity import Entity
from alliances.ontology.vocabulary import vocabulary

from ...conftest import Read


def rows() -> Iterator[object]:
    for line in (Path(__file__).parent / "status.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, said = line.removeprefix("!").partition(" => ")
            marks = [pytest.mark.xfail(strict=True)] if line.startswith("!") else []
            yield pytest.param(text, said.split(" | "), id=text, marks=marks)


def _names(entity: Entity | None) -> set[str | None]:
    return {entity.name, entity.mention, entity.ko, *entity.aliases} if entity is not None else set()


def _meant(statement: Statement, row: list[str]) -> bool:
    ends = [_names(statement.subject), _names(statement.object)]
    if statement.relation != row[1]:
        return False
    swapped = vocabulary().relations[row[1]].symmetric and row[0] in ends[1] and row[2] in ends[0]
    return (row[0] in ends[0] and row[2] in ends[1]) or swapped


@pytest.mark.parametrize(("text", "row"), list(rows()))
def test_status_is_what_the_words_say(text: str, row: list[str], read: Read) -> None:
    found = [statement for statement in read(text) if _meant(statement, row)]
    assert {s.status for s in found} == {row[3]}, [s.rule for s in found]
