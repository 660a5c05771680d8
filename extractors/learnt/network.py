"""A convolutional network over the words of an article that says how probable each relation of two names is.

It sees what the linear model cannot: the order of words, and sentences before. Words are vectors (Collobert and others
2011); dilated convolutions with residuals (Yu and Koltun 2016, He and others 2016) mix each word with its surroundings;
a pair is read from its two words, from the strongest signals before, between and behind them (piecewise max pooling, Zeng and
others 2015) and from its circumstances. All numbers are whole: weights in 1024ths, signals in 256ths, held in doubles that add
them exactly, so that every machine and every order of adding gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import IO, Any
from zipfile import BadZipFile

import numpy as np

from alliances.extractors.learnt.encoding import Array, Encoded, relations
from alliances.ontology.errors import AlliancesError

# Weights are written in units of a 1024th, what is passed on from layer to layer in 256ths.
WEIGHT, SIGNAL = 1024, 256
# The dilations of the convolutions: how far apart the three words are that each looks at.
DILATIONS = (1, 2, 4, 1)
_TABLES = [
    "words",
    "kinds",
    "entities",
    "opens",
    "starts",
    "pool",
    "pool_bias",
    "subject",
    "object",
    "one",
    "other",
]
_TABLES += [
    "both",
    "types",
    "circumstances",
    "told",
    "told_own",
    "pooled",
    "bias",
    "deep",
    "deep_bias",
    "out",
]
_TABLES += ["out_bias", "pairs"]
NAMES = (*_TABLES, *(f"{part}_{n}" for n in range(len(DILATIONS)) for part in ("convolution", "shift")))


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
        one, other = (np.rint(signals @ weights[part] / WEIGHT) for part in ("one", "other"))
        total += np.rint(one[ends[:, 0]] * other[ends[:, 1]] / SIGNAL) @ weights["both"]
        seen = np.concatenate([signals, alone], axis=1)
        pool = _passed(seen @ weights["pool"] + weights["pool_bias"] * SIGNAL)
        total += _pooled(pool, article.spans) @ weights["pooled"]
        types = [[self.places[2].get(type, 0) for type in pair] for pair in article.types]
        first, second = np.array(types).T
        own = weights["types"][0][first] + weights["types"][1][second] + weights["bias"]
        for number, column in enumerate(article.circumstances.T):
            own = own + weights["circumstances"][_offset(number) + column]
        flat = article.told.reshape(len(ends), -1)
        units = _passed(total + own * SIGNAL + flat @ weights["told"])
        units = units + _passed(units @ weights["deep"] + weights["deep_bias"] * SIGNAL)
        found: Array = units @ weights["out"] + weights["out_bias"] * SIGNAL
        found += (article.told * weights["told_own"]).sum(axis=2) + weights["pairs"][first, second] * SIGNAL
        return found

    def save(self, file: IO[bytes]) -> None:
        """Write the weights and what their rows stand for."""
        held: dict[str, Any] = {
            f"rows_{key}": np.frombuffer("\n".join(rows).encode(), dtype=np.uint8)
            for key, rows in (("words", self.vocabulary), ("kinds", self.kinds), ("types", self.types))
        }
        held |= {key: self.weights[key].astype(np.int16) for key in NAMES}
        np.savez_compressed(file, **held)


# What a logit of one is in `Network.logits`.
ODDS = WEIGHT * SIGNAL


@cache
def _offset(number: int) -> int:
    from alliances.extractors.learnt.encoding import CIRCUMSTANCES

    return sum(CIRCUMSTANCES[:number])


def _passed(total: Array) -> Array:
    """What is above zero, in 256ths again."""
    passed: Array = np.maximum(np.rint(total / WEIGHT), 0.0)
    return passed


def _pooled(pool: Array, spans: Array) -> Array:
    """The strongest signals before, between and behind two names of a sentence, and in all of it."""
    third = pool.shape[1] // 3
    before, between, behind = pool[:, :third], pool[:, third : 2 * third], pool[:, 2 * third :]
    found = np.zeros((len(spans), 4 * third))
    known: dict[tuple[int, ...], Array] = {}
    for row, span in enumerate(map(tuple, spans.tolist())):
        if span not in known:
            start, end, low, high = span
            parts = before[start:low], between[low + 1 : high], behind[high + 1 : end], before[start:end]
            known[span] = np.concatenate([part.max(axis=0, initial=0.0) for part in parts])
        found[row] = known[span]
    return found


def parsed(file: IO[bytes], where: str) -> Network:
    """A network from its file; `AlliancesError` naming the file where it is none."""
    try:
        with np.load(file, allow_pickle=False) as data:
            words, kinds, types = (
                tuple(bytes(data[f"rows_{key}"]).decode().split("\n")) for key in ("words", "kinds", "types")
            )
            weights = {key: data[key].astype(np.float64) for key in NAMES}
    except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
        raise AlliancesError(f"{where}: no network: {error}") from None
    return Network(words, kinds, types, weights)


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
    """Weights as whole numbers, within what a 16-bit number holds."""
    return np.clip(np.rint(np.asarray(values, dtype=np.float64) * WEIGHT), -32768, 32767)
