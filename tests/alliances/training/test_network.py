"""Learning the networks: what a lesson holds, that learning tells right from wrong, and the same every time."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alliances.extractors.learnt.encoding import relations
from alliances.extractors.learnt.network import ODDS, Ensemble, load_ensemble, parsed
from alliances.extractors.learnt.rows import Rows
from alliances.training.__main__ import main
from alliances.training.batches import LaidLesson, Lesson, batch, lesson
from alliances.training.examples import Studied, examples_of
from alliances.training.network import Learner, keep, learn_ensemble

MISSING = "learning networks needs PyTorch: pip install -e '.[training]'"
BUYERS = ("구글", "메타", "애플", "인텔", "퀄컴", "엔비디아")


def studied(folder: Path, number: int, opened: bool = False) -> Studied:
    """Of two firms one buys the other, and of two others nothing is said."""
    buyer, bought = BUYERS[number], BUYERS[(number + 1) % len(BUYERS)]
    gold = {
        "id": f"made{number}",
        "lang": "ko",
        "entities": [{"name": name, "type": "Company", "aliases": []} for name in (buyer, bought)],
        "statements": [
            {"subject": buyer, "relation": "acquires", "object": bought, "status": "completed",
             "evidence": f"{buyer}은 {bought} 인수를 끝냈다.", "optional": True},
        ],
    }  # fmt: skip
    own = folder / f"{number}{opened}"
    own.mkdir()
    # Articles of different lengths, some with an end left out.
    more = "\n이 회사는 삼성전자에도 투자했다." * (number % 3)
    (own / "made.txt").write_text(
        f"{buyer}은 {bought} 인수를 끝냈다.\n네이버와 카카오는 조용하다.{more}", encoding="utf-8"
    )
    (own / "made.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    (found,) = examples_of(own, opened)
    return found


def lessons(folder: Path, count: int) -> list[Lesson]:
    made = [studied(folder, number) for number in range(count)]
    return [lesson(one.article, one.examples) for one in made]


def test_a_lesson_says_what_is_right_and_how_much_it_counts(tmp_path: Path) -> None:
    (only,) = lessons(tmp_path, 1)
    column = relations().index("acquires")
    assert only.right.sum() == only.right[:, column].sum() == 1
    row = int(only.right[:, column].argmax())
    assert only.counts[row, column] == 0.5  # debatable
    assert set(np.unique(only.counts)) == {0.0, 0.5, 1.0}


def test_learning_tells_right_from_wrong_and_the_same_every_time(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason=MISSING)
    if torch.cuda.is_available():
        pytest.skip("on a graphics card the order of adding is open")
    given = lessons(tmp_path, 6)
    vectors = {"noun 인수": np.linspace(-1, 1, 96)}
    learnt = learn_ensemble(given[:5], vectors, rounds=30, networks=2)
    column = relations().index("acquires")
    right = given[5].right[:, column] > 0
    first, second = learnt.readings(given[5].article)
    for reading in (first, second):
        logits = reading.logits[:, column] / ODDS
        assert logits[right].min() > logits[~right].max()
    assert (first.logits != second.logits).any()
    again = learn_ensemble(given[:5], vectors, rounds=30, networks=2)
    for one, other in zip(learnt.networks, again.networks, strict=True):
        assert all((other.weights[name] == values).all() for name, values in one.weights.items())


def test_what_is_learnt_is_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyTorch's numbers, of articles side by side, and the whole numbers of use differ by rounding alone."""
    torch = pytest.importorskip("torch", reason=MISSING)
    monkeypatch.setattr(Learner, "_drop", lambda self, signals, share=0.0: signals)
    monkeypatch.setattr(
        Learner, "_chance", lambda self, like, share: self.torch.zeros_like(like, dtype=self.torch.bool)
    )
    given = lessons(tmp_path, 3)
    rows = Rows.of([one.article for one in given])
    torch.manual_seed(0)
    learner = Learner(rows, torch, "cpu")
    with torch.no_grad():
        for name, tensor in learner.tensors.items():  # what begins as zeros must count as well
            tensor += torch.randn(tensor.shape) * (3.0 if name in ("pairs", "told_own") else 0.02)
    together = batch([LaidLesson.out(one, rows) for one in given], torch, "cpu")
    with torch.no_grad():
        alone, signals, _ = learner._read(together.words)
        found = learner._tell(learner._pairs(alone, signals, together), together).numpy()
    assert np.abs(found).max() > 1
    (readings,) = zip(
        *(Ensemble(rows, (learner.network(),)).readings(one.article) for one in given), strict=True
    )
    used = np.concatenate([reading.logits for reading in readings]) / ODDS
    assert len({len(one.article.words) for one in given}) == 3
    assert np.abs(found - used).max() < 0.5


def test_networks_are_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ensemble = load_ensemble("ko")
    keep(ensemble, tmp_path / "network.npz")
    with (tmp_path / "network.npz").open("rb") as file:
        back = parsed(file, "network.npz")
    assert back.rows == ensemble.rows
    for one, other in zip(ensemble.networks, back.networks, strict=True):
        assert all((other.weights[name] == values).all() for name, values in one.weights.items())
    monkeypatch.setattr(Ensemble, "save", lambda self, file: file.write(b"half") and 1 / 0)
    with pytest.raises(ZeroDivisionError):
        keep(ensemble, tmp_path / "other.npz")
    assert [path.name for path in tmp_path.iterdir()] == ["network.npz"]


def test_networks_go_on_where_they_are_though_more_is_known(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason=MISSING)
    given = lessons(tmp_path, 6)
    before = learn_ensemble(given[:4], rounds=2, networks=1)
    known = before.rows
    rows = replace(known, words=("noun 새말", *known.words), types=("Chip", *known.types))
    learner = Learner(rows, torch, "cpu")
    learner.go_on(before.networks[0], known)
    same = Ensemble(rows, (learner.network(),))
    for one in given:
        (old,), (new,) = before.readings(one.article), same.readings(one.article)
        assert np.abs(old.logits - new.logits).max() < ODDS / 50  # words are rounded anew
    after, anew = (learn_ensemble(given, rounds=1, networks=1, before=old) for old in (before, None))
    far = [
        np.abs(own.networks[0].weights["deep"] - before.networks[0].weights["deep"]).mean()
        for own in (after, anew)
    ]
    assert far[0] < far[1] / 2


def test_only_networks_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "made.json").write_text("{}", encoding="utf-8")
    assert main(["names", str(tmp_path), "--go-on"]) == 2
    assert capsys.readouterr().err == "error: --go-on: names are always learnt anew\n"
