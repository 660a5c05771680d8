from __future__ import annotations

import itertools
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from alliances.extractors.tables import load_yaml
from alliances.extractors.values import read_values

# text, value, currency, bound
SUMS = [
    ("80억달러를 투자", 8e9, "USD", "exact"),
    ("총 80억달러", 8e9, "USD", "exact"),
    ("22조7648억원", 22_764_800_000_000, "KRW", "exact"),
    ("19조8,000억원 규모", 19_800_000_000_000, "KRW", "about"),
    ("1조5,800억원", 1_580_000_000_000, "KRW", "exact"),
    ("27억5000만달러", 2.75e9, "USD", "exact"),
    ("6억9300만달러", 6.93e8, "USD", "exact"),
    ("약 3조3000억엔", 3.3e12, "JPY", "about"),
    ("1,000억 달러", 1e11, "USD", "exact"),
    ("5억파운드", 5e8, "GBP", "exact"),
    ("13억유로", 1.3e9, "EUR", "exact"),
    ("최대 2억4000만캐나다달러", 2.4e8, "CAD", "up-to"),
    ("최소 110억달러", 1.1e10, "USD", "at-least"),
    ("100억달러 이상", 1e10, "USD", "at-least"),
    ("500억달러 안팎", 5e10, "USD", "about"),
    ("2억달러가량", 2e8, "USD", "about"),
    ("800억원", 8e10, "KRW", "exact"),
    ("3천억원", 3e11, "KRW", "exact"),
    ("2천998억원", 2.998e11, "KRW", "exact"),
    ("135억밧", 1.35e10, "THB", "exact"),
    ("a billion dollars", 1e9, "USD", "exact"),
    ("T$10.2 billion", 1.02e10, "TWD", "exact"),
    ("1천500만달러", 1.5e7, "USD", "exact"),
    ("1조 2천345억원", 1.2345e12, "KRW", "exact"),
    ("1천5백억원", 1.5e11, "KRW", "exact"),
    ("1백20억원", 1.2e10, "KRW", "exact"),
    ("1만2천500원", 12500, "KRW", "exact"),
    ("22.8조 수주", 22.8e12, "KRW", "exact"),
    ("$1.5bn", 1.5e9, "USD", "exact"),
    ("US$1.5 billion", 1.5e9, "USD", "exact"),
    ("€500mn", 5e8, "EUR", "exact"),
    ("£2.2bn", 2.2e9, "GBP", "exact"),
    ("2.2 billion yen", 2.2e9, "JPY", "exact"),
    ("up to $4 billion", 4e9, "USD", "up-to"),
    ("more than $10 billion", 1e10, "USD", "at-least"),
    ("about $20 billion", 2e10, "USD", "about"),
    ("nearly $200 million", 2e8, "USD", "about"),
    ("$10 bln", 1e10, "USD", "exact"),
    ("C$240 million", 2.4e8, "CAD", "exact"),
    ("11.5 trillion won", 1.15e13, "KRW", "exact"),
    ("at least $3bn", 3e9, "USD", "at-least"),
    ("$65 million", 6.5e7, "USD", "exact"),
    ("roughly €500mn", 5e8, "EUR", "about"),
    ("300만달러", 3e6, "USD", "exact"),
    ("4조9000억달러", 4.9e12, "USD", "exact"),
    ("2000만달러", 2e7, "USD", "exact"),
    ("100억위안", 1e10, "CNY", "exact"),
    ("$335 million", 3.35e8, "USD", "exact"),
    ("15만달러", 1.5e5, "USD", "exact"),
]


@pytest.mark.parametrize(("text", "value", "currency", "bound"), SUMS)
def test_sum(text: str, value: float, currency: str, bound: str) -> None:
    found = [v for v in read_values(text, "ko") if v.kind == "money"]
    assert [(v.amount.value, v.amount.currency, v.bound) for v in found if v.amount] == [
        (value, currency, bound)
    ]


