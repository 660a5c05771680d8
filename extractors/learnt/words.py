"""The words of a sentence, told alike for every language: Korean morphemes, English words with or without a parse."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from alliances.extractors.mentions import Name
from alliances.extractors.syntax import Word
from alliances.extractors.tables import load_yaml
from alliances.extractors.values.model import Value

_TOKEN = re.compile(r"[^\W\d_]+(?:[-.&][^\W\d_]+)*|\d[\d.,]*|[’']s\b|[^\w\s]")
_INFLECTED = re.compile(r"(?<=[a-z]{3})(?:ies|ied|ing|ed|es|s)$")


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = load_yaml("learnt", "words.yaml")
    return table | {key: frozenset(table[key]) for key in ("function", "each", "peoples")}


def function_words() -> frozenset[str]:
    """The English words of grammar, in small letters."""
    words: frozenset[str] = _table()["function"]
    return words


def each_words() -> frozenset[str]:
    """What says that each of several has a value for itself: 씩, each."""
    words: frozenset[str] = _table()["each"]
    return words


def of_a_people(text: str) -> bool:
    """Whether words are an adjective of a country, a state or a town (Danish, South Korean), which names no place."""
    return text in _table()["peoples"]


@cache
def sejong(tag: str) -> str:
    """The kind of a morpheme."""
    kinds: dict[str, str] = _table()["sejong"]
    return kinds.get(tag[:2]) or kinds.get(tag[:1], "other")


def universal(tag: str) -> str:
    """The kind of a word with a universal part-of-speech tag."""
    kinds: dict[str, str] = _table()["universal"]
    return kinds.get(tag, "other")


def stem(word: str) -> str:
    """A rough stem, for English that nothing has parsed."""
    return _INFLECTED.sub("", word.lower())


def plain(text: str, start: int, end: int, names: Sequence[Name], values: Sequence[Value]) -> list[Word]:
    """The words of a stretch of English text that nothing has parsed."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if word[0].isalpha():
            kind = "particle" if word.lower() in _table()["function"] else "noun"
            form = word.lower() if kind == "particle" else stem(word)
        else:
            kind, form = ("number" if word[0].isdigit() else "mark"), word
        found.append(Word(form, kind, match.start(), match.end()))
    return whole(found, names, values)


def whole(words: Iterable[Word], names: Sequence[Name], values: Sequence[Value]) -> list[Word]:
    """The words with every name and value as one; where names overlap the longest counts. Heads are not kept."""
    spans = _spans(names, values)
    starts = [span.start for span in spans]
    found: list[Word] = []
    for word in words:
        index = bisect_right(starts, word.start) - 1
        if index < 0 or word.start >= spans[index].end:
            found.append(word)
        elif not found or found[-1] is not spans[index]:
            found.append(spans[index])
    return found


def _spans(names: Sequence[Name], values: Sequence[Value]) -> list[Word]:
    spans = [Word(str(n.type), "name", n.start, n.end) for n in names if n.end > n.start]
    spans += [Word(v.kind, "value", v.start, v.end) for v in values]
    kept: list[Word] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
