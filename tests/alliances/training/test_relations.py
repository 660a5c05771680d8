"""Learning from gold: what makes a row right, what is left out, and that the same input gives the same statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn: pip install -e '.[dev]'")

from alliances.ontology.errors import AlliancesError
from alliances.training.__main__ import main
from alliances.training.examples import Example, examples_of
from alliances.training.relations import learn_statuses, learn_values

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


@pytest.mark.parametrize("opened", [False, True])
def test_of_each_statement_the_values_of_its_sentence_are_shown_with_whether_they_are_its_own(
    folder: Path, opened: bool
) -> None:
    gold = json.loads((folder / "made.json").read_text(encoding="utf-8"))
    text = "구글이 앤스로픽에 30억달러를 투자해 지분 14%를 받았다. 기업가치는 600억달러다."
    (folder / "made.txt").write_text(text, encoding="utf-8")
    gold["statements"] = [
        gold["statements"][0] | {"evidence": text, "amount": 3e9, "currency": "USD", "share": 0.14}
    ]
    (folder / "made.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    (examples,) = (studied.examples for studied in examples_of(folder, opened))
    values = next(e.values["invests-in"] for e in examples if "invests-in" in e.values)
    assert [own for _, own in values] == [True, True]
    had = any(trait.startswith("had by") for traits, _ in values for trait in traits)
    assert had != opened  # what the rules read in opened articles proves nothing
    assert any(e.article.told.any() for e in examples_of(folder)) and not any(
        e.article.told.any() for e in examples_of(folder, opened=True)
    )


def test_what_goes_with_a_value_speaks_for_it() -> None:
    def example() -> Example:
        return Example(
            {"invests-in": "completed"},
            values={"invests-in": [(["then 투자"], True), (["then 평가"], False)]},
        )

    model = learn_values([[example()] for _ in range(8)])
    own, other = (model.sums([trait, "always"])[0] for trait in ("then 투자", "then 평가"))
    assert own > 0 > other


def test_too_few_articles_are_named() -> None:
    with pytest.raises(AlliancesError, match="too few articles to learn values from"):
        learn_values([[Example({"sues": ""})]])
    with pytest.raises(AlliancesError, match="too few articles to learn statuses from"):
        learn_statuses([[_made("planned")]])


def _made(status: str, *traits: str) -> Example:
    verdicts = {"acquires": status, "sues": ""}
    return Example(verdicts, frozenset(), {"acquires": [f"because {status}", *traits]} if status else {})


def test_what_goes_with_a_status_speaks_for_it() -> None:
    articles = [[_made("completed"), _made(""), _made("planned")] for _ in range(8)]
    statuses = learn_statuses(articles)
    for status in ("planned", "completed"):
        sums = dict(zip(statuses.labels, statuses.sums([f"because {status}", "always"]), strict=True))
        assert max(sums, key=lambda s: sums[s]) == status
    assert learn_statuses(articles).written() == statuses.written()


def test_a_trait_of_one_article_alone_is_not_kept() -> None:
    articles = [
        [_made("completed", "only here"), _made("planned")],
        *([[_made("completed"), _made("planned")]] * 3),
    ]
    table = learn_statuses(articles).table
    assert "only here" not in table and "because planned" in table


def test_a_folder_without_gold_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["relations", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"error: {tmp_path}: no gold files (<id>.json) here\n"
