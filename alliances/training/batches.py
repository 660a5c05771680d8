"""Articles with what is right of them, laid side by side as tensors for a step of learning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from alliances.extractors.learnt.encoding import OFFSETS, SIGNAL, Array, Encoded, beside, relations
from alliances.extractors.learnt.rows import Placed, Rows
from alliances.training.examples import DEBATABLE, Example


@dataclass(slots=True)
class Lesson:
    """An article for the networks: its arrays; for each candidate and relation (m, r) what is right, and how much it counts."""

    article: Encoded
    right: Array
    counts: Array


def lesson(article: Encoded, examples: Sequence[Example]) -> Lesson:
    """What the examples of an article, in the order of its candidates, say of each relation."""
    order = {relation: place for place, relation in enumerate(relations())}
    right = np.zeros((len(examples), len(order)), dtype=np.float32)
    counts = np.zeros_like(right)
    for row, example in enumerate(examples):
        for relation, verdict in example.verdicts.items():
            right[row, order[relation]] = bool(verdict)
            counts[row, order[relation]] = DEBATABLE if relation in example.debatable else 1.0
    return Lesson(article, right, counts)


class LaidLesson(NamedTuple):
    """A lesson with its rows in the tables of a network and the groups of its candidates, which stay the same in every step."""

    lesson: Lesson
    placed: Placed
    beside: list[Array]

    @classmethod
    def out(cls, lesson: Lesson, rows: Rows) -> LaidLesson:
        """A lesson laid out for a network."""
        placed = rows.placed(lesson.article)
        # Most of what is lent are zeros: as bytes all articles fit into memory.
        return cls(lesson, replace(placed, lent=placed.lent.astype(bool)), beside(lesson.article))


@dataclass(frozen=True)
class Batch:
    """B articles of at most L words with M candidates in all.

    By word (B, L): words, kinds, endings, entities, things (numbered through all articles, 0 of each for none), starts; here
    says where an article has a word; opens (B, L, r). By candidate (M): where, the article; ends (M, 2); which, the row of
    `spans` (article, start, end, low, high) of its span; types (M, 2), roles, ways, lent (M, S), circumstances (M, columns), told
    (M, r, TOLD), whom (M, 2), right and counts (M, r). beside: four groups of each candidate (M), with how many there are.
    """

    words: dict[str, Any]
    pairs: dict[str, Any]
    spans: Any
    beside: list[tuple[Any, int]]
    things: int

    @property
    def size(self) -> int:
        """How many candidates there are."""
        return len(self.pairs["where"])


def batch(given: Sequence[LaidLesson], torch: Any, device: str) -> Batch:  # noqa: ANN401
    """A few articles as tensors on a device."""
    longest = max(len(laid.lesson.article.words) for laid in given)
    words: dict[str, list[Array]] = defaultdict(list)
    pairs: dict[str, list[Array]] = defaultdict(list)
    spans: list[Array] = []
    groups: list[list[Array]] = [[], [], [], []]
    sizes, things = [0] * len(groups), 0
    for number, laid in enumerate(given):
        article = laid.lesson.article
        for key, values in _of_words(laid, things).items():
            words[key].append(_padded(values, longest))
        different, which = np.unique(article.spans, axis=0, return_inverse=True)
        for key, values in _of_pairs(laid, things).items():
            pairs[key].append(values)
        pairs["where"].append(np.full(len(article.ends), number))
        pairs["which"].append(which.reshape(-1) + sum(map(len, spans)))
        spans.append(np.insert(different, 0, number, axis=1))
        for place, group in enumerate(laid.beside):
            groups[place].append(group + sizes[place])
            sizes[place] += int(group.max(initial=-1)) + 1
        things += article.size

    def tensor(arrays: Sequence[Array]) -> Any:  # noqa: ANN401
        return torch.from_numpy(np.concatenate(arrays)).to(device)

    return Batch(
        {key: tensor([array[None] for array in arrays]) for key, arrays in words.items()},
        {key: tensor(arrays) for key, arrays in pairs.items()},
        tensor(spans),
        [(tensor(own), size) for own, size in zip(groups, sizes, strict=True)],
        things,
    )


def _of_words(laid: LaidLesson, before: int) -> dict[str, Array]:
    article, placed = laid.lesson.article, laid.placed
    return {
        "words": placed.words,
        "kinds": placed.kinds,
        "endings": placed.endings,
        "entities": article.entities,
        "things": article.things + before,
        "named": article.things > 0,
        "here": np.ones(len(article.words), dtype=bool),
        "starts": article.starts.astype(np.float32),
        "opens": article.opens.astype(np.float32),
    }


def _of_pairs(laid: LaidLesson, before: int) -> dict[str, Array]:
    lesson, placed = laid.lesson, laid.placed
    article = lesson.article
    return {
        "ends": article.ends,
        "types": placed.types,
        "roles": placed.roles,
        "ways": placed.ways,
        "lent": placed.lent,
        "circumstances": article.circumstances + np.array(OFFSETS),
        "told": (article.told / SIGNAL).astype(np.float32),
        "whom": article.whom + before,
        "right": lesson.right,
        "counts": lesson.counts,
    }


def _padded(values: Array, length: int) -> Array:
    padding = [(0, length - len(values)), *[(0, 0)] * (values.ndim - 1)]
    return np.pad(values, padding)
