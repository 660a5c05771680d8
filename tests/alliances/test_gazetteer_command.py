from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from alliances.cli import cli
from alliances.ontology import AlliancesError


def test_check_names_file_and_line_and_says_so_by_its_exit_code(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,type,parent\nNurion,Company,Nobody\n", encoding="utf-8")
    done = CliRunner().invoke(cli, ["gazetteer", "check", str(path)])
    assert done.exit_code == 1
    assert done.output == f"{path}:2: parent: no entry is named 'Nobody'\n1 rows, 1 problems\n"
    path.write_text("name,type,parent\nNurion,Company,OpenAI\n", encoding="utf-8")
    done = CliRunner().invoke(cli, ["gazetteer", "check", str(path)])
    assert (done.exit_code, done.output) == (0, "1 rows, nothing wrong\n")


def test_what_is_no_table_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text("{\n", encoding="utf-8")
    with pytest.raises(AlliancesError, match=r"own\.jsonl:1: not JSON"):
        CliRunner().invoke(cli, ["gazetteer", "check", str(path)], catch_exceptions=False)
