"""An article as arrays: its words in order, and each candidate as places in them, for the network and for its training."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from alliances.extractors.learnt.candidates import Candidate, Lent, names_of
from alliances.extractors.learnt.described import Described, parent_of
from alliances.extractors.learnt.leaving import Leaving
from alliances.extractors.learnt.told import Account
from alliances.extractors.mentions import Name
from alliances.extractors.standing import key_of
from alliances.ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from alliances.extractors.learnt.weighed import Weighed

Array = np.ndarray[Any, np.dtype[Any]]

# What is passed on from layer to layer of the network, and what rules told, is counted in 256ths.
SIGNAL = 256
# How many numbers tell what the rules read of a relation.
TOLD = len(Account._fields)
# The things most often named are told apart, each by its first mention and its later ones; the last number is of all others.
_RANKS = 6
ENTITIES = 2 * _RANKS + 1
# The sizes of the columns of `Encoded.circumstances`.
CIRCUMSTANCES = (11, 5, 10, 10, 8, 8, 5, 9, 5, 4, 3)
# Where the rows of each column begin in one table of all.
OFFSETS = tuple(accumulate((0, *CIRCUMSTANCES[:-1])))
_FAR = 9
ENDS = ("subject", "object")


def relations() -> tuple[str, ...]:
    """The relations between two things, in the order of the arrays."""
    return tuple(sorted(key for key, relation in vocabulary().relations.items() if not relation.literal))


@dataclass(slots=True)
class Encoded:
    """An article of n words and m candidates; r is the number of relations.

    words: each as kind and form ("noun 투자"; of a name its type); kinds: its kind and how it hangs on the word above it in a
    parse; things (n): which thing a word names, numbered from 1, 0 for none; entities (n): the same, by how often the thing
    is named; opens (n, r): the relations whose frames a word opens; starts (n): whether a headline starts there.
    named: by word the name that it is, "" for none;
    whom (m, 2): the things that subject and object are; ends (m, 2): their words, the last mention before where an end is left
    out; spans (m, 4): the
    sentence's first word and the one behind its last, the earlier and the later of the names said;
    types (m): subject's and object's; roles (m): how they stand in a clause; ways (m): how one hangs on the other in a parse;
    lent (m): what speaks for or against an end that is left out (`leaving.py`), nothing where both are said;
    circumstances (m, 11): see `_Stage.row`; told (m, r, 6): what the rules read, in 256ths.
    """

    words: list[str]
    kinds: list[str]
    named: list[str]
    things: Array
    entities: Array
    opens: Array
    starts: Array
    whom: Array
    ends: Array
    spans: Array
    types: list[tuple[str, str]]
    roles: list[str]
    ways: list[str]
    lent: list[tuple[str, ...]]
    circumstances: Array
    told: Array

    @property
    def size(self) -> int:
        """How many things there are, with the one numbered 0 that stands for none."""
        return 1 + int(max(self.things.max(initial=0), self.whom.max(initial=0)))


class _Mentions:
    """Where the things of an article are named: sentence and word, in order."""

    def __init__(self, described: Sequence[Described], bases: Sequence[int]) -> None:
        self.places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.named: dict[int, str] = {}
        for number, (own, base) in enumerate(zip(described, bases, strict=True)):
            for name in names_of(own.sentence):
                place = own.place(name)
                if place is not None:
                    self.places[key_of(name)].append((number, base + place))
                    self.named[base + place] = name.text

    def counted(self, key: str) -> int:
        """How often a thing is named, seven and more as seven."""
        return min(len(self.places.get(key, ())), 7)

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

    def ranked(self) -> dict[str, int]:
        """The things by how often they are named, numbered from 1."""
        order = sorted(self.places, key=lambda key: -len(self.places[key]))
        return {key: number for number, key in enumerate(order, start=1)}


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
            if opened:
                opens[base + place, [order[relation] for relation in opened if relation in order]] = 1
    things, entities = np.zeros((2, len(words)), dtype=np.int64)
    ranked = mentions.ranked()
    for key, number in ranked.items():
        for count, (_, word) in enumerate(mentions.places[key]):
            things[word] = number
            entities[word] = min(number, _RANKS) + (_RANKS if count else 0)
    stages = {id(own): _Stage(own, number, bases, mentions) for number, own in enumerate(described)}
    rows = [stages[id(item.described)].row(item.candidate, item.ends) for item in items]
    return Encoded(
        words,
        [f"{word.kind} {word.link}".strip() for word in everything],
        [mentions.named.get(place, "") for place in range(len(words))],
        things,
        entities,
        opens,
        starts,
        _array([[ranked.get(key, 0) for key in row.keys] for row in rows], 2),
        _array([row.ends for row in rows], 2),
        _array([row.span for row in rows], 4),
        [(str(item.candidate.subject.type), str(item.candidate.object.type)) for item in items],
        [row.roles for row in rows],
        [row.way for row in rows],
        [row.lent for row in rows],
        _array([row.circumstances for row in rows], len(CIRCUMSTANCES)),
        _told(items, order),
    )


def _array(rows: Sequence[Sequence[int]], columns: int) -> Array:
    return np.array(rows, dtype=np.int64).reshape(-1, columns)


class _Row(NamedTuple):
    """What `Encoded` holds of one candidate; `keys`: the things that its ends are."""

    keys: tuple[str, str]
    ends: tuple[int, int]
    span: tuple[int, int, int, int]
    roles: str
    way: str
    lent: tuple[str, ...]
    circumstances: tuple[int, ...]


class _Stage:
    """A sentence whose candidates are encoded; what several of them share is found once."""

    def __init__(self, described: Described, number: int, bases: Sequence[int], mentions: _Mentions) -> None:
        self.described, self.number, self.mentions = described, number, mentions
        # A sentence without words of its own borrows the next word, at the end of an article the last.
        self.base = min(bases[number], max(bases[-1] - 1, 0))
        self.behind = max(bases[number + 1], self.base + 1)
        self._leaving = Leaving(described)
        self._left_out: dict[tuple[int, str], tuple[int, int, int, int]] = {}
        self._alone: dict[int, str] = {}

    def row(self, pair: Candidate, keys: tuple[str, str]) -> _Row:
        """A candidate of these things.

        Its circumstances are: how far apart the names stand and in which order; for subject and object how many sentences
        ago it was named and how often it is named; of an end left out its ranks and what was told of it before; which owns
        the other.
        """
        places = self.described.places(pair)
        (subject, since), (target, ago) = map(self._end, places, keys, pair.lent)
        left = next((end for end, lent in enumerate(pair.lent) if lent is not None), None)
        low, high = (
            sorted((subject, target))
            if left is None
            else (target, target)
            if left == 0
            else (subject, subject)
        )
        shared = self._of_left(left, pair, keys[left]) if left is not None else (0, 0, 0, 0)
        return _Row(
            keys,
            (subject, target),
            (self.base, self.behind, low, high),
            self._roles(pair, left),
            _way(self.described, places),
            self._leaving.traits(ENDS[left], keys[left], _said(pair, left)) if left is not None else (),
            (
                *_apart(subject, target, left),
                since,
                ago,
                *map(self.mentions.counted, keys),
                *shared,
                _parent(pair),
            ),
        )

    def _end(self, place: int | None, key: str, lent: Lent | None) -> tuple[int, int]:
        """The word of an end, and how many sentences ago it was said."""
        if lent is None:
            return self.base + (place or 0), 0
        return self.mentions.before(key, self.number)

    def _of_left(self, left: int, pair: Candidate, key: str) -> tuple[int, int, int, int]:
        """Of the end left out: its rank for that end, how probable it is there, its rank for the other, what was told before."""
        lent = pair.lent[left]
        if (left, key) not in self._left_out and lent is not None:
            rank, probability = lent.ranks.get(ENDS[left], (3, 0.0))
            other, _ = lent.ranks.get(ENDS[1 - left], (3, 0.0))
            told = set(self.described.told_before(key))
            before = ("subject" in told) + 2 * ("object" in told)
            self._left_out[left, key] = 1 + min(rank, 3), round(8 * probability), 1 + min(other, 3), before
        return self._left_out[left, key]

    def _roles(self, pair: Candidate, left: int | None) -> str:
        """The cases in which the first clause that holds both names holds them; of one name its case in its clauses."""
        if left is None:
            both = zip(self.described.roles(pair.subject), self.described.roles(pair.object), strict=True)
            return next((f"{one}, {other}" for one, other in both if one and other), "")
        said = _said(pair, left)
        if id(said) not in self._alone:
            own = zip(self.described.sentence.clauses, self.described.roles(said), strict=True)
            self._alone[id(said)] = next((f"{clause.kind} {role}" for clause, role in own if role), "")
        return self._alone[id(said)]


def _said(pair: Candidate, left: int) -> Name:
    """The end that is not left out."""
    return pair.subject if left else pair.object


def _apart(subject: int, target: int, left: int | None) -> tuple[int, int]:
    """How far apart the names stand (0: one is left out), and in which order or which of them is left out."""
    if left is not None:
        return 0, 3 + left
    return 1 + _bucket(abs(subject - target)), 1 + (subject < target)


def _parent(pair: Candidate) -> int:
    return ("", *ENDS).index(parent_of(pair.subject, pair.object))


def _way(described: Described, places: tuple[int | None, int | None]) -> str:
    """The links of a parse from one name to the other."""
    subject, target = places
    way = described.way(subject, target) if subject is not None and target is not None else None
    if way is None:
        return ""
    left, _, right = way
    up, down = ([described.words[index].link for index in part] for part in (left, right))
    return f"{'<'.join(up)}^{'>'.join(reversed(down))}"


def _bucket(number: int) -> int:
    return number if number < 6 else 6 + sum(number >= limit for limit in (9, 13, 20))


def _told(items: Sequence[Weighed], order: dict[str, int]) -> Array:
    told = np.zeros((len(items), len(order), TOLD))
    for row, item in enumerate(items):
        for relation, account in item.told.items():
            told[row, order[relation]] = [round(SIGNAL * number) for number in account]
    return told


def beside(article: Encoded) -> list[Array]:
    """Which candidates stand beside each other, four ways, each as the number of a group (m), from 0.

    Those of a sentence with the same subject, or the same object; those of the same two things in this order anywhere in the
    article; those of the same two things in either order in a sentence. (A sentence without words counts with the next one.)
    """
    subject, target = article.whom.T
    sentence, many = article.spans[:, 0], int(article.whom.max(initial=0)) + 1
    low, high = np.minimum(subject, target), np.maximum(subject, target)
    keys = (
        sentence * many + subject,
        sentence * many + target,
        subject * many + target,
        (sentence * many + low) * many + high,
    )
    return [np.unique(key, return_inverse=True)[1].reshape(-1) for key in keys]
