"""What statements tell of sums: one that several gave together of each, one of a whole round of nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alliances.extractors import extract
from alliances.extractors.assembly import assemble
from alliances.extractors.claims import Claim
from alliances.extractors.pipeline import read
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


def test_a_sum_of_several_is_not_left_to_one_whose_partner_is_not_told() -> None:
    reading = read(Article(text="아마존과 엔비디아가 앤스로픽에 30억달러를 넣기로 했다.", lang="ko"))
    both = [claim for claim in reading.claims if claim.relation == "invests-in"]
    assert len(both) == 2

    def told(claims: list[Claim]) -> list[float | None]:
        article = Article(text="아마존과 엔비디아가 앤스로픽에 30억달러를 넣기로 했다.", lang="ko")
        return [s.amount.value if s.amount else None for s in assemble(claims, article, "korean", 0.0, [])]

    assert told(both) == [3e9, 3e9]
    assert told(both[:1]) == told(both[1:]) == [None]
    assert told([both[0], replace(both[0])]) == [None]  # read twice, it is one party still
    elsewhere = replace(both[1], headline=True), replace(both[1], values=[], shared_amount=False)
    assert told([both[0], *elsewhere]) == [
        None,
        None,
    ]  # what its headline says of the other is left to the text


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
