"""Versions belong to the names of things, with and without a space before them, and nothing else does."""

from __future__ import annotations

import pytest

from alliances.extractors.en.versions import with_versions
from alliances.extractors.mentions import Name, matcher
from alliances.ontology.gazetteer import Gazetteer


def named(text: str, word: str, kind: str = "AIModel") -> str:
    """What a name that begins with a word becomes."""
    start = text.index(word)
    name = Name(start, start + len(word), word, kind, "test")
    _, found = with_versions(text, [], [name])
    assert found == [name]
    return name.text


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It released Corva-Voice-1 and more.", "Corva-Voice", "Corva-Voice-1"),
        ("It released Corva-1-preview.", "Corva", "Corva-1-preview"),
        ("Corva-1.5 is out.", "Corva", "Corva-1.5"),
        ("Corva-1.", "Corva", "Corva-1"),
        ("Corva 2, a light model, is out.", "Corva", "Corva 2"),
        ("It is called Corva 2.", "Corva", "Corva 2"),
        ("Corva 2 models were sold.", "Corva", "Corva"),
        ("Corva 2 is out.", "Corva", "Corva"),
        ("a Corva-based service", "Corva", "Corva"),
        ("a Corva-powered service", "Corva", "Corva"),
        ("Corva-9B-based service", "Corva", "Corva-9B"),
        ("Corva-1-mini-based service", "Corva", "Corva-1"),
        ("a Corva-3-year deal", "Corva", "Corva"),
        ("Corva-2x faster", "Corva", "Corva"),
        ("Corva-1,000 racks", "Corva", "Corva"),
        ("Corva-24/7", "Corva", "Corva"),
        ("Corva 50,000 users", "Corva", "Corva"),
        ("a Corva 3:1 win", "Corva", "Corva"),
        ("Corva-3.5-Sonnet", "Corva", "Corva-3.5-Sonnet"),
        ("Corva.", "Corva", "Corva"),
        ("Corva 120, a robot", "Corva", "Corva"),
    ],
)
def test_a_version_is_part_of_the_name(text: str, word: str, expected: str) -> None:
    assert named(text, word) == expected


def test_companies_have_no_versions() -> None:
    assert named("Corva-9, a firm", "Corva", "Company") == "Corva"


def test_a_name_that_begins_inside_stays_whole() -> None:
    text = "Corva-H100 systems"
    one, other = Name(0, 5, "Corva", "Product", "test"), Name(6, 10, "H100", "Chip", "test")
    assert with_versions(text, [], [one, other]) == ([], [one, other])
    assert (one.text, other.text) == ("Corva", "H100")


def test_another_version_of_a_known_thing_is_another_thing() -> None:
    text = "Cognition runs SWE-1.8 on Cerebras and SWE-1 elsewhere."
    known = matcher(Gazetteer.default()).find(text)
    kept, found = with_versions(text, known, [])
    assert [(name.text, name.entry) for name in found] == [("SWE-1.8", None)]
    assert [name.text for name in kept] == ["Cognition", "Cerebras", "SWE-1"]
