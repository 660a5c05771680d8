"""An article as arrays: its words in order, and each candidate as places in them, for the network and for its training."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

from alliances.extractors.learnt.candidates import names_of
from alliances.extractors.learnt.described import Described, parent_of
from alliances.extractors.learnt.leaving import left_out_traits
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
    circumstances (m, 11): see `_row`; told (m, r, 6): what the rules read, in 256ths.
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
            opens[base + place, [order[relation] for relation in opened if relation in order]] = 1
    things, entities = np.zeros((2, len(words)), dtype=np.int64)
    ranked = mentions.ranked()
    for key, number in ranked.items():
        for count, (_, word) in enumerate(mentions.places[key]):
            things[word] = number
            entities[word] = min(number, _RANKS) + (_RANKS if count else 0)
    numbers = {id(own): number for number, own in enumerate(described)}
    rows = [_row(item, numbers[id(item.described)], bases, mentions) for item in items]
    return Encoded(
        words,
        [f"{word.kind} {word.link}".strip() for word in everything],
        [mentions.named.get(place, "") for place in range(len(words))],
        things,
        entities,
        opens,
        starts,
        np.array([[ranked.get(key, 0) for key in item.ends] for item in items], dtype=np.int64).reshape(
            -1, 2
        ),
        np.array([row[0] for row in rows], dtype=np.int64).reshape(-1, 2),
        np.array([row[1] for row in rows], dtype=np.int64).reshape(-1, 4),
        [(str(item.candidate.subject.type), str(item.candidate.object.type)) for item in items],
        [_roles(item) for item in items],
        [_way(item) for item in items],
        [tuple(left_out_traits(item)) for item in items],
        np.array([row[2] for row in rows], dtype=np.int64).reshape(-1, len(CIRCUMSTANCES)),
        _told(items, order),
    )


def _row(
    item: Weighed, number: int, bases: Sequence[int], mentions: _Mentions
) -> tuple[list[int], list[int], list[int]]:
    """Of a candidate the words of its ends, its span, and its circumstances.

    These are: how far apart the names stand and in which order; for subject and object how many sentences ago it was named
    and how often it is named; of an end left out its ranks and what was told of it before; which owns the other.
    """
    # A sentence without words of its own borrows the next word, at the end of an article the last.
    base = min(bases[number], max(bases[-1] - 1, 0))
    behind = max(bases[number + 1], base + 1)
    ends, ago = [], []
    names = item.candidate.subject, item.candidate.object
    places = item.described.places(item.candidate)
    for place, key, lent in zip(places, item.ends, item.candidate.lent, strict=True):
        word, far = (base + (place or 0), 0) if lent is None else mentions.before(key, number)
        ends.append(word)
        ago.append(far)
    said = [end for end, lent in zip(ends, item.candidate.lent, strict=True) if lent is None]
    span = [base, behind, min(said), max(said)]
    counts = [min(len(mentions.places.get(key, ())), 7) for key in item.ends]
    left_out = [lent is not None for lent in item.candidate.lent]
    return ends, span, [*_apart(ends, left_out), *ago, *counts, *_lent(item), _parent(*names)]


def _apart(ends: Sequence[int], left_out: Sequence[bool]) -> tuple[int, int]:
    """How far apart the names stand (0: one is left out), and in which order or which of them is left out."""
    if left_out[0]:
        return 0, 3
    if left_out[1]:
        return 0, 4
    return 1 + _bucket(abs(ends[0] - ends[1])), 1 + (ends[0] < ends[1])


def _lent(item: Weighed) -> tuple[int, int, int, int]:
    """Of an end left out: its rank for that end, how probable it is there, its rank for the other, what was told of it before."""
    for number, lent in enumerate(item.candidate.lent):
        if lent is not None:
            rank, probability = lent.ranks.get(ENDS[number], (3, 0.0))
            other, _ = lent.ranks.get(ENDS[1 - number], (3, 0.0))
            told = set(item.described.told_before(item.ends[number]))
            before = ("subject" in told) + 2 * ("object" in told)
            return 1 + min(rank, 3), round(8 * probability), 1 + min(other, 3), before
    return 0, 0, 0, 0


def _parent(subject: Name, target: Name) -> int:
    return ("", *ENDS).index(parent_of(subject, target))


def _roles(item: Weighed) -> str:
    """The cases in which the first clause that holds both names holds them; of one name its case in its clauses."""
    described = item.described
    roles = [
        described.roles(name) if lent is None else []
        for name, lent in zip(
            (item.candidate.subject, item.candidate.object), item.candidate.lent, strict=True
        )
    ]
    if all(roles):
        return next((f"{one}, {other}" for one, other in zip(*roles, strict=True) if one and other), "")
    clauses = described.sentence.clauses
    own = [
        f"{clause.kind} {role}" for clause, role in zip(clauses, roles[0] or roles[1], strict=False) if role
    ]
    return own[0] if own else ""


def _way(item: Weighed) -> str:
    """The links of a parse from one name to the other."""
    described = item.described
    subject, target = described.places(item.candidate)
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
