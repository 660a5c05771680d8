"""The tagger: the best path by brute force, no illegal one, its text form, what it says of a bad line."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliances.extractors.learnt.model import Model, load_model, parsed
from alliances.extractors.learnt.spelt import Piece
from alliances.extractors.learnt.tagging import (
    BEHIND,
    KINDS,
    LABELS,
    Tagged,
    Tagger,
    allowed,
    best,
    joined,
    load_tagger,
)
from alliances.ontology.errors import AlliancesError

WEIGHT = st.integers(-500, 500)
FEW = ("O", "B-a", "I-a", "B-b", "I-b")


@st.composite
def chains(draw: st.DrawFn) -> tuple[list[list[int]], list[list[int]]]:
    moves = [[draw(WEIGHT) if allowed(before, label) else -(1 << 40) for before in FEW] for label in FEW]
    sums = draw(st.lists(st.lists(WEIGHT, min_size=5, max_size=5), min_size=1, max_size=4))
    return sums, moves


@settings(max_examples=60, deadline=None)
@given(chains())
def test_the_path_is_the_best_of_all(chain: tuple[list[list[int]], list[list[int]]]) -> None:
    sums, moves = chain

    def worth(path: tuple[int, ...]) -> int:
        start = -(1 << 40) if FEW[path[0]].startswith("I-") else 0
        steps = sum(moves[label][before] for before, label in pairwise(path))
        return start + steps + sum(own[label] for own, label in zip(sums, path, strict=True))

    found = tuple(best(sums, moves))
    assert worth(found) == max(map(worth, product(range(5), repeat=len(sums))))


TABLE = st.dictionaries(
    st.sampled_from(["form a", "form b", "form c", *(BEHIND + label for label in LABELS)]),
    st.dictionaries(st.integers(0, len(LABELS) - 1), WEIGHT, min_size=1).map(
        lambda row: tuple(sorted(row.items()))
    ),
)


@settings(max_examples=60, deadline=None)
@given(TABLE, st.lists(st.sampled_from("abc"), max_size=6))
def test_no_label_goes_on_with_what_did_not_begin(
    table: dict[str, tuple[tuple[int, int], ...]], text: list[str]
) -> None:
    tagger = Tagger(Model(LABELS, table))
    labels = tagger.labels([[(f"form {letter}",)] for letter in text])
    assert len(labels) == len(text)
    assert all(allowed(before, label) for before, label in zip(["O", *labels], labels, strict=False))


def _pieces(text: str, sentence: int = 0) -> list[Piece]:
    found, start = [], 0
    for word in text.split():
        start = text.index(word, start)
        found.append(Piece(word, "", start, start + len(word), sentence))
        start += len(word)
    return found


def test_labels_are_joined_to_stretches_of_the_text() -> None:
    labels = ["B-Company", "I-Company", "B-Person", "O", "B-Place"]
    assert list(joined(_pieces("Two Words Name and Here"), labels)) == [
        Tagged(0, 9, "Company"), Tagged(10, 14, "Person"), Tagged(19, 23, "Place"),
    ]  # fmt: skip


def test_the_weights_of_words_and_of_moves_are_added() -> None:
    table = {
        "form Ann": ((LABELS.index("B-Person"), 50),),
        "form Lee": ((LABELS.index("I-Person"), 60), (LABELS.index("B-Person"), 60)),
    }
    pieces = _pieces("Ann Lee left")
    assert Tagger(Model(LABELS, table)).spans("Ann Lee left", pieces, [], []) == [
        Tagged(0, 3, "Person"),
        Tagged(4, 7, "Person"),
    ]
    table[f"{BEHIND}B-Person"] = ((LABELS.index("I-Person"), 1),)
    assert Tagger(Model(LABELS, table)).spans("Ann Lee left", pieces, [], []) == [Tagged(0, 7, "Person")]


def test_a_name_ends_with_its_sentence() -> None:
    table = {"form A": ((LABELS.index("B-Place"), 5),), "form B": ((LABELS.index("I-Place"), 5),)}
    pieces = [*_pieces("A"), Piece("B", "", 2, 3, 1)]
    assert Tagger(Model(LABELS, table)).spans("A B", pieces, [], []) == [Tagged(0, 1, "Place")]


def test_a_bad_line_is_named_by_file_and_line() -> None:
    with pytest.raises(AlliancesError, match=r"names\.xx\.tsv:3: no trait with label=weight pairs"):
        parsed("\t".join(LABELS) + "\nform a\t1=5\nform b\tone\n", "names.xx.tsv")
    with pytest.raises(AlliancesError, match="must have the labels O B-Company I-Company"):
        Tagger(parsed("O\tB-Company\n", "names.xx.tsv"))


def test_a_tagger_that_was_never_learnt_is_named() -> None:
    with pytest.raises(
        AlliancesError, match=r"names\.xx\.tsv is missing: python -m alliances\.training names makes it"
    ):
        load_model("names.xx")


@pytest.mark.parametrize("key", ["ko", "en", "en-plain"])
def test_the_shipped_weights_know_every_kind(key: str) -> None:
    model = load_tagger(key).model
    file = files("alliances.extractors.learnt").joinpath("data").joinpath(f"names.{key}.tsv")
    assert model.written() == file.read_text(encoding="utf-8")
    labels = {model.labels[label] for row in model.table.values() for label, _ in row}
    assert labels >= {f"B-{kind}" for kind in KINDS}
