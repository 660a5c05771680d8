"""Floors under quality: a change may raise them, none may fall below."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from alliances.evaluation import evaluate_folder

FLOORS: dict[str, dict[str, float]] = json.loads(
    (Path(__file__).parent / "eval_floors.json").read_text(encoding="utf-8")
)
SHARED = Path(__file__).parent.parent.parent / "shared" / "eval"


@pytest.mark.parametrize("folder", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(folder: str) -> None:
    if not (SHARED / folder).is_dir():
        pytest.skip("the evaluation articles are not beside this checkout")
    scores = evaluate_folder(SHARED / folder)
    hits, judged = scores.qualifiers["status"]
    figures = {
        "f1": scores.triple[2],
        "precision": scores.triple[0],
        "qualified_f1": scores.qualified[2],
        "status": hits / judged,
    }
    assert {name: figures[name] for name, floor in FLOORS[folder].items() if figures[name] < floor} == {}
