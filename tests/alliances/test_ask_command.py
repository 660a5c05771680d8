from __future__ import annotations

import json
from pathlib import Path

import pytest

from alliances.graph import AllianceGraph
from tests.alliances.test_cli import run
from tests.graph.questions.known import known_statements


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ask") / "out"
    AllianceGraph(known_statements()).save(folder)
    return folder


def test_the_questions_are_listed_in_both_languages(tmp_path: Path) -> None:
    english = run("ask", cwd=tmp_path).stdout.decode()
    korean = run("ask", "--lang", "ko", cwd=tmp_path).stdout.decode()
    assert english.count("\n") == korean.count("\n") == 30
    assert "investors-of COMPANY\n    Who invested in {company}" in english
    assert "누가 {company}에 언제" in korean


def test_a_question_is_asked_of_out_or_of_a_folder(known: Path) -> None:
    by_default = run("ask", "investors-of", "루멘", "--format", "json", cwd=known.parent)
    named = run("ask", known, "investors-of", "Lumen", "--format", "json")
    assert by_default.returncode == named.returncode == 0
    assert by_default.stdout == named.stdout
    rows = [json.loads(line) for line in named.stdout.splitlines()]
    assert {row["investor"] for row in rows} == {"Nurion", "Kestrel"}


def test_an_answer_as_table_and_csv(known: Path) -> None:
    table = run("ask", known, "rests-on", "Lumen").stdout.decode()
    assert table.splitlines()[0] == "supplier" and set(table.split()[2:]) == {"Nurion", "Gaon"}
    comma = run("ask", known, "rests-on", "Lumen", "--lang", "ko", "--format", "csv").stdout.decode()
    assert set(comma.split()) == {"supplier", "누리온", "Gaon"}


def test_a_question_of_the_users_own(known: Path, tmp_path: Path) -> None:
    own = tmp_path / "plain.rq"
    own.write_text("# en: x\n# ko: y\nSELECT ?a WHERE { ?a al:subsidiaryOf ?b }", encoding="utf-8")
    assert run("ask", known, own).stdout.decode().split()[-1] == "Gaon"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["investors-of"], "company is missing"),
        (["investors-on", "Lumen", "x"], "no question named"),
        (["investors-of", "Nobody"], "no entity named 'Nobody'"),
        (["none.rq"], "none.rq: No such file"),
    ],
)
def test_wrong_words_are_one_line(known: Path, words: list[str], said: str) -> None:
    done = run("ask", known, *words)
    assert (done.returncode, done.stderr.decode().count("\n")) == (2, 1)
    assert said in done.stderr.decode()
    assert run("ask", "investors-of", "Lumen", cwd=known.parent.parent).returncode == 2
