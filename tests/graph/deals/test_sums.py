"""What holds of the sums of any reports whatever."""

from __future__ import annotations

from math import fsum
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from alliances.graph import AllianceGraph
from alliances.ontology import Statement
from tests.graph.deals.claims import claim

ENDS = ("Amazon", "invests-in", "Anthropic")
UNCOUNTED = ("considering", "possible", "denied")
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "status": st.sampled_from([*UNCOUNTED, "planned", "ongoing", "completed", "ended"]),
    "value": st.sampled_from([1e9, 1.25e9, 2.75e9, 4e9, 8e9, 1e10, (1e9, 5e9)]),
    "kind": st.sampled_from([None, "tranche", "cumulative", "contract-total", "round-total", "fair-value", "paid"]),
    "bound": st.sampled_from(["exact", "about", "at-least", "up-to"]),
    "article": st.sampled_from(["a", "b", "c"]),
    "time": st.sampled_from([None, "2023", "2024", "2024-03", "2024-03-27"]),
    "published": st.sampled_from([None, "2023-09-25", "2024-03-28", "2025-07-10"]),
    "currency": st.sampled_from(["USD", "USD", "KRW"]),
}  # fmt: skip


def _told(rows: list[dict[str, Any]]) -> list[Statement]:
    return [claim(*ENDS, at=100 * number, **row) for number, row in enumerate(rows)]


reports = st.lists(st.fixed_dictionaries(FIELDS), min_size=1, max_size=6).map(_told)


@settings(max_examples=150, deadline=None)
@given(reports, st.randoms(use_true_random=False))
def test_order_of_reports_decides_nothing(told: list[Statement], random: Any) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)
    one, other = AllianceGraph(told), AllianceGraph(shuffled)
    assert one.deals() == other.deals()
    assert one.conflicts() == other.conflicts()


@settings(max_examples=150, deadline=None)
@given(reports)
def test_no_column_exceeds_what_reports_that_count_tell(told: list[Statement]) -> None:
    graph = AllianceGraph(told)
    for total in graph.total("Amazon", "Anthropic"):
        most = fsum(
            s.amount.value or s.amount.max or 0.0
            for s in told
            if s.amount is not None
            and s.amount.currency == total.currency
            and s.status not in UNCOUNTED
            and s.amount.kind not in ("round-total", "fair-value")
        )
        for column in (total.paid, total.committed, total.up_to):
            assert 0 <= column <= most * (1 + 1e-9)
    assert {s.id for d in graph.deals() for s in d.statements} == {s.id for s in told}


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.fixed_dictionaries({**FIELDS, "status": st.sampled_from(UNCOUNTED)}), min_size=1).map(_told)
)
def test_talks_possibilities_and_denials_are_no_sum(told: list[Statement]) -> None:
    assert not [t for t in AllianceGraph(told).total("Amazon", "Anthropic") if t.paid + t.committed + t.up_to]


def test_records_of_deals_print_as_a_table_that_can_be_read() -> None:
    told = claim(*ENDS, value=8e9, kind="cumulative")
    graph = AllianceGraph([told])
    assert str(graph.total("Amazon", "Anthropic")).splitlines()[2].split("  ")[-1] == (
        "Amazon invests-in Anthropic (completed, 8,000,000,000 USD)"
    )
    assert graph.deals().rows()[0]["statements"] == told.id
