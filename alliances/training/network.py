"""Learn the network that reads the words of an article (`extractors/learnt/network.py`), with PyTorch.

The network is trained on what the linear model is trained on: each candidate of a sentence with what gold says of it.
A step sees a few articles whole. Words seen once, and some of the others at random, stand for what was never seen.
"""

from __future__ import annotations

import io
import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from alliances.extractors.learnt.encoding import (
    CIRCUMSTANCES,
    ENTITIES,
    OFFSETS,
    SIGNAL,
    TOLD,
    Array,
    Encoded,
    relations,
)
from alliances.extractors.learnt.network import DILATIONS, Network, rounded
from alliances.graph.files import write_bytes
from alliances.ontology.errors import AlliancesError
from alliances.training.examples import DEBATABLE, Example

# Channels of a word, units of a pair, signals that are pooled, and the two sizes that are multiplied.
CHANNELS, UNITS, POOLED, BOTH, EMBEDDED = 128, 128, 64, 64, 48
# Rounds over all articles, articles in a step, the highest rate of learning.
ROUNDS, STEP, RATE = 14, 6, 3e-3
# What is left out at random, what of it between convolutions, and which share of the words is taken as unknown.
DROPPED, BETWEEN, UNKNOWN = 0.25, 0.15, 0.08
_SEEN = 2


@dataclass(slots=True)
class Lesson:
    """An article for the network: its arrays; for each candidate and relation (m, r) what is right, and how much it counts."""

    article: Encoded
    right: Array
    counts: Array


def lesson(article: Encoded, examples: Sequence[Example], opened: bool) -> Lesson:
    """What the examples of an article, in the order of its candidates, say of each relation.

    Of an opened article nothing stays of what the rules read: `article.told` is emptied.
    """
    order = {relation: place for place, relation in enumerate(relations())}
    right = np.zeros((len(examples), len(order)), dtype=np.float32)
    counts = np.zeros_like(right)
    for row, example in enumerate(examples):
        for relation, verdict in example.verdicts.items():
            right[row, order[relation]] = bool(verdict)
            counts[row, order[relation]] = DEBATABLE if relation in example.debatable else 1.0
    if opened:
        article.told[:] = 0
    return Lesson(article, right, counts)


@dataclass(frozen=True)
class Rows:
    """What the rows of the tables stand for."""

    words: tuple[str, ...]
    kinds: tuple[str, ...]
    types: tuple[str, ...]

    @classmethod
    def of(cls, articles: Sequence[Encoded]) -> Rows:
        """Words seen twice, all kinds and all types of the articles, in order."""
        counts = Counter(word for article in articles for word in article.words)
        words = sorted(word for word, count in counts.items() if count >= _SEEN)
        kinds = sorted({kind for article in articles for kind in article.kinds})
        types = sorted({type for article in articles for pair in article.types for type in pair})
        return cls(tuple(words), tuple(kinds), tuple(types))


