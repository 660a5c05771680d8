"""Learning the network: what a lesson holds, that learning tells right from wrong, and the same every time."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alliances.extractors.learnt.encoding import relations
from alliances.extractors.learnt.network import ODDS, Network, load_network, parsed
from alliances.training.examples import Studied, examples_of
from alliances.training.network import Lesson, Rows, _Learner, keep, learn_network, lesson

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
    (own / "made.txt").write_text(
        f"{buyer}은 {bought} 인수를 끝냈다.\n네이버와 카카오는 조용하다.", encoding="utf-8"
    )
    (own / "made.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    (found,) = examples_of(own, opened)
    return found


def lessons(folder: Path, count: int) -> list[Lesson]:
    made = [studied(folder, number) for number in range(count)]
    return [lesson(one.article, one.examples, one.opened) for one in made]


def test_a_lesson_says_what_is_right_and_how_much_it_counts(tmp_path: Path) -> None:
    (only,) = lessons(tmp_path, 1)
    column = relations().index("acquires")
    assert only.right.sum() == only.right[:, column].sum() == 1
    row = int(only.right[:, column].argmax())
    assert only.counts[row, column] == 0.5  # debatable
    assert set(np.unique(only.counts)) == {0.0, 0.5, 1.0}


def test_what_the_rules_read_in_opened_articles_is_not_told(tmp_path: Path) -> None:
    assert studied(tmp_path, 0).article.told.any()
    opened = studied(tmp_path, 0, opened=True)
    assert not lesson(opened.article, opened.examples, opened.opened).article.told.any()


def test_rows_stand_for_words_seen_twice(tmp_path: Path) -> None:
    (first, second) = lessons(tmp_path, 2)
    rows = Rows.of([first.article, second.article])
    assert "noun 인수" in rows.words
    odd = replace(first.article, words=["noun 한번", *first.article.words[1:]])
    assert "noun 한번" not in Rows.of([odd, second.article]).words


def test_learning_tells_right_from_wrong_and_the_same_every_time(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="learning networks needs PyTorch: pip install -e '.[training]'")
    given = lessons(tmp_path, 6)
    network = learn_network(given[:5], rounds=40)
    column = relations().index("acquires")
    logits = network.logits(given[5].article)[:, column] / ODDS
    right = given[5].right[:, column] > 0
    assert logits[right].min() > logits[~right].max()
    again = learn_network(given[:5], rounds=40)
    assert all((again.weights[name] == values).all() for name, values in network.weights.items())


def test_what_is_learnt_is_what_is_read(tmp_path: Path) -> None:
    """PyTorch's numbers and the whole numbers of use differ by rounding alone."""
    torch = pytest.importorskip(
        "torch", reason="learning networks needs PyTorch: pip install -e '.[training]'"
    )
    given = lessons(tmp_path, 2)
    torch.manual_seed(0)
    learner = _Learner(Rows.of([one.article for one in given]), torch)
    network = learner.network()
    for one in given:
        with torch.no_grad():
            read = learner._read(one.article, [False] * len(one.article.words), lambda x, p: x)
            found = learner._pairs(*read, one.article, lambda x, p: x).numpy()
        assert np.abs(found).max() > 1
        assert np.abs(found - network.logits(one.article) / ODDS).max() < 0.2


def test_a_network_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    network = load_network("ko")
    keep(network, tmp_path / "network.npz")
    with (tmp_path / "network.npz").open("rb") as file:
        back = parsed(file, "network.npz")
    assert all((back.weights[name] == values).all() for name, values in network.weights.items())
    monkeypatch.setattr(Network, "save", lambda self, file: file.write(b"half") and 1 / 0)
    with pytest.raises(ZeroDivisionError):
        keep(network, tmp_path / "other.npz")
    assert [path.name for path in tmp_path.iterdir()] == ["network.npz"]
