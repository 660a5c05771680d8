"""Why gold was missed: each gate names what it holds back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from alliances.cli import cli
from alliances.diagnosis import GATES, diagnose, histogram
from alliances.evaluation import evaluate_folder

TEXT = "구글은 코히어를 칭찬했다.\n구글은 앤스로픽에 투자했다.\n한편 날씨가 맑았다.\n구글은 애플과 만났다.\n"


def _entity(name: str, ko: str, kind: str = "Company") -> dict[str, object]:
    return {"name": name, "type": kind, "aliases": [ko]}


def _gold(subject: str, relation: str, target: str, evidence: str) -> dict[str, object]:
    return {
        "subject": subject,
        "relation": relation,
        "object": target,
        "status": "completed",
        "evidence": evidence,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    gold = {
        "id": "one",
        "lang": "ko",
        "date": "2025-07-10",
        "entities": [
            _entity("Google", "구글"),
            _entity("Cohere", "코히어"),
            _entity("Anthropic", "앤스로픽"),
            _entity("Apple", "애플"),
            _entity("Nobody Knows", "아무개상사"),
        ],
        "statements": [
            _gold("Google", "invests-in", "Anthropic", "구글은 앤스로픽에 투자했다"),
            _gold("Google", "acquires", "Cohere", "구글은 코히어를 칭찬했다"),
            _gold("Nobody Knows", "acquires", "Cohere", "구글은 코히어를 칭찬했다"),
            _gold("Google", "acquires", "Nobody Knows", "구글은 코히어를 칭찬했다"),
            _gold("Google", "acquires", "Apple", "한편 날씨가 맑았다"),
            _gold("Anthropic", "invests-in", "Google", "구글은 앤스로픽에 투자했다"),
        ],
    }
    (tmp_path / "one.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_first_gate_of_each_miss(folder: Path) -> None:
    misses = diagnose(folder, evaluate_folder(folder))
    assert {(m.gold["subject"], m.gold["object"]): m.gate for m in misses} == {
        ("Google", "Cohere"): "no trigger known",
        ("Nobody Knows", "Cohere"): "subject has no mention",
        ("Google", "Nobody Knows"): "object has no mention",
        ("Google", "Apple"): "no sentence holds both",
        ("Anthropic", "Google"): "frame filled with others",
    }
    assert {miss.gate for miss in misses} <= set(GATES)


def test_histogram_counts_every_miss(folder: Path) -> None:
    misses = diagnose(folder, evaluate_folder(folder))
    rows = histogram(misses).splitlines()[1:]
    assert sum(int(row[32:38]) for row in rows) == len(misses) == 5


def test_command_prints_the_histogram(folder: Path) -> None:
    result = CliRunner().invoke(cli, ["evaluate", str(folder), "--why"])
    assert result.exit_code == 0
    assert "first gate not passed" in result.stdout
    assert "frame filled with others" in result.stdout


def test_why_needs_the_texts(folder: Path) -> None:
    result = CliRunner().invoke(cli, ["evaluate", str(folder), "--why", "--predictions", str(folder)])
    assert result.exit_code == 2
    assert "--why reads the texts again" in result.output