class _Learner:
    """The tensors that are learnt, and the network that they make."""

    def __init__(self, rows: Rows, torch: Any) -> None:  # noqa: ANN401 (PyTorch is not there when types are checked)
        self.rows, self.torch = rows, torch
        self.places = Network(rows.words, rows.kinds, rows.types, {}).places
        related, types = len(relations()), len(rows.types) + 1
        c, d, q, b = CHANNELS, UNITS, POOLED, BOTH
        # By name: the shape and how large the first values are; those of none start as zeros.
        shapes: dict[str, tuple[tuple[int, ...], float]] = {
            "embedded": ((len(rows.words) + 1, EMBEDDED), 0.3),
            "word": ((EMBEDDED, c), 1 / math.sqrt(EMBEDDED)),
            "kinds": ((len(rows.kinds) + 1, c), 0.3),
            "entities": ((ENTITIES, c), 0.1),
            "opens": ((related, c), 0.2),
            "starts": ((c,), 0.2),
            "first": ((c,), 0.0),
            "pool": ((2 * c, 3 * q), 1 / math.sqrt(2 * c)),
            "pool_bias": ((3 * q,), 0.0),
            "subject": ((c, d), 1 / math.sqrt(c)),
            "object": ((c, d), 1 / math.sqrt(c)),
            "one": ((c, b), 1 / math.sqrt(c)),
            "other": ((c, b), 1 / math.sqrt(c)),
            "both": ((b, d), 1 / math.sqrt(b)),
            "types": ((2, types, d), 0.3),
            "circumstances": ((sum(CIRCUMSTANCES), d), 0.2),
            "told": ((related * TOLD, d), 0.1),
            "told_own": ((related, TOLD), 0.0),
            "pooled": ((4 * q, d), 1 / math.sqrt(4 * q)),
            "bias": ((d,), 0.0),
            "deep": ((d, d), 1 / math.sqrt(d)),
            "deep_bias": ((d,), 0.0),
            "out": ((d, related), 1 / math.sqrt(d)),
            "out_bias": ((related,), 0.0),
            "pairs": ((types, types, related), 0.0),
        }
        for number in range(len(DILATIONS)):
            shapes[f"convolution_{number}"] = (3, c, c), 1 / math.sqrt(3 * c)
            shapes[f"shift_{number}"] = (c,), 0.0
        self.tensors = {name: torch.randn(shape) * size for name, (shape, size) in shapes.items()}
        self.tensors["out_bias"] -= 3.0  # few candidates are right
        # Kinds and types that were never seen say nothing.
        self.tensors["kinds"][0] = self.tensors["types"][:, 0] = 0.0
        for tensor in self.tensors.values():
            tensor.requires_grad_()

    def loss(self, lesson: Lesson, unknown: Sequence[bool]) -> Any:  # noqa: ANN401
        """How wrong the network is about an article; `unknown` words stand for ones never seen."""
        torch = self.torch
        drop = torch.nn.functional.dropout
        alone, signals = self._read(lesson.article, unknown, drop)
        found = self._pairs(alone, signals, lesson.article, drop)
        each = torch.nn.functional.binary_cross_entropy_with_logits(
            found, torch.from_numpy(lesson.right), reduction="none"
        )
        return (each * torch.from_numpy(lesson.counts)).sum()

    def _read(self, article: Encoded, unknown: Sequence[bool], drop: Any) -> Any:  # noqa: ANN401
        torch, t = self.torch, self.tensors
        word, kind, _ = self.places
        places = [0 if gone else word.get(w, 0) for w, gone in zip(article.words, unknown, strict=True)]
        entered = drop(t["embedded"][places], DROPPED) @ t["word"] + t["first"]
        entered = entered + t["kinds"][[kind.get(k, 0) for k in article.kinds]]
        entered = entered + t["entities"][torch.from_numpy(article.entities)]
        entered = entered + _float(torch, article.opens) @ t["opens"]
        entered = entered + _float(torch, article.starts)[:, None] * t["starts"]
        signals = alone = torch.relu(entered)
        for number, apart in enumerate(DILATIONS):
            before, at, behind = t[f"convolution_{number}"]
            kept = drop(signals, BETWEEN)
            edge = torch.zeros(apart, CHANNELS)
            padded = torch.cat([edge, kept, edge])
            mixed = padded[: -2 * apart] @ before + kept @ at + padded[2 * apart :] @ behind
            signals = signals + torch.relu(mixed + t[f"shift_{number}"])
        return alone, drop(signals, DROPPED)

    def _pairs(self, alone: Any, signals: Any, article: Encoded, drop: Any) -> Any:  # noqa: ANN401
        torch, t = self.torch, self.tensors
        first, second = torch.from_numpy(article.ends).T
        total = (signals @ t["subject"])[first] + (signals @ t["object"])[second]
        total = total + ((signals @ t["one"])[first] * (signals @ t["other"])[second]) @ t["both"]
        seen = torch.cat([signals, alone], -1)
        pool = torch.relu(seen @ t["pool"] + t["pool_bias"])
        total = total + self._pooled(pool, torch.from_numpy(article.spans)) @ t["pooled"]
        types = torch.tensor([[self.places[2].get(type, 0) for type in pair] for pair in article.types]).T
        total = total + t["types"][0][types[0]] + t["types"][1][types[1]] + t["bias"]
        for offset, column in zip(OFFSETS, torch.from_numpy(article.circumstances).T, strict=True):
            total = total + t["circumstances"][offset + column]
        told = _float(torch, article.told) / SIGNAL
        units = drop(torch.relu(total + told.flatten(1) @ t["told"]), DROPPED)
        units = units + drop(torch.relu(units @ t["deep"] + t["deep_bias"]), DROPPED)
        found = units @ t["out"] + t["out_bias"] + (told * t["told_own"]).sum(-1)
        return found + t["pairs"][types[0], types[1]]

    def _pooled(self, pool: Any, spans: Any) -> Any:  # noqa: ANN401
        torch = self.torch
        different, which = torch.unique(spans, dim=0, return_inverse=True)
        start, end, low, high = (column[:, None] for column in different.T)
        places = start + torch.arange(int((end - start).max()))[None]
        inside = places < end
        parts = inside & (places < low), inside & (places > low) & (places < high), inside & (places > high)
        held = pool[places.clamp(max=len(pool) - 1)]
        thirds = [held[..., POOLED * n : POOLED * (n + 1)] for n in range(3)]
        masked = [*zip(thirds, parts, strict=True), (thirds[0], inside)]
        return torch.cat([(third * part[..., None]).amax(1) for third, part in masked], -1)[which]

    def network(self) -> Network:
        """The network in whole numbers."""
        values = {name: tensor.detach().numpy().astype(np.float64) for name, tensor in self.tensors.items()}
        values["words"] = values.pop("embedded") @ values.pop("word") + values.pop("first")
        weights = {name: rounded(value) for name, value in values.items()}
        return Network(self.rows.words, self.rows.kinds, self.rows.types, weights)


