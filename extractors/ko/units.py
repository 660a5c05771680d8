"""Parts of firms that are bought and sold under no name of their own: ABB의 로봇 부문, 마시모의 오디오 사업부."""

from __future__ import annotations

import re
from functools import cache

from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.mentions import Name

# How far behind a part the word for its sale may stand.
_FAR = 60


def units(text: str, names: list[Name]) -> list[Name]:
    """A kind of business and 사업부, 부문 or the like behind its owner, where the part is dealt in."""
    taken = {name.start for name in names}
    found = []
    for owner in names:
        match = _found(text, owner) if owner.type in ("Company", None) else None
        if match is None or (match.start(1) in taken and not match[1].endswith("법인")):
            continue
        whole = text[owner.start : match.end(1)]
        unit = Name(match.start(1), match.end(1), match[1], "Company", "unit of a firm", part_of=owner)
        called = owner.entry.name if owner.entry is not None else owner.canonical or owner.text
        unit.canonical, unit.aliases = f"{called} {match[1]}", (whole, match[1])
        found.append(unit)
    return found


def _found(text: str, owner: Name) -> re.Match[str] | None:
    branch = _branch().match(text, owner.end)
    if branch is not None:
        return branch  # 틱톡 미국법인 is a firm whatever is said of it
    part = _part().match(text, owner.end)
    return part if part is not None and _traded().match(text, part.end(1)) else None


@cache
def _traded() -> re.Pattern[str]:
    """Only where the part changes hands is it a firm: 오픈AI의 애플리케이션 부문 CEO is nobody's purchase."""
    words = "|".join(lexicon().traded)
    bare = "|".join(lexicon().sales)
    return re.compile(
        rf"(?:\([^()\n]*\))?(?:(?:을|를) (?:(?!다\.|[을를] )[^\n]){{0,{_FAR}}}?(?:{words})|(?:의)? ?(?:{bare}))"
    )


@cache
def _branch() -> re.Pattern[str]:
    countries = "|".join(sorted(lexicon().countries, key=len, reverse=True))
    return re.compile(rf"(?:의)? ((?:{countries}) ?(?:현지 ?)?법인)(?=[을를은는이가의과와도에, ‘'])")


@cache
def _part() -> re.Pattern[str]:
    endings = "|".join(sorted(lexicon().units, key=len, reverse=True))
    word = r"[가-힣A-Za-z·]{1,12}(?<![을를은는던된])"
    return re.compile(
        rf"(?:의)? ?((?:{word} ){{0,2}}{word}(?:\([A-Za-z]+\))? ?(?:{endings}))(?=[을를은는이가의과와도에, (])"
    )
