"""Further reports that do not fit together, of the kinds that trackers get wrong."""

from __future__ import annotations

import pytest

from alliances.graph import AllianceGraph
from tests.graph.deals.claims import claim
from tests.graph.deals.test_pairs import (
    BN,
    A,
    B,
    Pair,
    amazon,
    edge,
    google,
    microsoft,
    nvidia_openai,
    softbank,
)

C = {"article": "c"}
blackrock = edge("acquires", "BlackRock", "Aligned Data Centers")
mgx = edge("acquires", "MGX", "Aligned Data Centers")
iconiq = edge("invests-in", "ICONIQ", "Anthropic")
coreweave = edge("provides-cloud-to", "CoreWeave", "OpenAI")
tesla = edge("supplies-to", "Samsung Electronics", "Tesla")
oracle = edge("provides-cloud-to", "Oracle", "OpenAI")
xai = edge("lends-to", "Morgan Stanley", "xAI")
stargate = [edge("invests-in", name, "Stargate Project") for name in ("SoftBank Group", "OpenAI", "Oracle")]
AMAZON, GOOGLE, MICROSOFT = (
    ("Amazon", "invests-in", "Anthropic"),
    ("Google", "invests-in", "Anthropic"),
    ("Microsoft", "invests-in", "OpenAI"),
)
CLOUD, ORACLE, TESLA = (
    ("CoreWeave", "provides-cloud-to", "OpenAI"),
    ("Oracle", "provides-cloud-to", "OpenAI"),
    ("Samsung Electronics", "supplies-to", "Tesla"),
)
NVIDIA, ALIGNED = ("Nvidia", "invests-in", "OpenAI"), ("BlackRock", "acquires", "Aligned Data Centers")
TOGETHER = {"at": 3, "evidence": "BlackRock and MGX are buying Aligned for 40bn."}

