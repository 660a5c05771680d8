"""The linear model: its text form, its sums, what it says of a bad line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances.extractors.learnt.model import ALWAYS, Model, load_model, parsed
from alliances.ontology.errors import AlliancesError
from alliances.ontology.vocabulary import vocabulary

MODEL = Model(("acquires", "sues"), {"after 인수": ((0, 120), (1, -30)), ALWAYS: ((0, -200), (1, -300))})
KEYS = ("ko", "en", "en-plain")


def test_weights_are_added_by_label() -> None:
    assert MODEL.sums(["after 인수", ALWAYS, "never seen"]) == [-80, -330]
    assert MODEL.weight("sues", "after 인수") == -30
    assert MODEL.weight("sues", "never seen") == 0


def test_the_grounds_are_what_speaks_for_a_label() -> None:
    assert MODEL.grounds("acquires", [ALWAYS, "after 인수", "after 인수"]) == ["after 인수"]
    assert MODEL.grounds("sues", [ALWAYS, "after 인수"]) == []


TRAIT = st.text(st.characters(codec="utf-8", exclude_characters="\t\n\r"), min_size=1)
ROW = st.lists(st.tuples(st.integers(0, 1), st.integers(-999, 999)), min_size=1, max_size=2)


@given(st.dictionaries(TRAIT, ROW.map(tuple)))
def test_a_model_comes_back_from_its_text(table: dict[str, tuple[tuple[int, int], ...]]) -> None:
    model = Model(("acquires", "sues"), table)
    assert parsed(model.written(), "made") == model


@pytest.mark.parametrize(
    "line", ["after 인수", "after 인수\t0=x", "after 인수\t7=1", "\t0=1", "after 인수\t0"]
)
def test_a_bad_line_is_named(line: str) -> None:
    with pytest.raises(AlliancesError, match="made:2: no trait"):
        parsed(f"acquires\n{line}\n", "made")


@pytest.mark.parametrize("key", KEYS)
def test_the_models_that_come_with_the_package(key: str) -> None:
    statuses = load_model(f"statuses.{key}")
    assert set(statuses.labels) == set(vocabulary().statuses)
    assert len(statuses.table[ALWAYS]) == len(statuses.labels)


def test_a_model_that_was_never_learnt_is_named() -> None:
    with pytest.raises(AlliancesError, match=r"learnt/data/statuses\.xx\.tsv is missing"):
        load_model("statuses.xx")
