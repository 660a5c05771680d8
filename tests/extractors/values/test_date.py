from __future__ import annotations

import pytest

from alliances.extractors.values import read_values

KOREAN = [
    ("2018년", "2018"),
    ("2025년 10월", "2025-10"),
    ("2025년 10월 15일", "2025-10-15"),
    ("2025.07.10", "2025-07-10"),
    ("10일(현지시간)", "2025-07-10"),
    ("25일(현지시간)", "2025-06-25"),
    ("지난달", "2025-06"),
    ("지난 5월", "2025-05"),
    ("올 4월", "2025-04"),
    ("올해", "2025"),
    ("지난해", "2024"),
    ("지난해 9월", "2024-09"),
    ("작년 7월", "2024-07"),
    ("내년", "2026"),
    ("내년 상반기", "2026"),
    ("12월", "2024-12"),
    ("오는 9월", "2025-09"),
    ("2029년 말", "2029"),
    ("이달", "2025-07"),
    ("다음 달", "2025-08"),
    ("지난주", "2025-07"),
    ("2028년까지", "2028"),
]
ENGLISH = [
    ("on Oct. 15, 2025", "2025-10-15"),
    ("15 October 2025", "2025-10-15"),
    ("in September 2024", "2024-09"),
    ("in 2018", "2018"),
    ("last month", "2025-06"),
    ("last year", "2024"),
    ("this year", "2025"),
    ("next year", "2026"),
    ("in January", "2025-01"),
    ("in December", "2024-12"),
    ("yesterday", "2025-07-09"),
    ("on Tuesday", "2025-07-08"),
    ("by 2027", "2027"),
    ("next month", "2025-08"),
    ("today", "2025-07-10"),
]


@pytest.mark.parametrize(
    ("text", "expected", "lang"), [*((t, e, "ko") for t, e in KOREAN), *((t, e, "en") for t, e in ENGLISH)]
)
def test_date(text: str, expected: str, lang: str) -> None:
    assert [v.date for v in read_values(text + " ", lang, "2025-07-10") if v.kind == "date"] == [expected]


@pytest.mark.parametrize(
    ("text", "lang"), [("지난달", "ko"), ("10일(현지시간)", "ko"), ("last month", "en"), ("on Tuesday", "en")]
)
def test_a_relative_date_is_never_guessed_from_today(text: str, lang: str) -> None:
    assert [v.date for v in read_values(text, lang, None) if v.kind == "date"] == [None]


@pytest.mark.parametrize("text", ["6년간", "10개월째", "8개월", "3일간", "20대"])
def test_a_duration_is_no_date(text: str) -> None:
    assert [v for v in read_values(text, "ko", "2025-07-10") if v.kind == "date"] == []


def test_an_impossible_day_is_left_out() -> None:
    assert [v for v in read_values("2025년 2월 31일", "ko", "2025-07-10") if v.kind == "date"] == []
