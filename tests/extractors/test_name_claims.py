"""Claims that rest on the form of a name."""

from __future__ import annotations

import pytest

from alliances.extractors.pipeline import extract
from alliances.ontology.article import Article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("메타 AI가 주목받는다.", ("Meta", "develops", "Meta AI")),
        ("나르켐은 ABB의 로봇 부문을 인수했다.", ("ABB 로봇 부문", "subsidiary-of", "ABB")),
    ],
)
def test_a_name_tells_its_maker_or_owner(text: str, expected: tuple[str, str, str]) -> None:
    found = extract(Article(text=text, lang="ko", published="2025-07-10"), learnt=False)
    assert expected in {(s.subject.name, s.relation, s.object.name) for s in found if s.object is not None}


def test_a_thing_without_its_maker_in_the_name_tells_nothing() -> None:
    assert extract(Article(text="챗GPT가 주목받는다.", lang="ko", published="2025-07-10"), learnt=False) == []
