"""Learning relations and statuses: what makes a row right, what is left out, and that the same input gives the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn: pip install -e '.[dev]'")

from alliances.extractors.learnt.model import probability
from alliances.training.__main__ import main
from alliances.training.examples import Example, examples_of
from alliances.training.relations import learn_relations, learn_statuses

TEXT = "구글이 앤스로픽에 투자했다.\n구글과 앤스로픽은 조용하다.\n메타는 네이버와 손잡았다."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = (("Google", "구글"), ("Anthropic", "앤스로픽"), ("Meta", "메타"), ("Naver", "네이버"))
    gold = {
        "id": "made",
        "lang": "ko",
        "entities": [{"name": n, "type": "Company", "aliases": [k]} for n, k in names],
        "statements": [
            {"subject": "Google", "relation": "invests-in", "object": "Anthropic", "status": "completed",
             "evidence": "구글이 앤스로픽에 투자했다."},
            {"subject": "Naver", "relation": "partners-with", "object": "Meta", "status": "ongoing",
             "evidence": "메타는 네이버와 손잡았다.", "optional": True},
        ],
    }  # fmt: skip
    (tmp_path / "made.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "made.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return tmp_path


def test_a_row_is_right_where_gold_says_the_same_of_its_sentence(folder: Path) -> None:
    (studied,) = examples_of(folder)
    assert studied.key == "ko"
    examples = studied.examples
    said = [(e.verdicts["invests-in"], e.debatable) for e in examples if e.verdicts.get("invests-in")]
    assert said == [("completed", frozenset())]
    partners = [e.debatable for e in examples if e.verdicts.get("partners-with")]
    assert partners == [frozenset({"partners-with"})]


def test_where_gold_says_the_same_by_another_sentence_the_row_is_left_out(folder: Path) -> None:
    (examples,) = (studied.examples for studied in examples_of(folder))
    companies = [e for e in examples if "acquires" in e.verdicts]
    without = [e for e in companies if "invests-in" not in e.verdicts]
    assert len(without) == 1 and all(set(e.verdicts.values()) == {""} for e in without)


def test_what_the_rules_read_in_opened_articles_proves_nothing(folder: Path) -> None:
    (fresh,) = (studied.examples for studied in examples_of(folder))
    (opened,) = (studied.examples for studied in examples_of(folder, opened=True))
    assert any(e.told for e in fresh) and not any(e.told for e in opened)
    assert [e.traits for e in fresh] == [e.traits for e in opened]


def _made(traits: list[str], status: str) -> Example:
    verdicts = {"acquires": status, "sues": ""}
    return Example(traits, {}, verdicts, frozenset(), {"acquires": [f"because {status}"]} if status else {})


def test_what_goes_with_a_relation_speaks_for_it() -> None:
    articles = [
        [_made(["after 인수", "topic"], "completed"), _made(["after 만나", "topic"], ""), _made(["after 인수"], "planned")]
        for _ in range(8)
    ]  # fmt: skip
    model = learn_relations(articles)
    yes, no = (model.sums([trait, "always"])[0] for trait in ("after 인수", "after 만나"))
    assert probability(yes) > 0.5 > probability(no)
    statuses = learn_statuses(articles)
    sums = dict(zip(statuses.labels, statuses.sums(["because planned", "always"]), strict=True))
    assert max(sums, key=lambda s: sums[s]) == "planned"
    assert learn_relations(articles).written() == model.written()


def test_a_trait_of_one_article_alone_is_not_kept() -> None:
    articles = [[_made(["after 인수", "only here"], "completed"), _made(["else"], "")], *([[_made(["after 인수"], "completed"), _made(["else"], "")]] * 3)]  # fmt: skip
    assert "only here" not in learn_relations(articles).table


def test_a_folder_without_gold_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["relations", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"error: {tmp_path}: no gold files (<id>.json) here\n"
