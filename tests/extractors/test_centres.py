"""The ranking of what a left-out end means: its traits, its weights, and what it says of a made text."""

from __future__ import annotations

import pytest

from alliances.extractors.centres import ENDS
from alliances.extractors.discourse import Discourse
from alliances.extractors.pipeline import read
from alliances.extractors.syntax import Sentence
from alliances.extractors.tables import load_yaml
from alliances.ontology import Article

TEXT = "구글은 컸다. 구글은 메타와 다툰다.\n네비우스는 네덜란드 회사다. 투자도 늘렸다."


def ranking(text: str, end: str, lang: str = "ko") -> list[list[tuple[str, float]]]:
    """For each sentence the candidates with their probabilities, as the sentences before it left them."""
    seen: list[list[tuple[str, float]]] = []

    def watch(sentence: Sentence, state: Discourse) -> None:
        candidates = state.centres.described(state, sentence)
        seen.append([(name.text, p) for name, p in state.centres.ranked(end, candidates)])

    read(Article(text=text, lang=lang), watch=watch)
    return seen


@pytest.mark.parametrize("end", ENDS)
def test_probabilities_add_up_to_one_and_fall(end: str) -> None:
    for candidates in ranking(TEXT, end):
        figures = [p for _, p in candidates]
        assert figures == sorted(figures, reverse=True)
        assert not figures or sum(figures) == pytest.approx(1)


def test_nothing_named_before_or_in_the_sentence_itself_is_a_candidate() -> None:
    first, second, third, fourth = ranking(TEXT, "subject")
    assert first == [] and second == []
    assert {name for name, _ in third} == {"구글", "메타"}
    assert {name for name, _ in fourth} == {"구글", "메타", "네비우스"}


@pytest.mark.parametrize(
    ("text", "end", "meant"),
    [
        (TEXT, "subject", "네비우스"),
        ("리벨리온은 컸다. 리벨리온은 KT와 만났다. 칩도 팔았다.", "subject", "리벨리온"),
        ("메타가 코히어를 인수했다. 코히어는 컸다. 지난해엔 엔비디아도 돈을 댔다.", "object", "코히어"),
    ],
)
def test_what_the_last_sentence_means(text: str, end: str, meant: str) -> None:
    assert ranking(text, end)[-1][0][0] == meant


def test_every_weight_is_of_a_trait_that_a_candidate_can_have() -> None:
    traits = {"same paragraph", "alone before", "no company", "its person speaks", "title", "title first"}
    traits |= {"ended subject", "ended object", "topic", "marked", "lead", "investee", "dealt"}
    traits |= {f"{kind} {place}" for kind in ("main", "actor") for place in (1, 2, 3)}
    traits |= {f"nearest {near}" for near in ("1", "2", "3", "4-6", "far")}
    traits |= {
        f"{when} {case}" for when in ("last", "late") for case in ("topic", "subject", "object", "other")
    }
    traits |= {f"share {quarter}" for quarter in range(4)}
    traits |= {f"opening {trait}" for trait in traits}
    weights = load_yaml("", "centres.yaml")
    assert set(weights) == {"en", "ko"}
    for ends in weights.values():
        assert set(ends) == set(ENDS)
        for table in ends.values():
            assert set(table) <= traits
