from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from alliances.evaluation import evaluate_folder, score_article
from alliances.matching import Gold

SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "eval"
ENTITIES = {
    name: {"name": name, "aliases": [], "type": kind, "qid": None}
    for name, kind in (("A", "Company"), ("B", "Company"), ("data center (Oslo)", "DataCenter"))
}


def gold(**fields: Any) -> dict[str, Any]:
    return {
        "subject": "A",
        "relation": "invests-in",
        "object": "B",
        "status": "completed",
        "amount": None,
        "currency": None,
        "share": None,
        "power_w": None,
        "count": None,
        "attributed_to": None,
    } | fields


def node(**fields: Any) -> dict[str, Any]:
    return {
        "subject": {"name": "A"},
        "relation": "invests-in",
        "object": {"name": "B"},
        "status": "completed",
    } | fields


@pytest.mark.parametrize(
    ("expected", "predicted", "found", "qualified"),
    [
        (gold(), node(), 1, 1),
        (gold(), node(status="planned"), 1, 0),
        (gold(), node(subject={"name": "B"}, object={"name": "A"}), 0, 0),
        (
            gold(relation="competes-with"),
            node(relation="competes-with", subject={"name": "B"}, object={"name": "A"}),
            1,
            1,
        ),
        (gold(amount=1e9, currency="USD"), node(amount={"value": 1.005e9, "currency": "USD"}), 1, 1),
        (gold(amount=1e9, currency="USD"), node(amount={"value": 1e9, "currency": "KRW"}), 1, 0),
        (
            gold(relation="has-valuation", object=None, amount=1e9, currency="USD"),
            node(relation="has-valuation", object=None, amount={"value": 2e9, "currency": "USD"}),
            0,
            0,
        ),
        (
            gold(relation="builds-datacenter", object="data center (Oslo)"),
            node(
                relation="builds-datacenter",
                object={"name": "data center", "type": "DataCenter", "place": "Oslo"},
            ),
            1,
            1,
        ),
        (gold(), node(subject={"name": "A, Inc."}), 1, 1),
        (gold(attributed_to="X"), node(), 1, 0),
    ],
)
def test_one_statement(
    expected: dict[str, Any], predicted: dict[str, Any], found: int, qualified: int
) -> None:
    score = score_article(Gold("x", ENTITIES, [expected]), [predicted])
    assert (score.found.total(), score.qualified, len(score.wrong)) == (found, qualified, 1 - found)


def test_an_optional_statement_costs_and_earns_nothing() -> None:
    for predictions in ([], [node()]):
        score = score_article(Gold("x", ENTITIES, [gold(optional=True)]), predictions)
        assert (score.gold.total(), score.found.total(), score.predicted.total()) == (0, 0, 0)


@pytest.mark.parametrize("folder", ["seed", "dev/ko", "dev/en"])
def test_the_public_scorer_prints_the_same(folder: str, tmp_path: Path) -> None:
    if not (SHARED / "score.py").exists():
        pytest.skip("the evaluation articles are not beside this checkout")
    from alliances.evaluation import _extracted, read_gold

    for path in sorted((SHARED / folder).glob("*.json")):
        lines = [json.dumps(n, ensure_ascii=False) for n in _extracted(path, read_gold(path))]
        (tmp_path / f"{path.stem}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    theirs = subprocess.run(
        [sys.executable, str(SHARED / "score.py"), str(SHARED / folder), str(tmp_path), "--errors"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert sorted(evaluate_folder(SHARED / folder, tmp_path).report(errors=True).splitlines()) == sorted(
        theirs.stdout.splitlines()
    )
