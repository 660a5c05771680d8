"""What networks know by name: only what was seen often enough, and never a single name."""

from __future__ import annotations

from dataclasses import replace

from alliances.extractors.learnt.encoding import Encoded, encode
from alliances.extractors.learnt.rows import Rows
from alliances.extractors.learnt.told import Told
from alliances.extractors.learnt.weighing import weighed
from alliances.extractors.pipeline import language_tables, read
from alliances.ontology import Article


def article(text: str = "구글이 앤스로픽에 투자했다.") -> Encoded:
    reading = read(Article(text=text, lang="ko"))
    return encode(*weighed(reading.sentences, Told(reading.claims), language_tables("ko")))


def test_rows_stand_for_words_seen_twice() -> None:
    first = article()
    assert "noun 투자" not in Rows.of([first]).words
    assert "noun 투자" in Rows.of([first, first]).words


def test_an_ending_of_few_names_is_not_known_for_it_would_be_those_names() -> None:
    first = article()
    named = [f"{chr(0xAC00 + place)}벤처스" for place in range(5)]
    few, many = (replace(first, named=[*named[:count], ""]) for count in (4, 5))
    assert Rows.of([few, few]).endings == ()
    assert Rows.of([many]).endings == ("처스",)


def test_a_role_must_be_seen_in_several_articles() -> None:
    first = replace(article(), roles=["acting, dat", "acting, dat", ""])
    assert Rows.of([first] * 3).roles == ()
    assert Rows.of([first] * 4).roles == ("acting, dat",)


def test_what_is_not_known_has_row_0() -> None:
    first = article()
    rows = Rows(("noun 투자",), (), ("Company",), (), (), (), ())
    placed = rows.placed(first)
    assert placed.words.tolist() == [int(word == "noun 투자") for word in first.words]
    assert placed.types.shape == (len(first.ends), 2) and set(placed.types.flatten().tolist()) == {1}
    assert not placed.roles.any() and not placed.endings.any()


def test_what_speaks_for_an_end_left_out_is_one_of_its_row_and_what_is_unknown_one_of_row_0() -> None:
    first = article("구글은 컸다. 앤스로픽에 투자했다.")
    rows = Rows((), (), (), (), (), (), ("subject nobody acts", "subject said first"))
    one = replace(first, lent=[("subject said first", "subject other")] + [()] * (len(first.ends) - 1))
    assert rows.placed(one).lent.tolist() == [[1, 0, 1]] + [[0, 0, 0]] * (len(first.ends) - 1)
