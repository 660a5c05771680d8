"""Learning names: where gold sees one, what a tagger learns of made articles, and from which articles it has not learnt."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from alliances.extractors.learnt.spelt import Piece
from alliances.extractors.learnt.tagging import Tagged
from alliances.matching import Gold
from alliances.ontology.errors import AlliancesError
from alliances.training import names as training
from alliances.training.__main__ import main

FIRMS = ("브렐링", "쿼베인", "노르벨라", "팔미라")


def _gold(*entities: tuple[str, str, list[str]]) -> Gold:
    table = {name: {"name": name, "type": kind, "aliases": aliases} for name, kind, aliases in entities}
    return Gold("made", table, [], {})


def test_gold_names_are_the_longest_and_no_descriptions() -> None:
    text = "국내 스타트업 브렐링(Brelling)의 자회사 브렐링 랩스는 ‘루모’를 냈다. 이 회사는 AI를 쓴다."
    gold = _gold(
        ("Brelling", "Company", ["브렐링", "국내 스타트업", "이 회사", "브렐링(Brelling)"]),
        ("Brelling Labs", "Company", ["브렐링 랩스"]), ("Lumo", "AIModel", ["루모"]), ("center", "DataCenter", ["자회사"]),
    )  # fmt: skip
    found = [(text[s.start : s.end], s.kind) for s in training.gold_names(text, gold)]
    assert found == [
        ("브렐링", "Company"),
        ("Brelling", "Company"),
        ("브렐링 랩스", "Company"),
        ("루모", "thing"),
    ]


def test_letters_beside_a_name_make_it_another() -> None:
    gold = _gold(("Arm", "Company", []), ("the chip designer", "Company", ["the company"]))
    assert training.gold_names("Armed with Arm, the company grew.", gold) == [Tagged(11, 14, "Company")]


def test_a_piece_that_a_name_touches_is_labelled() -> None:
    pieces = [Piece(w, "", s, s + len(w), 0) for w, s in (("Ann", 0), ("Lee", 4), ("left", 8))]
    assert training.labelled(pieces, [Tagged(0, 7, "Person")]) == ["B-Person", "I-Person", "O"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(8):
        firm, other = FIRMS[number % 4], FIRMS[(number + 1) % 4]
        text = f"신생사 {firm}이 구글에 투자했다.\n신생사 {other}은 조용하다."
        entities = [{"name": n, "type": "Company", "aliases": [n]} for n in (firm, other, "구글")]
        gold = {"id": str(number), "lang": "ko", "entities": entities, "statements": []}
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{number}.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return tmp_path


def test_a_tagger_learns_where_names_begin_and_the_same_each_time(folder: Path) -> None:
    pytest.importorskip("pycrfsuite", reason="training needs python-crfsuite: pip install -e '.[dev]'")
    read = [training.example_of(path) for path in sorted(folder.glob("*.json"))]
    assert {key for key, _ in read} == {"ko"}
    examples = [example for _, example in read]
    tagger = training.learn(examples)
    assert tagger.model.written() == training.learn(examples).model.written()
    for example in examples:
        assert tagger.labels(example.traits[: len(example.labels)])[0] == "O"
        assert sum(label == "B-Company" for label in tagger.labels(example.traits)) == 3


def test_an_article_is_tagged_by_what_has_not_seen_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = sorted(folder.glob("*.json"))
    monkeypatch.setattr(training, "_RUN", 2)
    seen: list[list[training.Example]] = []
    monkeypatch.setattr(training, "learn", lambda examples: seen.append(list(examples)) or len(seen))
    taggers = training.fold_taggers(paths, folds=2)
    assert [taggers[path] for path in paths] == [1, 1, 2, 2, 1, 1, 2, 2]
    assert [len(examples) for examples in seen] == [4, 4]
    read = [training.example_of(path)[1] for path in paths]
    assert [example.pieces for example in seen[0]] == [read[number].pieces for number in (2, 3, 6, 7)]


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pycrfsuite", None)
    with pytest.raises(AlliancesError, match="training names needs python-crfsuite"):
        training.learn([])


def test_a_folder_without_gold_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"error: {tmp_path}: no gold files (<id>.json) here\n"