# Currencies as English news writes them; a sign that no table knows is no dollar.
CURRENCIES = [
    ("SKr95bn", 9.5e10, "SEK"),
    ("Rmb337mn", 3.37e8, "CNY"),
    ("600,000 euros", 6e5, "EUR"),
    ("SG$1.75 billion", 1.75e9, "SGD"),
    ("HK$6.7 billion", 6.7e9, "HKD"),
    ("NZ$300 million", 3e8, "NZD"),
    ("R$2 billion", 2e9, "BRL"),
    ("Rs 180 billion", 1.8e11, "INR"),
    ("Rs. 5,000 crore", 5e10, "INR"),
    ("1.5 lakh crore rupees", 1.5e12, "INR"),
    ("Dh2 billion ($544.5 million)", 2e9, "AED"),
    ("AED 10 billion", 1e10, "AED"),
    ("SAR 5 billion", 5e9, "SAR"),
    ("RMB 10 billion", 1e10, "CNY"),
    ("RM10 billion", 1e10, "MYR"),
    ("SEK 95 billion", 9.5e10, "SEK"),
    ("33.7bn kronor", 3.37e10, "SEK"),
    ("CHF 50 million", 5e7, "CHF"),
    ("4 billion Singapore dollars", 4e9, "SGD"),
    ("10 billion Canadian dollars", 1e10, "CAD"),
    ("2.5 trillion-won (US$1.75 billion)", 2.5e12, "KRW"),
    ("USD$500 million", 5e8, "USD"),
    ("CN¥5 billion", 5e9, "CNY"),
    ("10 billion New Taiwan dollars", 1e10, "TWD"),
    ("Rs 1,25,000 crore", 1.25e12, "INR"),
    ("Rs 5 lakh", 5e5, "INR"),
    ("Rs 25,000", 25000, "INR"),
    # Letters before a small number, a year or another letter are no currency; a number half read is no sum.
    ("XY$3 billion", None, None),
    ("RM 5", None, None),
    ("CAD 2026", None, None),
    ("CAD 3D", None, None),
    ("SAR 100", None, None),
    ("SGD 0.01", None, None),
    ("rm 50,000", None, None),
    ("EUR 1,5 billion", None, None),
    # Letters that only look like those of a code when case is folded.
    ("İNR 5 million", None, None),
    ("m\u0131llions of dollars", None, None),
    ("\u212aRW 5 million", None, None),
]


@pytest.mark.parametrize(("text", "value", "currency"), CURRENCIES)
def test_currencies_in_english(text: str, value: float | None, currency: str | None) -> None:
    found = [v.amount for v in read_values(f"It paid {text} for it.", "en") if v.kind == "money" and v.amount]
    assert [(a.value, a.currency) for a in found] == ([] if value is None else [(value, currency)])


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("66억싱가포르달러", 6.6e9, "SGD"),
        ("2조루피아", 2e12, "IDR"),
        ("2조루피", 2e12, "INR"),
        ("4억링깃", 4e8, "MYR"),
    ],
)
def test_currencies_in_korean(text: str, value: float, currency: str) -> None:
    found = [v.amount for v in read_values(f"{text}를 냈다.", "ko") if v.amount]
    assert [(a.value, a.currency) for a in found] == [(value, currency)]


def test_every_currency_has_a_width_in_the_picture() -> None:
    codes = {code for table in load_yaml("", "currencies.yaml").values() for code in table.values()}
    style = yaml.safe_load(
        files("alliances.graph.picture").joinpath("data/style.yaml").read_text(encoding="utf-8")
    )
    assert codes <= set(style["per_dollar"])


@pytest.mark.parametrize(
    ("text", "value", "converted", "currency"),
    [
        ("80억달러(약 11조원)", 8e9, 11e12, "KRW"),
        ("13억유로(약 2조1081억원)", 1.3e9, 2_108_100_000_000, "KRW"),
        ("€500mn ($586mn)", 5e8, 5.86e8, "USD"),
        ("100억달러(약 14조원)가 넘는", 1e10, 14e12, "KRW"),
    ],
)
def test_a_bracketed_conversion_is_kept_and_is_no_second_sum(
    text: str, value: float, converted: float, currency: str
) -> None:
    (only,) = [v for v in read_values(text, "ko") if v.kind == "money"]
    assert only.amount is not None and only.amount.converted is not None
    assert (only.amount.value, only.amount.converted.value, only.amount.converted.currency) == (
        value,
        converted,
        currency,
    )


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("수십억달러", 1e9, 1e10, "USD"),
        ("수조원", 1e12, 1e13, "KRW"),
        ("660억~720억달러", 6.6e10, 7.2e10, "USD"),
        ("3∼4조원", 3e12, 4e12, "KRW"),
        ("tens of billions of dollars", 1e10, 1e11, "USD"),
        ("200억~500억달러", 2e10, 5e10, "USD"),
    ],
)
def test_a_range_or_a_vague_sum_has_no_value(text: str, low: float, high: float, currency: str) -> None:
    (only,) = [v for v in read_values(text, "ko") if v.kind == "money"]
    assert only.amount is not None and only.amount.value is None
    assert (only.amount.min, only.amount.max, only.amount.currency) == (low, high, currency)


