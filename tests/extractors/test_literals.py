"""The words that an expression needs: every match holds one of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances.extractors.literals import required
from alliances.extractors.patterns import patterns


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("a?(?:투자|출자)한 [가-힣]", {"투자", "출자"}),
        ("(?:투자)?했다", {"했다"}),
        ("(?:투자|[a-z])", set()),
        ("투자{0,2}", {"투"}),
        ("(?:인수 제안){1,2}", {"인수", "제안"}),
    ],
)
def test_words_of_an_expression(expression: str, words: set[str]) -> None:
    found = required(re.compile(expression))
    assert found <= words
    assert bool(found) == bool(words)


@given(st.from_regex(re.compile(r"\A(?:가나|다라마)[바-사]?(?:아자차)?\Z")))
def test_every_match_holds_a_required_word(text: str) -> None:
    assert any(word in text for word in required(re.compile("(?:가나|다라마)[바-사]?(?:아자차)?")))


def test_words_of_our_own_patterns_are_in_their_expressions() -> None:
    for compiled in patterns("ko"):
        assert all(word in compiled.expression.pattern for word in compiled.words), compiled.source.id
