"""What the rules told, as traits of a candidate."""

from __future__ import annotations

from alliances.extractors.learnt.candidates import candidates
from alliances.extractors.learnt.told import Told
from alliances.extractors.pipeline import read
from alliances.ontology import Article


def told(text: str, place: int = 0) -> dict[tuple[str, str], dict[str, list[str]]]:
    """The traits of the candidates of one sentence, by their two names."""
    reading = read(Article(text=text, lang="ko", published="2025-07-10"))
    account = Told(reading.claims)
    account.enter(reading.sentences[place])
    return {(c.subject.text, c.object.text): account.of_pair(c) for c in candidates(reading.sentences[place])}


def test_the_same_and_the_reverse() -> None:
    found = told("구글이 앤스로픽에 10억달러를 투자했다.")
    forward, back = found["구글", "앤스로픽"], found["앤스로픽", "구글"]
    assert {"read", "read by invest", "read by invest.verb"} <= set(forward["invests-in"])
    assert back["invests-in"] == ["read reversed"]
    assert "read as invests-in" in forward["acquires"]
    assert "read reversed as invests-in" in back["acquires"]


def test_an_end_that_the_rules_gave_to_another() -> None:
    found = told("구글이 앤스로픽에 10억달러를 투자했고 메타는 놀랐다.")
    assert found["메타", "앤스로픽"]["invests-in"] == ["object read with another"]
    assert found["구글", "메타"]["invests-in"] == ["subject read with another"]


def test_elsewhere_in_the_article() -> None:
    found = told("구글이 앤스로픽에 10억달러를 투자했다. 구글과 앤스로픽은 조용하다.", 1)
    assert found["구글", "앤스로픽"]["invests-in"] == ["read elsewhere"]
