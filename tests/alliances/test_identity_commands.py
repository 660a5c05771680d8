"""`candidates`, `merge`, `split` and `judgements` on a saved graph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from alliances.cli import cli
from alliances.graph import AllianceGraph
from alliances.ontology import AlliancesError
from tests.graph.test_merging import TOLD


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    AllianceGraph([*TOLD[:3], TOLD[4]]).save(tmp_path / "out")
    return tmp_path / "out"


def run(*arguments: object) -> str:
    result = CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


WHO = ("--by", "jo", "--why", "one site, one chief")


def test_a_candidate_is_merged_and_split_again(folder: Path) -> None:
    statements = (folder / "statements.jsonl").read_bytes()
    turtle = (folder / "graph.ttl").read_bytes()
    (proposed,) = [json.loads(line) for line in run("candidates", folder, "--format", "json").splitlines()]
    assert "both are now" in run("merge", folder, proposed["one"], proposed["other"], *WHO)
    assert (folder / "statements.jsonl").read_bytes() == statements
    assert json.loads(run("total", folder, "노바텍", "Anthropic", "--format", "json"))["paid"] == 5000000000
    assert run("candidates", folder, "--format", "json") == ""
    query = "SELECT (COUNT(DISTINCT ?w) AS ?n) { ?w al:investsIn ?x }"
    assert run("query", folder, query, "--format", "csv") == "n\n2\n"
    run("split", folder, "Novatech", "노바텍", "--by", "ann", "--why", "two firms")
    assert json.loads(run("total", folder, "노바텍", "Anthropic", "--format", "json"))["paid"] == 3000000000
    assert (folder / "graph.ttl").read_bytes() == turtle
    told = json.loads(run("judgements", folder, "--format", "json"))
    assert (told["judgement"], told["by"], told["why"]) == ("different", "ann", "two firms")


def test_a_file_of_the_users_is_kept_with_it(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    run("merge", folder, "Novatech", "노바텍", *WHO, "--judgements", own)
    assert own.read_text(encoding="utf-8") == (folder / "judgements.csv").read_text(encoding="utf-8")
    own.write_text(own.read_text(encoding="utf-8").replace(",same,", ",unsure,"), encoding="utf-8")
    run("judgements", folder, "--judgements", own)
    assert json.loads(run("total", folder, "노바텍", "Anthropic", "--format", "json"))["paid"] == 3000000000


def test_a_build_keeps_the_judgements_that_are_there(folder: Path, examples: Path, tmp_path: Path) -> None:
    run("merge", folder, "Novatech", "노바텍", *WHO)
    told = (folder / "judgements.csv").read_bytes()
    statements = tmp_path / "told.jsonl"
    statements.write_text((folder / "statements.jsonl").read_text(encoding="utf-8"), encoding="utf-8")
    run("build", statements, "-o", folder)
    assert (folder / "judgements.csv").read_bytes() == told
    assert json.loads(run("total", folder, "노바텍", "Anthropic", "--format", "json"))["paid"] == 5000000000
    run("build", statements, "-o", tmp_path / "other", "--judgements", folder / "judgements.csv")
    assert (tmp_path / "other" / "graph.ttl").read_bytes() == (folder / "graph.ttl").read_bytes()


def test_what_is_wrong_is_one_line_and_leaves_all_as_it_was(folder: Path) -> None:
    run("merge", folder, "Novatech", "노바텍", *WHO)
    # The database's log may hold what was read for a build that then failed.
    before = {p.name: p.read_bytes() for p in folder.glob("[b-z]*") if p.is_file()}
    for arguments, said in [
        (("merge", folder, "Nobody", "Novatech", *WHO), "no entity named 'Nobody'"),
        (("merge", folder, "Novatech", "Novatech", *WHO), "about two entities"),
        (
            ("build", folder / "statements.jsonl", "-o", folder, "--judgements", folder / "none.csv"),
            "No such file",
        ),
    ]:
        with pytest.raises((AlliancesError, ValueError), match=said):
            CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False)
    assert {p.name: p.read_bytes() for p in folder.glob("[b-z]*") if p.is_file()} == before


def test_a_contradiction_is_one_clear_error(folder: Path) -> None:
    run("merge", folder, "Novatech", "노바텍", *WHO)
    path = folder / "judgements.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1].replace(",same,", ",different,")]) + "\n", encoding="utf-8")
    with pytest.raises(
        AlliancesError, match=r"judgements\.csv:3: Novatech and 노바텍 are different here and same in line 2"
    ):
        CliRunner().invoke(cli, ["deals", str(folder)], catch_exceptions=False)


QUERY = "SELECT (COUNT(DISTINCT ?w) AS ?n) { ?w al:investsIn ?x }"


def test_what_a_person_edits_takes_effect_at_the_next_use(folder: Path) -> None:
    """Each way of reading a folder takes an edited file over by itself; a file that is deleted parts all again."""
    run("merge", folder, "Novatech", "노바텍", *WHO)
    path, told = folder / "judgements.csv", (folder / "judgements.csv").read_text(encoding="utf-8")
    (folder / ".git").mkdir()  # Made to be kept under version control.
    edits = [(",unsure,", "3", 3000000000), (",same,", "2", 5000000000)]
    for word, investors, paid in edits:
        path.write_text(told.replace(",same,", word), encoding="utf-8")
        assert run("query", folder, QUERY, "--format", "csv") == f"n\n{investors}\n"
        path.write_text(told.replace(",same,", ",different,"), encoding="utf-8")
        assert json.loads(run("judgements", folder, "--format", "json"))["judgement"] == "different"
        path.write_text(told.replace(",same,", word), encoding="utf-8")
        assert json.loads(run("total", folder, "노바텍", "Anthropic", "--format", "json"))["paid"] == paid
    path.unlink()
    assert run("query", folder, QUERY, "--format", "csv") == "n\n3\n"


def test_an_edit_that_cannot_take_effect_says_so(folder: Path) -> None:
    run("merge", folder, "Novatech", "노바텍", *WHO)
    path = folder / "judgements.csv"
    told = path.read_text(encoding="utf-8")
    before = run("query", folder, QUERY, "--format", "csv")
    (folder / "thesis.txt").write_text("mine", encoding="utf-8")
    path.write_text(told.replace(",same,", ",different,"), encoding="utf-8")
    with pytest.raises(
        AlliancesError, match=r"judgements\.csv: has changed and cannot take effect: .*holds thesis"
    ):
        CliRunner().invoke(cli, ["query", str(folder), QUERY], catch_exceptions=False)
    path.write_text(told, encoding="utf-8")
    assert run("query", folder, QUERY, "--format", "csv") == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Novatech", "Novatech", *WHO), "not one"),
        (("Novatech", "노바텍", "--by", " ", "--why", "x"), "by: "),
        (("Novatek", "노바텍", *WHO), "did you mean Novatech"),
    ],
)
def test_a_judgement_that_says_nothing_is_refused_and_nothing_is_written(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    kept = [folder / name for name in ("statements.jsonl", "graph.ttl", "graph.html")]
    before = [path.read_bytes() for path in kept]
    for command in ("merge", "split"):
        with pytest.raises(AlliancesError, match=said):
            CliRunner().invoke(cli, [command, str(folder), *arguments], catch_exceptions=False)
    assert [path.read_bytes() for path in kept] == before and not (folder / "judgements.csv").exists()
