"""Nouns that name a party by its relation to another, and the patterns made from them."""

from __future__ import annotations

import pytest

from alliances.extractors import relational
from alliances.extractors.relational import relational_patterns
from alliances.ontology.errors import AlliancesError

from ..conftest import Read

# How each construction is said, once for each of four nouns.
SAID = [
    "도쿄일렉트론의 최대 고객은 인텔이다.",
    "도쿄일렉트론의 오랜 고객 인텔은 말을 아꼈다.",
    "인텔은 도쿄일렉트론의 가장 큰 고객이다.",
    "도쿄일렉트론은 인텔을 고객으로 확보했다.",
    "인텔을 고객으로 둔 도쿄일렉트론은 웃었다.",
    "인텔은 최근 도쿄일렉트론의 고객 명단에 이름을 올렸다.",
    "도쿄일렉트론 장비의 큰손은 인텔이다.",
]
DENIED = ["인텔은 도쿄일렉트론의 고객이 아니다.", "도쿄일렉트론의 고객은 인텔이 아니라 정부다."]


@pytest.mark.parametrize("text", SAID)
def test_a_construction_tells_who_is_whose(read: Read, text: str) -> None:
    found = {(s.subject.ko, s.relation, s.object.ko if s.object else None) for s in read(text)}
    assert ("도쿄일렉트론", "supplies-to", "인텔") in found


@pytest.mark.parametrize("text", DENIED)
def test_what_is_denied_is_not_said(read: Read, text: str) -> None:
    assert [s for s in read(text) if s.relation == "supplies-to"] == []


def test_each_noun_stands_in_each_construction_that_it_may() -> None:
    patterns = relational_patterns("ko")
    ids = [pattern["id"] for pattern in patterns]
    assert len(ids) == len(set(ids))
    assert "rival.keeps" in ids and "work.keeps" not in ids
    assert relational_patterns("en") == []


def test_a_bad_entry_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    good = relational.load_yaml("ko", "relational.yaml")
    bad = {**good, "nouns": [{**good["nouns"][0], "owner": "nobody"}]}
    monkeypatch.setattr(relational, "load_yaml", lambda *_: bad)
    with pytest.raises(AlliancesError, match=r"ko/data/relational.yaml: customer: owner"):
        relational_patterns("ko")
