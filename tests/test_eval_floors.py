"""Floors under quality: a change may raise them, none may fall below.

English has two floors: with spaCy's pipeline, and (`… without spaCy`) as the base install reads it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from alliances.evaluation import evaluate_folder
from alliances.extractors.en import parser

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, float]] = json.loads((HERE / "eval_floors.json").read_text(encoding="utf-8"))
HASHES: dict[str, str] = json.loads((HERE / "gold_sha256.json").read_text(encoding="utf-8"))
SHARED = HERE.parent.parent / "shared" / "eval"


BARE = " without spaCy"


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch, folder: str) -> Iterator[None]:
    """Hide spaCy's pipeline where the floor is the base install's; skip where a floor asks for one that is missing."""
    if folder.endswith(BARE):
        monkeypatch.setenv(parser.VARIABLE, "none")
        parser.find_pipeline.cache_clear()
    elif "/en" in folder and parser.find_pipeline() is None:
        pytest.skip("no English spaCy pipeline is installed: pip install -e '.[dev]'")
    yield
    monkeypatch.undo()
    parser.find_pipeline.cache_clear()


def _folder(name: str) -> Path:
    name = name.removesuffix(BARE)
    return HERE / name if name.startswith("gold/") else SHARED / name


@pytest.mark.usefixtures("pipeline")
@pytest.mark.parametrize("folder", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(folder: str) -> None:
    if not _folder(folder).is_dir():
        pytest.skip("the evaluation articles are not beside this checkout")
    scores = evaluate_folder(_folder(folder))
    hits, judged = scores.qualifiers["status"]
    figures = {
        "f1": scores.triple[2],
        "precision": scores.triple[0],
        "qualified_f1": scores.qualified[2],
        "status": hits / judged,
    }
    assert {name: figures[name] for name, floor in FLOORS[folder].items() if figures[name] < floor} == {}


@pytest.mark.parametrize("folder", sorted(HASHES))
def test_gold_is_the_gold_that_the_floors_were_set_on(folder: str) -> None:
    assert digest(HERE / folder) == HASHES[folder], (
        "gold changed: look at the floors, then update gold_sha256.json"
    )


def digest(folder: Path) -> str:
    """SHA-256 over names and bytes of a folder's texts and gold, in order of their names."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".json")):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()
