"""`total`, `deals`, `conflicts`, `timeline` and `sources` as a user sees them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from alliances.cli import cli
from alliances.graph import AllianceGraph
from tests.graph.deals.claims import claim


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("deals") / "out"
    AllianceGraph(
        [
            claim("Amazon", "invests-in", "Anthropic", "completed", 8e9, "cumulative", article="a", publisher="이데일리"),
            claim("Amazon", "invests-in", "Anthropic", "planned", 5e9, "tranche", article="b", published="2026-04-20", said_by="FT"),
            claim("Amazon", "invests-in", "Anthropic", "planned", 5e9, "tranche", article="c", published="2026-04-21", said_by="파이낸셜타임스"),
            claim("Amazon", "invests-in", "Anthropic", "completed", 13.8e9, article="d"),
            claim("Google", "invests-in", "Anthropic", "considering", 2e9, article="d"),
        ]
    ).save(path)  # fmt: skip
    return path


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_total_prints_one_object_a_currency(folder: Path) -> None:
    (line,) = run("total", folder, "아마존", "앤트로픽", "--format", "json").splitlines()
    told = json.loads(line)
    assert list(told)[:4] == ["currency", "paid", "committed", "up_to"]
    assert (told["currency"], told["paid"], told["committed"], told["up_to"]) == (
        "USD",
        8000000000,
        5000000000,
        0,
    )
    assert '"paid": 8000000000,' in line
    assert [d["paid"] for d in told["deals"] if d["role"] == "total"] == [8000000000]


def test_what_is_considered_counts_for_nothing(folder: Path) -> None:
    told = json.loads(run("total", folder, "Google", "Anthropic", "--format", "json"))
    assert (told["paid"], told["committed"], told["up_to"]) == (0, 0, 0)


def test_outlets_that_quote_one_source_are_one(folder: Path) -> None:
    deals = [json.loads(line) for line in run("deals", folder, "--format", "json").splitlines()]
    (planned,) = [d for d in deals if d["committed"]]
    assert (len(planned["statements"]), planned["sources"]) == (2, 1)
    events = run("timeline", folder, planned["id"], "--format", "csv").splitlines()
    assert [line.split(",")[0] for line in events[1:]] == ["2026-04-20", "2026-04-21"]


def test_conflicts_name_both_sides(folder: Path) -> None:
    (conflict,) = [json.loads(line) for line in run("conflicts", folder, "--format", "json").splitlines()]
    assert (conflict["kind"], conflict["currency"]) == ("amount", "USD")
    assert [p["sources"] for p in conflict["positions"]] == [["Edaily"], ["d"]]
    assert "13,800,000,000" in run("conflicts", folder)


def test_sources_lists_what_rests_on_one(folder: Path, tmp_path: Path) -> None:
    AllianceGraph(
        [
            claim("Amazon", "acquires", "Covariant", article=name, said_by=said)
            for name, said in (("x", "FT"), ("y", "Financial Times"), ("z", "FT"))
        ]
    ).save(tmp_path / "out")
    (one,) = [
        json.loads(li) for li in run("sources", tmp_path / "out", "--single", "--format", "json").splitlines()
    ]
    assert (one["articles"], one["sources"]) == (3, ["Financial Times"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("total", "Nobody", "Anthropic"), "no entity named 'Nobody'"),
        (("total", "Amazon", "Anthropic", "--relation", "loves"), "unknown relation 'loves'"),
        (("timeline", "d1"), "no deal 'd1'"),
    ],
)
def test_wrong_names_are_one_line(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    from alliances.ontology import AlliancesError

    with pytest.raises(AlliancesError, match=message):
        run(arguments[0], str(folder), *arguments[1:])
