"""What can be read of an English sentence without a parser: its names and values, whom `it` means, whom it credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.learnt.words import plain
from alliances.extractors.mentions import Name, within
from alliances.extractors.syntax import Sentence
from alliances.extractors.values.model import Value

_BREAK = re.compile(r"\n+|(?<=[a-z0-9%)”\"’])[.!?](?=[”\"’]?\s+[A-Z“\"])")


def surface_sentences(text: str, names: list[Name], values: list[Value]) -> Iterator[Sentence]:
    """Sentences with names and values and nothing else: what the surface patterns need."""
    position = 0
    for match in [*_BREAK.finditer(text), None]:
        end = match.end() if match is not None else len(text)
        if text[position:end].strip():
            sentence = Sentence(position, end)
            sentence.names, sentence.values = within(names, position, end), within(values, position, end)
            sentence.words = plain(text, position, end, sentence.names, sentence.values)
            sentence.anaphors = [m.span() for m in _anaphor().finditer(text, position, end)]
            sentence.headline = not re.search(r"[.!?][”\"’)]*\s*$", text[position:end])
            sentence.attribution = attribution(text, sentence)
            yield sentence
        position = end


@cache
def _anaphor() -> re.Pattern[str]:
    """`it` before a verb of doing, `the company` where nothing tells which."""
    words = lexicon().anaphors
    verbs, nouns = "|".join(sorted(words["verbs"])), "|".join(sorted(words["nouns"], key=len, reverse=True))
    return re.compile(
        rf"\b(?:[Ii]t(?= (?:{verbs})\b)|[Tt]he (?:{nouns})(?=[ ,.’'])(?! (?:behind|that|which)\b))"
    )


def attribution(text: str, sentence: Sentence) -> str | None:
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
