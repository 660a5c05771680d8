"""Constructions of Korean business prose: (text, subject, relation, object, status)."""

from __future__ import annotations

import pytest

from alliances.ontology import Statement

from ..conftest import Read

Row = tuple[str, str, str, str, str]
CLAIMS: list[Row] = [
    ("구글이 앤스로픽에 30억달러를 투자했다.", "Google", "invests-in", "Anthropic", "completed"),
    ("구글은 앤스로픽에 대한 투자를 검토 중이다.", "Google", "invests-in", "Anthropic", "considering"),
    ("구글은 앤스로픽에 10억달러를 투자하기로 했다.", "Google", "invests-in", "Anthropic", "planned"),
    ("구글은 앤스로픽에 투자할 계획이다.", "Google", "invests-in", "Anthropic", "planned"),
    ("구글은 앤스로픽에 투자할 수 있다.", "Google", "invests-in", "Anthropic", "possible"),
    ("구글은 앤스로픽에 투자하지 않았다.", "Google", "invests-in", "Anthropic", "denied"),
    ("앤스로픽에 30억달러를 투자한 구글은 말을 아꼈다.", "Google", "invests-in", "Anthropic", "completed"),
    ("구글이 투자한 앤스로픽은 말을 아꼈다.", "Google", "invests-in", "Anthropic", "completed"),
    ("엔비디아는 그래프코어를 인수했다.", "Nvidia", "acquires", "Graphcore", "completed"),
    ("엔비디아는 그래프코어 인수를 추진하고 있다.", "Nvidia", "acquires", "Graphcore", "planned"),
    ("SK하이닉스가 엔비디아에 HBM을 공급한다.", "SK hynix", "supplies-to", "Nvidia", "ongoing"),
    ("엔비디아는 SK하이닉스로부터 메모리를 공급받고 있다.", "SK hynix", "supplies-to", "Nvidia", "ongoing"),
    ("오픈AI는 오라클과 손잡았다.", "OpenAI", "partners-with", "Oracle", "completed"),
    ("네이버와 엔비디아는 업무협약을 체결했다.", "Naver", "partners-with", "Nvidia", "completed"),
    (
        "네이버는 엔비디아, AI 업체 코히어와 함께 재생에너지로 돌아가는 데이터센터를 짓기로 했다.",
        "Cohere",
        "builds-datacenter",
        "data center",
        "planned",
    ),
    ("구글은 오픈AI와 경쟁하고 있다.", "Google", "competes-with", "OpenAI", "ongoing"),
    ("MS와 오픈AI는 갈등을 빚고 있다.", "Microsoft", "disputes-with", "OpenAI", "ongoing"),
    (
        "앤스로픽은 아마존의 AI 전용 칩 ‘트레이니엄’을 사용하고 있다.",
        "Anthropic",
        "uses",
        "Trainium",
        "ongoing",
    ),
    (
        "앤스로픽은 아마존의 AI 전용 칩 ‘트레이니엄’을 사용하고 있다.",
        "Amazon",
        "develops",
        "Trainium",
        "ongoing",
    ),
    ("챗GPT 개발사 오픈AI가 새 사무실을 열었다.", "OpenAI", "develops", "ChatGPT", "ongoing"),
    (
        "젠슨 황 엔비디아 최고경영자(CEO)가 방한했다.",
        "Jensen Huang",
        "holds-position-at",
        "Nvidia",
        "ongoing",
    ),
    (
        "오라클은 텍사스주 애빌린에 데이터센터를 짓고 있다.",
        "Oracle",
        "builds-datacenter",
        "data center (Abilene)",
        "ongoing",
    ),
    ("구글은 앤스로픽 지분 14%를 보유하고 있다.", "Google", "holds-stake-in", "Anthropic", "ongoing"),
    ("구글은 앤스로픽 지분 14%를 보유하게 된다.", "Google", "holds-stake-in", "Anthropic", "planned"),
    (
        "골드만삭스는 데이터센터를 짓는 크루소에 2억달러를 빌려줬다.",
        "Goldman Sachs",
        "lends-to",
        "Crusoe",
        "completed",
    ),
    ("MS는 오픈AI에 클라우드를 제공하고 있다.", "Microsoft", "provides-cloud-to", "OpenAI", "ongoing"),
]


