"""Learn the networks that read the words of an article (`extractors/learnt/network.py`), with PyTorch.

Each candidate of a sentence is learnt with what gold says of it. A step sees a few articles whole. Words seen once, and some of
the others at random, stand for what was never seen; these are guessed from what stands around them as well (Devlin and others
2019). Words begin where their vectors stand in a model that has read more (`vectors.py`), and what is kept is a moving mean of
the weights, of some five hundred steps (after Polyak and Juditsky 1992).
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from alliances.extractors.learnt.encoding import Array
from alliances.extractors.learnt.network import Ensemble, Network, rounded
from alliances.extractors.learnt.rows import Rows
from alliances.extractors.learnt.shapes import DILATIONS, NAMES, Sizes, shapes
from alliances.graph.files import write_bytes
from alliances.ontology.errors import AlliancesError
from alliances.training.batches import Batch, LaidLesson, Lesson, batch
from alliances.training.continuing import begun

# Channels of a word, units of a pair, signals that are pooled, and the two sizes that are multiplied; numbers of a word's vector.
CHANNELS, UNITS, POOLED, BOTH, EMBEDDED = 128, 128, 64, 64, 96
# Networks of an ensemble; rounds over all articles, articles in a step, the highest rate of learning.
NETWORKS, ROUNDS, STEP, RATE = 3, 22, 6, 3e-3
# Rounds and highest rate where networks that were learnt before go on.
FURTHER, FURTHER_RATE = 8, 1e-3
# What is left out at random, what of it between convolutions, and which shares of words and endings are taken as unknown.
DROPPED, BETWEEN, UNKNOWN, NAMELESS = 0.25, 0.15, 0.12, 0.15
# How much the guessing of words counts; how slowly the mean of the weights moves.
GUESSED, MEAN = 0.1, 0.998
# The spread of the first values of a table.
_SPREAD = 0.3
Vectors = Mapping[str, Array]


# How large first values are that are neither those of a table nor one by the root of how many they are added with; none: zeros.
_FIRST = {
    "kinds": _SPREAD, "types": _SPREAD, "endings": 0.1, "entities": 0.1, "opens": 0.2, "starts": 0.2, "roles": 0.2, "ways": 0.2,
    "lent": 0.1, "circumstances": 0.2, "told": 0.1, "told_own": 0.0, "pairs": 0.0,
}  # fmt: skip
_HALVED = ("of_subject", "of_object", "beside")


def _shapes(rows: Rows) -> dict[str, tuple[tuple[int, ...], float]]:
    """By name the shape of what is learnt and how large the first values are; those of none start as zeros."""
    found = {}
    for name, shape in shapes(rows, Sizes(CHANNELS, UNITS, POOLED, BOTH)).items():
        size = 0.0
        if len(shape) > 1:
            added = shape[-2] * (len(shape) if name.startswith("convolution") else 1)
            size = (0.5 if name in _HALVED else 1.0) / math.sqrt(added)
        found[name] = shape, _FIRST.get(name, size)
    words, channels = found.pop("words")[0]
    found["embedded"] = (words, EMBEDDED), _SPREAD
    found["word"] = (EMBEDDED, channels), 1 / math.sqrt(EMBEDDED)
    found["first"] = (channels,), 0.0
    found["guess"] = (channels, EMBEDDED), 1 / math.sqrt(channels)
    found["guess_bias"] = (words,), 0.0
    return found


class Learner:
    """The tensors that are learnt, and the network that they make."""

    def __init__(self, rows: Rows, torch: Any, device: str, vectors: Vectors | None = None) -> None:  # noqa: ANN401
        """`vectors`: the vector of a word ("noun 투자") where one is known, `EMBEDDED` numbers."""
        self.rows, self.torch, self.device = rows, torch, device
        tensors = {name: torch.randn(shape) * size for name, (shape, size) in _shapes(rows).items()}
        tensors["out_bias"] -= 3.0  # few candidates are right
        # Kinds and types that were never seen say nothing.
        tensors["kinds"][0] = tensors["types"][:, 0] = 0.0
        if vectors:
            spread = float(np.std(np.array(list(vectors.values()), dtype=np.float64))) or 1.0
            for place, word in enumerate(rows.words, start=1):
                if word in vectors:
                    known = np.asarray(vectors[word], dtype=np.float32) * (_SPREAD / spread)
                    tensors["embedded"][place] = torch.from_numpy(known)
        self.tensors = {name: tensor.to(device).requires_grad_() for name, tensor in tensors.items()}

    def go_on(self, network: Network, known: Rows) -> None:
        """Begin where a network left off whose rows were these."""
        for name, values in begun(network, known, self.rows, EMBEDDED, _SPREAD).items():
            self.tensors[name].data.copy_(self.torch.from_numpy(values))

    def loss(self, given: Batch) -> Any:  # noqa: ANN401 (PyTorch is not there when types are checked)
        """How wrong the network is about a few articles."""
        torch = self.torch
        alone, signals, guessed = self._read(given.words)
        found = self._tell(self._pairs(alone, signals, given), given)
        each = torch.nn.functional.binary_cross_entropy_with_logits(
            found, given.pairs["right"], reduction="none"
        )
        return (each * given.pairs["counts"]).sum() / given.size * 10 + GUESSED * guessed

    def _drop(self, signals: Any, share: float = DROPPED) -> Any:  # noqa: ANN401
        return self.torch.nn.functional.dropout(signals, share)

    def _read(self, words: dict[str, Any]) -> Any:  # noqa: ANN401
        torch, t = self.torch, self.tensors
        gone = self._chance(words["words"], UNKNOWN)
        entered = self._drop(t["embedded"][words["words"].masked_fill(gone, 0)]) @ t["word"] + t["first"]
        entered = entered + t["kinds"][words["kinds"]] + t["entities"][words["entities"]]
        entered = entered + words["opens"] @ t["opens"] + words["starts"][..., None] * t["starts"]
        nameless = self._chance(words["endings"], NAMELESS)
        entered = entered + t["endings"][words["endings"].masked_fill(nameless, 0)]
        here = words["here"][..., None]
        signals = alone = torch.relu(entered) * here
        for number, apart in enumerate(DILATIONS):
            before, at, behind = t[f"convolution_{number}"]
            kept = self._drop(signals, BETWEEN)
            padded = torch.nn.functional.pad(kept, (0, 0, apart, apart))
            length = kept.shape[1]
            mixed = (
                padded[:, :length] @ before + kept @ at + padded[:, 2 * apart : 2 * apart + length] @ behind
            )
            signals = signals + torch.relu(mixed + t[f"shift_{number}"]) * here
        signals = self._drop(signals)
        asked = gone & (words["words"] > 0) & words["here"]
        guess = (signals[asked] @ t["guess"]) @ t["embedded"].T + t["guess_bias"]
        wrong = torch.nn.functional.cross_entropy(guess, words["words"][asked], reduction="sum")
        return alone, signals, wrong / max(len(guess), 1)

    def _chance(self, like: Any, share: float) -> Any:  # noqa: ANN401
        return self.torch.rand(like.shape, device=self.device) < share

    def _pairs(self, alone: Any, signals: Any, given: Batch) -> Any:  # noqa: ANN401
        torch, t, pairs = self.torch, self.tensors, given.pairs
        where, (first, second) = pairs["where"], pairs["ends"].T
        total = (signals @ t["subject"])[where, first] + (signals @ t["object"])[where, second]
        both = (signals @ t["one"])[where, first] * (signals @ t["other"])[where, second]
        seen = torch.cat([signals, alone], -1)
        pool = torch.relu(seen @ t["pool"] + t["pool_bias"])
        total = total + both @ t["both"] + self._pooled(pool, given.spans)[pairs["which"]] @ t["pooled"]
        one, other = pairs["types"].T
        total = total + t["types"][0][one] + t["types"][1][other] + t["bias"]
        total = total + t["circumstances"][pairs["circumstances"]].sum(1)
        total = (
            total + t["roles"][pairs["roles"]] + t["ways"][pairs["ways"]] + pairs["lent"].float() @ t["lent"]
        )
        things = torch.relu(seen @ t["things"] + t["things_bias"]) * given.words["named"][..., None]
        things = self._drop(
            self._strongest(things.flatten(0, 1), given.words["things"].flatten(), given.things)
        )
        subject, target = pairs["whom"].T
        total = total + things[subject] @ t["of_subject"] + things[target] @ t["of_object"]
        return total + pairs["told"].flatten(1) @ t["told"]

    def _strongest(self, values: Any, group: Any, groups: int) -> Any:  # noqa: ANN401
        """The strongest value of each column in each group, none below zero."""
        held = self.torch.zeros(groups, values.shape[1], device=self.device)
        return held.scatter_reduce(0, group[:, None].expand_as(values), values, "amax")

    def _pooled(self, pool: Any, spans: Any) -> Any:  # noqa: ANN401
        torch = self.torch
        where, start, end, low, high = (column[:, None] for column in spans.T)
        places = start + torch.arange(int((end - start).max()), device=self.device)[None]
        inside = places < end
        parts = inside & (places < low), inside & (places > low) & (places < high), inside & (places > high)
        held = pool[where, places.clamp(max=pool.shape[1] - 1)]
        thirds = [held[..., POOLED * n : POOLED * (n + 1)] for n in range(3)]
        masked = [*zip(thirds, parts, strict=True), (thirds[0], inside)]
        return torch.cat([(third * part[..., None]).amax(1) for third, part in masked], -1)

    def _tell(self, total: Any, given: Batch) -> Any:  # noqa: ANN401
        torch, t, pairs = self.torch, self.tensors, given.pairs
        units = self._drop(torch.relu(total))
        units = units + self._drop(torch.relu(units @ t["deep"] + t["deep_bias"]))
        shared, mixed = torch.relu(units @ t["shared"]), units @ t["own"] + t["beside_bias"]
        for weights, (group, groups) in zip(t["beside"], given.beside, strict=True):
            mixed = mixed + self._strongest(shared, group, groups)[group] @ weights
        units = units + self._drop(torch.relu(mixed))
        found = units @ t["out"] + t["out_bias"] + (pairs["told"] * t["told_own"]).sum(-1)
        one, other = pairs["types"].T
        return found + t["pairs"][one, other]

    def network(self) -> Network:
        """The network in whole numbers."""
        values = {name: t.detach().cpu().numpy().astype(np.float64) for name, t in self.tensors.items()}
        values["words"] = values["embedded"] @ values["word"] + values["first"]
        return Network({name: rounded(values[name]) for name in NAMES})


def learn_ensemble(
    lessons: Sequence[Lesson],
    vectors: Vectors | None = None,
    rounds: int | None = None,
    networks: int = NETWORKS,
    before: Ensemble | None = None,
) -> Ensemble:
    """Networks that have seen the lessons so many rounds; `AlliancesError` where PyTorch, or any candidate, is missing.

    Those of `before` go on from where they are, as many as they are; else as many as `networks` says begin anew.
    """
    if not any(len(lesson.article.ends) for lesson in lessons):
        raise AlliancesError("too few articles to learn relations from: none has two names in a sentence")
    rows = Rows.of([lesson.article for lesson in lessons])
    seeds = range(len(before.networks) if before else networks)
    rounds = rounds or (FURTHER if before else ROUNDS)
    return Ensemble(
        rows, tuple(learn_network(lessons, rows, vectors, rounds, seed, before) for seed in seeds)
    )


def learn_network(
    lessons: Sequence[Lesson],
    rows: Rows,
    vectors: Vectors | None,
    rounds: int,
    seed: int,
    before: Ensemble | None = None,
) -> Network:
    """One network, from the beginning that a seed gives it or from the one of `before` with this number.

    It is learnt on a graphics card where there is one.
    """
    torch, device = _torch()
    torch.manual_seed(seed)
    chance = random.Random(seed)
    given = [LaidLesson.out(lesson, rows) for lesson in lessons if len(lesson.article.ends)]
    learner = Learner(rows, torch, device, vectors)
    if before is not None:
        learner.go_on(before.networks[seed], before.rows)
    _descend(learner, given, rounds, FURTHER_RATE if before else RATE, chance)
    return learner.network()


def _torch() -> tuple[Any, str]:
    """PyTorch and where it works."""
    try:
        import torch
    except ImportError:
        raise AlliancesError("training networks needs PyTorch: pip install 'alliances[training]'") from None
    device = "cuda" if torch.cuda.is_available() else "cpu"
    if device == "cpu":  # One thread and no atomic adding: the same lessons give the same weights.
        torch.set_num_threads(1)
        torch.use_deterministic_algorithms(True)
    return torch, device


def _descend(
    learner: Learner, lessons: Sequence[LaidLesson], rounds: int, highest: float, chance: random.Random
) -> None:
    """Learn for so many rounds; articles stay together in a step for two of them, as laying them out takes long."""
    torch, weights = learner.torch, list(learner.tensors.values())
    steps = rounds * math.ceil(len(lessons) / STEP)
    optimizer = torch.optim.AdamW(weights, lr=highest, weight_decay=1e-4)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, highest, total_steps=steps + 1, pct_start=0.15)
    batches: list[Batch] = []
    means = [weight.detach().clone() for weight in weights]
    counted = 0
    for number in range(rounds):
        if number % 2 == 0:
            order = list(lessons)
            chance.shuffle(order)
            batches = []  # the last ones go before the next are laid out
            groups = [order[start : start + STEP] for start in range(0, len(order), STEP)]
            batches = [batch(group, torch, learner.device) for group in groups]
        chance.shuffle(batches)
        for given in batches:
            optimizer.zero_grad(set_to_none=True)
            learner.loss(given).backward()
            torch.nn.utils.clip_grad_norm_(weights, 2.0)
            optimizer.step()
            rate.step()
            if number >= rounds // 2:
                # The mean of all so far, until it moves as slowly as it may.
                moved = max(1 - MEAN, 1 / (counted + 1))
                counted += 1
                for mean, weight in zip(means, weights, strict=True):
                    mean.lerp_(weight.detach(), moved)
    for mean, weight in zip(means, weights, strict=True):
        weight.data.copy_(mean)


def keep(ensemble: Ensemble, path: Path) -> None:
    """Write networks to a file, whole or not at all."""
    held = io.BytesIO()
    ensemble.save(held)
    write_bytes(path, held.getvalue())
