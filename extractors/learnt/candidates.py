"""Which relations a sentence could tell of which names: every pair that the vocabulary allows, one of it maybe left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from alliances.extractors.frames import slot_types
from alliances.extractors.mentions import Name
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Sentence
from alliances.ontology.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Lent:
    """A place among the organisations that the sentence may leave out, by end, with its probability; none of other things."""

    ranks: dict[str, tuple[int, float]]

    @property
    def ground(self) -> str:
        """Why it may be meant."""
        return "among the most central" if self.ranks else "named just before"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two names of a sentence in an order, and the relations that their types allow; `lent` is an end not said there."""

    subject: Name
    object: Name
    relations: tuple[str, ...]
    lent: tuple[Lent | None, Lent | None] = (None, None)


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Each pair of names that the sentence holds, or holds one of while the other is among what it may leave out."""
    said: dict[str, list[Name]] = {}
    for name in names_of(sentence):
        said.setdefault(key_of(name), []).append(name)
    central = _central(sentence, said)
    for one, mentions in said.items():
        for other, further in said.items():
            if one == other:
                continue
            subject, target = _nearest(mentions, further)
            relations = _allowed(subject.type, target.type, subject.start <= target.start)
            if relations:
                yield Candidate(subject, target, relations)
        for name, lent in central:
            spoken = mentions[0]
            for subject, target, lend in ((name, spoken, (lent, None)), (spoken, name, (None, lent))):
                relations = _allowed(subject.type, target.type, lend[0] is None)
                if relations:
                    yield Candidate(subject, target, relations, lend)


def names_of(sentence: Sentence) -> list[Name]:
    """The names of a sentence in order of the text, unnamed data centres among them."""
    found = {id(name): name for name in sentence.names if name.end > name.start}
    for phrase in sentence.phrases:
        for name in [*phrase.names, *(mod for mod, _ in phrase.mods)]:
            if name.generic and sentence.start <= name.start < sentence.end:
                found.setdefault(id(name), name)
    return sorted(found.values(), key=lambda name: (name.start, name.end))


def _central(sentence: Sentence, said: dict[str, list[Name]]) -> list[tuple[Name, Lent]]:
    ranks: dict[str, tuple[Name, dict[str, tuple[int, float]]]] = {}
    for end, ranked in sentence.central.items():
        for place, (name, probability) in enumerate(ranked):
            if key_of(name) not in said:
                ranks.setdefault(key_of(name), (name, {}))[1][end] = (place, probability)
    for name in sentence.recalled:
        if key_of(name) not in said:
            ranks.setdefault(key_of(name), (name, {}))
    return [(name, Lent(told)) for name, told in ranks.values()]


def _nearest(some: list[Name], others: list[Name]) -> tuple[Name, Name]:
    return min(((one, other) for one in some for other in others), key=lambda p: abs(p[0].start - p[1].start))


@cache
def _allowed(subject: str | None, target: str | None, ordered: bool) -> tuple[str, ...]:
    """The relations with ends of these types; one that is symmetric only of names in the order of the text."""
    return tuple(
        key
        for key, relation in vocabulary().relations.items()
        if not relation.literal
        and (ordered or not relation.symmetric)
        and _may(subject, relation.subject, slot_types(key)[0])
        and _may(target, relation.object, slot_types(key)[1])
    )


def _may(type: str | None, allowed: frozenset[str] | tuple[str, ...], usual: str) -> bool:
    return type in allowed if type is not None else usual != "Place" and usual in allowed
