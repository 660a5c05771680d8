"""Which persons and data centres a sentence may leave out."""

from __future__ import annotations

import pytest

from alliances.extractors.learnt.candidates import candidates
from alliances.extractors.pipeline import read
from alliances.extractors.syntax import Sentence
from alliances.ontology import Article


def sentences(text: str, lang: str = "ko") -> list[Sentence]:
    return read(Article(text=text, lang=lang, published="2025-07-11")).sentences


@pytest.mark.parametrize(
    ("text", "recalled"),
    [
        ("샘 올트먼은 바쁘다. 2015년 오픈AI를 세웠다.", ["샘 올트먼"]),
        ("오라클은 애빌린에 데이터센터를 짓는다. 여기에 JP모건이 돈을 댄다.", ["data center (Abilene)"]),
        # the latest first, two of a type at most
        (
            "팀 쿡이 왔다. 샘 올트먼이 왔다. 일론 머스크가 왔다. 메타는 조용했다.",
            ["일론 머스크", "샘 올트먼"],
        ),
        # not what the sentence names itself
        ("샘 올트먼은 바쁘다. 샘 올트먼은 오픈AI를 이끈다.", []),
        # not what was named too long ago
        ("샘 올트먼이 왔다. 비가 왔다. 눈이 왔다. 밤이 왔다. 봄이 왔다. 메타는 조용했다.", []),
        # organisations are ranked by centres.py
        ("구글은 컸다. 메타는 조용했다.", []),
    ],
)
def test_what_the_last_sentence_may_leave_out(text: str, recalled: list[str]) -> None:
    assert [name.text for name in sentences(text)[-1].recalled] == recalled


def test_an_end_left_out_may_be_a_person() -> None:
    last = sentences("샘 올트먼은 바쁘다. 2015년 오픈AI를 세웠다.")[-1]
    (pair,) = [c for c in candidates(last) if c.subject.text == "샘 올트먼"]
    assert (pair.object.text, pair.lent[1]) == ("오픈AI", None)
    assert pair.lent[0] is not None and pair.lent[0].ground == "named just before"
    assert "founded" in pair.relations
    assert "Person 1 back" in last.salience[pair.subject.entry.id if pair.subject.entry else "샘 올트먼"]


def test_a_language_that_names_no_types_recalls_nothing() -> None:
    assert sentences("Sam Altman is busy. He founded OpenAI in 2015.", "en")[-1].recalled == []
