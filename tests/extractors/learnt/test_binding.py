"""Which sums and shares a learnt claim has: its own, none that pays another, none that several share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alliances.extractors.claims import Claim
from alliances.extractors.learnt.binding import (
    bind_sum,
    drop_sums,
    is_each,
    settle_sums,
    value_traits,
    values_of,
)
from alliances.extractors.learnt.model import ALWAYS, Model, load_model
from alliances.extractors.learnt.told import Told
from alliances.extractors.learnt.weighing import Weighed, weighed
from alliances.extractors.pipeline import language_tables, read
from alliances.ontology import Article

ALL = Model(("belongs",), {ALWAYS: ((0, 90),)})
UNSURE = Model(("belongs",), {ALWAYS: ((0, 60),)})
NONE = Model(("belongs",), {ALWAYS: ((0, -90),)})


def candidates(text: str, lang: str = "ko") -> tuple[dict[tuple[str, str], Weighed], Told, list[Claim]]:
    """The candidates of one sentence by their two names, and what the rules read."""
    reading = read(Article(text=text, lang=lang))
    told = Told(reading.claims)
    _, items = weighed(reading.sentences, told, language_tables(lang))
    return {(i.candidate.subject.text, i.candidate.object.text): i for i in items}, told, reading.claims


def test_of_each_kind_at_most_one_value_is_taken_and_only_what_belongs() -> None:
    text = "구글이 앤스로픽에 30억달러를 투자해 지분 14%를 받았고 기업가치는 600억달러다."
    items, told, _ = candidates(text)
    item = items["구글", "앤스로픽"]
    assert {value.kind for value in values_of(item, "invests-in", told, ALL)} == {"money", "share"}
    assert len(values_of(item, "invests-in", told, ALL)) == 2
    assert values_of(item, "invests-in", told, NONE) == []
    assert values_of(item, "competes-with", told, ALL) == []


def test_the_words_around_decide() -> None:
    text = "구글이 앤스로픽에 30억달러를 투자했고 기업가치는 600억달러다."
    items, told, _ = candidates(text)
    model = Model(("belongs",), {"money of invests-in then 투자": ((0, 50),), ALWAYS: ((0, -10),)})
    (value,) = values_of(items["구글", "앤스로픽"], "invests-in", told, model)
    assert text[value.start : value.end] == "30억달러"


def test_what_the_rules_gave_a_value_to_is_a_trait() -> None:
    items, told, claims = candidates("구글이 앤스로픽에 30억달러를 투자했고 메타도 있었다.")
    claim = next(c for c in claims if c.relation == "invests-in")
    (value,) = (v for v in claim.values if v.kind == "money")
    own = set(value_traits(items["구글", "앤스로픽"], "invests-in", value, told))
    other = set(value_traits(items["메타", "앤스로픽"], "invests-in", value, told))
    assert "had by invests-in of the same for invests-in" in own
    assert "had by invests-in of others for invests-in" in other


@pytest.mark.parametrize(
    ("text", "lang", "each"),
    [
        ("구글과 메타는 앤스로픽에 10억달러씩 넣었다.", "ko", True),
        ("구글과 메타는 앤스로픽에 각각 10억달러를 넣었다.", "ko", True),
        ("구글과 메타는 앤스로픽에 10억달러를 넣었다.", "ko", False),
        ("구글과 메타는 앤스로픽에 각각 10억달러, 5억달러를 넣었다.", "ko", False),
        ("Google and Meta put $1 billion each into Anthropic.", "en", True),
        ("Google and Meta put $1 billion and $2 billion respectively into Anthropic.", "en", False),
        ("Google and Meta put $1 billion into Anthropic.", "en", False),
    ],
)
def test_a_sum_that_each_pays(text: str, lang: str, each: bool) -> None:
    items, _, _ = candidates(text, lang)
    item = next(iter(items.values()))
    sums = [value for value in item.sentence.values if value.kind == "money"]
    assert [is_each(item, value) for value in sums] == [each] * len(sums)


def invested() -> Claim:
    claims = read(Article(text="구글이 앤스로픽에 30억달러를 투자했다.", lang="ko")).claims
    return next(c for c in claims if c.relation == "invests-in")


def test_one_sum_is_not_told_of_two_deals() -> None:
    rule = invested()
    assert rule.object is not None
    giver, target = (replace(rule.object, text=text, entry=None, canonical="") for text in ("애플", "메타"))
    other = replace(rule, subject=giver, object=target, learnt=True)
    settle_sums([other], [rule])
    assert other.values == []
    same = replace(rule, relation="acquires", learnt=True)
    settle_sums([same], [rule])
    assert [value.kind for value in same.values] == ["money"] and not same.shared_amount


def test_among_learnt_claims_the_most_probable_keeps_a_sum() -> None:
    rule = invested()
    assert rule.object is not None
    target = replace(rule.object, text="메타", entry=None, canonical="")
    sure = replace(rule, learnt=True, confidence=0.9)
    unsure = replace(rule, object=target, relation="acquires", learnt=True, confidence=0.5)
    settle_sums([unsure, sure], [])
    assert sure.values and not unsure.values


@pytest.mark.parametrize("each", [False, True])
@pytest.mark.parametrize("end", ["subject", "object"])
def test_a_sum_of_several_is_no_ones_own_unless_each_pays_it(end: str, each: bool) -> None:
    rule = invested()
    start = next(v.start for v in rule.values if v.kind == "money")
    partner = replace(getattr(rule, end), text="메타", entry=None, canonical="")
    one, other = replace(rule, learnt=True), replace(rule, learnt=True, **{end: partner})
    settle_sums([one, other], [], {start} if each else ())
    assert one.shared_amount == other.shared_amount == (not each)
    kept = rule.values if each else [value for value in rule.values if value.kind != "money"]
    assert one.values == other.values == kept


def test_what_is_built_costs_so_much_whoever_builds() -> None:
    rule = invested()
    partner = replace(rule.subject, text="메타", entry=None, canonical="")
    one, other = (
        replace(rule, relation="builds-datacenter", subject=name, learnt=True)
        for name in (rule.subject, partner)
    )
    settle_sums([one, other], [])
    assert one.values == other.values == rule.values


def test_what_several_share_pays_no_third() -> None:
    rule = invested()
    assert rule.object is not None
    names = [replace(rule.object, text=text, entry=None, canonical="") for text in ("메타", "애플", "인텔")]
    one, other = replace(rule, learnt=True), replace(rule, subject=names[0], learnt=True)
    third = replace(rule, relation="acquires", subject=names[1], object=names[2], confidence=0.4, learnt=True)
    settle_sums([one, other, third], [])
    assert one.shared_amount and other.shared_amount and third.values == []
    turned = replace(rule, relation="supplies-to", subject=rule.object, object=rule.subject, confidence=0.4)
    settle_sums([turned], [rule])
    assert turned.values == []


def test_a_rule_without_a_sum_gets_the_one_that_quite_probably_belongs_to_it() -> None:
    text = "구글이 앤스로픽에 30억달러를 투자했다."
    items, told, claims = candidates(text)
    own = [items["구글", "앤스로픽"]]
    claim = next(c for c in claims if c.relation == "invests-in")
    bare = replace(claim, values=[])
    free = Told([bare])
    assert [text[v.start : v.end] for v in bind_sum(bare, own, free, ALL)] == ["30억달러"]
    assert bind_sum(bare, own, free, UNSURE) == []
    # One that has a sum, whose sum several share, or whose sum another claim has, gets none.
    assert bind_sum(claim, own, free, ALL) == []
    assert bind_sum(replace(bare, shared_amount=True), own, free, ALL) == []
    assert bind_sum(bare, own, told, ALL) == []


@pytest.mark.parametrize("key", ["ko", "en", "en-plain"])
def test_the_models_that_come_with_the_package(key: str) -> None:
    model = load_model(f"values.{key}")
    assert model.labels == ("belongs",) and len(model.table) > 100


def two_readings() -> tuple[Claim, Claim]:
    """A rule's reading with a sum, and one of another giver whom the words leave out."""
    rule = invested()
    partner = replace(
        rule.subject, text="메타", entry=None, canonical="", resolved="[zero: 메타 = most central]"
    )
    return replace(rule), replace(rule, subject=partner, learnt=True)