PAIRS = [
    Pair("a stake's worth told as a sum put in", [google("completed", 3, "cumulative", **A), google("ongoing", 14, "fair-value", **B)], {GOOGLE: (3, 0, 0)}),
    Pair("instalments and their total", [
        microsoft("completed", 1, "tranche", time="2019-07", **A), microsoft("completed", 2, "tranche", time="2021", **A),
        microsoft("completed", 10, "tranche", time="2023-01", **A), microsoft("completed", 13, "cumulative", published="2025-07-20", **B)], {MICROSOFT: (13, 0, 0)}),
    Pair("a total without its instalments grows", [microsoft("completed", 3, "cumulative", published="2022-06-01", **A), microsoft("completed", 13, "cumulative", published="2024-06-01", **B)], {MICROSOFT: (13, 0, 0)}),
    Pair("two buyers, one sum", [blackrock("planned", 40, **TOGETHER, **A), mgx("planned", 40, **TOGETHER, **A)], {ALIGNED: (0, 0, 0)}),
    Pair("two buyers, and one of them alone elsewhere", [
        blackrock("planned", 40, **TOGETHER, **A), mgx("planned", 40, **TOGETHER, **A), blackrock("planned", 40, **B)], {ALIGNED: (0, 0, 0)}, {"kind"}),
    Pair("a project of several told as one's own", [
        *(one("planned", 500, at=9, evidence="SoftBank, OpenAI and Oracle will put 500bn into Stargate.", **A) for one in stargate),
        stargate[0]("planned", 500, bound="up-to", **B)], {("SoftBank Group", "invests-in", "Stargate Project"): (0, 0, 0)}, {"kind"}),
    Pair("each its own", [
        *(one("planned", 19, at=9, evidence="SoftBank and OpenAI will put in 19bn each.", **A) for one in stargate[:2])],
        {("SoftBank Group", "invests-in", "Stargate Project"): (0, 19, 0), ("OpenAI", "invests-in", "Stargate Project"): (0, 19, 0)}),
    Pair("the leader's share is not the round", [iconiq("completed", 13, "round-total", **A), iconiq("completed", 1.5, "tranche", **B)], {("ICONIQ", "invests-in", "Anthropic"): (1.5, 0, 0)}),
    Pair("the round told as the leader's share", [iconiq("completed", 13, "round-total", **A), iconiq("completed", 13, **B)], {("ICONIQ", "invests-in", "Anthropic"): (0, 0, 0)}, {"kind"}),
    Pair("a slip of ten in a contract", [tesla("planned", 16.5, **A), tesla("planned", 165, **B)], {TESLA: (0, 16.5, 0)}, {"amount"}),
    Pair("a slip of ten in an investment", [amazon("completed", 4, "tranche", **A), amazon("completed", 40, "tranche", **B), amazon("completed", 4, "tranche", **C)], {AMAZON: (4, 0, 0)}, {"amount"}),
    Pair("조 for 억", [tesla("planned", 22800, currency="KRW", **A), tesla("planned", 228000, currency="KRW", **B), tesla("planned", 22800, currency="KRW", **C)], {TESLA: (0, 22800, 0)}, {"amount"}, "KRW"),
    Pair("dollars and their won", [
        tesla("planned", 16.5, converted=(22764.8 * BN, "KRW"), **A), tesla("planned", 22800, currency="KRW", **B), tesla("planned", 16.5, converted=(23000 * BN, "KRW"), **C)], {TESLA: (0, 16.5, 0)}),
    Pair("a rounded copy", [tesla("planned", 16.5, **A), tesla("planned", 17, bound="about", **B), tesla("planned", 16, bound="about", **C)], {TESLA: (0, 16.5, 0)}),
    Pair("nearly and exactly", [xai("planned", 5, bound="about", **A), xai("planned", 4.8, **B)], {("Morgan Stanley", "lends-to", "xAI"): (0, 4.8, 0)}),
    Pair("so much a month for a term", [oracle("planned", 2.5, "per-month", period="12개월", **A)], {ORACLE: (0, 30, 0)}),
    Pair("so much a year for five years, and in all", [oracle("planned", 60, "per-year", period="five-year contract", **A), oracle("planned", 300, "contract-total", **B)], {ORACLE: (0, 300, 0)}),
    Pair("so much a year for a term in words", [oracle("planned", 60, "per-year", period="five-year contract", **A)], {ORACLE: (0, 300, 0)}),
    Pair("a total with a slip of ten", [amazon("completed", 8, "cumulative", **A), amazon("completed", 80, "cumulative", published="2025-07-12", **B)], {AMAZON: (8, 0, 0)}, {"amount"}),
    Pair("a plan, its payment, and a new plan", [
        amazon("planned", 4, "tranche", published="2023-09-25", **A), amazon("completed", 4, "tranche", published="2024-03-27", **B),
        amazon("planned", 4, "tranche", published="2024-11-22", **C)], {AMAZON: (4, 4, 0)}),
    Pair("a filing against the press", [
        amazon("completed", 8, "cumulative", said_by="10-K filing", **A), amazon("completed", 9, "cumulative", **B), amazon("completed", 9, "cumulative", **C)], {AMAZON: (8, 0, 0)}, {"amount"}),
    Pair("so much a year and nobody says how long", [oracle("planned", 60, "per-year", **A)], {ORACLE: (0, 0, 0)}),
    Pair("a ceiling and what came of it", [nvidia_openai("planned", 10, bound="up-to", published="2025-01-10", **A), nvidia_openai("completed", 10, published="2025-09-10", **B)], {NVIDIA: (10, 0, 0)}),
    Pair("a ceiling and a firm part in one report", [nvidia_openai("planned", 100, bound="up-to", **A), nvidia_openai("planned", 10, "tranche", **A)], {NVIDIA: (0, 10, 100)}),
    Pair("a plan that came to nothing", [nvidia_openai("planned", 5, published="2025-03-01", **A), nvidia_openai("denied", 5, published="2025-08-01", **B)], {NVIDIA: (0, 0, 0)}),
    Pair("a plan denied the same day", [nvidia_openai("planned", 5, **A), nvidia_openai("denied", 5, **B)], {NVIDIA: (0, 0, 0)}, {"status"}),
    Pair("talks that nobody confirmed", [nvidia_openai("considering", 50, **A), nvidia_openai("possible", 60, **B)], {NVIDIA: (0, 0, 0)}, {"amount"}),
    Pair("a plan that was paid", [amazon("planned", 4, "tranche", published="2023-09-25", **A), amazon("completed", 4, "tranche", published="2024-03-27", **B)], {AMAZON: (4, 0, 0)}),
    Pair("a contract that grew, with its parts", [
        coreweave("planned", 11.9, "contract-total", published="2025-03-10", **A), coreweave("planned", 4, "tranche", published="2025-05-15", **B),
        coreweave("planned", 6.5, "tranche", published="2025-09-25", **C), coreweave("planned", 22.4, "cumulative", published="2025-09-25", **C)], {CLOUD: (0, 22.4, 0)}),
    Pair("a contract that grew, told by the new size alone", [
        coreweave("planned", 11.9, "contract-total", published="2025-03-10", **A),
        coreweave("planned", 22.4, "contract-total", published="2025-09-25", evidence="The deal was expanded to 22.4bn.", **B)], {CLOUD: (0, 22.4, 0)}),
    Pair("a contract that was cut", [
        oracle("planned", 300, "contract-total", published="2025-09-10", **A),
        oracle("planned", 200, "contract-total", published="2026-03-10", evidence="계약 규모를 200조로 축소했다.", **B)], {ORACLE: (0, 200, 0)}),
    Pair("money twice in a year", [amazon("completed", 4, "tranche", time="2023-09", **A), amazon("completed", 4, "tranche", time="2024-11", **B)], {AMAZON: (8, 0, 0)}),
    Pair("a further sum", [amazon("completed", 4, "tranche", published="2023-09-25", **A), amazon("completed", 4, "tranche", published="2024-11-22", evidence="It puts in another 4bn.", **B)], {AMAZON: (8, 0, 0)}),
    Pair("a takeover at two prices", [claim("SoftBank Group", "acquires", "Ampere Computing", "planned", 6.5 * BN, **A), claim("SoftBank Group", "acquires", "Ampere Computing", "planned", 5 * BN, **B)],
        {("SoftBank Group", "acquires", "Ampere Computing"): (0, 6.5, 0)}, {"amount"}),
    Pair("run-rate and reported revenue", [claim("Anthropic", "has-revenue", None, "ongoing", 5 * BN, "run-rate", **A), claim("Anthropic", "has-revenue", None, "ongoing", 3 * BN, "per-year", period="2025", **B)], {}),
    Pair("two counts", [claim("Nvidia", "supplies-to", "Naver", "planned", count=60000, **A), claim("Nvidia", "supplies-to", "Naver", "planned", count=50000, **B)], {}, {"count"}),
    Pair("loan and equity stay apart", [softbank("completed", 10, **A), claim("SoftBank Group", "lends-to", "OpenAI", "completed", 15 * BN, **A)],
        {("SoftBank Group", "invests-in", "OpenAI"): (10, 0, 0), ("SoftBank Group", "lends-to", "OpenAI"): (15, 0, 0)}),
]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_pair_comes_out_as_it_must(pair: Pair) -> None:
    for statements in (pair.statements, pair.statements[::-1]):
        graph = AllianceGraph(statements)
        for (subject, relation, target), expected in pair.totals.items():
            totals = graph.total(subject, target, relation)
            got = [
                (t.paid / BN, t.committed / BN, t.up_to / BN) for t in totals if t.currency == pair.currency
            ]
            assert got == [pytest.approx(expected)] or (not got and not any(expected)), (
                subject,
                relation,
                target,
            )
        assert {c.kind for c in graph.conflicts()} == set(pair.conflicts)


def test_ten_outlets_that_quote_one_are_one_deal_of_one_source() -> None:
    told = [
        amazon(
            "planned",
            5,
            "tranche",
            article=f"outlet{i}",
            publisher=f"Outlet {i}",
            said_by="FT" if i % 2 else "파이낸셜타임스",
        )
        for i in range(10)
    ]
    graph = AllianceGraph(told)
    (deal,) = graph.deals()
    assert (len(deal.statements), deal.sources, deal.committed) == (10, 1, {"USD": 5 * BN})
    (one,) = [c for c in graph.corroboration() if c.single_source]
    assert (one.articles, one.outlets, one.sources) == (10, 10, ("Financial Times",))


def test_a_slip_of_ten_is_told_as_one() -> None:
    (conflict,) = AllianceGraph([tesla("planned", 16.5, **A), tesla("planned", 165, **B)]).conflicts()
    assert "ten" in conflict.note
