"""Names as rules propose them and as a tagger sees them: cut anew, retyped, dropped, added; without one nothing changes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from alliances.extractors import extract
from alliances.extractors.learnt.model import Model
from alliances.extractors.learnt.spelt import Piece, described
from alliances.extractors.learnt.tagging import LABELS, Tagged, Tagger
from alliances.extractors.mentions import Name
from alliances.extractors.pipeline import read
from alliances.ontology.article import Article


class Told(Tagger):
    """A tagger that sees just these names."""

    def __init__(self, **names: str) -> None:
        super().__init__(Model(LABELS, {}))
        object.__setattr__(self, "names", {name.replace("_", " "): kind for name, kind in names.items()})

    def spans(
        self, text: str, pieces: Sequence[Piece], known: Sequence[Name], proposed: Sequence[Name]
    ) -> list[Tagged]:
        seen: dict[str, str] = self.names  # type: ignore[attr-defined]
        places = sorted((text.index(name), name, kind) for name, kind in seen.items())
        return [Tagged(start, start + len(name), kind) for start, name, kind in places]


def names(text: str, lang: str, tagger: Tagger | None = None) -> dict[str, str | None]:
    reading = read(Article(text=text, lang=lang, published="2025-07-10"), tagger=tagger)
    return {n.text: n.type for s in reading.sentences for n in s.names if not n.pointer and n.end > n.start}


KOREAN = "신생사 웨이브텐드릴이 구글에 투자했다."


def test_what_rules_cut_too_long_is_cut_anew() -> None:
    assert names(KOREAN, "ko") == {"신생사 웨이브텐드릴": "Company", "구글": "Company"}
    assert names(KOREAN, "ko", Told(웨이브텐드릴="Company", 구글="Company")) == {
        "웨이브텐드릴": "Company",
        "구글": "Company",
    }


def test_a_post_is_no_part_of_a_person() -> None:
    text = "앤드루 호먼 매니징디렉터는 “기쁘다”고 말했다."
    assert names(text, "ko", Told(앤드루_호먼="Person")) == {"앤드루 호먼": "Person"}


def test_what_is_seen_nowhere_is_dropped_but_known_names_stay() -> None:
    assert names(KOREAN, "ko", Told()) == {"구글": "Company"}


@pytest.mark.parametrize(
    ("text", "lang", "seen", "place"),
    [
        ("유타주 브램리에 사무실을 열었다.", "ko", "유타주_브램리", "브램리"),
        ("The lab has offices in Bramley, Pa. and a hall.", "en", "Bramley, Pa.", "Bramley"),
        ("The lab has offices in Bramley, Ohio.", "en", "Bramley, Ohio", "Bramley"),
        ("미국 유타주 브램리에 사무실을 열었다.", "ko", "미국_유타주_브램리", "브램리"),
        ("영국 브램리에 사무실을 열었다.", "ko", "영국_브램리", "영국 브램리"),
        ("광주 브램구에 사무실을 열었다.", "ko", "광주_브램구", "광주 브램구"),
        ("남양주 브램동에 사무실을 열었다.", "ko", "남양주_브램동", "남양주 브램동"),
    ],
)
def test_a_town_is_told_without_its_state(text: str, lang: str, seen: str, place: str) -> None:
    found = names(text, lang, Told(**{seen: "Place"}))
    assert place in found
    assert seen.replace("_", " ") == place or seen.replace("_", " ") not in found


def test_a_known_name_is_part_of_a_longer_one_of_its_kind_alone() -> None:
    text = "영국 브램리에 사무실을 열었다."
    assert "영국 브램리" in names(text, "ko", Told(영국_브램리="Place"))
    text = "구글 넥서스랩이 문을 열었다."
    assert names(text, "ko", Told(구글_넥서스랩="thing"))["구글"] == "Company"
    assert (
        names(text, "ko", Told(구글_넥서스랩="Company"))["구글"] == "Company"
    )  # a firm that is known stays what it is


def test_parts_of_firms_and_unnamed_data_centres_stay() -> None:
    text = "소니가 마시모의 오디오 사업부를 인수했다."
    assert names(text, "ko") == names(text, "ko", Told(마시모="Company"))
    text = "Google will build a data center in Abilene."
    assert names(text, "en")["data center (Abilene)"] == "DataCenter"
    assert names(text, "en", Told(Google="Company"))["data center (Abilene)"] == "DataCenter"


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        ("Startup Wavetendril raised $5 million from Norbella Ventures.", {"Wavetendril": "Company", "Norbella_Ventures": "Company"}, {"Wavetendril": "Company", "Norbella Ventures": "Company"}),
        ("The firm hired Managing Director Andrew Hohman.", {"Andrew_Hohman": "Person"}, {"Andrew Hohman": "Person"}),
        ("Brelling bought Quorvane.", {"Quorvane": "Company"}, {"Quorvane": "Company"}),
        ("Nvidia bought Quorvane.", {"Quorvane": "thing"}, {"Nvidia": "Company", "Quorvane": "Product"}),
    ],
)  # fmt: skip
def test_english_names_are_corrected_as_well(
    text: str, seen: dict[str, str], expected: dict[str, str]
) -> None:
    assert names(text, "en", Told(**seen)) == expected


@pytest.mark.parametrize(("text", "lang"), [(KOREAN, "ko"), ("Startup Wavetendril sued Nvidia.", "en")])
def test_a_reading_is_the_same_each_time_and_without_a_tagger_that_of_the_rules(text: str, lang: str) -> None:
    table = {"form 웨이브텐드릴": ((1, 99),), "form Wavetendril": ((1, 99),)}
    tagger = Tagger(Model(LABELS, table))
    rules = names(text, lang)
    assert names(text, lang, tagger) == names(text, lang, Tagger(Model(LABELS, table))) != rules
    assert names(text, lang) == rules


def test_a_word_is_told_by_itself_its_neighbours_and_the_rules() -> None:
    pieces = [Piece("Acme", "NNP", 0, 4, 0, "ORG"), Piece("bought", "VBD", 5, 11, 0)]
    first, second = (
        {trait for group in groups for trait in group}
        for groups in described(pieces, [], [Name(0, 4, "Acme", "Company", "two words")])
    )
    assert {
        "form Acme",
        "+1 form bought",
        "-1 none",
        "name proposed BE Company two",
        "gap start NNP ORG",
    } <= first
    assert {"name none", "-1 name proposed BE Company", "gap blank VBD ", "-1 tags NNP VBD"} <= second


@pytest.mark.parametrize(
    "text",
    [
        "Samsung Electronics paid 1.5 billion euros for FläktGroup, a German ventilation company.",
        "Carrier led a round in ZutaCore, an Israeli maker of direct-to-chip cooling.",
    ],
)
def test_a_nationality_is_no_seat(text: str) -> None:
    assert not [s for s in extract(Article(text=text, lang="en")) if s.relation == "located-in"]