def test_a_reading_whose_end_is_left_out_loses_the_sum_to_one_that_is_more_probable() -> None:
    one, other = two_readings()
    settle_sums([other], [one], (), {id(one): 0.9, id(other): 0.6})
    assert any(value.kind == "money" for value in one.values) and not one.shared_amount
    assert not any(value.kind == "money" for value in other.values)
    assert other.why.endswith("sum another's")


def test_who_is_said_keeps_a_sum_though_one_left_out_is_more_probable() -> None:
    one, other = two_readings()
    settle_sums([other], [one], (), {id(one): 0.6, id(other): 0.9})
    assert any(value.kind == "money" for value in one.values)


def test_a_sum_that_hardly_belongs_is_taken_from_what_a_rule_read() -> None:
    items, told, claims = candidates("구글이 앤스로픽에 30억달러를 투자했다.")
    claim = next(c for c in claims if c.relation == "invests-in")
    drop_sums(claim, [items["구글", "앤스로픽"]], told, NONE)
    assert any(value.kind == "money" for value in claim.values)
    drop_sums(claim, [items["구글", "앤스로픽"]], told, Model(("belongs",), {ALWAYS: ((0, -400),)}))
    assert not any(value.kind == "money" for value in claim.values)


def test_the_second_name_of_a_row_goes_with_its_second_sum() -> None:
    items, told, _ = candidates("미즈호은행이 30억엔을, 구글이 15억엔을 앤스로픽에 빌려줬다.")
    item = items["구글", "앤스로픽"]
    sums = [value for value in item.sentence.values if value.kind == "money"]
    traits = [set(value_traits(item, "lends-to", value, told)) for value in sums]
    assert [("s aligned name first" in own, "s not aligned name first" in own) for own in traits] == [
        (False, True),
        (True, False),
    ]
