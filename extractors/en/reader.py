"""Read an English article into sentences with names, phrases and clauses."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from alliances.extractors.en.clauses import build_clauses
from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.en.names import makers, propose
from alliances.extractors.mentions import Name, outside, within
from alliances.extractors.naming import settle
from alliances.extractors.syntax import Sentence
from alliances.extractors.values.model import Value

_BREAK = re.compile(r"\n+|(?<=[a-z0-9%)”\"’])[.!?](?=[”\"’]?\s+[A-Z“\"])")
_WORD = re.compile(r"[A-Za-z][\w’'-]*|[,;:()—–]|--|\S")


class Word(NamedTuple):
    """A word, a name, a value or a mark, with its characters."""

    text: str
    start: int
    end: int
    name: Name | None = None
    value: Value | None = None


def read_sentences(text: str, known: list[Name], values: list[Value]) -> list[Sentence]:
    """The sentences of a text; `known` are the gazetteer's names."""
    known = outside(known, values)
    taken = [(n.start, n.end) for n in known] + [(v.start, v.end) for v in values]
    found = [*propose(text, taken), *makers(text, known)]
    names = settle(text, known, found)
    names = sorted([*names, *facilities(text, names)], key=lambda name: name.start)
    sentences = []
    position = 0
    for match in [*_BREAK.finditer(text), None]:
        end = match.end() if match is not None else len(text)
        if text[position:end].strip():
            sentences.append(_sentence(text, position, end, names, values))
        position = end
    return sentences


@cache
def _anaphor() -> re.Pattern[str]:
    """`it` before a verb of doing, `the company` where nothing tells which."""
    words = lexicon().anaphors
    verbs, nouns = "|".join(sorted(words["verbs"])), "|".join(sorted(words["nouns"], key=len, reverse=True))
    return re.compile(
        rf"\b(?:[Ii]t(?= (?:{verbs})\b)|[Tt]he (?:{nouns})(?=[ ,.’'])(?! (?:behind|that|which)\b))"
    )


@cache
def _facility() -> re.Pattern[str]:
    """An unnamed data centre, not what only deals with data centres (a data-centre operator)."""
    behind = "|".join(sorted(lexicon().facility_trades, key=len, reverse=True))
    return re.compile(
        r"(?:(?<=[ ])|^)data[ -]cent(?:er|re)s?(?: (?:campus(?:es)?|complex|hub|site|facility))?\b"
        rf"(?! (?:{behind})s?\b)"
    )


def facilities(text: str, names: list[Name]) -> list[Name]:
    """Unnamed data centres, called after the place that the clause names: a data centre in Abilene."""
    places = [name for name in names if name.type == "Place"]
    taken = {position for name in names for position in range(name.start, name.end)}
    found = []
    for match in _facility().finditer(text):
        if match.start() in taken:
            continue
        near = [p for p in places if _beside(text, match.start(), match.end(), p)]
        place = near[0] if near else None
        called = (place.entry.name if place.entry else place.text) if place is not None else ""
        name = Name(
            match.start(),
            match.end(),
            f"data center ({called})" if called else "data center",
            "DataCenter",
            "unnamed",
        )
        name.generic, name.place, name.canonical, name.mention = True, called or None, name.text, match[0]
        found.append(name)
    return found


def _beside(text: str, start: int, end: int, place: Name) -> bool:
    """Whether a place belongs to a facility: right before it, or behind it with `in`, `near` or `outside`."""
    if place.end <= start:
        return text[place.end : start].strip(" ’'s") == ""
    between = text[end : place.start]
    return (
        place.start > end
        and re.fullmatch(r"[^.;]{0,50}\b(?:in|near|outside|at) (?:the )?", between) is not None
    )


def _sentence(text: str, start: int, end: int, names: list[Name], values: list[Value]) -> Sentence:
    sentence = Sentence(start, end)
    sentence.names = within(names, start, end)
    sentence.values = within(values, start, end)
    sentence.anaphors = [m.span() for m in _anaphor().finditer(text, start, end)]
    sentence.headline = not re.search(r"[.!?][”\"’)]*\s*$", text[start:end])
    words = _words(text, sentence)
    sentence.clauses, sentence.phrases = build_clauses(words, sentence.headline)
    sentence.attribution = _attribution(text, sentence)
    return sentence


def _words(text: str, sentence: Sentence) -> list[Word]:
    spans: dict[int, Word] = {}
    for value in sentence.values:
        spans[value.start] = Word("", value.start, value.end, None, value)
    for name in sentence.names:
        spans[name.start] = Word("", name.start, name.end, name)
    words: list[Word] = []
    position = sentence.start
    while position < sentence.end:
        if position in spans:
            words.append(spans[position])
            position = spans[position].end
            continue
        match = _WORD.match(text, position)
        if match is None:
            position += 1
            continue
        stop = min([match.end(), *(s for s in spans if position < s < match.end())])
        words.append(Word(text[position:stop], position, stop))
        position = stop
    return words


def _attribution(text: str, sentence: Sentence) -> str | None:
    """According to X, X reported, X said: the outlet or person whom the sentence credits."""
    for name in sentence.names:
        if name.type not in ("MediaOutlet", "Person"):
            continue
        before, after = (
            text[max(sentence.start, name.start - 16) : name.start],
            text[name.end : name.end + 24],
        )
        if re.search(r"according to (?:the )?$", before, re.IGNORECASE) or re.match(
            r"\s(?:reported|said|says|told|wrote|has reported)\b", after
        ):
            return name.entry.name if name.entry else name.canonical or name.text
    return None
