"""Title, date and outlet as a plain text says them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DATES = (
    re.compile(
        r"(?<!\d)(?P<y>20\d{2})[.\-/] ?(?P<m>\d{1,2})[.\-/] ?(?P<d>\d{1,2})(?=\.?\s+\d{1,2}:\d{2}|\s*(?:송고|입력|수정|기사|$))",
        re.M,
    ),
    re.compile(
        r"(?:입력|승인|등록|송고|기사입력)\s*:?\s*(?P<y>20\d{2})[.\-/년] ?(?P<m>\d{1,2})[.\-/월] ?(?P<d>\d{1,2})"
    ),
    re.compile(r"^\W*(?P<y>20\d{2})년 (?P<m>\d{1,2})월 (?P<d>\d{1,2})일\W*$", re.M),
    re.compile(
        r"^[^\n]{0,60}?(?P<mon>[A-Z][a-z]{2,8})\.? (?P<d>\d{1,2}), (?P<y>20\d{2})(?=\s*(?:[/(—–-]|$))", re.M
    ),
    re.compile(r"(?:^|[|,] ?)(?P<d>\d{1,2}) (?P<mon>[A-Z][a-z]{2,8}) (?P<y>20\d{2})\s*$", re.M),
)
_OUTLETS = (
    re.compile(r"\[(?P<o>[^\]\s=·]{2,12})(?:[ =·][^\]]{0,14})? [가-힣]{2,4} (?:기자|특파원|통신원)\]"),
    re.compile(r"\((?:[가-힣·]{2,10}=)(?P<o>[^)\s]{2,12})\)\s*[가-힣]{2,4} (?:기자|특파원)"),
    re.compile(
        r"(?:ⓒ|©|저작권자 ?\(?[ⓒ©]?\)?)\s*(?:종합 경제정보 미디어 )?(?P<o>[가-힣A-Za-z0-9]{2,14})[,.\s-]*(?:상업적 )?(?:무단|All rights)"  # noqa: E501
    ),
)


def title(text: str) -> str | None:
    """The first line that is a headline: neither a stray mark nor a byline."""
    for line in text.splitlines()[:8]:
        line = line.strip()
        if 8 <= len(line) <= 200 and not re.search(r"기자|입력|송고|^\[|^\(", line):
            return line
    return None


def published(text: str) -> str | None:
    """The day that the byline gives, in the first or the last lines; None where it gives two different ones."""
    lines = text.splitlines()
    edges = "\n".join([*lines[:15], *lines[-6:]])
    found = {day for expression in _DATES for match in expression.finditer(edges) if (day := _day(match))}
    return found.pop() if len(found) == 1 else None


def _day(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    try:
        month = int(groups["m"]) if groups.get("m") else _MONTHS.index(groups["mon"][:3].lower()) + 1
        return date(int(groups["y"]), month, int(groups["d"])).isoformat()
    except ValueError:
        return None


def outlet(text: str) -> str | None:
    """The outlet that the byline or the copyright line names; None where they name none or several."""
    found = {match["o"] for expression in _OUTLETS for match in expression.finditer(text)}
    return found.pop() if len(found) == 1 else None
