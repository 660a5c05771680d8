"""Dates, absolute and relative to the day of publication, as YYYY[-MM[-DD]]."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from alliances.extractors.values.model import Value

_MONTHS = {
    name: i
    for i, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
# These are still to come whatever day it is.
_COMING = re.compile("내년|내후년|다음 ?달|오는|연내|연말|next |following ")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_KOREAN_YEARS = {
    "올해": 0,
    "올": 0,
    "금년": 0,
    "지난해": -1,
    "작년": -1,
    "내년": 1,
    "재작년": -2,
    "내후년": 2,
    "이듬해": None,
    "연내": 0,
    "연말": 0,
}
_YEAR_TAIL = r"(?:\s?(?:초|말|중|상반기|하반기|중반|중후반|[1-4]분기|안|연말|연초|여름|가을|겨울|봄))?"
_KOREAN = re.compile(
    # Whatever begins a date begins with one of these: other places are left at once.
    r"(?=[\d\s올지작내재금이다오연전어])(?:(?P<y>(?:19|20)\d{2})년(?:\s?(?P<m>\d{1,2})월(?:\s?(?P<d>\d{1,2})일)?)?"
    + _YEAR_TAIL
    + r"|(?P<y2>20\d{2})[.-](?P<m2>\d{1,2})[.-](?P<d2>\d{1,2})"
    + r"|(?P<rel>올해|지난해|작년|내년|재작년|내후년|금년|올)(?:\s(?P<rm>\d{1,2})월(?:\s?(?P<rd>\d{1,2})일)?)?"
    + _YEAR_TAIL
    + r"(?=[\s,에의까은는이가도부)]|$)"
    + r"|(?P<last>지난달|지난 달|이달|이번 달|다음 달|다음달)(?:\s(?P<ld>\d{1,2})일)?|(?P<last2>지난주|이번 주|연내)"
    + r"|(?P<past>(?<![가-힣])(?:지난|오는))?\s?(?<![\d.])(?P<bm>\d{1,2})월(?:\s?(?P<bd>\d{1,2})일)?(?!\s?[간째])"
    + r"|(?P<pd>(?<![가-힣])(?:지난|오는)\s)?(?<![\d.년월])(?P<day>\d{1,2})일(?=\(현지|\s|에|[,.]|$)(?!\s?[간째])"
    + r"|(?P<today>이날|오늘)(?=[\s은,])|(?P<yesterday>전날|어제)(?=[\s은,])"
    + r")"
)
_MONTH = r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"  # noqa: E501
_ENGLISH = re.compile(
    _MONTH.format("m1")
    + r"(?:\s(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?:,?\s(?P<y1>20\d{2}|19\d{2}))?"
    + r"|(?P<d2>\d{1,2})\s"
    + _MONTH.format("m2")
    + r"(?:\s(?P<y2>20\d{2}))?"
    + r"|(?P<rel>last|this|next|the previous|the following) (?P<unit>month|year|week|quarter|summer|spring|autumn|fall|winter)"
    + r"|(?:last |on |this )(?P<wd>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
    + r"|(?<![\d$€£,.])(?P<y3>(?:19|20)\d{2})(?![\d,.]\d|\w)"
    + r"|\b(?P<word>yesterday|today|earlier this year|later this year|earlier this month|(?:first|second) half of next year)\b"
)


def find_dates(text: str, lang: str, published: str | None) -> Iterator[Value]:
    """Every date; relative ones stay without `date` where the article's own date is unknown."""
    day = date.fromisoformat(published) if published and len(published) == 10 else None
    expression, resolve = (_KOREAN, _korean) if lang == "ko" else (_ENGLISH, _english)
    for match in expression.finditer(text):
        start = match.start() + (len(match[0]) - len(match[0].lstrip()))
        if start < match.end():
            try:
                when = resolve(match, day)
                yield Value("date", start, match.end(), date=when, ahead=_ahead(match[0], when, day))
            except ValueError:
                continue  # 2월 31일 is no day