def _float(torch: Any, array: Any) -> Any:  # noqa: ANN401
    return torch.from_numpy(array.astype(np.float32))


def learn_network(lessons: Sequence[Lesson], rounds: int = ROUNDS) -> Network:
    """A network that has seen the lessons so many rounds; `AlliancesError` where PyTorch is missing."""
    try:
        import torch
    except ImportError:
        raise AlliancesError("training networks needs PyTorch: pip install 'alliances[training]'") from None
    # One thread and no atomic adding: the same lessons give the same weights.
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(0)
    chance = random.Random(0)
    given = [lesson for lesson in lessons if len(lesson.article.ends)]
    learner = _Learner(Rows.of([lesson.article for lesson in given]), torch)
    optimizer = torch.optim.AdamW(learner.tensors.values(), lr=RATE, weight_decay=1e-4)
    steps = rounds * math.ceil(len(given) / STEP)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + 1, pct_start=0.15)
    for _ in range(rounds):
        for group in _steps(given, chance):
            loss = sum(
                learner.loss(one, [chance.random() < UNKNOWN for _ in one.article.words]) for one in group
            )
            optimizer.zero_grad()
            (loss / sum(len(one.article.ends) for one in group) * 10).backward()
            torch.nn.utils.clip_grad_norm_(learner.tensors.values(), 2.0)
            optimizer.step()
            rate.step()
    return learner.network()


def _steps(lessons: Sequence[Lesson], chance: random.Random) -> Iterator[list[Lesson]]:
    order = list(lessons)
    chance.shuffle(order)
    for start in range(0, len(order), STEP):
        yield order[start : start + STEP]


def keep(network: Network, path: Path) -> None:
    """Write a network to a file, whole or not at all."""
    held = io.BytesIO()
    network.save(held)
    write_bytes(path, held.getvalue())
