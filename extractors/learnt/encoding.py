"""An article as arrays: its words in order, and each candidate as places in them, for the network and for its training."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

from alliances.extractors.learnt.candidates import names_of
from alliances.extractors.learnt.traits import Described
from alliances.extractors.standing import key_of
from alliances.ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from alliances.extractors.learnt.weighing import Weighed

Array = np.ndarray[Any, np.dtype[Any]]

# What is passed on from layer to layer of the network, and what rules told, is counted in 256ths.
SIGNAL = 256
# What the rules told of a relation of two names: that they read it here, how sure they were, that they read it elsewhere.
TOLD = 3
# How many of the things most often named are told apart, each by its first mention and its later ones.
_RANKS = 6
ENTITIES = 2 * _RANKS + 1
# The sizes of the columns of `Encoded.circumstances` behind the two types.
CIRCUMSTANCES = (11, 5, 10, 10, 8, 8)
# Where the rows of each column begin in one table of all.
OFFSETS = tuple(accumulate((0, *CIRCUMSTANCES[:-1])))
_FAR = 9


def relations() -> tuple[str, ...]:
    """The relations between two things, in the order of the arrays."""
    return tuple(sorted(key for key, relation in vocabulary().relations.items() if not relation.literal))


@dataclass(slots=True)
class Encoded:
    """An article of n words and m candidates; r is the number of relations.

    words: each as kind and form ("noun 투자"; of a name its type); kinds: its kind and how it hangs on the word above it in a
    parse; entities (n): which thing a word names, by how often it
    is named; opens (n, r): the relations whose frames a word opens; starts (n): whether a headline starts there.
    ends (m, 2): the words of subject and object, the last mention before where an end is left out; spans (m, 4): the
    sentence's first word and the one behind its last, the earlier and the later of the names said;
    types (m): subject's and object's; circumstances (m, 6): see `_circumstances`; told (m, r, 3): what the rules read,
    in 256ths.
    """

    words: list[str]
    kinds: list[str]
    entities: Array
    opens: Array
    starts: Array
    ends: Array
    spans: Array
    types: list[tuple[str, str]]
    circumstances: Array
    told: Array


class _Mentions:
    """Where the things of an article are named: sentence and word, in order."""

    def __init__(self, described: Sequence[Described], bases: Sequence[int]) -> None:
        self.places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, (own, base) in enumerate(zip(described, bases, strict=True)):
            for name in names_of(own.sentence):
                place = own.place(name)
                if place is not None:
                    self.places[key_of(name)].append((number, base + place))

    def before(self, key: str, sentence: int) -> tuple[int, int]:
        """The word of the last mention before a sentence (else of the first after it) and how many sentences ago."""
        places = self.places.get(key)
        if not places:
            return 0, _FAR
        index = bisect_left(places, (sentence, 0))
        if not index:
            return places[0][1], _FAR
        number, word = places[index - 1]
        return word, min(sentence - number, _FAR)

    def ranked(self) -> Iterator[tuple[int, int]]:
        """Each word that names a thing, with a number for the thing by how often it is named."""
        order = sorted(self.places, key=lambda key: -len(self.places[key]))
        for rank, key in enumerate(order):
            for count, (_, word) in enumerate(self.places[key]):
                yield word, 1 + min(rank, _RANKS - 1) + (_RANKS if count else 0)


def encode(described: Sequence[Described], items: Sequence[Weighed]) -> Encoded:
    """The arrays of an article from its described sentences and their candidates in order."""
    bases = [0]
    for own in described:
        bases.append(bases[-1] + len(own.words))
    mentions = _Mentions(described, bases[:-1])
    order = {relation: place for place, relation in enumerate(relations())}
    everything = [word for own in described for word in own.words]
    words = [f"{word.kind} {word.form}" for word in everything]
    opens = np.zeros((len(words), len(order)))
    starts = np.zeros(len(words))
    for own, base in zip(described, bases, strict=False):
        if own.sentence.headline and own.words:
            starts[base] = 1
        for place, opened in enumerate(own.opened):
            opens[base + place, [order[relation] for relation in opened if relation in order]] = 1
    entities = np.zeros(len(words), dtype=np.int64)
    for word, number in mentions.ranked():
        entities[word] = number
    sentences = {id(own.sentence): number for number, own in enumerate(described)}
    rows = [_row(item, sentences[id(item.sentence)], described, bases, mentions) for item in items]
    return Encoded(
        words,
        [f"{word.kind} {word.link}".strip() for word in everything],
        entities,
        opens,
        starts,
        np.array([row[0] for row in rows], dtype=np.int64).reshape(-1, 2),
        np.array([row[1] for row in rows], dtype=np.int64).reshape(-1, 4),
        [(str(item.candidate.subject.type), str(item.candidate.object.type)) for item in items],
        np.array([row[2] for row in rows], dtype=np.int64).reshape(-1, len(CIRCUMSTANCES)),
        _told(items, order),
    )


def _row(
    item: Weighed, number: int, described: Sequence[Described], bases: Sequence[int], mentions: _Mentions
) -> tuple[list[int], list[int], list[int]]:
    # A sentence without words of its own borrows the last word there is.
    base = min(bases[number], max(bases[-1] - 1, 0))
    behind = max(bases[number + 1], base + 1)
    ends, ago = [], []
    names = item.candidate.subject, item.candidate.object
    for name, key, lent in zip(names, item.ends, item.candidate.lent, strict=True):
        place = described[number].place(name) if lent is None else None
        word, far = (base + (place or 0), 0) if lent is None else mentions.before(key, number)
        ends.append(word)
        ago.append(far)
    said = [end for end, lent in zip(ends, item.candidate.lent, strict=True) if lent is None]
    span = [base, behind, min(said), max(said)]
    counts = [min(len(mentions.places.get(key, ())), 7) for key in item.ends]
    left_out = [lent is not None for lent in item.candidate.lent]
    return ends, span, [*_circumstances(ends, left_out), *ago, *counts]


def _circumstances(ends: Sequence[int], left_out: Sequence[bool]) -> tuple[int, int]:
    """How far apart the names stand (0: one is left out), and in which order or which of them is left out."""
    if left_out[0]:
        return 0, 3
    if left_out[1]:
        return 0, 4
    return 1 + _bucket(abs(ends[0] - ends[1])), 1 + (ends[0] < ends[1])


def _bucket(number: int) -> int:
    return number if number < 6 else 6 + sum(number >= limit for limit in (9, 13, 20))


def _told(items: Sequence[Weighed], order: dict[str, int]) -> Array:
    told = np.zeros((len(items), len(order), TOLD))
    for row, item in enumerate(items):
        for relation, traits in item.told.items():
            told[row, order[relation]] = told_numbers(traits)
    return told


def told_numbers(traits: Sequence[str]) -> tuple[int, int, int]:
    """What the rules read of a relation, from its traits: here, how sure, elsewhere, each in 256ths."""
    sure = max((float(t.removeprefix("read at ")) for t in traits if t.startswith("read at ")), default=0.0)
    return SIGNAL * ("read" in traits), round(SIGNAL * sure), SIGNAL * ("read elsewhere" in traits)
