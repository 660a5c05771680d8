"""What the learnt models change: what is added says so and how sure it is, and nothing else moves."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from alliances.extractors import extract
from alliances.extractors.claims import Claim
from alliances.extractors.en import parser
from alliances.extractors.learnt.binding import has_sum
from alliances.extractors.learnt.model import ALWAYS, Model, load_model, probability
from alliances.extractors.learnt.network import Ensemble, load_ensemble
from alliances.extractors.learnt.statuses import learnt_status, surer_status
from alliances.extractors.learnt.told import Account, Told
from alliances.extractors.learnt.weighing import AGAIN, LEAST, Chances, model_key, weigh, weighed
from alliances.extractors.pipeline import language_tables, read
from alliances.extractors.read import read_article
from alliances.extractors.status import Verdict
from alliances.ontology import Article, Statement

ARTICLES = sorted((Path(__file__).parents[3] / "examples").glob("*.txt"))


def decided(*odds: float) -> Ensemble:
    """Networks each of which finds everything as probable as its odds (the logarithm of them) say."""
    ensemble = load_ensemble("ko")
    networks = []
    for one in odds:
        weights = {name: values * 0 for name, values in ensemble.networks[0].weights.items()}
        weights["out_bias"] = weights["out_bias"] + round(one * 1024)
        networks.append(replace(ensemble.networks[0], weights=weights))
    return Ensemble(ensemble.rows, tuple(networks))


# How a statement tells that what a rule read of it was changed.
MARKS = ("sum learnt", "sum improbable", "status learnt", "told later")


def key(statement: Statement) -> tuple[object, ...]:
    target = statement.object.id if statement.object is not None else None
    return statement.subject.id, statement.relation, target, statement.amount, statement.status


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_what_is_added_says_so_and_what_the_rules_read_stays_or_goes_whole(path: Path) -> None:
    article = read_article(path)
    rules = {key(s): s for s in extract(article, learnt=False)}
    for statement in extract(article):
        if statement.rule.startswith("learnt."):
            assert statement.extractor.endswith("-learnt")
            told = re.search(r"probability (\d\.\d\d)", statement.rule)
            again = any(key(statement)[:3] == read[:3] for read in rules)  # told again for its sum
            least = AGAIN if again else LEAST[article.lang]
            assert told is not None and least <= statement.confidence <= float(told[1])
            assert not again or statement.amount is not None
            assert key(statement) not in rules
        elif not any(mark in statement.rule for mark in MARKS):
            assert key(statement) in rules


def test_something_is_learnt_from_the_examples() -> None:
    statements = [s for path in ARTICLES for s in extract(read_article(path))]
    assert sum(s.rule.startswith("learnt.") for s in statements) > 3


@pytest.mark.parametrize(
    "text", ["Google will build a data center in Texas.", "Meta will use Nvidia chips from 2027."]
)
def test_without_a_parse_a_plan_is_no_fact(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(parser.VARIABLE, "none")
    parser.find_pipeline.cache_clear()
    reading = read(Article(text=text, lang="en"))
    _, items = weighed(reading.sentences, Told([]), language_tables("en"))
    monkeypatch.undo()
    parser.find_pipeline.cache_clear()
    sure = Model(("ongoing", "completed"), {ALWAYS: ((0, 0), (1, 900))})
    said = [item for item in items if item.candidate.subject.text in ("Google", "Meta")]
    assert said
    assert {learnt_status(i, "uses", language_tables("en"), sure).status for i in said} == {"planned"}


def test_what_a_rule_read_and_no_network_believes_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    article = Article(text="구글이 앤스로픽에 30억달러를 투자했다.", lang="ko")
    monkeypatch.setattr("alliances.extractors.learnt.weighing.load_ensemble", lambda key: decided(-5.0))
    assert not [s for s in extract(article) if s.relation == "invests-in"]
    monkeypatch.setattr("alliances.extractors.learnt.weighing.load_ensemble", lambda key: decided(1.0))
    assert [s for s in extract(article) if s.relation == "invests-in"]


def test_what_is_dropped_in_one_sentence_may_be_told_from_another(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "구글이 앤스로픽에 30억달러를 투자했다. 구글과 앤스로픽은 조용하다."
    second = text.index("구글과")

    def chances(self: Chances) -> Iterator[tuple[int, str, float]]:
        for row, item in enumerate(self.items):
            if (item.candidate.subject.text, item.candidate.object.text) == ("구글", "앤스로픽"):
                read = item.told.get("invests-in", Account()).read
                if read or item.sentence.start == second:
                    yield row, "invests-in", 0.1 if read else 0.8

    monkeypatch.setattr(Chances, "__iter__", chances)
    found = [s for s in extract(Article(text=text, lang="ko")) if s.relation == "invests-in"]
    assert [(s.evidence.start, s.confidence) for s in found] == [(second, 0.8)]
    assert found[0].rule.startswith("learnt.")


def test_a_sum_is_told_as_learnt_only_where_it_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alliances.extractors.learnt.weighing.load_ensemble", lambda key: decided(0.5))
    sure = Model(("belongs",), {ALWAYS: ((0, 900),)})
    real = load_model
    monkeypatch.setattr(
        "alliances.extractors.learnt.weighing.load_model",
        lambda name: sure if name.startswith("values") else real(name),
    )

    def weighed_claims(subjects: list[str]) -> list[Claim]:
        reading = read(Article(text="구글과 메타는 앤스로픽에 30억달러를 투자했다.", lang="ko"))
        claims = [
            replace(claim, values=[], shared_amount=False)
            for claim in reading.claims
            if claim.relation == "invests-in" and claim.subject.text in subjects
        ]
        claims.append(replace(claims[0]))  # read twice, it is still one
        return weigh(reading.sentences, claims, reading.discourse, language_tables("ko"), "ko")

    alone = weighed_claims(["구글"])
    assert {(has_sum(c), "sum learnt" in c.why) for c in alone} == {(True, True)}
    both = weighed_claims(["구글", "메타"])
    assert {(has_sum(c), "sum learnt" in c.why) for c in both} == {(False, False)}


def test_what_a_rule_read_without_a_sum_is_told_again_by_the_sentence_that_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("alliances.extractors.learnt.weighing.load_ensemble", lambda key: decided(2.0))
    sure = Model(("belongs",), {ALWAYS: ((0, 900),)})
    real = load_model
    monkeypatch.setattr(
        "alliances.extractors.learnt.weighing.load_model",
        lambda name: sure if name.startswith("values") else real(name),
    )

    def told(text: str) -> list[tuple[float | None, bool]]:
        found = [s for s in extract(Article(text=text, lang="ko")) if s.relation == "invests-in"]
        found = [
            s for s in found if (s.subject.mention, s.object and s.object.mention) == ("구글", "앤스로픽")
        ]
        return [(s.amount.value if s.amount else None, s.rule.startswith("learnt.")) for s in found]

    assert told("구글은 앤스로픽에 투자했다. 구글과 앤스로픽이 말한 돈은 30억달러다.") == [(3e9, True)]
    assert told("구글은 앤스로픽에 20억달러를 투자했다. 구글과 앤스로픽이 말한 돈은 30억달러다.") == [
        (2e9, False)
    ]


@pytest.mark.parametrize(
    ("lang", "parse", "expected"), [("ko", False, "ko"), ("en", True, "en"), ("en", False, "en-plain")]
)
def test_english_without_a_parse_has_models_of_its_own(lang: str, parse: bool, expected: str) -> None:
    assert model_key(lang, parse) == expected


def test_how_probable_something_is_is_the_mean_of_what_the_networks_say() -> None:
    reading = read(Article(text="구글이 앤스로픽에 투자했고 메타는 놀랐다.", lang="ko"))
    described, items = weighed(reading.sentences, Told(reading.claims), language_tables("ko"))
    chances = list(Chances(decided(1.0, -2.0), described, items, 0.4))
    expected = (1 / (1 + math.exp(-1)) + 1 / (1 + math.exp(2))) / 2
    assert [row for row, _, _ in chances] == [
        row for row, item in enumerate(items) for _ in item.candidate.relations
    ]
    assert all(chance == pytest.approx(expected) for _, _, chance in chances)
    # What no network finds probable is told only of what a rule read.
    told = [(row, relation) for row, relation, _ in Chances(decided(-5.0, -6.0), described, items, 0.4)]
    assert told and all(items[row].told[relation].read for row, relation in told)


def test_the_words_told_as_grounds_are_those_that_spoke_for_it() -> None:
    text = "구글이 지난해 앤스로픽에 30억달러를 투자했다."
    reading = read(Article(text=text, lang="ko"))
    described, items = weighed(reading.sentences, Told(reading.claims), language_tables("ko"))
    chances = Chances(load_ensemble("ko"), described, items, 0.4)
    ends = [(item.candidate.subject.text, item.candidate.object.text) for item in items]
    row = ends.index(("구글", "앤스로픽"))
    assert chances.grounds(row, "invests-in")[0] == "투자"


def test_probability_is_the_logistic_function() -> None:
    assert probability(0) == 0.5
    assert probability(1) == pytest.approx(0.7311, abs=1e-4)
    assert probability(-1) == pytest.approx(1 - probability(1))
    assert probability(-1000) == 0.0


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
    _, items = weighed(reading.sentences, Told(reading.claims), language_tables("ko"))
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
    _, items = weighed(reading.sentences, Told(reading.claims), language_tables("ko"))
    sure = Model(("ongoing",), {ALWAYS: ((0, 0),)})
    (item,) = (i for i in items if (i.candidate.subject.text, i.candidate.object.text) == ends)
    assert learnt_status(item, "invests-in", language_tables("ko"), sure).status == status


def test_no_gloss_alone_makes_a_fact_of_a_review() -> None:
    text = "아마존은 바쁘다. 이 스타트업(앤스로픽)을 인수하는 방안을 검토하고 있다."
    reading = read(Article(text=text, lang="ko"))
    _, items = weighed(reading.sentences, Told(reading.claims), language_tables("ko"))
    sure = Model(("completed",), {ALWAYS: ((0, 0),)})
    lent = [i for i in items if i.candidate.lent[0] is not None and i.candidate.object.text == "앤스로픽"]
    assert lent
    assert {learnt_status(i, "acquires", language_tables("ko"), sure).status for i in lent} == {"considering"}


def test_what_the_words_tell_as_done_is_left_to_the_model() -> None:
    reading = read(Article(text="구글이 앤스로픽을 인수했다.", lang="ko"))
    _, items = weighed(reading.sentences, Told(reading.claims), language_tables("ko"))
    sure = Model(("ongoing", "planned"), {ALWAYS: ((0, 0), (1, 900))})
    assert {learnt_status(i, "acquires", language_tables("ko"), sure).status for i in items} == {"planned"}


def test_a_status_that_a_rule_read_stays_unless_much_more_speaks_for_another() -> None:
    reading = read(Article(text="구글은 앤스로픽 인수를 검토하고 있다.", lang="ko"))
    language = language_tables("ko")
    _, items = weighed(reading.sentences, Told(reading.claims), language)
    item = next(
        i for i in items if (i.candidate.subject.text, i.candidate.object.text) == ("구글", "앤스로픽")
    )

    def settled(read_as: str, sums: dict[str, int]) -> str:
        model = Model(tuple(sums), {ALWAYS: tuple(enumerate(sums.values()))})
        return surer_status(Verdict(read_as, "x"), item, "acquires", language, model).status

    assert settled("planned", {"planned": 0, "denied": 300}) == "denied"
    assert settled("planned", {"planned": 0, "denied": 100}) == "planned"
    assert settled("considering", {"considering": 0, "completed": 900}) == "considering"
    assert settled("completed", {"completed": 0, "considering": 300}) == "considering"
