"""Files of statements are acknowledged line by line: what a wrong line leaves, and what is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliances.building import Options, add_to_folder, build_folder
from alliances.graph import AllianceGraph
from alliances.ontology import AlliancesError, Statement
from tests.graph.test_alliance_graph import claim

PIECES = [claim(text=text, article={"id": id_}) for text, id_ in (("a", "x"), ("b", "y"), ("c", "x"))]


def lines(statements: list[Statement]) -> str:
    return "".join(s.to_json() + "\n" for s in statements)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One file whose article comes in pieces, and one whose second line is wrong."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.jsonl").write_text(lines([*PIECES, PIECES[0]]), encoding="utf-8")
    (tmp_path / "in" / "bad.jsonl").write_text(lines([claim(text="z")]) + "{}\n", encoding="utf-8")
    return tmp_path / "in"


def test_a_wrong_line_of_a_folder_skips_its_file_whole(folder: Path, tmp_path: Path) -> None:
    report = build_folder([folder], Options(), tmp_path / "out")
    assert (report.articles, report.statements) == (2, 3)
    (said,) = report.skipped
    assert "bad.jsonl:2: " in said
    graph = AllianceGraph.load(tmp_path / "out")
    assert graph.statements == AllianceGraph(PIECES).statements


def test_a_wrong_line_of_a_named_file_stops_the_build(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(AlliancesError, match=r"bad\.jsonl:2"):
        build_folder([folder / "good.jsonl", folder / "bad.jsonl"], Options(), tmp_path / "out")
    with pytest.raises(AlliancesError, match="no graph here; a build was begun"):
        AllianceGraph.load(tmp_path / "out")


def test_what_a_file_gave_is_counted_again_when_it_has_not_changed(folder: Path, tmp_path: Path) -> None:
    said: list[str] = []
    path = folder / "good.jsonl"
    first = add_to_folder([path], Options(), tmp_path / "out", said=said.append)
    second = add_to_folder([path], Options(), tmp_path / "out", said=said.append)
    assert (first.statements, first.resumed, second.statements, second.resumed) == (3, 0, 3, 1)
    assert [line.split(" ")[0] for line in said] == ["added", "unchanged"]
    path.write_text(lines(PIECES[1:2]), encoding="utf-8")
    add_to_folder([path], Options(), tmp_path / "out")
    assert [s.evidence.text for s in AllianceGraph.load(tmp_path / "out").statements] == ["b"]


def test_a_least_confidence_leaves_lines_out(folder: Path, tmp_path: Path) -> None:
    path = folder / "good.jsonl"
    path.write_text(lines([PIECES[0], claim(text="weak", confidence=0.2)]), encoding="utf-8")
    report = build_folder([path], Options(min_confidence=0.5), tmp_path / "out")
    assert report.statements == 1
