from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliances.ontology import AlliancesError
from alliances.ontology.identifiers import entity_id
from alliances.ontology.judgements import Judgement, Judgements, Verdict, parse_judgements, read_judgements

HEAD = "one,other,judgement,by,why\n"


def row(one: str, other: str, judgement: Verdict = "same") -> Judgement:
    return Judgement(one=one, other=other, judgement=judgement, by="jo", why="seen")


PAIRS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda pair: pair[0] != pair[1]),
    max_size=8,
)


@settings(deadline=None)  # The first look loads the gazetteer.
@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_judgements_decides_nothing(pairs: list[tuple[str, str]], chance: random.Random) -> None:
    rows = [row(one, other) for one, other in pairs]
    shuffled = [row(*chance.sample([r.one, r.other], 2)) for r in chance.sample(rows, len(rows))]
    assert Judgements(rows).canonical == Judgements(shuffled).canonical


@settings(deadline=None)
@given(PAIRS)
def test_what_is_the_same_has_one_id_and_is_the_same_both_ways(pairs: list[tuple[str, str]]) -> None:
    judged = Judgements([row(one, other) for one, other in pairs])
    for one, other in pairs:
        assert judged.of(one, other) == judged.of(other, one) == "same"
        assert judged.canonical.get(one, one) == judged.canonical.get(other, other)
    assert not set(judged.canonical) & set(judged.canonical.values())


def test_a_known_entity_stands_for_an_unknown_one() -> None:
    known = entity_id("Anthropic")
    assert Judgements([row(known, "e0")]).canonical == {"e0": known}


def test_a_file_comes_back_as_it_was(tmp_path: Path) -> None:
    judged = Judgements([row("a", "b"), row("c", "d", "different"), row("a", "d", "unsure")])
    assert parse_judgements(judged.to_csv(), "x").rows == judged.rows
    (tmp_path / "j.csv").write_text(judged.to_csv(), encoding="utf-8-sig")
    assert read_judgements(tmp_path / "j.csv").rows == judged.rows
    assert not read_judgements(tmp_path / "none.csv")


def test_a_later_judgement_takes_the_place_of_the_earlier_one() -> None:
    judged = Judgements([row("a", "b"), row("c", "d")]).with_judgement(row("b", "a", "different"))
    assert [r.judgement for r in judged.rows] == ["different", "same"]
    assert judged.of("a", "b") == "different"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + "a,b,same,jo,x\nb,a,different,jo,y\n", r"^f\.csv:3: b and a are different here and same in line 2$"),
        (HEAD + "a,b,same,jo,x\nb,c,same,jo,y\nc,a,different,jo,z\n", r"^f\.csv:4: c and a are different here and the same by line 2, 3$"),
        (HEAD + "a,b,maybe,jo,x\n", r"^f\.csv:2: judgement: "),
        (HEAD + "a,b,same,,x\n", r"^f\.csv:2: by: "),
        (HEAD + "a,b,same,jo,\n", r"^f\.csv:2: why: "),
        (HEAD + "a,a,same,jo,x\n", r"^f\.csv:2: a judgement is about two entities"),
        (HEAD + "a/../b,c,same,jo,x\n", r"^f\.csv:2: one: "),
        ("one,other\n", r"^f\.csv:1: the columns must be"),
        ("", r"^f\.csv:1: the columns must be"),
        (HEAD + 'a,"b,same\n', r"^f\.csv:\d+: "),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_line(text: str, said: str) -> None:
    with pytest.raises(AlliancesError, match=said) as caught:
        parse_judgements(text, "f.csv")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "j.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AlliancesError, match="not UTF-8"):
        read_judgements(tmp_path / "j.csv")
