"""A convolutional network over the words of an article that says how probable each relation of two names is.

It sees what the linear model cannot: the order of words, and sentences before. Words are vectors (Collobert and others
2011); dilated convolutions with residuals (Yu and Koltun 2016, He and others 2016) mix each word with its surroundings;
a pair is read from its two words, from the strongest signals before, between and behind them (piecewise max pooling, Zeng and
others 2015) and from its circumstances. All numbers are whole: weights in 1024ths, signals in 256ths, held in doubles that add
them exactly, so that every machine and every order of adding gives the same sums.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import IO, Any
from zipfile import BadZipFile

import numpy as np

from alliances.extractors.learnt.encoding import (
    CIRCUMSTANCES,
    ENTITIES,
    OFFSETS,
    SIGNAL,
    Array,
    Encoded,
    relations,
)
from alliances.ontology.errors import AlliancesError

# Weights are written in units of a 1024th.
WEIGHT = 1024
# No signal is stronger than this (128 in plain numbers), so that no sum can leave what a double holds exactly: weights are below
# 2 ** 15, signals in sum over the layers below 2 ** 18, and fewer than 2 ** 10 products are added: less than 2 ** 43 of 2 ** 53.
_MOST = 2**15
# The dilations of the convolutions: how far apart the three words are that each looks at.
DILATIONS = (1, 2, 4, 1)
# The weights by where they are used: to read the words, to read a pair, to tell its relations.
_WORDS = ("words", "kinds", "entities", "opens", "starts")
_PAIRS = (
    "pool",
    "pool_bias",
    "subject",
    "object",
    "one",
    "other",
    "both",
    "types",
    "circumstances",
    "told",
    "pooled",
)
_OUT = ("bias", "deep", "deep_bias", "out", "out_bias", "told_own", "pairs")
NAMES = (
    *_WORDS,
    *_PAIRS,
    *_OUT,
    *(f"{part}_{n}" for n in range(len(DILATIONS)) for part in ("convolution", "shift")),
)


@dataclass(frozen=True)
class Network:
    """The weights by name, whole numbers, and what their rows stand for.

    With V words, K kinds, T types, r relations, C channels and D units: words (V, C), kinds (K, C), entities (E, C),
    opens (r, C), starts (C); each convolution (3, C, C) with a shift (C); pool (2C, 3Q); subject and object (C, D);
    one and other (C, B), both (B, D); types (2, T, D); circumstances (sum of sizes, D); told (3r, D), told_own (r, 3);
    pooled (4Q, D); deep (D, D); out (D, r); pairs (T, T, r). Row 0 of words, kinds and types is for what was never seen.
    """

    vocabulary: tuple[str, ...]
    kinds: tuple[str, ...]
    types: tuple[str, ...]
    weights: Mapping[str, Array]

    @cached_property
    def places(self) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
        """Rows of words, kinds and types."""
        word, kind, type = (
            {key: place for place, key in enumerate(keys, start=1)}
            for keys in (self.vocabulary, self.kinds, self.types)
        )
        return word, kind, type

    def logits(self, article: Encoded) -> Array:
        """For each candidate and relation a whole number: the logarithm of the odds in units of `ODDS`."""
        if not len(article.ends):
            return np.zeros((0, len(relations())))
        return self._pairs(*self._read(article), article)

    def _read(self, article: Encoded) -> tuple[Array, Array]:
        """The signals of each word for itself, and among those around it."""
        weights, (word, kind, _) = self.weights, self.places
        total = weights["words"][[word.get(w, 0) for w in article.words]]
        total = total + weights["kinds"][[kind.get(k, 0) for k in article.kinds]]
        total += weights["entities"][article.entities] + article.opens @ weights["opens"]
        total += article.starts[:, None] * weights["starts"]
        signals = alone = _passed(total * SIGNAL)
        for number, apart in enumerate(DILATIONS):
            before, at, behind = weights[f"convolution_{number}"]
            mixed = signals @ at + weights[f"shift_{number}"] * SIGNAL
            mixed[apart:] += (signals @ before)[:-apart]
            mixed[:-apart] += (signals @ behind)[apart:]
            signals = signals + _passed(mixed)
        return alone, signals

    def _pairs(self, alone: Array, signals: Array, article: Encoded) -> Array:
        weights, ends = self.weights, article.ends
        total = (signals @ weights["subject"])[ends[:, 0]] + (signals @ weights["object"])[ends[:, 1]]
        one, other = (
            np.clip(np.rint(signals @ weights[part] / WEIGHT), -_MOST, _MOST) for part in ("one", "other")
        )
        total += np.rint(one[ends[:, 0]] * other[ends[:, 1]] / SIGNAL) @ weights["both"]
        seen = np.concatenate([signals, alone], axis=1)
        pool = _passed(seen @ weights["pool"] + weights["pool_bias"] * SIGNAL)
        total += _pooled(pool, article.spans) @ weights["pooled"]
        types = [[self.places[2].get(type, 0) for type in pair] for pair in article.types]
        first, second = np.array(types).T
        own = weights["types"][0][first] + weights["types"][1][second] + weights["bias"]
        for number, column in enumerate(article.circumstances.T):
            own = own + weights["circumstances"][OFFSETS[number] + column]
        flat = article.told.reshape(len(ends), -1)
        units = _passed(total + own * SIGNAL + flat @ weights["told"])
        units = units + _passed(units @ weights["deep"] + weights["deep_bias"] * SIGNAL)
        found: Array = units @ weights["out"] + weights["out_bias"] * SIGNAL
        found += (article.told * weights["told_own"]).sum(axis=2) + weights["pairs"][first, second] * SIGNAL
        return found

    def save(self, file: IO[bytes]) -> None:
        """Write the weights and what their rows stand for."""
        rows = {"words": self.vocabulary, "kinds": self.kinds, "types": self.types, "relations": relations()}
        held: dict[str, Any] = {
            f"rows_{key}": np.frombuffer("\n".join(keys).encode(), dtype=np.uint8)
            for key, keys in rows.items()
        }
        held |= {key: self.weights[key].astype(np.int16) for key in NAMES}
        np.savez_compressed(file, **held)


# What a logit of one is in `Network.logits`.
ODDS = WEIGHT * SIGNAL


def _passed(total: Array) -> Array:
    """What is above zero, in 256ths again."""
    passed: Array = np.clip(np.rint(total / WEIGHT), 0.0, _MOST)
    return passed


def _pooled(pool: Array, spans: Array) -> Array:
    """The strongest signals before, between and behind two names of a sentence, and in all of it."""
    third = pool.shape[1] // 3
    between = pool[:, third : 2 * third]
    found = np.zeros((len(spans), 4 * third))
    known: dict[tuple[int, ...], Array] = {}
    sentences: dict[tuple[int, ...], tuple[Array, Array]] = {}
    for row, span in enumerate(map(tuple, spans.tolist())):
        if span not in known:
            start, end, low, high = span
            if span[:2] not in sentences:
                sentences[span[:2]] = _running(pool[start:end], third)
            until, since = sentences[span[:2]]
            inner = between[low + 1 : high].max(axis=0, initial=0.0)
            known[span] = np.concatenate([until[low - start], inner, since[high - start + 1], until[-1]])
        found[row] = known[span]
    return found


def _running(pool: Array, third: int) -> tuple[Array, Array]:
    """Of each place in a sentence, and of its end, the strongest signals before it and from it on."""
    edge = np.zeros((1, third))
    until = np.maximum.accumulate(np.concatenate([edge, pool[:, :third]]))
    since = np.maximum.accumulate(np.concatenate([edge, pool[::-1, 2 * third :]]))[::-1]
    return until, since


def parsed(file: IO[bytes], where: str) -> Network:
    """A network from its file; `AlliancesError` naming the file where it is none, or is one of other relations."""
    try:
        with np.load(file, allow_pickle=False) as data:
            words, kinds, types, told = (
                tuple(bytes(data[f"rows_{key}"]).decode().split("\n"))
                for key in ("words", "kinds", "types", "relations")
            )
            weights = {key: data[key].astype(np.float64) for key in NAMES}
    except _BROKEN as error:
        raise AlliancesError(f"{where}: no network: {error}") from None
    tables = len(words), len(kinds), len(types), sum(CIRCUMSTANCES), ENTITIES
    rows = [len(weights[key]) - 1 for key in ("words", "kinds", "pairs")]
    rows += [len(weights["circumstances"]), len(weights["entities"])]
    if told != relations() or tuple(rows) != tables:
        raise AlliancesError(f"{where} was learnt for other relations or traits: learn it anew")
    return Network(words, kinds, types, weights)


# What NumPy raises where a file is none of its own, is cut off or was changed.
_BROKEN = (ValueError, KeyError, OSError, EOFError, TypeError, NotImplementedError, BadZipFile, zlib.error)


@cache
def load_network(key: str) -> Network:
    """A network of this package by the models it belongs to (`ko`), read once."""
    path = files("alliances.extractors.learnt").joinpath("data").joinpath(f"network.{key}.npz")
    if not path.is_file():
        raise AlliancesError(
            f"learnt/data/network.{key}.npz is missing: python -m alliances.training relations makes it"
        )
    with path.open("rb") as file:
        return parsed(file, f"learnt/data/network.{key}.npz")


def rounded(values: Sequence[Any] | Array) -> Array:
    """Weights as whole numbers, within what a 16-bit number holds; `AlliancesError` where one is no number at all."""
    if not np.isfinite(np.asarray(values, dtype=np.float64)).all():
        raise AlliancesError("learning went astray: a weight is no finite number")
    return np.clip(np.rint(np.asarray(values, dtype=np.float64) * WEIGHT), -32768, 32767)
