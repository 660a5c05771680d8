"""Words alike for all languages: kinds of tags, English without a parse, names and values as one word."""

from __future__ import annotations

import pytest

from alliances.extractors.learnt.words import of_a_people, plain, sejong, universal, whole
from alliances.extractors.mentions import Name
from alliances.extractors.pipeline import read
from alliances.extractors.syntax import Word
from alliances.ontology import Article


@pytest.mark.parametrize(
    ("tag", "kind"),
    [("NNG", "noun"), ("NR", "number"), ("VV", "verb"), ("JKS", "particle"), ("ETM", "ending"), ("XSV", "suffix"),
     ("VCP", "copula"), ("SP", "mark"), ("SL", "foreign"), ("W_URL", "other")],
)  # fmt: skip
def test_the_kind_of_a_korean_morpheme(tag: str, kind: str) -> None:
    assert sejong(tag) == kind


@pytest.mark.parametrize(
    ("tag", "kind"), [("PROPN", "noun"), ("AUX", "ending"), ("ADP", "particle"), ("INTJ", "other")]
)
def test_the_kind_of_an_english_word(tag: str, kind: str) -> None:
    assert universal(tag) == kind


def test_english_that_nothing_has_parsed() -> None:
    words = plain("It buys Intel's chips, by 2027.", 0, 31, [], [])
    assert [(w.form, w.kind) for w in words] == [
        ("it", "particle"), ("buy", "noun"), ("intel", "noun"), ("'s", "mark"), ("chip", "noun"), (",", "mark"),
        ("by", "particle"), ("2027.", "number"),
    ]  # fmt: skip


def test_a_name_is_one_word_and_of_two_that_overlap_the_longer_counts() -> None:
    words = [Word(form, "noun", place, place + 1) for place, form in enumerate("abcde")]
    names = [Name(1, 3, "bc", "Company", "made"), Name(2, 3, "c", "Place", "made")]
    assert [(w.form, w.kind, w.start, w.end) for w in whole(words, names, [])] == [
        ("a", "noun", 0, 1), ("Company", "name", 1, 3), ("d", "noun", 3, 4), ("e", "noun", 4, 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text"),
    [("ko", "구글이 앤스로픽에 10억달러를 투자했다."), ("en", "Google invested $1 billion in Anthropic.")],
)
def test_names_and_values_of_a_text_are_words_of_its_sentences(lang: str, text: str) -> None:
    (sentence,) = read(Article(text=text, lang=lang)).sentences
    shown = [w.form for w in sentence.words if w.kind in ("name", "value")]
    assert sorted(shown) == ["Company", "Company", "money"]
    assert all(text[w.start : w.end].strip() for w in sentence.words)


def test_adjectives_of_countries_are_no_places() -> None:
    assert all(of_a_people(word) for word in ("Danish", "South Korean", "Californian"))
    assert not any(of_a_people(word) for word in ("Denmark", "South Korea", "California"))
