"""Pairs of reports about one deal that do not fit together, and what must come out.

The facts are those of real reports; sums in thousand millions of their currency.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from alliances.graph import AllianceGraph
from alliances.ontology import Statement
from tests.graph.deals.claims import claim

BN = 1e9


class Pair(NamedTuple):
    name: str
    statements: list[Statement]
    # (subject, relation, object) → (paid, committed, up to); None where the edge has no priced deal.
    totals: dict[tuple[str, str, str], tuple[float, float, float]]
    conflicts: set[str] = frozenset()  # type: ignore[assignment]
    currency: str = "USD"


def edge(relation: str, subject: str, target: str) -> Any:
    def one(status: str, value: Any = None, kind: str | None = None, **more: Any) -> Statement:
        scaled = tuple(v * BN for v in value) if isinstance(value, tuple) else value and value * BN
        return claim(subject, relation, target, status, scaled, kind, **more)

    return one


amazon = edge("invests-in", "Amazon", "Anthropic")
amazon_openai = edge("invests-in", "Amazon", "OpenAI")
google = edge("invests-in", "Google", "Anthropic")
nvidia_openai = edge("invests-in", "Nvidia", "OpenAI")
softbank = edge("invests-in", "SoftBank Group", "OpenAI")
microsoft = edge("invests-in", "Microsoft", "OpenAI")
microsoft_anthropic = edge("invests-in", "Microsoft", "Anthropic")
nvidia_anthropic = edge("invests-in", "Nvidia", "Anthropic")
scale = edge("invests-in", "Meta", "Scale AI")
hyperion = edge("builds-datacenter", "Meta", "Hyperion")
tesla = edge("supplies-to", "Samsung Electronics", "Tesla")
nebius = edge("provides-cloud-to", "Nebius", "Meta")
spacex = edge("provides-cloud-to", "SpaceX", "Anthropic")
compute = edge("uses", "OpenAI", "compute")
ULSAN = "SK AI Data Center Ulsan"


def valuation(value: float, kind: str, **more: Any) -> Statement:
    return claim("Anthropic", "has-valuation", None, "ongoing", value * BN, kind, **more)


A, B = {"article": "a"}, {"article": "b"}
PAIRS = [
    Pair(
        "P01 cost and fair value",
        [
            amazon("completed", 8, "cumulative", **A),
            claim("Amazon", "holds-stake-in", "Anthropic", "ongoing", 13.8 * BN, "fair-value", **A),
            amazon("completed", 13.8, None, bound="about", converted=(19.8e12, "KRW"), published="2025-07-11", **B),
        ],
        {("Amazon", "invests-in", "Anthropic"): (8, 0, 0)},
        {"kind"},
    ),
    Pair(
        "P01 without the word for fair value",
        [amazon("completed", 8, "cumulative", **A), amazon("completed", 13.8, None, published="2025-07-11", **B)],
        {("Amazon", "invests-in", "Anthropic"): (8, 0, 0)},
        {"amount"},
    ),
    Pair(
        "P03 a total counted twice",
        [
            amazon("completed", 33, "cumulative", **A, published="2026-04-24"),
            amazon("planned", 25, "tranche", **A, published="2026-04-24"),
            amazon("planned", 33, "cumulative", **B, published="2026-04-23"),
            amazon("planned", 25, "tranche", **B, published="2026-04-23"),
        ],
        {("Amazon", "invests-in", "Anthropic"): (0, 33, 0)},
        {"double-count"},
    ),
    Pair(
        "P03 told by words alone",
        [
            amazon("completed", 33, "cumulative", **A, evidence="It had put in 33bn already before this week."),
            amazon("completed", 25, "tranche", **A, evidence="Now it adds 25bn."),
            amazon("completed", 33, "cumulative", **B, evidence="That brings the total to 33bn."),
            amazon("completed", 25, "tranche", **B, evidence="It puts in 25bn more."),
        ],
        {("Amazon", "invests-in", "Anthropic"): (33, 0, 0)},
        {"double-count"},
    ),
    Pair("P05 before and after the money", [valuation(380, "valuation-post", **A), valuation(350, "valuation-pre", **B)], {}),
    Pair("P05 two numbers of one kind", [valuation(380, "valuation", **A), valuation(350, "valuation", **B)], {}, {"amount"}),
    Pair(
        "P07 all of it, or ten now and thirty on targets",
        [
            google("completed", 40, None, **A, published="2026-04-24"),
            google("completed", 10, "tranche", **B, published="2026-04-24"),
            google("planned", 30, "tranche", bound="up-to", **B, published="2026-04-24"),
        ],
        {("Google", "invests-in", "Anthropic"): (10, 0, 40)},
        {"bound"},
    ),
    Pair(
        "P07 the condition said in words",
        [
            google("completed", 40, None, **A, published="2026-04-24"),
            google("completed", 10, "tranche", **B, published="2026-04-24", evidence="10bn now"),
            google("planned", 30, "tranche", **B, published="2026-04-24", evidence="and 30bn if targets are met"),
        ],
        {("Google", "invests-in", "Anthropic"): (10, 0, 40)},
        {"bound"},
    ),
    Pair(
        "P09 restated or added",
        [
            nvidia_openai("planned", 100, None, bound="up-to", **A, published="2025-09-22"),
            nvidia_openai("completed", 30, "tranche", **B, published="2026-02-27"),
            nvidia_openai("completed", 110, "round-total", **B, published="2026-02-27"),
        ],
        {("Nvidia", "invests-in", "OpenAI"): (30, 0, 100)},
        {"restated"},
    ),
    Pair(
        "P11 who pays whom",
        [
            claim("OpenAI", "holds-stake-in", "CoreWeave", "ongoing", 0.35 * BN, **A),
            claim("OpenAI", "invests-in", "CoreWeave", "completed", 0.35 * BN, **B),
        ],
        {("OpenAI", "invests-in", "CoreWeave"): (0.35, 0, 0), ("OpenAI", "holds-stake-in", "CoreWeave"): (0, 0, 0)},
        {"relation"},
    ),
    Pair(
        "P13 shares of two dates",
        [
            claim("Nvidia", "holds-stake-in", "CoreWeave", "ongoing", share=0.05, time="2025-03", **A),
            claim("Nvidia", "holds-stake-in", "CoreWeave", "ongoing", share=0.06, time="2025-10", **B),
        ],
        {},
    ),
    Pair(
        "P13 shares of one date",
        [
            claim("Nvidia", "holds-stake-in", "CoreWeave", "ongoing", share=0.05, **A),
            claim("Nvidia", "holds-stake-in", "CoreWeave", "ongoing", share=0.06, **B),
        ],
        {},
        {"share"},
    ),
    Pair(
        "P15 at least or at most",
        [
            tesla("planned", 16.5, None, bound="at-least", said_by="Elon Musk", **A),
            tesla("planned", 16.5, None, bound="up-to", **B),
        ],
        {("Samsung Electronics", "supplies-to", "Tesla"): (0, 16.5, 16.5)},
        {"bound"},
    ),
    Pair(
        "P17 own share and whole round",
        [
            softbank("completed", 41, None, **A, published="2025-12-31"),
            softbank("completed", 7.5, "tranche", time="2025-04", **B, published="2025-12-31"),
            softbank("completed", 22.5, "tranche", time="2025-12", **B, published="2025-12-31"),
            softbank("completed", 30, "cumulative", **B, published="2025-12-31"),
            softbank("completed", 41, "round-total", **B, published="2025-12-31"),
        ],
        {("SoftBank Group", "invests-in", "OpenAI"): (30, 0, 0)},
        {"kind"},
    ),
    Pair(
        "P17 the whole told as a total",
        [
            softbank("completed", 40, "cumulative", **A, published="2025-12-31"),
            softbank("completed", 7.5, "tranche", **B, published="2025-12-31"),
            softbank("completed", 22.5, "tranche", **B, published="2025-12-31"),
            softbank("completed", 30, "cumulative", **B, published="2025-12-31"),
        ],
        {("SoftBank Group", "invests-in", "OpenAI"): (30, 0, 0)},
        {"amount"},
    ),
    Pair(
        "P19 one sum of two payers",
        [
            claim("Amazon Web Services", "builds-datacenter", ULSAN, "planned", 7e12, at=5, currency="KRW", evidence="AWS와 SK가 함께 7조원을 투자한다.", **A),
            claim("SK Group", "builds-datacenter", ULSAN, "planned", 7e12, at=5, currency="KRW", evidence="AWS와 SK가 함께 7조원을 투자한다.", **A),
            claim("SK Group", "builds-datacenter", ULSAN, "planned", 3.4e12, "tranche", currency="KRW", **B),
            claim("Amazon Web Services", "builds-datacenter", ULSAN, "planned", (1e12, 1e13), "tranche", currency="KRW", **B),
        ],
        {("SK Group", "builds-datacenter", ULSAN): (0, 3400, 0), ("Amazon Web Services", "builds-datacenter", ULSAN): (0, 1000, 0)},
        currency="KRW",
    ),
    Pair(
        "P21 two estimates, one count",
        [
            claim("Nvidia", "supplies-to", "South Korea Inc", "planned", (10e12, 14e12), "estimate", count=260000, currency="KRW", **A),
            claim("Nvidia", "supplies-to", "South Korea Inc", "planned", 20e12, "estimate", bound="at-least", count=260000, currency="KRW", **B),
        ],
        {("Nvidia", "supplies-to", "South Korea Inc"): (0, 0, 0)},
        {"amount"},
        "KRW",
    ),
    Pair(
        "P23 a rumour and its denial",
        [
            claim("Broadcom", "supplies-to", "OpenAI", "possible", 10 * BN, published="2025-09-05", **A),
            claim("Broadcom", "supplies-to", "OpenAI", "denied", 10 * BN, published="2025-10-13", **B),
        ],
        {("Broadcom", "supplies-to", "OpenAI"): (0, 0, 0)},
    ),
    Pair(
        "P25 talks and the final sum",
        [
            scale("considering", 15, None, bound="about", **A, published="2025-06-10"),
            scale("completed", 14.3, None, share=0.49, **B, published="2025-06-12"),
        ],
        {("Meta", "invests-in", "Scale AI"): (14.3, 0, 0)},
    ),
    Pair(
        "P27 firm and on milestones",
        [
            amazon_openai("planned", 50, None, **A),
            amazon_openai("planned", 15, "tranche", **B),
            amazon_openai("planned", 35, "tranche", bound="up-to", **B),
        ],
        {("Amazon", "invests-in", "OpenAI"): (0, 15, 50)},
        {"bound"},
    ),
    Pair(
        "P27 the second report alone",
        [amazon_openai("planned", 15, "tranche", **B), amazon_openai("planned", 35, "tranche", bound="up-to", **B)],
        {("Amazon", "invests-in", "OpenAI"): (0, 15, 50)},
    ),
    Pair(
        "P29 committed and paid",
        [
            microsoft("completed", 13, None, bound="at-least", **A),
            microsoft("planned", 13, "cumulative", **B),
            microsoft("completed", 11.8, "paid", time="2026-03-31", **B),
            microsoft("completed", 11.6, "paid", time="2025-09-30", **B),
        ],
        {("Microsoft", "invests-in", "OpenAI"): (11.8, 13, 0)},
        {"stage"},
    ),
    Pair(
        "P31 parts and headline",
        [
            hyperion("planned", 27, None, **A),
            hyperion("planned", 30, "contract-total", **B),
            hyperion("planned", 27, "tranche", instrument="debt", **B),
            hyperion("planned", 2.5, "tranche", instrument="equity", **B),
            hyperion("planned", 50, None, said_by="Donald Trump", **B),
        ],
        {("Meta", "builds-datacenter", "Hyperion"): (0, 29.5, 0)},
        {"amount"},
    ),
    Pair(
        "P33 loan or investment",
        [
            claim("OpenAI", "lends-to", "Cerebras", "completed", 1 * BN, **A),
            claim("OpenAI", "invests-in", "Cerebras", "completed", 1 * BN, bound="about", **B),
        ],
        {("OpenAI", "lends-to", "Cerebras"): (1, 0, 0), ("OpenAI", "invests-in", "Cerebras"): (1, 0, 0)},
        {"relation"},
    ),
    Pair(
        "P35 a round that includes earlier money",
        [
            microsoft_anthropic("completed", 30, "round-total", **A, published="2026-02-13"),
            nvidia_anthropic("completed", 30, "round-total", **A, published="2026-02-13"),
            microsoft_anthropic("completed", 15, None, at=7, evidence="MS와 엔비디아에서 150억달러를 확보했다.", **B, published="2026-01-10"),
            nvidia_anthropic("completed", 15, None, at=7, evidence="MS와 엔비디아에서 150억달러를 확보했다.", **B, published="2026-01-10"),
        ],
        {("Microsoft", "invests-in", "Anthropic"): (0, 0, 0), ("Nvidia", "invests-in", "Anthropic"): (0, 0, 0)},
    ),
    Pair(
        "P37 two terms",
        [
            spacex("ongoing", 1.25, "per-month", period="2029-05", said_by="S-1 filing", **A),
            spacex("ongoing", None, None, period="180 days", said_by="Elon Musk", **B),
        ],
        {("SpaceX", "provides-cloud-to", "Anthropic"): (0, 0, 0)},
        {"period"},
    ),
    Pair(
        "P39 a target revised",
        [
            compute("planned", 1400, None, **A, published="2025-11-06"),
            compute("planned", 600, None, **B, published="2026-02-20", evidence="It resets its target to 600bn by 2030."),
        ],
        {("OpenAI", "uses", "compute"): (0, 600, 0)},
    ),
    Pair(
        "P41 dedicated and optional",
        [
            nebius("planned", 27, "contract-total", **A),
            nebius("planned", 12, "contract-total", **B),
            nebius("possible", 15, "contract-total", **B),
        ],
        {("Nebius", "provides-cloud-to", "Meta"): (0, 12, 27)},
        {"bound"},
    ),
]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_pair_comes_out_as_it_must(pair: Pair) -> None:
    graph = AllianceGraph(pair.statements)
    for (subject, relation, target), expected in pair.totals.items():
        totals = graph.total(subject, target, relation)
        got = [(t.paid / BN, t.committed / BN, t.up_to / BN) for t in totals if t.currency == pair.currency]
        assert got == [pytest.approx(expected)] or (not got and not any(expected)), (
            f"{subject} {relation} {target}"
        )
    assert {c.kind for c in graph.conflicts()} == set(pair.conflicts)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_order_of_reports_decides_nothing(pair: Pair) -> None:
    there, back = AllianceGraph(pair.statements), AllianceGraph(pair.statements[::-1])
    assert there.deals() == back.deals()
    assert there.conflicts() == back.conflicts()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_deals_of_an_edge_add_up_to_its_total(pair: Pair) -> None:
    graph = AllianceGraph(pair.statements)
    for subject, relation, target in pair.totals:
        for total in graph.total(subject, target, relation):
            assert total.paid == pytest.approx(sum(d.paid.get(total.currency, 0) for d in total.deals))
            assert {s.id for d in total.deals for s in d.statements} <= {s.id for s in pair.statements}


def row(value: float, kind: str | None, article: str, **more: Any) -> dict[str, Any]:
    return {"value": value, "kind": kind, "article": article, **more}


# Five edges of an open, hand-made tracker, each with rows that repeat or mix what they tell.
TRACKED = [
    ("Amazon", "invests-in", "Anthropic", [row(8, "cumulative", "a"), row(1.25, "tranche", "b", time="2023-09"), row(2.75, "tranche", "b", time="2024-03"), row(4, "tranche", "b", time="2024-11"), row(8, "cumulative", "b")], 8.0),
    ("CoreWeave", "provides-cloud-to", "OpenAI", [row(11.9, "contract-total", "a", published="2025-03-10"), row(6.5, "contract-total", "b", published="2025-09-25"), row(12, "contract-total", "c", bound="about", published="2025-03-11")], 18.4),
    ("CoreWeave", "provides-cloud-to", "Nvidia", [row(1.3, "contract-total", "a"), row(6.3, "contract-total", "b"), row(6.3, "contract-total", "c")], 7.6),
    ("Nvidia", "invests-in", "CoreWeave", [row(0.221, "round-total", "a"), row(0.25, "tranche", "b", time="2025-03"), row(0.35, "cumulative", "c")], 0.35),
    ("Google", "invests-in", "Anthropic", [row(0.3, "tranche", "a", time="2023-02"), row(2, "tranche", "b", time="2023-10"), row(3, "cumulative", "c", bound="at-least", published="2025-03-11")], 3.0),
]  # fmt: skip


@pytest.mark.parametrize(("subject", "relation", "target", "rows", "expected"), TRACKED)
def test_sums_of_a_tracker_without_repetition(
    subject: str, relation: str, target: str, rows: list[dict[str, Any]], expected: float
) -> None:
    statements = [
        claim(subject, relation, target, "completed", r.pop("value") * BN, **r) for r in map(dict, rows)
    ]
    (total,) = AllianceGraph(statements).total(subject, target, relation)
    assert total.paid / BN == pytest.approx(expected)


@pytest.mark.parametrize(("subject", "relation", "target", "rows", "expected"), TRACKED)
def test_plans_make_the_same_sums_in_their_own_column(
    subject: str, relation: str, target: str, rows: list[dict[str, Any]], expected: float
) -> None:
    statements = [
        claim(subject, relation, target, "planned", r.pop("value") * BN, **r) for r in map(dict, rows)
    ]
    (total,) = AllianceGraph(statements).total(subject, target, relation)
    assert (total.paid, total.committed / BN) == (0, pytest.approx(expected))
