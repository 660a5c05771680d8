"""A list in which each name has a sum or share beside it: each gets its own, and what is told of one is told of all."""

from __future__ import annotations

import pytest

from alliances.extractors import extract
from alliances.extractors.learnt.weighing import LEAST
from alliances.ontology import Article, Statement

SUMS = [
    (
        "Amazon ($50bn), Nvidia ($30bn) and SoftBank (about $20bn) will invest in OpenAI.",
        {"Amazon OpenAI": 50e9, "Nvidia OpenAI": 30e9, "SoftBank Group OpenAI": 20e9},
    ),
    (
        "Nvidia invested in Mistral AI ($2bn), Cohere ($300mn) and xAI.",
        {"Nvidia Mistral AI": 2e9, "Nvidia Cohere": 300e6, "Nvidia xAI": None},
    ),
    (
        "Amazon has put $8 billion into Anthropic, and Google $3 billion.",
        {"Amazon Anthropic": 8e9, "Google Anthropic": 3e9},
    ),
    (
        "아마존(500억달러), 엔비디아(300억달러), 소프트뱅크(약 200억달러)가 오픈AI에 투자하기로 했다.",
        {"Amazon OpenAI": 50e9, "Nvidia OpenAI": 30e9, "SoftBank Group OpenAI": 20e9},
    ),
    (
        "구글은 앤트로픽(30억달러)과 세이프슈퍼인텔리전스(1억달러)에 투자했다.",
        {"Google Anthropic": 3e9, "Google Safe Superintelligence": 100e6},
    ),
    (
        "오픈AI는 아마존에서 500억달러, 엔비디아에서 300억달러, 소프트뱅크에서 200억달러를 투자받았다.",
        {"Amazon OpenAI": 50e9, "Nvidia OpenAI": 30e9, "SoftBank Group OpenAI": 20e9},
    ),
    (
        "구글은 30억달러, 엔비디아는 20억달러를 앤트로픽에 투자했다.",
        {"Google Anthropic": 3e9, "Nvidia Anthropic": 2e9},
    ),
    (
        "구글과 엔비디아가 앤트로픽에 각각 30억달러, 20억달러를 투자했다.",
        {"Google Anthropic": 3e9, "Nvidia Anthropic": 2e9},
    ),
    (
        "앤트로픽에는 구글과 엔비디아가 각각 30억달러, 20억달러를 투자했다.",
        {"Google Anthropic": 3e9, "Nvidia Anthropic": 2e9},
    ),
    (
        "앤트로픽은 투자를 받았다. 30억달러를 구글이, 20억달러를 엔비디아가 앤트로픽에 투자했다.",
        {"Google Anthropic": 3e9, "Nvidia Anthropic": 2e9},
    ),
    # Another partner for each, in clauses of their own.
    (
        "구글은 앤트로픽에 30억달러를, 아마존은 오픈AI에 20억달러를 투자했다.",
        {"Google Anthropic": 3e9, "Amazon OpenAI": 2e9},
    ),
    (
        "앤트로픽은 구글에서 30억달러, 오픈AI는 마이크로소프트에서 130억달러를 투자받았다.",
        {"Google Anthropic": 3e9, "Microsoft OpenAI": 13e9},
    ),
    (
        "Google invested $3 billion in Anthropic, while Microsoft has put $13 billion in OpenAI.",
        {"Google Anthropic": 3e9, "Microsoft OpenAI": 13e9},
    ),
    # What is worth so much.
    ("Nvidia ($4tn) and Google ($2tn) invested in Cohere.", {"Nvidia Cohere": None, "Google Cohere": None}),
    (
        "오픈AI(기업가치 500억달러)와 앤트로픽(350억달러)에 구글이 투자했다.",
        {"Google OpenAI": None, "Google Anthropic": None},
    ),
    # Verbs between.
    (
        "Microsoft invested $13 billion in OpenAI, Google earned $3 billion, and Amazon $8 billion.",
        {"Microsoft OpenAI": 13e9},
    ),
    (
        "Nvidia invested $5 billion in Intel, which is valued at $100 billion, and AMD $300 billion.",
        {"Nvidia Intel": 5e9},
    ),
    (
        "Apple ($3tn), Intel ($90bn) and AMD ($80bn) invested in Cohere.",
        {"Apple Cohere": None, "Intel Cohere": None, "AMD Cohere": None},
    ),
    ("Nvidia ($4tn) invested in Cohere.", {"Nvidia Cohere": None}),
    ("Google invested in Cohere and Nvidia ($4tn).", {"Google Cohere": None, "Google Nvidia": None}),
    ("Amazon has put $8 billion into Anthropic, and Google $3 billion in xAI.", {"Amazon Anthropic": 8e9}),
]


