"""Words that say whether a number is exact, about, at least or up to."""

from __future__ import annotations

import re

BEFORE = {
    "약": "about",
    "대략": "about",
    "최대": "up-to",
    "많게는": "up-to",
    "최소": "at-least",
    "적어도": "at-least",
    "총": "",
    "누적": "",
    "무려": "",
    "about": "about",
    "around": "about",
    "nearly": "about",
    "roughly": "about",
    "approximately": "about",
    "some": "about",
    "almost": "about",
    "close to": "about",
    "an estimated": "about",
    "up to": "up-to",
    "as much as": "up-to",
    "as many as": "up-to",
    "at most": "up-to",
    "at least": "at-least",
    "more than": "at-least",
    "over": "at-least",
    "above": "at-least",
    "upward of": "at-least",
    "upwards of": "at-least",
    "exceeding": "at-least",
    "in excess of": "at-least",
    "a total of": "",
    "just over": "at-least",
    "just under": "about",
}
AFTER = {
    "가량": "about",
    "안팎": "about",
    "여": "about",
    "정도": "about",
    "규모": "about",
    "쯤": "about",
    "남짓": "about",
    "에 달하는": "about",
    "에 이르는": "about",
    "이하": "up-to",
    "미만": "up-to",
    "이내": "up-to",
    "까지": "up-to",
    "이상": "at-least",
    "초과": "at-least",
    "가 넘": "at-least",
    "이 넘": "at-least",
    "를 넘": "at-least",
    "을 넘": "at-least",
    "를 웃도": "at-least",
    "을 웃도": "at-least",
    "or more": "at-least",
    "+": "at-least",
}
KINDS = {
    "총": "cumulative",
    "누적": "cumulative",
    "a total of": "cumulative",
    "연": "per-year",
    "연간": "per-year",
    "월": "per-month",
    "매년": "per-year",
}
_BEFORE = re.compile(
    r"(?:^|(?<=[\s(‘“'\"]))(" + "|".join(sorted({*BEFORE, *KINDS}, key=len, reverse=True)) + r")\s?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s?(" + "|".join(re.escape(w) for w in sorted(AFTER, key=len, reverse=True)) + r")")
_PERIOD = re.compile(r"\s(?:a|per|each|every)\s(year|month)\b|\s(annually)\b")


def bounds(text: str, start: int, end: int) -> tuple[int, int, str, str | None]:
    """Widen a number's span by the words around it: (start, end, bound, amount kind or None)."""
    bound, kind = "exact", None
    while (match := _BEFORE.search(text, max(0, start - 16), start)) is not None:
        word = match[1] if match[1] in BEFORE or match[1] in KINDS else match[1].lower()
        bound = BEFORE.get(word) or bound
        kind = kind or KINDS.get(word)
        start = match.start(1)
    after = _AFTER.match(text, end)
    if after is not None:
        bound = AFTER[after[1]] if bound in ("exact", "about") else bound
        if after[1] in (
            "가량",
            "안팎",
            "여",
            "정도",
            "규모",
            "쯤",
            "남짓",
            "이하",
            "미만",
            "이내",
            "이상",
            "초과",
        ):
            end = after.end()
    period = _PERIOD.match(text, end)
    if period is not None:
        kind = kind or ("per-month" if period[1] == "month" else "per-year")
    return start, end, bound, kind