@pytest.mark.parametrize(
    "text", ["26만장", "2025년", "1억6600만주", "5개 회사", "원본 3개", "AI 3강", "3원칙", "100달 동안"]
)
def test_what_is_no_money(text: str) -> None:
    assert [v for v in read_values(text, "ko") if v.kind == "money"] == []


@pytest.mark.parametrize(
    ("text", "lang", "sums"),
    [
        ("It pays $31 a share in cash, or $11 billion.", "en", [11e9]),
        ("It pays $1.5 million per megawatt.", "en", []),
        ("It pays $56 in cash for each share.", "en", []),
        ("A $46-a-share offer, $2 billion in all.", "en", [2e9]),
        ("It costs $30 per million tokens and $20 per user.", "en", []),
        ("It is to pay $300 billion a year.", "en", [300e9]),
        ("They put in $5 billion apiece.", "en", [5e9]),
        ("It spends $5 billion per year for GPUs and $2 billion per quarter on chips.", "en", [5e9, 2e9]),
        ("It sold $5 million in a shared round.", "en", [5e6]),
        ("It raised $2 billion a unit of Larkspur said, and $650 million a person said.", "en", [2e9, 650e6]),
        ("It pays $31 per Class A share, or $5 billion a share of the cake.", "en", [5e9]),
        ("주당 15만원, 한 장에 3만원, 모두 1조원을 낸다.", "ko", [1e12]),
        ("한 주에 3조원이 몰렸다.", "ko", [3e12]),
        ("100만 주에 3조원을 낸다.", "ko", [3e12]),
    ],
)
def test_the_price_of_one_is_no_sum(text: str, lang: str, sums: list[float]) -> None:
    found = [v.amount for v in read_values(text, lang) if v.kind == "money"]
    assert [amount.value for amount in found if amount is not None] == sums


@given(
    st.text(alphabet="0123456789조억만천달러원약최대$€.,~()% 년월일GW개", max_size=60),
    st.sampled_from(["ko", "en"]),
)
def test_never_fails_and_spans_are_in_order(text: str, lang: str) -> None:
    values = read_values(text, lang, "2025-07-10")
    assert all(0 <= v.start < v.end <= len(text) for v in values)
    assert all(a.end <= b.start for a, b in itertools.pairwise(values))


def test_sums_in_a_row_share_the_currency_of_the_last() -> None:
    found = [v.amount for v in read_values("각각 66억, 75억유로를 냈다.", "ko") if v.amount is not None]
    assert [(a.value, a.currency) for a in found] == [(6.6e9, "EUR"), (7.5e9, "EUR")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("매출 50억5000만~51억5000만달러", 5.05e9, 5.15e9),
        ("3천500만~4천만달러", 3.5e7, 4e7),
        ("2천500억~3천억원", 2.5e11, 3e11),
        ("1천~2천억원", 1e11, 2e11),
    ],
)
def test_a_range_of_long_numbers(text: str, low: float, high: float) -> None:
    (found,) = [v.amount for v in read_values(text, "ko") if v.amount is not None]
    assert (found.min, found.max, found.text) == (low, high, text.removeprefix("매출 "))


@pytest.mark.parametrize(
    "text",
    [
        "for half a billion dollars",
        "three quarters of a billion dollars",
        "twenty-one billion dollars",
        "thirty one million dollars",
        "a dollar",
    ],
)
def test_numbers_in_words_are_not_read_in_part(text: str) -> None:
    assert [v for v in read_values(text, "en") if v.kind == "money"] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("GPU 26만, 14조원", 1.4e13), ("직원 3천 500억원", 5e10), ("이용자 1억, 2000억원", 2e11)],
)
def test_a_count_before_a_sum_is_no_part_of_it(text: str, value: float) -> None:
    (found,) = [v.amount for v in read_values(text, "ko") if v.amount is not None]
    assert found.value == value
