"""Persons, firms and coined words that the analyser's dictionary lacks; lists in patterns."""

from __future__ import annotations

import pytest

from alliances.extractors.ko.people import korean
from alliances.extractors.pipeline import extract
from alliances.ontology.article import Article


def triples(text: str) -> set[tuple[str, str, str]]:
    article = Article(text=text, lang="ko", published="2025-07-10")
    return {
        (s.subject.mention or s.subject.name, s.relation, s.object.mention or s.object.name)
        for s in extract(article, learnt=False)
        if s.object is not None
    }


@pytest.mark.parametrize(
    ("text", "person", "firm"),
    [
        ("닉 베넷 오픈AI 챗GPT 총괄은 말을 아꼈다.", "닉 베넷", "오픈AI"),
        ("문태산 삼성전자 DX부문장 직무대행이 무대에 올랐다.", "문태산", "삼성전자"),
        ("왼쪽부터 서가람 나르켐랩스 대표, 구본해 네이버 전략사업대표.", "서가람", "나르켐랩스"),
        ("로언 바르텔 네무스 최고경영자가 발표했다.", "로언 바르텔", "네무스"),
        ("쉬즈쥔 화웨이 순환회장은 새 칩을 소개했다.", "쉬즈쥔", "화웨이"),
    ],
)
def test_a_person_before_a_firm_and_a_post(text: str, person: str, firm: str) -> None:
    assert (person, "holds-position-at", firm) in triples(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("초기 투자자로는 네이버와 소프트뱅크가 있는 업스테이지.", set()),
        (
            "서가람 나르켐랩스 대표는 말했다. 서 대표는 업스테이지를 창업했다.",
            {("서", "founded", "업스테이지")},
        ),
        ("엔비디아를 추격하는 AMD에는 기회다.", {("AMD", "competes-with", "엔비디아")}),
        (
            "구글, 메타, 오라클을 고객사로 둔 AMD는 웃었다.",
            {
                ("AMD", "supplies-to", "구글"),
                ("AMD", "supplies-to", "메타"),
                ("AMD", "supplies-to", "오라클"),
            },
        ),
        ("애플 출신 로언 바르텔이 마이크를 잡았다.", {("로언 바르텔", "holds-position-at", "애플")}),
    ],
)
def test_constructions(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= triples(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("엔비디아를 추격하는 주가가 올랐다.", "competes-with"),
        ("AMD는 구글과 메타가 다툰다고 봤다. 점유율은 그대로다.", "supplies-to"),
        ("전문가는 오픈AI 투자 열기가 식었다고 했다.", "holds-position-at"),
    ],
)
def test_silence(text: str, relation: str) -> None:
    assert not {t for t in triples(text) if t[1] == relation}


@pytest.mark.parametrize(
    ("word", "whole"), [("서가람", True), ("네이버", False), ("로언", False), ("문태산", True)]
)
def test_a_korean_full_name(word: str, whole: bool) -> None:
    assert korean(word) is whole
