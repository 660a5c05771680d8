"""Whose worth, revenue or power a number is: which are asked, what is added, what is dropped."""

from __future__ import annotations

import pytest

from alliances.extractors import extract
from alliances.extractors.learnt.figures import (
    DROPPED,
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
    assert {r for f in found if f.value.kind == "money" for r in f.relations} == {"has-revenue", "has-valuation"}
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
    assert DROPPED < LEAST
