"""Whose worth, revenue or power a number is: which are asked, what is added, what is dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliances.extractors import extract
from alliances.extractors.learnt.figures import (
    LEAST,
    Chances,
    Figure,
    figure_relations,
    figure_traits,
    figures,
)
from alliances.extractors.learnt.model import ALWAYS, Model
from alliances.extractors.learnt.told import Told
from alliances.extractors.learnt.weighing import weighed
from alliances.extractors.pipeline import language_tables, read
from alliances.ontology import Article

KO = "구글과 앤스로픽은 조용하다.\n앤스로픽의 기업가치는 600억달러이고 애빌린 데이터센터는 1.2GW 규모다."


def asked(text: str, lang: str = "ko") -> tuple[list[Figure], Told]:
    """The figures of a text, and what the rules read."""
    reading = read(Article(text=text, lang=lang, published="2025-07-11"))
    told = Told(reading.claims)
    described, _ = weighed(reading.sentences, told, language_tables(lang))
    return list(figures(described)), told


def test_each_number_is_asked_with_all_that_may_own_it() -> None:
    found, _ = asked(KO)
    worth = {f.owner.text: f.item.candidate.lent[0] is None for f in found if f.value.kind == "money"}
    assert worth["앤스로픽"] and not worth["구글"]  # the one is said, the other may be left out
    power = {f.owner.type: f.relations for f in found if f.value.kind == "power"}
    assert power == {"DataCenter": ("has-power-capacity",)}
    assert {r for f in found if f.value.kind == "money" for r in f.relations} == {
        "has-revenue",
        "has-valuation",
    }
    assert set(figure_relations()) == {"has-power-capacity", "has-revenue", "has-valuation"}


def test_what_the_rules_read_and_how_far_the_owner_stands_are_traits() -> None:
    found, told = asked(KO)
    traits = {
        f.owner.text: set(figure_traits(f, told)) for f in found if f.value.kind == "money" and f.owner.entry
    }
    assert "rule has-valuation of it" in traits["앤스로픽"]
    assert "rule has-valuation of another" in traits["구글"]
    assert "stands before" in traits["앤스로픽"] and "stands left out" in traits["구글"]


def test_of_several_owners_the_most_probable_has_the_number() -> None:
    found, told = asked(KO)
    model = Model(("has-valuation",), {"stands before": ((0, 200),), ALWAYS: ((0, -100),)})
    chances = Chances(found, told, model)
    best = [(r, f.owner.text) for r, f, chance in chances.best() if chance >= LEAST]
    assert best == [("has-valuation", "앤스로픽")]
    assert all(chances.of(f, "has-revenue") == 0.0 for f in found)  # of what the model does not know


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("앤스로픽은 이번 라운드에서 기업가치 600억달러를 인정받았다.", "ko", {("Anthropic", "has-valuation", 6e10)}),
        ("오픈AI의 올해 매출은 130억달러로 예상된다.", "ko", {("OpenAI", "has-revenue", 1.3e10)}),
        ("구글은 앤스로픽에 30억달러를 투자했다.", "ko", set()),
        ("Anthropic, valued at $60 billion, hired two researchers.", "en", {("Anthropic", "has-valuation", 6e10)}),
        ("OpenAI expects revenue of $13 billion this year.", "en", {("OpenAI", "has-revenue", 1.3e10)}),
        ("Google invested $3 billion in Anthropic.", "en", set()),
    ],
)  # fmt: skip
def test_whose_figure_it_is(text: str, lang: str, told: set[tuple[str, str, float]]) -> None:
    statements = extract(Article(text=text, lang=lang, published="2025-07-11"))
    assert {
        (s.subject.name, s.relation, s.amount.value)
        for s in statements
        if s.relation in figure_relations() and s.amount is not None
    } == told


def test_what_no_rule_read_says_how_probable_it_is() -> None:
    found = [
        statement
        for path in sorted((Path(__file__).parents[3] / "tests" / "gold" / "ko").glob("*.txt"))
        for statement in extract(
            Article(text=path.read_text(encoding="utf-8"), lang="ko", published="2025-07-11")
        )
        if statement.relation in figure_relations() and statement.rule.startswith("learnt.")
    ]
    assert found
    for statement in found:
        assert LEAST <= statement.confidence < 1 and "probability" in statement.rule
        assert statement.extractor.endswith("-learnt")
