"""What statements tell of sums: one that several gave together of each, one of a whole round of nobody."""

from __future__ import annotations

import pytest

from alliances.extractors import extract
from alliances.graph import AllianceGraph
from alliances.ontology import Article


def sums(text: str) -> dict[str, float | None]:
    said = extract(Article(text=text, lang="ko"), learnt=False)
    return {
        str(s.subject.mention): s.amount.value if s.amount else None
        for s in said
        if s.relation == "invests-in"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("윈프로브는 신한벤처투자에서 120억원을 조달했다.", {"신한벤처투자": 1.2e10}),
        ("윈프로브는 신한벤처투자 등에서 120억원을 조달했다.", {"신한벤처투자": None}),
        ("파네시아는 인터베스트 등으로부터 800억원 규모의 투자를 유치했다.", {"인터베스트": None}),
        ("삼성전자와 현대자동차는 리벨리온에 500억원을 투자했다.", {"삼성전자": 5e10, "현대자동차": 5e10}),
    ],
)  # fmt: skip
def test_whose_a_sum_is(text: str, expected: dict[str, float | None]) -> None:
    found = sums(text)
    assert {name: found[name] for name in expected} == expected


def test_what_several_gave_together_is_added_to_nobodys_sum() -> None:
    text = "삼성전자와 현대자동차는 리벨리온에 500억원을 투자했다. 네이버는 업스테이지에 100억원을 투자했다."
    graph = AllianceGraph(extract(Article(text=text, lang="ko"), learnt=False))
    deals = {deal.subject: deal for deal in graph.deals()}
    paid = {
        investor: [(total.paid, total.currency) for total in graph.total(investor, investee)]
        for investor, investee in (("Samsung Electronics", "Rebellions"), ("Naver", "Upstage"))
    }
    assert len(deals) == 3
    assert paid["Naver"] == [(1e10, "KRW")]
    assert not any(sum_ for sum_, _ in paid["Samsung Electronics"])
