"""What the learnt models change: what is added says so and how sure it is, and nothing else moves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from alliances.extractors import extract
from alliances.extractors.learnt.model import ALWAYS, Model
from alliances.extractors.learnt.network import Network, load_network
from alliances.extractors.learnt.statuses import learnt_status
from alliances.extractors.learnt.told import Told
from alliances.extractors.learnt.weighing import LEAST, Chances, _settle_sums, model_key, weighed
from alliances.extractors.pipeline import language_tables, read
from alliances.extractors.read import read_article
from alliances.ontology import Article, Statement

ARTICLES = sorted((Path(__file__).parents[3] / "examples").glob("*.txt"))


def undecided() -> Network:
    """A network that finds everything as probable as not."""
    network = load_network("ko")
    return replace(network, weights={key: values * 0 for key, values in network.weights.items()})


def key(statement: Statement) -> tuple[object, ...]:
    target = statement.object.id if statement.object is not None else None
    return statement.subject.id, statement.relation, target, statement.amount, statement.status


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_what_is_added_says_so_and_what_the_rules_read_stays_as_it_was(path: Path) -> None:
    article = read_article(path)
    rules = {key(s): s for s in extract(article, learnt=False)}
    for statement in extract(article):
        if statement.rule.startswith("learnt."):
            assert LEAST <= statement.confidence <= 1
            assert f"probability {statement.confidence:.2f}" in statement.rule or statement.confidence == 0.7
            assert key(statement) not in rules
        else:
            assert key(statement) in rules


@pytest.mark.parametrize(
    ("lang", "parse", "expected"), [("ko", False, "ko"), ("en", True, "en"), ("en", False, "en-plain")]
)
def test_english_without_a_parse_has_models_of_its_own(lang: str, parse: bool, expected: str) -> None:
    assert model_key(lang, parse) == expected


def test_sums_that_candidates_share_are_those_of_all_their_traits() -> None:
    reading = read(Article(text="구글이 앤스로픽에 투자했고 메타는 놀랐다.", lang="ko"))
    described, items = weighed(
        reading.sentences, Told(reading.claims), reading.discourse, language_tables("ko")
    )
    traits = sorted({trait for item in items for trait in item.traits})
    table = {trait: ((0, place % 7 - 3),) for place, trait in enumerate(traits)} | {ALWAYS: ((0, -5),)}
    model = Model(("invests-in",), table | {"read": ((0, 50),)})
    weighing = Chances(model, undecided(), described, items)
    weighing.least = -1000.0  # all, however improbable
    chances = list(weighing)
    assert [id(item) for item, _, _ in chances] == [
        id(i) for i in items if "invests-in" in i.candidate.relations
    ]
    for item, relation, chance in chances:
        expected = sum(weight for trait in item.traits for _, weight in table[trait]) - 5
        expected += 50 * ("read" in item.told.get("invests-in", ()))
        assert relation == "invests-in"
        linear = 1 / (1 + 2.718281828459045 ** (-expected / 100))
        assert chance == pytest.approx((linear + 0.5) / 2)
    assert chances


def test_a_text_without_names_is_no_trouble() -> None:
    assert extract(Article(text="비가 왔다.", lang="ko")) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("구글이 앤스로픽 인수를 검토하고 있다.", "considering"),
        ("구글은 앤스로픽을 인수할 계획이다.", "planned"),
        ("구글은 앤스로픽 인수설을 부인했다.", "denied"),
    ],
)
def test_no_model_makes_a_fact_of_what_the_words_leave_open(text: str, status: str) -> None:
    reading = read(Article(text=text, lang="ko"))
    _, items = weighed(reading.sentences, Told(reading.claims), reading.discourse, language_tables("ko"))
    sure = Model(("ongoing", "completed"), {ALWAYS: ((0, 0), (1, 900))})
    verdicts = {learnt_status(item, "acquires", language_tables("ko"), sure).status for item in items}
    assert verdicts == {status}


@pytest.mark.parametrize(
    ("text", "ends", "status"),
    [
        (
            "(구글의 앤스로픽 지분 14%) 아마존은 오픈AI 투자를 저울질하고 있다.",
            ("구글", "앤스로픽"),
            "ongoing",
        ),
        (
            "(구글의 앤스로픽 지분 14%) 아마존은 오픈AI 투자를 저울질하고 있다.",
            ("아마존", "오픈AI"),
            "considering",
        ),
        (
            "(구글의 앤스로픽 지분 14%) 아마존은 오픈AI 투자를 저울질하고 있다.",
            ("구글", "오픈AI"),
            "considering",
        ),
        ("양사(구글·앤스로픽)는 제휴를 검토하고 있다.", ("구글", "앤스로픽"), "considering"),
        pytest.param(
            "(구글은 앤스로픽 인수를 검토하고 있다.)",
            ("구글", "앤스로픽"),
            "considering",
            marks=pytest.mark.xfail(strict=True, reason="no clause is read inside brackets"),
        ),
    ],
)
def test_only_what_brackets_hold_before_a_sentence_is_free_of_its_clause(
    text: str, ends: tuple[str, str], status: str
) -> None:
    reading = read(Article(text=text, lang="ko"))
    _, items = weighed(reading.sentences, Told(reading.claims), reading.discourse, language_tables("ko"))
    sure = Model(("ongoing",), {ALWAYS: ((0, 0),)})
    (item,) = (i for i in items if (i.candidate.subject.text, i.candidate.object.text) == ends)
    assert learnt_status(item, "invests-in", language_tables("ko"), sure).status == status


def test_no_gloss_alone_makes_a_fact_of_a_review() -> None:
    text = "아마존은 바쁘다. 이 스타트업(앤스로픽)을 인수하는 방안을 검토하고 있다."
    reading = read(Article(text=text, lang="ko"))
    _, items = weighed(reading.sentences, Told(reading.claims), reading.discourse, language_tables("ko"))
    sure = Model(("completed",), {ALWAYS: ((0, 0),)})
    lent = [i for i in items if i.candidate.lent[0] is not None and i.candidate.object.text == "앤스로픽"]
    assert lent
    assert {learnt_status(i, "acquires", language_tables("ko"), sure).status for i in lent} == {"considering"}


def test_what_the_words_tell_as_done_is_left_to_the_model() -> None:
    reading = read(Article(text="구글이 앤스로픽을 인수했다.", lang="ko"))
    _, items = weighed(reading.sentences, Told(reading.claims), reading.discourse, language_tables("ko"))
    sure = Model(("ongoing", "planned"), {ALWAYS: ((0, 0), (1, 900))})
    assert {learnt_status(i, "acquires", language_tables("ko"), sure).status for i in items} == {"planned"}


def test_one_sum_is_not_told_of_two_deals() -> None:
    text = "구글이 앤스로픽에 30억달러를 투자했다."
    rule = next(c for c in read(Article(text=text, lang="ko")).claims if c.relation == "invests-in")
    target = replace(rule.object, text="메타", entry=None, canonical="") if rule.object else None
    same, other = replace(rule, relation="acquires", learnt=True), replace(rule, object=target, learnt=True)
    _settle_sums([same, other], [rule])
    assert other.values == []
    assert same.values == []  # its sum is also the other's
    alone = replace(rule, relation="acquires", learnt=True)
    _settle_sums([alone], [rule])
    assert [value.kind for value in alone.values] == ["money"] and not alone.shared_amount