def _ahead(words: str, when: str | None, day: date | None) -> bool:
    if _COMING.search(words):
        return True
    return when is not None and day is not None and when > day.isoformat()[: len(when)]


def _iso(year: int, month: int | str | None = None, day: int | str | None = None) -> str:
    if month is None:
        return f"{year:04d}"
    if day is None:
        date(year, int(month), 1)
        return f"{year:04d}-{int(month):02d}"
    return date(year, int(month), int(day)).isoformat()


def _korean(match: re.Match[str], day: date | None) -> str | None:
    if match["y"]:
        return _iso(int(match["y"]), match["m"], match["d"])
    if match["y2"]:
        return _iso(int(match["y2"]), match["m2"], match["d2"])
    if day is None:
        return None
    if match["rel"]:
        return _iso(day.year + (_KOREAN_YEARS[match["rel"]] or 0), match["rm"], match["rd"])
    if match["last"] or match["last2"]:
        month = _korean_period((match["last"] or match["last2"]).replace(" ", ""), day)
        return f"{month}-{int(match['ld']):02d}" if match["ld"] and 1 <= int(match["ld"]) <= 31 else month
    if match["bm"]:
        return _recent_month(int(match["bm"]), match["bd"], day, future=match["past"] == "오는")
    if match["day"]:
        return _recent_day(int(match["day"]), day, future=(match["pd"] or "").strip() == "오는")
    return (day if match["today"] else day - timedelta(days=1)).isoformat()


def _korean_period(word: str, day: date) -> str:
    if word == "연내":
        return _iso(day.year)
    if word in ("지난주", "이번주"):
        moved = day - timedelta(days=7 if word == "지난주" else 0)
        return _iso(moved.year, moved.month)
    return _shift_month(day, {"지난달": -1, "다음달": 1}.get(word, 0))


def _shift_month(day: date, months: int) -> str:
    index = day.year * 12 + day.month - 1 + months
    return _iso(index // 12, index % 12 + 1)


def _recent_month(month: int, day_of_month: str | None, day: date, future: bool = False) -> str:
    year = day.year
    if future and month < day.month:
        year += 1
    elif not future and month > day.month:
        year -= 1
    return _iso(year, month, day_of_month)


def _recent_day(number: int, day: date, future: bool = False) -> str:
    if future or number <= day.day:
        return _iso(day.year, day.month, number)
    before = date(day.year, day.month, 1) - timedelta(days=1)
    return _iso(before.year, before.month, number)


def _english(match: re.Match[str], day: date | None) -> str | None:
    month = match["m1"] or match["m2"]
    if month:
        number, year = _MONTHS[month[:3].lower()], match["y1"] or match["y2"]
        if year:
            return _iso(int(year), number, match["d1"] or match["d2"])
        return _recent_month(number, match["d1"] or match["d2"], day) if day else None
    if match["y3"]:
        return _iso(int(match["y3"]))
    if day is None:
        return None
    if match["wd"]:
        back = (day.weekday() - _WEEKDAYS.index(match["wd"].lower())) % 7
        return (day - timedelta(days=back)).isoformat()
    if match["rel"]:
        return _english_period(match["rel"], match["unit"], day)
    word = match["word"]
    if word in ("yesterday", "today"):
        return (day - timedelta(days=word == "yesterday")).isoformat()
    if word == "earlier this month":
        return _iso(day.year, day.month)
    return _iso(day.year + ("next" in word))


def _english_period(which: str, unit: str, day: date) -> str:
    step = {"last": -1, "the previous": -1, "this": 0}.get(which, 1)
    if unit == "month":
        return _shift_month(day, step)
    if unit == "week":
        moved = day + timedelta(days=7 * step)
        return _iso(moved.year, moved.month)
    return _iso(day.year + (step if unit == "year" else 0))
