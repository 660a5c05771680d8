"""What the rules told of a candidate."""

from __future__ import annotations

from alliances.extractors.learnt.candidates import candidates
from alliances.extractors.learnt.told import Account, Told
from alliances.extractors.pipeline import read
from alliances.ontology import Article


def told(text: str, place: int = 0) -> dict[tuple[str, str], dict[str, Account]]:
    """What was told of the candidates of one sentence, by their two names."""
    reading = read(Article(text=text, lang="ko", published="2025-07-10"))
    account = Told(reading.claims)
    account.enter(reading.sentences[place])
    return {(c.subject.text, c.object.text): account.of_pair(c) for c in candidates(reading.sentences[place])}


def test_the_same_and_the_reverse() -> None:
    found = told("구글이 앤스로픽에 10억달러를 투자했다.")
    forward, back = found["구글", "앤스로픽"], found["앤스로픽", "구글"]
    assert forward["invests-in"] == Account(read=True, sure=forward["invests-in"].sure)
    assert 0.5 < forward["invests-in"].sure <= 1
    assert back["invests-in"] == Account(reversed=True)
    assert forward["acquires"] == back["acquires"] == Account(otherwise=True)


def test_an_end_that_the_rules_gave_to_another() -> None:
    found = told("구글이 앤스로픽에 10억달러를 투자했고 메타는 놀랐다.")
    assert found["메타", "앤스로픽"]["invests-in"] == Account(with_another=True)
    assert found["구글", "메타"]["invests-in"] == Account(with_another=True)


def test_elsewhere_in_the_article() -> None:
    found = told("구글이 앤스로픽에 10억달러를 투자했다. 구글과 앤스로픽은 조용하다.", 1)
    assert found["구글", "앤스로픽"]["invests-in"] == Account(elsewhere=True)
    assert "acquires" not in found["구글", "앤스로픽"]