def told(text: str, relation: str, learnt: bool = True) -> dict[str, Statement]:
    lang = "ko" if max(text) >= "가" else "en"
    found = extract(Article(text=text, lang=lang, published="2025-12-08"), learnt=learnt)
    return {f"{s.subject.name} {s.object.name}": s for s in found if s.object and s.relation == relation}


@pytest.mark.parametrize(("text", "sums"), SUMS)
def test_each_name_of_a_list_has_its_own_sum(text: str, sums: dict[str, float | None]) -> None:
    found = told(text, "invests-in", learnt=False)
    assert {ends: s.amount.value if s.amount else None for ends, s in found.items()} == sums


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            "Microsoft will take 27% of OpenAI, the OpenAI Foundation 26% and SoftBank 11%.",
            {"Microsoft OpenAI": 0.27, "OpenAI Foundation OpenAI": 0.26, "SoftBank Group OpenAI": 0.11},
        ),
        (
            "SoftBank holds 11% of OpenAI and 90% of Arm against a loan.",
            {"SoftBank Group OpenAI": 0.11, "SoftBank Group Arm Holdings": 0.9},
        ),
    ],
)
def test_each_of_a_list_has_its_own_share(text: str, shares: dict[str, float]) -> None:
    assert {ends: s.share for ends, s in told(text, "holds-stake-in").items()} == shares


def test_each_speaks_of_no_row_that_ended_before_who_acts() -> None:
    text = (
        "구글과 메타에 GPU를 공급하는 엔비디아는 지난해와 올해 각각 10억달러, 20억달러를 코어위브에 투자했다."
    )
    found = told(text, "supplies-to", learnt=False)
    assert found and all(s.amount is None for s in found.values())


def test_either_all_sums_lead_or_none_does() -> None:
    text = "삼성전자가 30억원을 SK하이닉스가 15억원을 네이버가 10억원을 리벨리온에 투자한다."
    found = told(text, "invests-in", learnt=False)
    assert found["SK hynix Rebellions"].amount is not None
    assert found["SK hynix Rebellions"].amount.value == 15e8


def test_what_supplies_the_giver_gets_no_sum_of_the_list() -> None:
    text = (
        "OpenAI raised $50 billion from Amazon and $30 billion from Nvidia, which supplies OpenAI with chips."
    )
    found = told(text, "supplies-to")
    assert found and all(s.amount is None for s in found.values())


def test_names_without_a_verb_that_may_give_or_get_are_told_nothing() -> None:
    text = "Nvidia has invested $5 billion in Intel, Nokia $1 billion and xAI $2 billion."
    found = told(text, "invests-in")
    assert "Nvidia Intel" in found and not {"Nokia Intel", "xAI Intel"} & set(found)


def test_moves_of_a_price_are_no_stakes() -> None:
    text = "구글(1.2%), 아마존(0.8%)이 앤트로픽에 투자한다는 소식에 올랐다."
    found = told(text, "invests-in", learnt=False)
    assert found and all(s.share is None for s in found.values())
    assert not told(text, "holds-stake-in", learnt=False)


def test_what_is_told_of_one_is_told_of_all_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LEAST, "en", 0.3)  # what one is told by here is less probable than is asked
    text = "OpenAI raised $110 billion: $50 billion from Amazon, $30 billion from Nvidia and $20 billion from SoftBank."
    found = told(text, "invests-in")
    assert {ends: s.amount.value for ends, s in found.items() if s.amount} == {
        "Amazon OpenAI": 50e9,
        "Nvidia OpenAI": 30e9,
        "SoftBank Group OpenAI": 20e9,
    }
    assert all("money beside the name" in s.rule or "in a list with" in s.rule for s in found.values())
