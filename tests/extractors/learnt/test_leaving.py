"""What speaks for or against a thing as the end that a sentence leaves out."""

from __future__ import annotations

import pytest

from alliances.extractors.centres import ENDS
from alliances.extractors.learnt.leaving import Leaving
from alliances.extractors.learnt.told import Told
from alliances.extractors.learnt.weighing import weighed
from alliances.extractors.pipeline import language_tables, read
from alliances.ontology import Article


def traits(text: str, subject: str, target: str, lang: str = "ko") -> set[str]:
    """The traits of the last candidate of these two things."""
    reading = read(Article(text=text, lang=lang))
    _, items = weighed(reading.sentences, Told(reading.claims), language_tables(lang))
    found = [
        item
        for item in items
        if (item.candidate.subject.text, item.candidate.object.text) == (subject, target)
    ]
    one, item = found[-1].candidate, found[-1]
    return {
        trait
        for end, lent, key, said in zip(ENDS, one.lent, item.ends, (one.object, one.subject), strict=True)
        if lent is not None
        for trait in Leaving(item.described).traits(end, key, said)
    }


@pytest.mark.parametrize(
    ("text", "subject", "target", "lang", "has", "lacks"),
    [
        # Nobody else acts in the clause: what the text is about may.
        ("구글은 컸다. 앤스로픽에 투자했다.", "구글", "앤스로픽", "ko",
         {"subject acts", "subject is topic", "subject said first", "subject dat with no subject"}, {"subject a topic is said"}),
        # Somebody else does.
        ("구글은 컸다. 아마존은 앤스로픽에 투자했다.", "구글", "앤스로픽", "ko",
         {"subject another acts", "subject a topic is said", "subject dat with a subject", "subject organisations 2"}, {"subject said first"}),
        ("구글은 컸다. 아마존이 투자했다.", "아마존", "구글", "ko", {"object acting with a subject"}, {"object acts"}),
        ("Google grew. Amazon invested.", "Amazon", "Google", "en", {"object organisations 1"}, {"object organisations 2"}),
        # Both are said.
        ("구글이 앤스로픽에 투자했다.", "구글", "앤스로픽", "ko", set(), {"subject acts"}),
    ],
)  # fmt: skip
def test_traits_tell_who_acts_where_an_end_is_left_out(
    text: str, subject: str, target: str, lang: str, has: set[str], lacks: set[str]
) -> None:
    found = traits(text, subject, target, lang)
    assert has <= found and not lacks & found


def test_each_trait_names_the_end_that_is_left_out_and_none_is_told_where_both_are_said() -> None:
    assert traits("구글이 앤스로픽에 투자했다.", "구글", "앤스로픽") == set()
    told = traits("구글은 컸다. 앤스로픽에 투자했다.", "앤스로픽", "구글")
    assert told and all(trait.startswith("object ") for trait in told)
