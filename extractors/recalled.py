"""Persons and data centres spoken of last: what a sentence may leave out beside the organisations that `centres.py` ranks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from alliances.extractors.mentions import Name
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Sentence
from alliances.extractors.tables import load_yaml

# How many sentences back something is still meant, and how many of a type are.
_REACH, _MOST = 4, 2
# What something was to the sentence that named it last.
_CASES = {"topic": "topic", "subj": "subject", "too": "subject", "obj": "object"}


@cache
def _types(language: str) -> frozenset[str]:
    """The types of what the sentences of a language may leave out, beside organisations."""
    return frozenset(load_yaml(language, "discourse.yaml").get("recalled", ()))


class Recalled:
    """The things of some types, each with the sentence that named it last and its case there."""

    def __init__(self, language: str) -> None:
        self.types = _types(language)
        self.sentence = 0
        self.first: dict[str, Name] = {}
        self.last: dict[str, tuple[int, str]] = {}

    def observe(self, sentence: Sentence) -> None:
        """Remember what a sentence names."""
        self.sentence += 1
        for name, case in _named(sentence):
            if name.type in self.types:
                key = key_of(name)
                self.first.setdefault(key, name)
                self.last.pop(key, None)
                self.last[key] = self.sentence, case

    def lent(self, sentence: Sentence) -> Iterator[tuple[Name, tuple[str, ...]]]:
        """What the next sentence may leave out, of each type the latest first, with what speaks for it."""
        present = {key_of(name) for name, _ in _named(sentence)}
        counts = dict.fromkeys(self.types, 0)
        for key, (number, case) in reversed(self.last.items()):
            name, back = self.first[key], self.sentence - number + 1
            if back > _REACH or name.type is None or counts[name.type] == _MOST:
                continue
            if key not in present:
                place = counts[name.type]
                counts[name.type] += 1
                yield name, (f"{name.type} {place}", f"{name.type} {back} back", f"{name.type} {case}")


def _named(sentence: Sentence) -> Iterator[tuple[Name, str]]:
    """The names of a sentence, unnamed data centres among them, with their cases: the last of a name is its own."""
    yield from ((name, "other") for name in sentence.names)
    for phrase in sentence.phrases:
        yield from ((name, "other") for name, _ in phrase.mods if name.generic)
        yield from ((name, _CASES.get(phrase.case, "other")) for name in phrase.names)
