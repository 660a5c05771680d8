"""What a sentence could tell: pairs that the vocabulary allows, with an end left out or not."""

from __future__ import annotations

from alliances.extractors.learnt.candidates import Candidate, candidates
from alliances.extractors.pipeline import read
from alliances.ontology import Article
from alliances.ontology.vocabulary import vocabulary


def of(text: str) -> list[list[Candidate]]:
    """The candidates of each sentence of a Korean text."""
    return [list(candidates(sentence)) for sentence in read(Article(text=text, lang="ko")).sentences]


def test_both_orders_are_tried_and_what_is_symmetric_in_that_of_the_text_only() -> None:
    ((one, other),) = of("구글이 앤스로픽에 투자했다.")
    assert (one.subject.text, one.object.text) == ("구글", "앤스로픽")
    assert (other.subject.text, other.object.text) == ("앤스로픽", "구글")
    assert "invests-in" in one.relations and "invests-in" in other.relations
    assert "partners-with" in one.relations and "partners-with" not in other.relations


def test_every_relation_allows_the_types_of_its_ends() -> None:
    found = [c for group in of("샘 올트먼 오픈AI CEO는 구글의 제미나이와 서울을 칭찬했다.") for c in group]
    assert found
    for candidate in found:
        for relation in candidate.relations:
            assert candidate.subject.type in vocabulary().relations[relation].subject
            assert candidate.object.type in vocabulary().relations[relation].object


def test_what_was_named_before_may_be_left_out() -> None:
    _, second = of("구글은 컸다. 앤스로픽에 투자했다.")
    lent = [c for c in second if c.lent != (None, None)]
    assert {(c.subject.text, c.object.text) for c in lent} == {("구글", "앤스로픽"), ("앤스로픽", "구글")}


def test_one_name_alone_tells_nothing() -> None:
    assert of("구글은 컸다.") == [[]]
