"""Words that point back to something named before: 이 회사, 이 칩, 이 시설, 그는."""

from __future__ import annotations

import re
from functools import cache

from alliances.extractors.mentions import Name
from alliances.extractors.tables import load_yaml

# A pronoun is one only where a particle that marks a role closes its word.
_PERSON = r"(?<![가-힣\w])(?P<Person>그)(?=(?:는|가|의)[ ,])"
# A bare 회사 that opens a clause is the one spoken of.
_SELF = r"(?:(?<=[.!?”’,\n] )|(?<=\n)|^)(?P<Self>회사)(?=는 |가 |측은 |측이 | 측은 | 측이 |도 )"
_AFTER = r"(?=[은는이가을를의에도와과로만,. ]|$)"


@cache
def _pointer() -> re.Pattern[str]:
    kinds = load_yaml("ko", "discourse.yaml")["pointers"]
    groups = [
        rf"(?P<{kind}>(?:{'|'.join(sorted(nouns, key=len, reverse=True))})){_AFTER}"
        for kind, nouns in kinds.items()
    ]
    return re.compile(rf"(?<![가-힣\w])(?:이|그|해당) (?:{'|'.join(groups)})|{_PERSON}|{_SELF}")


def _type(match: re.Match[str]) -> str | None:
    return "Company" if match.lastgroup == "Self" else match.lastgroup


def pointers(text: str, names: list[Name]) -> list[Name]:
    """A stand-in for each pointing word that no name covers, with the type of what it means.

    The discourse later lets it stand for a name, or takes it out of its sentence.
    """
    covered = {position for name in names for position in range(name.start, name.end)}
    return [
        Name(match.start(), match.end(), match[0], _type(match), "pointer", pointer=match[0])
        for match in _pointer().finditer(text)
        if covered.isdisjoint(range(match.start(), match.end()))
    ]
