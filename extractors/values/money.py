"""Sums of money in Korean and English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliances.extractors.tables import load_yaml
from alliances.extractors.values.bounds import bounds
from alliances.extractors.values.model import Value
from alliances.extractors.values.numbers import DIGITS, KOREAN_NUMBER, english_number, korean_number
from alliances.ontology.values import Amount, Conversion

_CURRENCIES: dict[str, dict[str, str]] = load_yaml("", "currencies.yaml")
_KOREAN_CURRENCIES = _CURRENCIES["korean"]
_SYMBOLS = {sign.upper(): code for sign, code in _CURRENCIES["symbols"].items()}
_CODES = frozenset(_CURRENCIES["symbols"])
# RM 5, CAD 2026, SAR 100 need not be sums: so many digits or fewer are none behind letters alone.
_SMALL = 4
_WORDS = {word.lower(): code for word, code in _CURRENCIES["words"].items()}
_SCALE = (
    r"(?:lakh[ -]crore|lakh|crore|thousand|million|billion|trillion|mn|mln|bn|bln|tn|trn|[mbkt](?![a-z]))"
)
_C = "|".join(sorted((re.sub("달러$", r"\\s?달러", c) for c in _KOREAN_CURRENCIES), key=len, reverse=True))
_KOREAN = re.compile(
    rf"(?P<low>(?:{KOREAN_NUMBER})\s?)[~∼〜–-]\s?(?P<high>{KOREAN_NUMBER})\s?(?P<c1>{_C})(?!\w*화)"
    rf"|(?P<n>{KOREAN_NUMBER})(?P<plus>여)?\s?(?:美\s?)?(?P<c2>{_C})(?![가-힣]*[호칙칭본래])"
    # 각각 66억, 75억유로: a sum beside another is of the same currency.
    rf"|(?<=각각 )(?P<led>{DIGITS}[백천]?[조억](?:\s?{DIGITS}[백천]?[억만])?)"
    rf"(?=(?:, ?|와 |과 |·)(?:{KOREAN_NUMBER})\s?(?P<c3>{_C}))"
    rf"|(?P<bare>{DIGITS}조(?:\s?{DIGITS}억)?)(?![가-힣\d]|\s?개)"
)
_VAGUE = re.compile(r"수\s?(?P<s>십|백|천)?\s?(?P<l>조|억|만)\s?(?P<c>" + _C + ")")
_S = "|".join(re.escape(s) for s in sorted(_SYMBOLS, key=len, reverse=True))
_W = "|".join(re.escape(w) for w in sorted(_WORDS, key=len, reverse=True))
# What is nothing else than money: pounds weigh, won is a verb.
_WHOLE = "dollars|euros|yen|yuan|francs|rupees"
_ENGLISH = re.compile(
    rf"(?<![A-Za-z])(?P<sym>{_S})\s?(?P<a>{DIGITS})(?![.,]?\d)(?:\s?(?:-|–|to)\s?(?:{_S})?(?P<b>{DIGITS}))?(?:[\s-]?(?P<scale>{_SCALE})\b)?(?P<ko>[조억만])?"
    rf"|\b(?P<n2>{DIGITS})[\s-]?(?P<scale2>{_SCALE})[\s-](?P<word>{_W})\b"
    # …, but neither half a billion nor twenty-one
    r"|(?<![\d.,-])(?<!\bof )(?<!half )(?<!ty )(?<!ty-)(?<!and )"
    rf"\b(?P<n3>\d{{1,3}}(?:,\d{{3}}){{1,4}}|an?|one)\s(?:(?P<scale3>million|billion|trillion)\s)?(?P<whole>{_WHOLE})\b",
    re.IGNORECASE | re.ASCII,
)
_VAGUE_ENGLISH = re.compile(
    r"\b(?:(?P<t>tens|hundreds) of )?(?P<s>millions|billions|trillions) of (?P<w>dollars|euros|pounds|yen|won)",
    re.IGNORECASE | re.ASCII,
)
_PER_UNIT = re.compile(
    r"(?:(?:주|장|개|대|기|건|토큰|시간|좌|명|인|와트|W|MW|GW|메가와트)당"
    r"|(?<![가-힣\d])(?:한|1) ?(?:장|개|대|좌)에) ?(?:약 |최대 )?$"
)
# "apiece" is not among them: what several pay apiece are sums (see `each` in learnt/data/words.yaml).
_EACH = re.compile(
    r"(?: in (?:cash|stock)(?: and (?:cash|stock))?)?"
    r"(?:(?: an? |-an?-)(?:shares?|tokens?|users?|seats?|heads?|hours?|barrels?|watts?|kilowatts?|megawatts?|gigawatts?)"
    r"|(?: (?:per|for (?:each|every)) |-per-)(?:(?:ordinary|common|outstanding|Class [A-Z]|million|thousand) ){0,2}"
    r"(?:shares?|ADSs?|tokens?|users?|seats?|employees?|heads?|persons?|units?|chips?|wafers?|cards?|GPUs?|hours?|minutes?"
    r"|barrels?|tonnes?|miles?|watts?|kilowatts?|megawatts?|gigawatts?))\b(?!-| of\b|')",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[$€£¥₩₹]|illion")
_BRACKET = re.compile(r"\s?\(\s?(?:약|한화|우리\s?돈|about|around|roughly|approximately|or)?\s*")


def find_money(text: str, lang: str) -> Iterator[Value]:
    """Every sum, with a bracketed sum behind it as its conversion."""
    finders = ((_KOREAN, _korean), (_VAGUE, _vague), (_ENGLISH, _english), (_VAGUE_ENGLISH, _vague_english))
    raw = []
    for expression, read in finders:
        # A Korean article rarely has a sum in English; one look for its signs spares two whole searches.
        if lang == "ko" and expression in (_ENGLISH, _VAGUE_ENGLISH) and not _SIGNS.search(text):
            continue
        for match in expression.finditer(text):
            value = read(match)
            if value is not None:
                raw.append((match.start(), match.end(), value))
    raw.sort(key=lambda item: (item[0], -item[1]))
    yield from _merge(text, raw)


Sum = tuple[float | None, float | None, float | None, str]


def _korean(match: re.Match[str]) -> Sum | None:
    if match["bare"]:
        number = korean_number(match["bare"])
        return (number, None, None, "KRW") if number else None
    currency = _KOREAN_CURRENCIES[re.sub(r"\s", "", match["c1"] or match["c2"] or match["c3"])]
    if match["n"] or match["led"]:
        number = korean_number(match["n"] or match["led"])
        return (number, None, None, currency) if number and (currency != "KRW" or number >= 1000) else None
    high = korean_number(match["high"])
    low_text = match["low"].strip()
    if not re.search("[조억만]", low_text):
        unit = "[조억만]" if re.search("[백천]", low_text) else "[백천]?[조억만]"
        low_text += "".join(re.findall(unit, match["high"])[:1])
    low = korean_number(low_text)
    return (None, low, high, currency) if low and high and low <= high else None


def _vague(match: re.Match[str]) -> Sum:
    scale = {"십": 10, "백": 100, "천": 1000, None: 1}[match["s"]] * {"조": 10**12, "억": 10**8, "만": 10**4}[
        match["l"]
    ]
    return None, float(scale), float(scale * 10), _KOREAN_CURRENCIES[re.sub(r"\s", "", match["c"])]


def _english(match: re.Match[str]) -> Sum | None:
    if match["whole"]:
        digits = match["n3"] if match["n3"][0].isdigit() else "1"
        named = digits != "1" or match["scale3"]  # a billion dollars, 600,000 euros, but not a yen
        whole = english_number(digits, match["scale3"])
        return (whole, None, None, _WORDS[match["whole"].lower()]) if named else None
    if match["word"]:
        return english_number(match["n2"], match["scale2"]), None, None, _WORDS[match["word"].lower()]
    currency = _SYMBOLS[match["sym"].upper()]
    if match["sym"][0].isalpha() and not _is_code(match):
        return None
    if match["ko"]:
        number = korean_number(match["a"] + match["ko"])
        return (number, None, None, currency) if number else None
    if match["b"]:
        low, high = english_number(match["a"], match["scale"]), english_number(match["b"], match["scale"])
        return (None, low, high, currency) if low <= high else None
    return english_number(match["a"], match["scale"]), None, None, currency


def _is_code(match: re.Match[str]) -> bool:
    """Whether letters stand for a currency: written as they are, before more than a model's number or a year; US$ always."""
    sign = match["sym"]
    if sign[-1] in "$£¥":
        return True
    large = match["scale"] is not None or len(re.sub(r"\D", "", match["a"])) > _SMALL
    return sign in _CODES and large and not match.string[match.end() : match.end() + 1].isalpha()


