"""Convolutional networks over the words of an article that say how probable each relation of two names is.

Words are vectors (Collobert and others 2011); dilated convolutions with residuals (Yu and Koltun 2016, He and others 2016) mix
each word with its surroundings; a pair is read from its two words, from the strongest signals before, between and behind them
(piecewise max pooling, Zeng and others 2015), from the strongest signals of each of the two things wherever the article names
it (as documents are read: Yao and others 2019), from its circumstances, and from the strongest units of the pairs beside it.
All numbers are whole: weights in 1024ths, signals in 256ths, held in doubles that add them exactly, so that every machine and
every order of adding gives the same sums.
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
    OFFSETS,
    SIGNAL,
    Array,
    Encoded,
    beside,
    relations,
)
from alliances.extractors.learnt.grouping import Groups, Runs
from alliances.extractors.learnt.rows import TABLES, Placed, Rows
from alliances.extractors.learnt.shapes import DILATIONS, NAMES, Sizes, shapes
from alliances.ontology.errors import AlliancesError

# Weights are written in units of a 1024th.
WEIGHT = 1024
# What a logit of one is in `Reading.logits`.
ODDS = WEIGHT * SIGNAL
# No signal is stronger than this (128 in plain numbers), so that no sum can leave what a double holds exactly: weights are at
# most 2 ** 15, signals in sum over the layers below 2 ** 18, the product of two ends at most 2 ** 22, and fewer than 2 ** 10
# products are added: less than 2 ** 45 of 2 ** 53.
_MOST = 2**15


@dataclass(frozen=True)
class Network:
    """The weights by name, whole numbers; `shapes` says of each what it is."""

    weights: Mapping[str, Array]

    @cached_property
    def joined(self) -> dict[str, Array]:
        """Weights that the same signals are multiplied by, side by side: one product is quicker than several."""
        w = self.weights
        joined = {f"convolution_{n}": np.hstack(list(w[f"convolution_{n}"])) for n in range(len(DILATIONS))}
        joined["ends"] = np.hstack([w["subject"], w["object"], w["one"], w["other"]])
        joined["units"] = np.hstack([w["own"], w["shared"]])
        return joined

    def read(self, laid: Laid) -> Reading:
        """What the network finds for each candidate of an article."""
        w, article = self.weights, laid.article
        alone, signals = self.signals(laid)
        around, itself = np.split(w["pool"], 2)
        pool = signals @ around
        pool += (alone @ itself + w["pool_bias"] * SIGNAL).take(laid.same, axis=0)
        pool = _passed(pool)
        pooled = _pooled(pool, laid.spans)
        total = self._ends(signals, laid)
        total += self._own(laid)
        total += (pooled @ w["pooled"]).take(laid.which, axis=0)
        named = np.concatenate([signals[laid.named], alone[laid.same[laid.named]]], axis=1)
        things = _passed(named @ w["things"] + w["things_bias"] * SIGNAL)
        things = _of_things(things, laid)
        for end, part in enumerate(("of_subject", "of_object")):
            total += (things @ w[part]).take(article.whom[:, end], axis=0)
        first = _passed(total)
        deep = _passed(first @ w["deep"] + w["deep_bias"] * SIGNAL)
        units = first + deep
        mixed = _passed(self._beside(units, laid))
        found = (units + mixed) @ w["out"] + w["out_bias"] * SIGNAL
        found[laid.spoken] += (article.told[laid.spoken] * w["told_own"]).sum(axis=2)
        found += w["pairs"][laid.placed.types[:, 0], laid.placed.types[:, 1]] * SIGNAL
        return Reading(found, pool, pooled, laid, (first > 0, deep > 0, mixed > 0), w)

    def signals(self, laid: Laid) -> tuple[Array, Array]:
        """The signals of each different word for itself, and those of each word among those around it."""
        w, alone = self.weights, self._alone(laid)
        signals, channels = alone.take(laid.same, axis=0), alone.shape[1]
        for number, apart in enumerate(DILATIONS):
            joined = self.joined[f"convolution_{number}"]
            product = signals @ joined if number else (alone @ joined).take(laid.same, axis=0)
            before, at, behind = np.split(product, [channels, 2 * channels], axis=1)
            mixed = at + w[f"shift_{number}"] * SIGNAL
            mixed[apart:] += before[:-apart]
            mixed[:-apart] += behind[apart:]
            signals = np.add(signals, _passed(mixed), out=mixed)
        return alone, signals

    def _alone(self, laid: Laid) -> Array:
        """The signals of each different word for itself."""
        w, article, placed, first = self.weights, laid.article, laid.placed, laid.first
        total: Array = article.opens[first] @ w["opens"] + article.starts[first, None] * w["starts"]
        for name, rows in (
            ("words", placed.words),
            ("kinds", placed.kinds),
            ("endings", placed.endings),
            ("entities", article.entities),
        ):
            total += w[name].take(rows[first], axis=0)
        total *= SIGNAL
        return _passed(total)

    def _ends(self, signals: Array, laid: Laid) -> Array:
        """What the words of the two names say, each for itself and both together."""
        units, both = self.weights["subject"].shape[1], self.weights["one"].shape[1]
        first, second = laid.where.T
        said = signals.take(laid.places, axis=0) @ self.joined["ends"]
        subject, target, one, other = np.split(said, [units, 2 * units, 2 * units + both], axis=1)
        one, other = (np.clip(np.rint(part / WEIGHT), -_MOST, _MOST) for part in (one, other))
        product: Array = one.take(first, axis=0) * other.take(second, axis=0)
        product *= 1 / SIGNAL
        total: Array = np.rint(product, out=product) @ self.weights["both"]
        total += subject.take(first, axis=0)
        total += target.take(second, axis=0)
        return total

    def _own(self, laid: Laid) -> Array:
        """What types, roles, ways, traits of what is lent, circumstances and the rules say of each pair."""
        w, article, placed = self.weights, laid.article, laid.placed
        own: Array = laid.lent @ w["lent"].take(laid.traits, axis=0)
        for table, rows in (
            *zip(w["types"], placed.types.T, strict=True),
            (w["roles"], placed.roles),
            (w["ways"], placed.ways),
            *((w["circumstances"], rows) for rows in laid.circumstances),
        ):
            own += table.take(rows, axis=0)
        own += w["bias"]
        own *= SIGNAL
        own[laid.spoken] += article.told[laid.spoken].reshape(-1, len(w["told"])) @ w["told"]
        return own

    def _beside(self, units: Array, laid: Laid) -> Array:
        """What each pair says itself, and the strongest of the pairs beside it, group by group."""
        own, shared = np.split(units @ self.joined["units"], 2, axis=1)
        shared = _passed(shared.copy())
        total: Array = own + self.weights["beside_bias"] * SIGNAL
        for weights, groups in zip(self.weights["beside"], laid.beside, strict=True):
            total += (groups.strongest(shared) @ weights).take(groups.place, axis=0)
        return total


@dataclass(frozen=True)
class Laid:
    """An article laid out for the networks of an ensemble, once for all of them.

    placed: rows in the tables; spans (s, 4): the different ones, and which (m) each candidate has; places (p): the words that
    are ends, and where (m, 2) each candidate's are among them; named: the words that name things, things: in groups of one
    thing each; beside: see `beside`; circumstances (columns, m): rows in their table; traits: those rows of the table of
    what is lent that any candidate has, lent (m, traits): which it has; spoken: the candidates that the rules told something
    of. first: where each different word stands first, same (n): which of these each word is.
    """

    article: Encoded
    placed: Placed
    spans: Array
    which: Array
    places: Array
    where: Array
    named: Array
    things: Groups
    beside: list[Groups]
    circumstances: Array
    traits: Array
    lent: Array
    spoken: Array
    first: Array
    same: Array

    @classmethod
    def out(cls, article: Encoded, rows: Rows) -> Laid:
        """An article with candidates, laid out."""
        spans, which = np.unique(article.spans, axis=0, return_inverse=True)
        places, where = np.unique(article.ends, return_inverse=True)
        named = np.flatnonzero(article.things)
        placed = rows.placed(article)
        traits = np.flatnonzero(placed.lent.any(axis=0))
        return cls(
            article,
            placed,
            spans,
            which.reshape(-1),
            places,
            where.reshape(-1, 2),
            named,
            Groups.of(np.unique(article.things[named], return_inverse=True)[1].reshape(-1)),
            [Groups.of(group) for group in beside(article)],
            (article.circumstances + OFFSETS).T,
            traits,
            placed.lent.take(traits, axis=1),
            np.flatnonzero(article.told.any(axis=(1, 2))),
            *_different(article, placed),
        )


@dataclass(frozen=True)
class Reading:
    """What a network found in an article.

    logits (m, r): for each candidate and relation a whole number, the logarithm of the odds in units of `ODDS`;
    pool (n, 3Q): the signals of the words that were pooled; pooled (s, 4Q): the strongest of them by span; laid: the article;
    passed: which units of the three layers (m, D) are above zero.
    """

    logits: Array
    pool: Array
    pooled: Array
    laid: Laid
    passed: tuple[Array, Array, Array]
    weights: Mapping[str, Array]

    def spoke(self, row: int, column: int) -> Array:
        """How much each word of a candidate's sentence spoke for a relation: signal times slope (Shrikumar and others 2016).

        Exact as long as weights stay as small as learning leaves them; a test bounds those of this package.
        """
        w = self.weights
        first, deep, mixed = (layer[row] for layer in self.passed)
        slope = w["out"][:, column]
        slope = slope + np.rint(w["own"] @ (slope * mixed) / WEIGHT)
        slope = (slope + np.rint(w["deep"] @ (slope * deep) / WEIGHT)) * first
        span = self.laid.which[row]
        said = np.rint(w["pooled"] @ slope / WEIGHT) * self.pooled[span]
        start, end, low, high = self.laid.spans[span].tolist()
        third = self.pool.shape[1] // 3
        spoke = np.zeros(end - start)
        for part, (n, since, until) in enumerate(
            ((0, start, low), (1, low + 1, high), (2, high + 1, end), (0, start, end))
        ):
            held = self.pool[since:until, third * n : third * (n + 1)]
            if len(held):
                np.add.at(spoke, since - start + held.argmax(axis=0), said[third * part : third * (part + 1)])
        return spoke


def _passed(total: Array) -> Array:
    """What is above zero, in 256ths again, in the place of the sums."""
    total *= 1 / WEIGHT  # a power of two: as exact as dividing, and quicker
    np.rint(total, out=total)
    return np.clip(total, 0.0, _MOST, out=total)


def _different(article: Encoded, placed: Placed) -> tuple[Array, Array]:
    """Where each word that is like no other for itself stands first, and (n) which of these each word is."""
    opens = article.opens @ (1 << np.arange(article.opens.shape[1]))
    columns = (placed.words, placed.kinds, placed.endings, article.entities, article.starts, opens)
    numbers: dict[tuple[float, ...], int] = {}
    words = zip(*(column.tolist() for column in columns), strict=True)
    same = np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.int64)
    return np.unique(same, return_index=True)[1], same


def _of_things(signals: Array, laid: Laid) -> Array:
    """The strongest signals (named words, Q) of each thing of an article, wherever it is named; row 0 for none."""
    article = laid.article
    found = np.zeros((article.size, signals.shape[1]))
    if len(laid.named):
        found[article.things[laid.named[laid.things.layers[0]]]] = laid.things.strongest(signals)
    return found


def _pooled(pool: Array, spans: Array) -> Array:
    """The strongest signals before, between and behind two names of a sentence, and in all of it."""
    start, end, low, high = spans.T
    third = pool.shape[1] // 3
    runs = Runs.of(pool, int((end - start).max()))
    parts = (0, start, low), (1, low + 1, high), (2, high + 1, end), (0, start, end)
    return np.concatenate(
        [runs.strongest(since, until, slice(third * n, third * (n + 1))) for n, since, until in parts], axis=1
    )


@dataclass(frozen=True)
class Ensemble:
    """Networks that were learnt from the same articles from other beginnings, and what the rows of their tables stand for."""

    rows: Rows
    networks: tuple[Network, ...]

    def readings(self, article: Encoded) -> list[Reading]:
        """What each network finds; none where the article has no candidates."""
        if not len(article.ends):
            return []
        laid = Laid.out(article, self.rows)
        return [network.read(laid) for network in self.networks]

    def prepare(self) -> None:
        """Make what is made from the weights once, so that workers share it."""
        _ = self.rows.places
        for network in self.networks:
            _ = network.joined

    def save(self, file: IO[bytes]) -> None:
        """Write the weights of all networks and what their rows stand for."""
        held: dict[str, Any] = {
            f"rows_{key}": np.frombuffer("\n".join(keys).encode(), dtype=np.uint8)
            for key, keys in (*self.rows.tables(), ("relations", relations()))
        }
        for key in NAMES:
            held[key] = np.stack([network.weights[key] for network in self.networks]).astype(np.int16)
        np.savez_compressed(file, **held)


def parsed(file: IO[bytes], where: str) -> Ensemble:
    """Networks from their file; `AlliancesError` naming the file where it holds none, or some of other relations."""
    try:
        with np.load(file, allow_pickle=False) as data:
            *tables, told = (_keys(bytes(data[f"rows_{key}"]).decode()) for key in (*TABLES, "relations"))
            stacked = {key: data[key].astype(np.float64) for key in NAMES}
            networks = tuple(
                Network({key: stacked[key][number] for key in NAMES})
                for number in range(len(stacked["words"]))
            )
            rows = Rows(*tables)
            fits = told == relations() and networks and _fit(networks[0].weights, rows)
    except _BROKEN as error:
        raise AlliancesError(f"{where}: no network: {error}") from None
    if not fits:
        raise AlliancesError(f"{where} was learnt for other relations or traits: learn it anew")
    return Ensemble(rows, networks)


def _keys(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def _fit(weights: Mapping[str, Array], rows: Rows) -> bool:
    """Whether each weight has the shape that the others and the rows ask for."""
    if not all(weights[name].ndim > 1 for name in ("kinds", "deep", "things", "one")):
        return False
    sizes = Sizes(
        weights["kinds"].shape[1], len(weights["deep"]), weights["things"].shape[1], weights["one"].shape[1]
    )
    return all(weights[name].shape == shape for name, shape in shapes(rows, sizes).items())


# What NumPy raises where a file is none of its own, is cut off or was changed.
_BROKEN = (
    ValueError,
    RuntimeError,
    KeyError,
    IndexError,
    OSError,
    EOFError,
    TypeError,
    NotImplementedError,
    BadZipFile,
    zlib.error,
)


@cache
def load_ensemble(key: str) -> Ensemble:
    """The networks of this package by the models they belong to (`ko`), read once."""
    path = files("alliances.extractors.learnt").joinpath("data").joinpath(f"network.{key}.npz")
    if not path.is_file():
        raise AlliancesError(
            f"learnt/data/network.{key}.npz is missing: python -m alliances.training relations makes it"
        )
    with path.open("rb") as file:
        ensemble = parsed(file, f"learnt/data/network.{key}.npz")
    ensemble.prepare()
    return ensemble


def rounded(values: Sequence[Any] | Array) -> Array:
    """Weights as whole numbers, within what a 16-bit number holds; `AlliancesError` where one is no number at all."""
    if not np.isfinite(np.asarray(values, dtype=np.float64)).all():
        raise AlliancesError("learning went astray: a weight is no finite number")
    return np.clip(np.rint(np.asarray(values, dtype=np.float64) * WEIGHT), -32768, 32767)
