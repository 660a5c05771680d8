"""The strongest of several rows: of those in one group, of those that stand in a row."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alliances.extractors.learnt.encoding import Array


@dataclass(frozen=True)
class Groups:
    """Rows in groups, laid out so that the strongest of all groups are found in as many steps as the largest group has rows.

    layers: the first row of every group, the largest group first; then the second of those that have two; and so on;
    place (m): which of the groups, in this order, each row belongs to.
    """

    layers: list[Array]
    place: Array

    @classmethod
    def of(cls, group: Array) -> Groups:
        """The groups by the number of each row's (m), from 0 with none left out."""
        counts = np.bincount(group)
        order = np.argsort(-counts, kind="stable")
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        rows = np.argsort(group, kind="stable")
        starts, counts = (np.cumsum(counts) - counts)[order], counts[order]
        layers = [
            rows[starts[: np.count_nonzero(counts > number)] + number]
            for number in range(counts.max(initial=0))
        ]
        return cls(layers, place[group])

    def strongest(self, values: Array) -> Array:
        """The strongest value of each column (m, D) in each group, in the order of `layers`."""
        found: Array = values.take(self.layers[0], axis=0)
        for layer in self.layers[1:]:
            held = found[: len(layer)]
            np.maximum(held, values.take(layer, axis=0), out=held)
        return found


@dataclass(frozen=True)
class Runs:
    """The strongest of rows that stand in a row (Bender and Farach-Colton 2000, sparse table).

    tables: number k holds for each row the strongest of it and the next 2 ** k - 1; any run is two of these that overlap.
    """

    tables: list[Array]

    @classmethod
    def of(cls, values: Array, longest: int) -> Runs:
        """The tables for runs of at most so many rows of values (n, D), none below zero."""
        tables = [np.concatenate([values, np.zeros((1, values.shape[1]))])]
        while 2 ** len(tables) <= longest:
            last, apart = tables[-1], 2 ** (len(tables) - 1)
            table = last.copy()
            np.maximum(last[:-apart], last[apart:], out=table[:-apart])
            tables.append(table)
        return cls(tables)

    def strongest(self, since: Array, until: Array, columns: slice) -> Array:
        """The strongest value of some columns in each run, from its first row to the one behind its last; of none zero."""
        found = np.zeros((len(since), columns.stop - columns.start))
        level = np.frexp(np.maximum(until - since, 0))[1] - 1  # of no rows -1
        for number, table in enumerate(self.tables):
            runs = np.flatnonzero(level == number)
            own = table[:, columns]
            found[runs] = np.maximum(own[since[runs]], own[until[runs] - 2**number])
        return found
