from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from alliances.ontology import AlliancesError, Gazetteer
from alliances.ontology.gazetteer_files import check, parse_entries, read_entries


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


HEAD = "name,type,ko,aliases,qid,parent,weak\n"


def test_other_forms_and_columns_of_a_users_file(tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text(
        "id\tname\ttype\tlei\tcountry\tvalid_from\nkr1\tNurion\tCompany\t5493006MHB84DD0ZWV18\tKR\t2020-01\n",
        encoding="utf-8",
    )
    (tmp_path / "own.jsonl").write_text(
        '{"name": "Hanbit", "type": "Company", "ko": "한빛", "aliases": ["Hanbit Lab"]}\n\n', encoding="utf-8"
    )
    known = Gazetteer.default().with_file(tmp_path / "own.tsv").with_file(tmp_path / "own.jsonl")
    nurion, hanbit = known.find("Nurion"), known.find("한빛")
    assert nurion is not None and (nurion.id, nurion.country, nurion.valid_from) == ("kr1", "KR", "2020-01")
    assert hanbit is known.find("Hanbit Lab")


def test_a_later_row_takes_the_place_of_one_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("id,name,type,ko\nx1,OpenAI,Company,새이름\n", encoding="utf-8")
    known = Gazetteer.default().with_file(path)
    found = known.find("OpenAI")
    assert found is not None and found.id == "x1" and known.find("새이름") is found
    assert known.find("오픈에이아이") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            HEAD + "Nurion,Company,누리온,,,,\nHanbit,Company,누리온,,,,\n",
            "3: surface '누리온' of Hanbit is also one of Nurion (line 2)",
        ),
        (
            HEAD + "Nurion,Company,오픈AI,,,,\n",
            "2: surface '오픈AI' of Nurion is also one of OpenAI (the gazetteer)",
        ),
        (
            HEAD + "Nurion,Company,,,Q21708200,,\n",
            "2: Wikidata id 'Q21708200' of Nurion is also one of OpenAI (the gazetteer)",
        ),
        (HEAD + "Nurion,Company,,,,Nobody,\n", "2: parent: no entry is named 'Nobody'"),
        (HEAD + "Nurion,Company,,,,,누리\n", "2: weak: '누리' is none of the names of Nurion"),
        (HEAD + "Nurion,Planet,,,,,\n", "2: type: unknown type 'Planet'"),
        (HEAD + "Nurion,Company,,,21708200,,\n", "2: qid: String should match pattern '^Q[1-9]\\d*$'"),
        (
            HEAD + "Nurion,Company,,,,,\nNURION Inc.,Company,,,,,\n",
            "3: NURION Inc. has the id of line 2 and takes its place",
        ),
        (
            "name,type,lei\nNurion,Company,5493006MHB84DD0ZWV19\n",
            "2: lei: the check digits of this LEI are wrong",
        ),
        ("name,type,country\nNurion,Company,Korea\n", "2: country: String should match pattern '^[A-Z]{2}$'"),
        ("name,type,valid_to\nNurion,Company,2025-13\n", "2: valid_to: month must be in 1..12"),
        ("name,type,id\nNurion,Company,a b\n", "2: id: String should match pattern '^[\\w.~-]+$'"),
    ],
)
def test_check_names_what_is_wrong_by_line(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    _, problems = check(path, Gazetteer.default())
    assert [str(p) for p in problems] == [f"{path}:{said}"]


def test_check_finds_all_and_the_shipped_rows_sound(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(HEAD + "A,Planet,,,,,\nB,Company,,,,Nobody,\nC,Comet,,,,,\n", encoding="utf-8")
    assert [p.line for p in check(path, Gazetteer.default())[1]] == [2, 3, 4]
    path.write_text(
        files("alliances.ontology").joinpath("data/gazetteer.csv").read_text(encoding="utf-8"),
        encoding="utf-8",
    )
    assert check(path, Gazetteer.default())[1] == []


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("베인 캐피탈", "Bain Capital"),
        ("zt systems", "ZT Systems"),
        ("스케일 ai", "Scale AI"),
        ("KIA", None),
        ("커서", None),
    ],
)
def test_another_spelling_is_known_unless_two_fold_to_it_or_it_needs_context(
    spelling: str, name: str | None
) -> None:
    entry = Gazetteer.default().respelt(spelling)
    assert (entry.name if entry else None) == name
