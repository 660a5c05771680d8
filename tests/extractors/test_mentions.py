"""Names of the gazetteer in a text: longest match, word boundaries, weak forms."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances.extractors.mentions import matcher, outside, within
from alliances.extractors.naming import settle
from alliances.ontology import Gazetteer

MATCHER = matcher(Gazetteer.default())


def names(text: str) -> list[str]:
    return [name.entry.name for name in settle(text, MATCHER.find(text), []) if name.entry is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("오픈AI와 구글은", ["OpenAI", "Google"]),
        ("구글·MS-오픈AI가", ["Google", "Microsoft", "OpenAI"]),
        ("구글딥마인드가", ["Google DeepMind"]),
        ("메타버스와 인텔리전스", []),
        ("아마존웹서비스(AWS)는", ["Amazon Web Services"]),
        ("MSCI 지수", []),
        ("제품 인도 시기", []),
        ("커서가 깜빡인다", []),
        ("OpenAI's models", ["OpenAI"]),
        ("Googled it", []),
        ("SK하이닉스로부터", ["SK hynix"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@given(st.text(alphabet="구글오픈AI메타 ·,()가은와MS-", max_size=40))
def test_matches_are_in_order_and_are_the_texts_characters(text: str) -> None:
    found = MATCHER.find(text)
    assert all(text[name.start : name.end] == name.text for name in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert within(found, 0, len(text)) == found and outside(found, found) == []
