"""Capitals that stand for a longer name: (the longer name, the capitals, whether they mean it)."""

from __future__ import annotations

import pytest

from alliances.extractors.en.names import acronyms
from alliances.extractors.mentions import Name


@pytest.mark.parametrize(
    ("longer", "short", "meant"),
    [
        ("Thinking Machines Lab", "TML", True),
        ("Bank of New York", "BNY", True),
        ("Thinking Machines Mill", "TM", True),  # its last two words begin alike
        ("Thinking Machines Lab", "TLM", False),
        ("the big chipmaker", "TBC", False),  # no word of it is capitalised
        ("onsemi of phoenix", "ON", False),
    ],
)
def test_capitals_mean_the_name_whose_words_they_begin(longer: str, short: str, meant: bool) -> None:
    names = [
        Name(0, len(longer), longer, "Company", "made"),
        Name(100, 100 + len(short), short, None, "capitals"),
    ]
    acronyms(names)
    assert (names[1].canonical == longer) == meant
    assert (short in names[0].aliases) == meant
