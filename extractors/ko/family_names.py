"""Persons called by their family name alone: 백 대표 after 백준호; 클레그를, in a headline too, where 닉 클레그 is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.mentions import Name, stands_alone

# Shorter family names are other words as well.
_LEAST = 2
# Posts by which a person is called with the surname alone; the words of others are other words too (시장, 이사, 기자).
_POSTS = "대표|회장|사장|부회장|의장|CEO|부사장|전무|총괄|이사장|원장|창업자|교수|장관"
_BEFORE_POST = re.compile(rf"(?<![가-힣\w])([가-힣]) ({_POSTS})(?=[은는이가을를의에도와과로 ,.)]|$)")
# Surnames that say which holder of a post is meant (전 대표: the former one) are no names before one; others that are words too
# (이 회장: this one) are names only where the text gives the person this very post.
_FORMER, _WORDS = frozenset("전현신구"), frozenset("이한양고")
_GIVEN = 24
_PARTICLES = frozenset("은는이가을를의도와과")
# What points to something else than a person.
_POINTING = re.compile(r"(?:^|\s)(?:이|그|저|한|새|각|다음|해당) $")
_POINTED = 5


def surnames(text: str, names: list[Name]) -> list[Name]:
    """백 대표 after 백준호: the surname before a post stands for the one person so called before."""
    covered = {position for name in names for position in range(name.start, name.end)}
    persons = [name for name in names if name.type == "Person" and " " not in name.text]
    # 젠슨 황 is 황 CEO as well as 황성우 is.
    last = {name.text[-1] for name in names if name.type == "Person" and name.text[-2:-1] == " "}
    found = []
    for match in _BEFORE_POST.finditer(text):
        meant = [p for p in persons if p.start < match.start() and p.text.startswith(match[1])]
        if (
            match[1] in _FORMER | last
            or match.start() in covered
            or len({p.text for p in meant}) != 1
            or len(meant[-1].text) < _LEAST
        ):
            continue
        if match[1] not in _WORDS or any(match[2] in text[p.end : p.end + _GIVEN] for p in meant):
            found.append(_short(meant[-1], match.start(1), match.end(1), match[1]))
    return found


def family_names(text: str, known: Sequence[Name], proposed: Sequence[Name]) -> list[Name]:
    """The proposed names with each place where the last word of a person's name of several words stands alone.

    What was proposed inside such a word (클레 of 클레그) goes; what the gazetteer knows stays.
    """
    full = [name for name in (*known, *proposed) if name.type == "Person" and " " in name.text]
    words: dict[str, list[Name]] = {}
    for person in {name.text: name for name in reversed(full)}.values():
        words.setdefault(person.text.rsplit(" ", 1)[1], []).append(person)
    taken = {position for name in (*known, *full) for position in range(name.start, name.end)}
    result = list(proposed)
    for word, meant in words.items():
        if len(meant) == 1 and len(word) >= _LEAST and word not in lexicon().not_names:
            for start in _places(text, word):
                span = range(start, start + len(word))
                inside = [name for name in result if name.start < span.stop and start < name.end]
                if taken.isdisjoint(span) and all(_cut(name, span) for name in inside):
                    result = [name for name in result if name not in inside]
                    result.append(_short(meant[0], start, span.stop, word))
    return result


def _cut(name: Name, span: range) -> bool:
    """Whether a proposed name is a piece of the word, or the whole of it, a particle with it, and nothing else than a person."""
    if name.start == span.start and name.text[len(span) :] in _PARTICLES:
        return name.type in ("Person", None)
    inside = span.start <= name.start and name.end <= span.stop
    return inside and (name.end - name.start < len(span) or name.type in ("Person", None))


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands with nothing but a particle behind it and nothing that points before it."""
    start = text.find(word)
    while start >= 0:
        if stands_alone(text, start, start + len(word)) and not _POINTING.search(
            text[max(0, start - _POINTED) : start]
        ):
            yield start
        start = text.find(word, start + len(word))


def _short(person: Name, start: int, end: int, surface: str) -> Name:
    name = Name(start, end, surface, "Person", f"surname of {person.text}", person.entry)
    name.canonical = person.canonical or person.text
    return name