def _vague_english(match: re.Match[str]) -> Sum:
    scale = {"tens": 10, "hundreds": 100}.get((match["t"] or "").lower(), 1)
    scale *= {"millions": 10**6, "billions": 10**9, "trillions": 10**12}[match["s"].lower()]
    return None, float(scale), float(scale * 10), _WORDS[match["w"].lower()]


def _merge(text: str, raw: list[tuple[int, int, Sum]]) -> Iterator[Value]:
    position, index = 0, 0
    while index < len(raw):
        start, end, found = raw[index]
        index += 1
        if start < position:
            continue
        converted = None
        bracket = _BRACKET.match(text, end)
        if (
            bracket is not None
            and index < len(raw)
            and raw[index][0] == bracket.end()
            and text[raw[index][1] : raw[index][1] + 1] == ")"
        ):
            value, currency = raw[index][2][0], raw[index][2][3]
            if value is not None and currency != found[3]:
                converted = Conversion(
                    value=value, currency=currency, text=text[raw[index][0] : raw[index][1]]
                )
                end = raw[index][1] + 1
                index += 1
        if _PER_UNIT.search(text, max(0, start - 10), start) or _EACH.match(text, end):
            position = end  # 주당 23.28달러, $31 a share is the price of one, no sum
            continue
        start, end, bound, kind = bounds(text, start, end)
        position = end
        amount = Amount(
            value=found[0],
            currency=found[3],
            bound=bound,
            kind=kind,
            text=text[start:end],
            min=found[1],
            max=found[2],
            converted=converted,
        )
        yield Value("money", start, end, bound, amount)
