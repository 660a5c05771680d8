"""Which stretches of a text are names, and of which kind: a linear chain over its words, learnt from annotated articles.

The rules' names are traits of the words among others (`spelt.py`); a label is B- or I- with a kind, or O. Weights are whole
numbers in `data/names.*.tsv`, and `python -m alliances.training names` learns them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import groupby
from struct import Struct
from typing import Any, NamedTuple

import numpy as np

from alliances.extractors.learnt.model import HALF, LANE, Model, load_model
from alliances.extractors.learnt.spelt import Described, Group, Piece, described
from alliances.extractors.mentions import Name
from alliances.ontology.errors import AlliancesError

KINDS = ("Company", "PublicBody", "MediaOutlet", "Person", "thing", "Place")
OUTSIDE = "O"
LABELS = (OUTSIDE, *(f"{where}-{kind}" for kind in KINDS for where in "BI"))
# The trait of a label that stands behind another.
BEHIND = "behind "
_FORBIDDEN = -(1 << 40)
# One number holds the sums of all labels; as only differences count, every one may be the same too high.
_BIAS = sum(HALF << LANE * label for label in range(len(LABELS)))
_SUMS = Struct(f"<{len(LABELS)}I")


# What each label of each piece weighs; what each label weighs (rows) behind each (columns).
Chain = Sequence[Sequence[int]]
Moves = np.ndarray[Any, np.dtype[np.int64]] | Sequence[Sequence[int]]


class Tagged(NamedTuple):
    """Characters of a text that are a name of this kind."""

    start: int
    end: int
    kind: str


def allowed(before: str, label: str) -> bool:
    """Whether a label may stand behind another: I- only behind B- or I- of its kind."""
    return not label.startswith("I-") or before[2:] == label[2:]


@dataclass(frozen=True)
class Tagger:
    """Labels the pieces of a text by the weights of a model."""

    model: Model
    known: dict[Group, int] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.model.labels != LABELS:
            raise AlliancesError("a model of names must have the labels " + " ".join(LABELS))

    @cached_property
    def moves(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        """By label (rows) what each label before it (columns) weighs."""
        rows = {before: self.model.sums([BEHIND + before]) for before in LABELS}
        weights = [
            [rows[before][place] if allowed(before, label) else _FORBIDDEN for before in LABELS]
            for place, label in enumerate(LABELS)
        ]
        return np.array(weights, dtype=np.int64)

    def spans(
        self, text: str, pieces: Sequence[Piece], known: Sequence[Name], proposed: Sequence[Name]
    ) -> list[Tagged]:
        """The names of a text in order, none overlapping."""
        sums = map(self._sums, described(pieces, known, proposed))
        words = groupby(zip(pieces, sums, strict=True), key=lambda word: word[0].sentence)
        sentences = [list(zip(*sentence, strict=True)) for _, sentence in words]
        paths = best_of_each([sums for _, sums in sentences], self.moves)
        return [
            tagged
            for (own, _), path in zip(sentences, paths, strict=True)
            for tagged in joined(own, [LABELS[place] for place in path])
        ]

    def labels(self, sentence: Sequence[Described]) -> list[str]:
        """The best labels for the pieces of a sentence; of equally good ones the first."""
        return [LABELS[place] for place in best(list(map(self._sums, sentence)), self.moves)]

    def _sums(self, groups: Described) -> Sequence[int]:
        added = list(map(self.known.get, groups))
        if None in added:
            added = [self._added(group) for group in groups]
        total = sum(filter(None, added), _BIAS)
        return _SUMS.unpack(total.to_bytes(_SUMS.size, "little"))

    def _added(self, group: Group) -> int:
        added = self.known.get(group)
        if added is None:
            added = self.model.added(group)
            if len(self.known) < 1 << 16:
                self.known[group] = added
        return added


def best(sums: Chain, moves: Moves) -> list[int]:
    """The path of the greatest sum (Viterbi), of equal ones the first from behind; nothing goes on at the start."""
    return best_of_each([sums], moves)[0] if sums else []


def best_of_each(chains: Sequence[Chain], moves: Moves) -> list[list[int]]:
    """The best path of each of several chains, none empty: a step at a time, in all that go on, the longest first."""
    order = sorted(range(len(chains)), key=lambda number: -len(chains[number]))
    lengths, step = np.array([len(chains[number]) for number in order]), np.asarray(moves, dtype=np.int64)
    longest = int(lengths.max(initial=0))
    own = np.zeros((longest, len(chains), len(step)), dtype=np.int64)
    for place, number in enumerate(order):
        own[: len(chains[number]), place] = chains[number]
    # Before the first piece stands O, which weighs nothing there.
    before = np.full(len(step), _FORBIDDEN)
    before[0] = 0
    scores = (before + np.where(step > _FORBIDDEN, 0, step)).max(axis=1) + own[:1].sum(axis=0)
    # By step, chain and label, the label that is best before it.
    back = np.zeros((longest, len(chains), len(step)), dtype=np.uint8)
    for place in range(1, longest):
        going = np.count_nonzero(lengths > place)
        ways = scores[:going, None] + step
        back[place, :going] = ways.argmax(axis=2)
        scores[:going] = ways.max(axis=2) + own[place, :going]
    found: list[list[int]] = [[] for _ in chains]
    for number, last, steps in zip(order, scores.argmax(axis=1).tolist(), back.swapaxes(0, 1), strict=True):
        path = [last]
        for earlier in steps[len(chains[number]) - 1 : 0 : -1].tolist():
            path.append(earlier[path[-1]])
        found[number] = path[::-1]
    return found


def joined(pieces: Sequence[Piece], labels: Sequence[str]) -> Iterator[Tagged]:
    """The stretches that labels tell."""
    start, end, kind = 0, 0, ""
    for piece, label in zip(pieces, labels, strict=True):
        if label.startswith("I-"):
            end = piece.end
            continue
        if kind:
            yield Tagged(start, end, kind)
        start, end, kind = piece.start, piece.end, label[2:]
    if kind:
        yield Tagged(start, end, kind)


@cache
def load_tagger(key: str) -> Tagger:
    """The tagger of a language (`ko`, `en`, `en-plain`), read once; `AlliancesError` where it was never learnt."""
    model = load_model(f"names.{key}")
    if model.labels != LABELS:
        raise AlliancesError(f"learnt/data/names.{key}.tsv:1: the labels must be {' '.join(LABELS)}")
    return Tagger(model)