def find(statements: list[Statement], row: Row) -> list[str]:
    _, subject, relation, target, _ = row
    ends = {subject, target}
    return [
        s.status
        for s in statements
        if s.relation == relation
        and s.object is not None
        and (
            (s.subject.name == subject and s.object.name == target)
            or (
                relation in ("partners-with", "competes-with", "disputes-with")
                and {s.subject.name, s.object.name} == ends
            )
        )
    ]


@pytest.mark.parametrize("row", CLAIMS, ids=[row[0] for row in CLAIMS])
def test_claim(read: Read, row: Row) -> None:
    assert row[4] in find(read(row[0]), row)


@pytest.mark.parametrize(
    "text",
    [
        "구글은 AI 투자를 늘리고 있다.",
        "커서 화면이 커서 보기 좋다.",
        "인도 시기는 정해지지 않았다.",
        "메타버스 기업이 늘고 있다.",
        "구글 주가가 14% 올랐다.",
    ],
)
def test_silence(read: Read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "amount", "kind", "bound"),
    [
        ("구글이 앤스로픽에 총 30억달러를 투자했다.", 3e9, "cumulative", "exact"),
        ("구글이 앤스로픽에 최대 30억달러(약 4조원)를 투자했다.", 3e9, None, "up-to"),
    ],
)
def test_amount(read: Read, text: str, amount: float, kind: str | None, bound: str) -> None:
    (statement,) = [s for s in read(text) if s.relation == "invests-in"]
    assert statement.amount is not None
    assert (statement.amount.value, statement.amount.kind, statement.amount.bound) == (amount, kind, bound)


def test_a_small_share_is_no_acquisition(read: Read) -> None:
    assert {s.relation for s in read("엔비디아는 그래프코어 지분 20%를 인수했다.")} <= {
        "holds-stake-in",
        "invests-in",
    }
    assert "acquires" in {s.relation for s in read("엔비디아는 그래프코어 지분 100%를 인수했다.")}


def test_each_of_two_gets_its_own_sum(read: Read) -> None:
    found = {
        s.subject.name: s.amount.value
        for s in read("구글과 아마존은 앤스로픽에 각각 30억달러, 80억달러를 투자했다.")
        if s.amount
    }
    assert found == {"Google": 3e9, "Amazon": 8e9}


def test_an_outlet_is_credited_and_is_no_party(read: Read) -> None:
    statements = read("아마존이 앤스로픽 추가 투자를 논의하고 있다고 로이터통신이 9일 전했다.")
    assert [(s.subject.name, s.attributed_to and s.attributed_to.name) for s in statements] == [
        ("Amazon", "Reuters")
    ]


def test_invented_companies_get_statements_and_stable_ids(read: Read) -> None:
    text = "인공지능 스타트업 누리온테크(Nurion)가 팹리스 업체 가람반도체에 500억원을 투자했다. 누리온테크는 가람반도체 지분 12%를 확보했다."
    first, second = read(text), read(text)
    assert [s.relation for s in first] == ["invests-in", "holds-stake-in"]
    assert {s.subject.name for s in first} == {"Nurion"} and {s.object.name for s in first if s.object} == {
        "가람반도체"
    }
    assert [s.to_json() for s in first] == [s.to_json() for s in second]


@pytest.mark.parametrize("text", [row[0] for row in CLAIMS])
def test_evidence_is_the_texts_own_characters(read: Read, text: str) -> None:
    for statement in read("앞 문장이다.\n" + text):
        evidence = statement.evidence
        assert ("앞 문장이다.\n" + text)[evidence.start : evidence.end] == evidence.text == text
        assert statement.rule and "status" in statement.rule
