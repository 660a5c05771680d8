"""The strongest of groups and of runs are those that a walk over the rows finds."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from alliances.extractors.learnt.grouping import Groups, Runs


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=20))
def test_each_row_finds_the_strongest_of_its_group(keys: list[int]) -> None:
    group = np.unique(keys, return_inverse=True)[1].reshape(-1)
    values = np.random.default_rng(0).integers(-9, 9, (len(keys), 3)).astype(np.float64)
    groups = Groups.of(group)
    found = groups.strongest(values)[groups.place]
    for row, key in enumerate(keys):
        assert (found[row] == values[np.array(keys) == key].max(axis=0)).all()


def test_of_no_rows_there_are_no_groups() -> None:
    assert Groups.of(np.array([], dtype=np.int64)).layers == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=8))
def test_each_run_finds_its_strongest_and_an_empty_one_zero(runs: list[tuple[int, int]]) -> None:
    values = np.random.default_rng(0).integers(0, 9, (12, 4)).astype(np.float64)
    since, until = np.array(runs).T
    tables = Runs.of(values, 12)
    found = tables.strongest(since, until, slice(1, 3))
    for row, (start, end) in enumerate(runs):
        assert (found[row] == values[start:end, 1:3].max(axis=0, initial=0)).all()
