"""Persons called by their family name alone: 백 대표 after 백준호, 클레그를 after 닉 클레그."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.mentions import Name, stands_alone

# Shorter family names are other words as well.
_LEAST = 2


@cache
def _before_post() -> re.Pattern[str]:
    posts = "|".join(sorted(lexicon().posts, key=len, reverse=True))
    return re.compile(rf"(?<![가-힣\w])([가-힣]) (?:{posts})")


def surnames(text: str, names: list[Name]) -> list[Name]:
    """백 대표 after 백준호: the surname before a post stands for the one person so called before."""
    covered = {position for name in names for position in range(name.start, name.end)}
    persons = [name for name in names if name.type == "Person" and " " not in name.text]
    found = []
    for match in _before_post().finditer(text):
        if match.start() in covered:
            continue
        meant = [p for p in persons if p.start < match.start() and p.text.startswith(match[1])]
        if meant and len({p.text for p in meant}) == 1 and len(meant[-1].text) > 1:
            found.append(_short(meant[-1], match.start(1), match.end(1), match[1]))
    return found


def family_names(text: str, known: Sequence[Name], proposed: Sequence[Name]) -> list[Name]:
    """The proposed names with each place where the last word of a person's name of several words stands alone.

    What was proposed inside such a word (클레 of 클레그) goes; what the gazetteer knows stays.
    """
    names = [*known, *proposed]
    persons = {name.text: name for name in reversed(names) if name.type == "Person" and " " in name.text}
    words: dict[str, list[Name]] = {}
    for person in persons.values():
        words.setdefault(person.text.rsplit(" ", 1)[1], []).append(person)
    taken = {position for name in known for position in range(name.start, name.end)}
    whole = {position for name in persons_of(names) for position in range(name.start, name.end)}
    result = list(proposed)
    for word, meant in words.items():
        if len(meant) == 1 and len(word) >= _LEAST and word not in lexicon().not_names:
            for start in _places(text, word):
                span = range(start, start + len(word))
                if taken.isdisjoint(span) and whole.isdisjoint(span):
                    inside = [name for name in result if name.start < span.stop and start < name.end]
                    if all(start <= name.start and name.end <= span.stop for name in inside):
                        result = [name for name in result if name not in inside]
                        result.append(_short(meant[0], start, span.stop, word))
    return result


def persons_of(names: Sequence[Name]) -> Iterator[Name]:
    """The persons called by more than one word."""
    return (name for name in names if name.type == "Person" and " " in name.text)


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands with nothing but a particle behind it."""
    start = text.find(word)
    while start >= 0:
        if stands_alone(text, start, start + len(word)):
            yield start
        start = text.find(word, start + len(word))


def _short(person: Name, start: int, end: int, surface: str) -> Name:
    name = Name(start, end, surface, "Person", f"surname of {person.text}", person.entry)
    name.canonical = person.canonical or person.text
    return name
