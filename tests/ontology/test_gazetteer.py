from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from alliances.ontology import AlliancesError, Gazetteer
from alliances.ontology.gazetteer import parse_entries, read_entries


def test_names_of_both_languages_meet() -> None:
    known = Gazetteer.default()
    assert known.find("앤트로픽") is known.find("Anthropic")
    assert known.find("아마존웹서비스") is known.find("AWS")


def test_the_shipped_file_is_sound() -> None:
    entries = list(Gazetteer.default().entries.values())
    surfaces = Counter(surface for entry in entries for surface in set(entry.surfaces))
    assert [surface for surface, count in surfaces.items() if count > 1] == []
    assert [entry.name for entry in entries if entry.weak - set(entry.surfaces)] == []
    qids = Counter(entry.qid for entry in entries if entry.qid)
    assert [qid for qid, count in qids.items() if count > 1] == []
    names = {entry.name for entry in entries}
    assert [entry.name for entry in entries if entry.parent and entry.parent not in names] == []


def test_a_users_file_wins(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,type,ko\nNurion,Company,누리온테크|누리온\n", encoding="utf-8-sig")
    entry = Gazetteer.default().with_file(path).find("누리온")
    assert entry is not None and entry.name == "Nurion"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,type\nX,Company\nY,Planet\n", r"own\.csv:3: type: unknown type 'Planet'"),
        ("name,type,qid\nX,Company,12\n", r"own\.csv:2: qid"),
        ("name,colour\nX,red\n", r"own\.csv:1: the columns"),
        ("name,type\n,Company\n", r"own\.csv:2: name"),
    ],
)
def test_a_wrong_row_is_named(text: str, said: str) -> None:
    with pytest.raises(AlliancesError, match=said):
        parse_entries(text, "own.csv")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(AlliancesError, match="No such file"):
        read_entries(tmp_path / "none.csv")
