"""Persons called by their family name alone."""

from __future__ import annotations

import pytest

from alliances.extractors.pipeline import read, tagger_of
from alliances.ontology import Article

# A text, and by the words that stand for a person whom they mean.
ROWS = [
    ("서가람 나르켐랩스 대표는 말했다. 서 대표는 업스테이지를 창업했다.", {"서": "서가람"}),
    ("닉 베넷이 온다. 오픈AI는 베넷을 이사로 모신다.", {"베넷": "닉 베넷"}),
    ("닉 베넷 오픈AI 총괄은 웃었다. 베넷 자신도 구글 출신이다.", {"베넷": "닉 베넷"}),
    # A surname of two persons, a family name inside a word, one that is something else that is known.
    ("서가람 대표와 서도현 대표가 만났다. 서 대표는 업스테이지를 창업했다.", {}),
    ("닉 베넷이 온다. 베넷랩스는 작다.", {}),
    ("닉 구글 총괄은 웃었다. 구글은 컸다.", {}),
    # Words before a post that are surnames too.
    ("이해진 네이버 의장이 웃었다. 이 시장은 크다. 이 이사회는 짧다. 이 회장은 떠났다.", {}),
    ("이해진 네이버 의장이 웃었다. 이 의장은 컸다.", {"이": "이해진"}),
    ("한성숙 네이버 대표가 말했다. 한 임원은 구글로 옮겼다.", {}),
    ("신동빈 롯데 회장은 웃었다. 롯데는 신 시장을 개척한다.", {}),
    ("전영현 삼성전자 대표가 왔다. 구글은 전 대표를 해임했다.", {}),
    ("젠슨 황 엔비디아 CEO와 황성우 삼성SDS 사장이 만났다. 황 CEO는 업스테이지에 투자했다.", {}),
    ("래리 페이지가 왔다. 이 페이지를 보면 된다.", {}),
]


@pytest.mark.parametrize("learnt", [False, True])
@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_whom_a_family_name_means(text: str, expected: dict[str, str], learnt: bool) -> None:
    reading = read(Article(text=text, lang="ko"), tagger=tagger_of("ko") if learnt else None)
    names = [name for sentence in reading.sentences for name in sentence.names]
    short = {n.text: n.canonical for n in names if n.type == "Person" and n.canonical not in ("", n.text)}
    assert short == expected


def test_offsets_are_those_of_the_short_form() -> None:
    text = "닉 베넷이 온다. 오픈AI는 베넷을 이사로 모신다."
    names = [
        n for s in read(Article(text=text, lang="ko"), tagger=tagger_of("ko")).sentences for n in s.names
    ]
    assert all(text[name.start : name.end] == name.text for name in names)
