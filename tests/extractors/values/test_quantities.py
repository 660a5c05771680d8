from __future__ import annotations

import pytest

from alliances.extractors.values import read_values


@pytest.mark.parametrize(
    ("text", "kind", "number", "bound"),
    [
        ("지분 14%", "share", 0.14, "exact"),
        ("최대 33% 미만", "share", 0.33, "up-to"),
        ("59.65%", "share", 0.5965, "exact"),
        ("49 per cent of", "share", 0.49, "exact"),
        ("2.2GW(기가와트)", "power", 2.2e9, "exact"),
        ("500MW급", "power", 5e8, "exact"),
        ("1천200㎿", "power", 1.2e9, "exact"),
        ("2천MW", "power", 2e9, "exact"),
        ("10기가와트(GW)", "power", 1e10, "exact"),
        ("103㎿", "power", 1.03e8, "exact"),
        ("40여MW", "power", 4e7, "about"),
        ("up to 750 megawatts", "power", 7.5e8, "up-to"),
        ("16개의", "count", 16, "exact"),
        ("26만장을", "count", 260_000, "exact"),
        ("1억6600만주를", "count", 166_000_000, "exact"),
        ("50 campuses", "count", 50, "exact"),
        ("100,000 GPUs", "count", 100_000, "exact"),
    ],
)
def test_quantity(text: str, kind: str, number: float, bound: str) -> None:
    assert [(v.kind, v.number, v.bound) for v in read_values(text, "ko")] == [(kind, number, bound)]


@pytest.mark.parametrize("text", ["5%포인트", "500MWh", "1000GWh 규모", "140%"])
def test_what_is_no_share_and_no_power(text: str) -> None:
    assert read_values(text, "ko") == []
