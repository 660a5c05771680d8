"""What a name itself tells: 구글 클라우드 is Google's, ABB의 로봇 부문 a part of ABB."""

from __future__ import annotations

from collections.abc import Iterator

from alliances.extractors.claims import Claim
from alliances.extractors.mentions import THINGS, Name
from alliances.extractors.status import Verdict
from alliances.extractors.syntax import Sentence
from alliances.ontology.gazetteer import Gazetteer


def told_by_names(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Claim]:
    """Claims that rest on the form of a name: its maker stands in it, or it is called a part of its owner."""
    for name in sentence.names:
        if name.part_of is not None:
            yield _claim("subsidiary-of", name, name.part_of, sentence, "a part of its owner")
        maker = _maker(name, gazetteer)
        if maker is not None:
            yield _claim("develops", maker, name, sentence, "the maker's name begins the thing's")


def _maker(name: Name, gazetteer: Gazetteer) -> Name | None:
    """The maker that the gazetteer knows, where the thing's name begins with a name of the maker."""
    if name.type not in THINGS or name.entry is None or name.entry.parent is None:
        return None
    maker = gazetteer.find(name.entry.parent)
    if maker is None or maker.type != "Company":
        return None
    said = next((s for s in maker.surfaces if name.text.startswith(s) and len(name.text) > len(s) + 1), None)
    return Name(name.start, name.start + len(said), said, maker.type, "in a name", maker) if said else None


def _claim(relation: str, subject: Name, target: Name, sentence: Sentence, why: str) -> Claim:
    verdict = Verdict("ongoing", "name")
    rule = f"name.{relation}"
    return Claim(
        relation,
        subject,
        target,
        verdict,
        sentence.start,
        sentence.end,
        rule,
        why,
        headline=sentence.headline,
    )
