"""Circles over chosen statuses, and their null model."""

from __future__ import annotations

import pytest

from alliances.graph import AllianceGraph
from alliances.ontology import AlliancesError
from tests.graph.deals.claims import claim

INVESTS = claim("Nvidia", "invests-in", "CoreWeave", "completed", 2e9, "tranche")
SUPPLIES = claim("Nvidia", "supplies-to", "CoreWeave", "ongoing")
RENTS = claim("CoreWeave", "provides-cloud-to", "Nvidia", "ongoing", 6.3e9, "contract-total")


@pytest.mark.parametrize("status", ["planned", "considering", "possible", "denied", "ended"])
def test_what_is_not_asserted_is_in_no_circle_unless_asked(status: str) -> None:
    graph = AllianceGraph([INVESTS.model_copy(update={"status": status}), SUPPLIES])
    assert graph.circles() == []
    (circle,) = graph.circles(statuses=(status, "ongoing"))
    assert {leg.statuses for leg in circle.legs} == {(status,), ("ongoing",)}


def test_money_returns_or_goods_go_round() -> None:
    graph = AllianceGraph([INVESTS, SUPPLIES, RENTS])
    money, value = graph.circles(flow="money"), graph.circles(flow="value")
    assert [str(c) for c in money] == ["CoreWeave → Nvidia → CoreWeave"] or len(money) == 1
    assert {leg.relation for leg in money[0].legs} == {"invests-in", "supplies-to", "provides-cloud-to"}
    assert {leg.relation for leg in value[0].legs} == {"invests-in", "supplies-to", "provides-cloud-to"}
    assert any("2,000,000,000 USD (tranche)" in leg.amounts for leg in money[0].legs)


def test_longer_circles_once_each() -> None:
    names = ["A1", "B1", "C1", "D1", "E1"]
    ring = [claim(a, "invests-in", b) for a, b in zip(names, [*names[1:], names[0]], strict=True)]
    graph = AllianceGraph(ring)
    assert [c.length for c in graph.circles(length=5, flow="money")] == [5]
    assert graph.circles(length=4) == []
    assert len(graph.circles(length=5)) == 1  # The same legs told as money and as value are one circle.


def test_chance_is_the_same_every_time_and_tells_more_from_as_many() -> None:
    pairs = [(f"A{i}", f"B{i}") for i in range(12)]
    loops = [claim(a, "invests-in", b) for a, b in pairs] + [claim(a, "supplies-to", b) for a, b in pairs]
    graph = AllianceGraph(loops)
    result = graph.circle_chance(length=2, samples=50)
    assert result == graph.circle_chance(length=2, samples=50)
    assert result.found == 12 > result.expected
    assert result.share == pytest.approx(1 / 51)


def test_chance_of_no_circle() -> None:
    assert AllianceGraph([INVESTS]).circle_chance(samples=5).share == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"length": 1}, "2 to 8 parties"),
        ({"flow": "love"}, "unknown flow 'love'"),
        ({"relations": ("loves",)}, "unknown relation 'loves'"),
        ({"statuses": ("sure",)}, "unknown status 'sure'"),
    ],
)
def test_wrong_choices_are_named(options: dict[str, object], message: str) -> None:
    with pytest.raises(AlliancesError, match=message):
        AllianceGraph([INVESTS]).circles(**options)  # type: ignore[arg-type]


def test_records_print_as_a_table_and_become_a_data_frame() -> None:
    records = AllianceGraph([INVESTS, SUPPLIES]).circles()
    assert str(records).splitlines()[0].split()[:2] == ["flow", "members"]
    pandas = pytest.importorskip("pandas", reason="needs pandas: pip install 'alliances[pandas]'")
    frame = records.to_dataframe()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["flow"]) == ["money"]
