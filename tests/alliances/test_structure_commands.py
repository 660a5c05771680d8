"""`circles`, `blocs`, `exposure`, `rivals`, `central`, `path` and `changes` on a saved graph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alliances.cli import cli
from alliances.graph import AllianceGraph
from tests.graph.structure.test_questions import RIVALS, SITE, SUPPLY, TWO_BLOCS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("structure") / "out"
    AllianceGraph([*TWO_BLOCS, *SITE, *SUPPLY, *RIVALS]).save(path)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["circles", "--length", "2", "--flow", "value"], "flow,circle,legs\n"),
        (["blocs"], "project,Hyperion,\"Blue Owl, Meta\",0,2\n"),
        (["exposure", "--kind", "supply"], "supply,TSMC,Nvidia,Nvidia,3,25%\n"),
        (["rivals"], "backer,rivals,claims\nMicrosoft,"),
        (["central", "--limit", "1"], "name,partners,ties,betweenness,core\n"),
        (["path", "TSMC", "OpenAI"], "step,claims,sentence\n1,TSMC supplies-to Nvidia (ongoing),"),
        (["changes", "2025-01"], "reported,kind,claim,before,after\n2025-07-10,new,"),
    ],
)  # fmt: skip
def test_a_table_or_one_object_a_line(folder: Path, command: list[str], told: str) -> None:
    done = run(command[0], folder, *command[1:], "--format", "csv")
    assert done.exit_code == 0 and told in done.output
    for line in run(command[0], folder, *command[1:], "--format", "json").output.splitlines():
        assert isinstance(json.loads(line), dict)
    assert run(command[0], folder, *command[1:]).exit_code == 0


def test_chance_says_whether_it_is_more(folder: Path) -> None:
    assert "random graphs" in run("circles", folder, "--chance").output


def test_no_chain_is_told_by_the_exit_code(folder: Path) -> None:
    done = run("path", folder, "OpenAI", "A")
    assert done.exit_code == 1 and "no chain of claims between OpenAI and A" in done.output
