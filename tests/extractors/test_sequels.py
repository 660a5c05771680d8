"""What later sentences, and the words around a sum, say of a deal: its price and its end."""

from __future__ import annotations

import pytest

from alliances.extractors import extract
from alliances.ontology import Article

from ..conftest import Read

Row = tuple[str, str, str, str, str, float | None]
ROWS: list[Row] = [
    ("퀄컴이 인텔을 품었다. 인수 금액은 100억달러다.", "Qualcomm", "acquires", "Intel", "completed", 1e10),
    ("퀄컴이 인텔을 품었다. 값은 100억달러(약 14조원)다.", "Qualcomm", "acquires", "Intel", "completed", 1e10),
    ("퀄컴이 인텔을 인수했다. 거래 규모는 100억달러로 전해졌다.", "Qualcomm", "acquires", "Intel", "completed", 1e10),
    ("퀄컴이 인텔을 인수했다. 얼마를 줬는지는 함구했으나 100억달러를 넘는다고 한다.", "Qualcomm", "acquires", "Intel", "completed", 1e10),
    ("퀄컴이 인텔을 인수하기로 했다. 들어가는 돈은 100억달러다.", "Qualcomm", "acquires", "Intel", "planned", 1e10),
    ("퀄컴이 인텔을 인수했다. 퀄컴은 스마트폰 칩을 만든다. 인수 가격은 100억달러였다.", "Qualcomm", "acquires", "Intel", "completed", 1e10),
    ("삼성전자가 테슬라에 칩을 공급한다. 계약 규모는 20조원이다.", "Samsung Electronics", "supplies-to", "Tesla", "ongoing", 2e13),
    ("삼성전자가 테슬라에 칩을 공급한다. 20조원어치 반도체를 공급한다는 공시가 나왔다.", "Samsung Electronics", "supplies-to", "Tesla", "planned", 2e13),
    ("메타가 구글의 클라우드를 빌려 쓴다. 두 회사가 100억달러가 넘는 계약을 맺었다고 블룸버그가 보도했다.", "Google", "provides-cloud-to", "Meta", "planned", 1e10),
    ("구글이 앤스로픽에 투자했다. 투자액은 10억달러다.", "Google", "invests-in", "Anthropic", "completed", 1e9),
    ("골드만삭스가 코어위브에 대출했다. 대출 규모는 20억달러다.", "Goldman Sachs", "lends-to", "CoreWeave", "completed", 2e9),
    # Nothing is said of this deal, or of its price.
    ("구글이 앤스로픽에 투자했다. 투자액은 공개하지 않았다.", "Google", "invests-in", "Anthropic", "completed", None),
    ("퀄컴이 인텔을 인수했다. 엔비디아의 인수 금액은 100억달러다.", "Qualcomm", "acquires", "Intel", "completed", None),
    ("퀄컴이 인텔을 인수했다. 이 회사의 매출은 100억달러다.", "Qualcomm", "acquires", "Intel", "completed", None),
    ("퀄컴은 인텔을 인수하고 메타는 스케일AI를 인수했다. 값은 100억달러다.", "Qualcomm", "acquires", "Intel", "completed", None),
    # What became of it.
    ("퀄컴은 인텔을 인수하기로 했다. 그러나 거래는 규제에 막혀 무산됐다.", "Qualcomm", "acquires", "Intel", "denied", None),
    ("퀄컴은 인텔 인수를 추진했다. 협상은 넉 달 만에 결렬됐다.", "Qualcomm", "acquires", "Intel", "denied", None),
    ("퀄컴은 인텔을 인수하기로 했다. 이달 인수 절차를 모두 마쳤다.", "Qualcomm", "acquires", "Intel", "completed", None),
    ("블룸버그는 퀄컴이 인텔 인수를 검토하고 있다고 보도했다. 회사는 이를 부인했다.", "Qualcomm", "acquires", "Intel", "denied", None),
    ("퀄컴은 인텔을 인수했다. 협상은 순조로웠다.", "Qualcomm", "acquires", "Intel", "completed", None),
    # Which sum is the deal's own.
    ("구글이 50억달러를 들여 인텔 보통주를 주당 23.28달러에 사들였다.", "Google", "invests-in", "Intel", "completed", 5e9),
    ("오픈AI는 오라클과 5년간 3000억달러짜리 클라우드 계약을 맺었다.", "Oracle", "provides-cloud-to", "OpenAI", "planned", 3e11),
    ("구글과 아마존이 앤스로픽에 각각 20억달러, 40억달러를 투자했다.", "Amazon", "invests-in", "Anthropic", "completed", 4e9),
    ("구글과 아마존이 앤스로픽에 20억달러를 투자했다.", "Amazon", "invests-in", "Anthropic", "completed", 2e9),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "relation", "target", "status", "amount"), ROWS)
def test_deal(
    text: str, subject: str, relation: str, target: str, status: str, amount: float | None, read: Read
) -> None:
    found = [
        (s.status, s.amount.value if s.amount is not None else None)
        for s in read(text)
        if s.object is not None and (s.relation, s.subject.name, s.object.name) == (relation, subject, target)
    ]
    assert found == [(status, amount)]


def test_powers_and_counts_stand_beside_what_they_measure(read: Read) -> None:
    text = "G42는 5GW 단지 안에 1GW짜리 ‘스타게이트 UAE’를 짓고 있다. 앤스로픽은 TPU를 최대 100만개까지 빌려 쓴다."
    found = {s.relation: (s.power_w, s.count) for s in read(text) if s.power_w or s.count}
    assert found["builds-datacenter"][0] == 1e9
    assert found["uses"][1] == 1e6


def test_an_unknown_subject_of_a_report_is_its_source(read: Read) -> None:
    found = read("구글이 앤스로픽에 10억달러를 투자할 것이라고 다솔리뷰가 보도했다.")
    assert {s.attributed_to.name for s in found if s.attributed_to is not None} == {"다솔리뷰"}


PARTS = [
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글 몫은 3억달러다.", 3e8),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글이 3억달러를 맡았다.", 3e8),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 이 가운데 3억달러가 구글 몫이다.", 3e8),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글이 낸 돈은 3억달러다.", 3e8),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 3억달러를 낸 곳은 구글이다.", 3e8),
    (
        "코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 코슬라벤처스가 4억달러, 구글이 3억달러를 썼다.",
        3e8,
    ),
    (
        "코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글은 3억달러, 코슬라벤처스는 1억달러를 써 냈다.",
        3e8,
    ),
    (
        "코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 코슬라벤처스 몫이 4억달러, 구글이 3억달러다.",
        3e8,
    ),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글 출자액은 3억달러다.", 3e8),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글 혼자 3억달러를 책임졌다.", 3e8),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 두 곳이 3억달러씩 책임졌다.", 3e8),
    (
        "코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 3억달러는 구글이, 4억달러는 코슬라벤처스가 냈다.",
        3e8,
    ),
    (
        "코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 가장 많이 넣은 곳은 3억달러를 낸 구글이다.",
        3e8,
    ),
    (
        "코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글이 3억달러를 맡고 메타와 애플이 나머지를 채웠다.",
        3e8,
    ),
    # A worth, revenue, another's part, another deal.
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글 매출은 3억달러다.", None),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 코슬라벤처스 몫은 3억달러다.", None),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글은 3억달러를 메타에서 벌었다.", None),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글은 벌금 3억달러를 냈다.", None),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글은 순손실 3억달러를 냈다.", None),
    (
        "코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글은 3억달러를 벌었고, 메타는 4억달러를 썼다.",
        None,
    ),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 메타에는 구글이 3억달러를 냈다.", None),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 두 곳은 3억달러씩 벌었다.", None),
    (
        "코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글은 매출 3억달러, 코슬라벤처스는 1억달러를 냈다.",
        None,
    ),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 벌금 3억달러를 낸 곳은 구글이다.", None),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글은 광고비로 3억달러를 썼다.", None),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글은 연구개발에 3억달러를 썼다.", None),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글은 은행에서 3억달러를 대출받았다.", None),
    ("코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 구글은 은행에서 3억달러를 빌려왔다.", None),
    (
        "코슬라벤처스와 구글이 앤스로픽의 투자 라운드를 주도했다. 메타는 구글이 3억달러를 내고 자사 칩을 빌려 갔다고 밝혔다.",
        None,
    ),
]


@pytest.mark.parametrize(("text", "amount"), PARTS)
def test_what_one_of_several_gives_is_told_later(text: str, amount: float | None) -> None:
    found = [
        s.amount.value if s.amount is not None else None
        for s in extract(Article(text=text, lang="ko"))
        if s.object is not None
        and (s.subject.name, s.relation, s.object.name) == ("Google", "invests-in", "Anthropic")
    ]
    assert found == [amount]


LATER = [
    ("퀄컴이 인텔을 인수했다. 20억달러를 현금으로 내고 새 사옥을 지었다.", "acquires", {None}),
    (
        "카카오가 남양주에 데이터센터를 짓는다. 카카오 판교 센터에 500억원이 들어갔다.",
        "builds-datacenter",
        {None},
    ),
    ("퀄컴이 인텔을 인수했다. 선급금은 100억달러다.", "acquires", {1e10}),
    ("퀄컴이 인텔을 인수했다. 100억달러를 주식으로 지급한다.", "acquires", {1e10}),
    ("카카오가 남양주에 데이터센터를 짓는다. 1단계에 6000억원을 쓴다.", "builds-datacenter", {6e11}),
    (
        "카카오가 남양주에 데이터센터를 짓는다. 공사비 6000억원 가운데 절반은 산업은행에서 빌린다.",
        "builds-datacenter",
        {6e11},
    ),
    ("뉴욕타임스가 오픈AI를 제소했다. 청구서엔 손해액 10억달러가 적혔다.", "sues", {1e9}),
    ("굿맨그룹은 CPPIB와 80억유로짜리 파트너십을 체결했다.", "partners-with", {8e9}),
    ("유니버설뮤직과 소니뮤직이 수노를 제소했다. 두 회사는 3억달러를 배상하라고 요구했다.", "sues", {3e8}),
    ("카카오가 남양주에 데이터센터를 짓는다. 사업비는 6000억원이다.", "builds-datacenter", {6e11}),
    (
        "카카오가 남양주에 데이터센터를 짓는다. 부지에 6000억원을 들여 2029년 준공한다.",
        "builds-datacenter",
        {6e11},
    ),
    ("퀄컴이 인텔을 인수했다. 대금은 100억달러다.", "acquires", {1e10}),
    ("퀄컴이 인텔을 인수했다. 부채는 100억달러다.", "acquires", {None}),
    ("삼성전자는 애플을, LG전자는 구글을 제소했다. 배상액은 3억달러다.", "sues", {None}),
    ("애플은 삼성전자를 제소했다. 한 연구소가 3억달러를 들여 연구했다.", "sues", {None}),
    ("애플은 삼성전자를 제소했다. 애플은 앞서 투자자에게 3억달러를 요구했다.", "sues", {None}),
    ("카카오가 남양주에 데이터센터를 짓는다. 연간 전력 비용은 500억원이다.", "builds-datacenter", {None}),
    ("카카오가 남양주에 데이터센터를 짓는다. 카카오의 올해 투자액은 1조원이다.", "builds-datacenter", {None}),
    (
        "카카오가 남양주에 데이터센터를 짓는다. AI 연구개발에도 매년 1조원을 투자한다.",
        "builds-datacenter",
        {None},
    ),
    ("구글이 앤스로픽에 투자했다. 이번 투자는 지난해 100억원에 이어 두 번째다.", "invests-in", {None}),
    ("구글이 앤스로픽에 투자했다. 이번 투자는 기업가치 8000억원을 기준으로 했다.", "invests-in", {None}),
    ("구글이 앤스로픽에 투자했다. 앤스로픽의 누적 투자금은 2000억원이다.", "invests-in", {None}),
    ("퀄컴이 인텔을 인수했다. 이 거래는 위약금 5억달러를 조건으로 한다.", "acquires", {None}),
    ("뉴욕타임스가 오픈AI를 제소했다. 오픈AI는 반소를 내고 10억달러를 청구했다.", "sues", {None}),
    ("뉴욕타임스가 오픈AI를 제소했다. 오픈AI는 변호사 비용으로 10억달러를 청구했다.", "sues", {None}),
    (
        "삼성전자가 리벨리온에 투자했다. 리벨리온이 지금까지 유치한 투자금은 총 3000억원이다.",
        "invests-in",
        {None},
    ),
    (
        "SK텔레콤이 울산에 데이터센터를 짓는다. 이와 별도로, 3조원을 들여 반도체 공장도 짓는다.",
        "builds-datacenter",
        {None},
    ),
    ("SK텔레콤이 울산에 데이터센터를 짓는다. 인근 도로 공사비는 3000억원이다.", "builds-datacenter", {None}),
    ("SK텔레콤이 울산에 데이터센터를 짓는다. 전체 사업비는 7조원이다.", "builds-datacenter", {7e12}),
    (
        "삼성전자가 리벨리온에 투자했다. 네이버가 세종에 데이터센터를 짓는다. 들어가는 돈은 5조원이다.",
        "invests-in",
        {None},
    ),
    ("신한은행이 SK텔레콤에 대출했다. 신한은행은 500억원을 출자한 펀드도 만들었다.", "lends-to", {None}),
    ("네이버가 업스테이지에 클라우드를 제공한다. 월 이용료는 20달러다.", "provides-cloud-to", {None}),
]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("퀄컴이 인텔을 인수하기로 했다. 그러나 협상은 무산됐다.", "denied"),
        ("퀄컴은 인텔을 인수하기로 합의했다. 이달 초 인수 절차를 마쳤다.", "completed"),
    ],
)
def test_what_is_learnt_undoes_no_end_that_a_later_sentence_tells(text: str, status: str) -> None:
    found = [s for s in extract(Article(text=text, lang="ko")) if s.relation == "acquires"]
    assert {s.status for s in found} == {status}
    assert all("a later sentence" in s.rule for s in found)


@pytest.mark.parametrize("private", ["\ue050", "\uf050", "\uf8ff"])
def test_a_text_may_hold_the_characters_that_stand_for_names_and_sums(private: str) -> None:
    text = f"네이버가 퓨리오사AI에 투자했다. 30억원이 {private} 몫이다. 이번 투자는 {private} 30억원이다. 금액은 {private} 다."
    for statement in extract(Article(text=text, lang="ko")):
        evidence = statement.evidence
        assert text[evidence.start : evidence.end] == evidence.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "퀄컴이 인텔을 인수했다. 퀄컴은 칩을 만든다. 인수 가격은 100억달러였다. 비가 왔다.",
            "퀄컴이 인텔을 인수했다. 퀄컴은 칩을 만든다. 인수 가격은 100억달러였다.",
        ),
        ("비가 왔다. 퀄컴이 인텔을 100억달러에 인수했다. 눈이 왔다.", "퀄컴이 인텔을 100억달러에 인수했다."),
    ],
)
def test_the_evidence_holds_the_sum(text: str, told: str, read: Read) -> None:
    (found,) = [s for s in read(text) if s.relation == "acquires"]
    assert found.evidence.text == told == text[found.evidence.start : found.evidence.end]
    assert found.amount is not None and found.amount.text in found.evidence.text


ENGLISH = [
    ("Blackstone bought AirTrunk last year. The deal, worth A$24 billion, was a record.", "acquires", {2.4e10}),
    ("Wix has bought Base44. Wix paid $80 million in cash.", "acquires", {8e7}),
    ("CoreWeave leases capacity to OpenAI. The three-year deal is worth about $210 million.", "provides-cloud-to", {2.1e8}),
    ("Brookfield borrowed €1.2bn from Nordea and DNB. Nordea lends €700mn of it.", "lends-to", {7e8, None}),
    ("Genesys received $1.5 billion from Salesforce and ServiceNow. Each of the two put in $750 million.", "invests-in", {7.5e8}),
    ("The New York Times sued OpenAI. The newspaper is seeking $10 billion in damages.", "sues", {1e10}),
    # Another sum, another party, another deal.
    ("Google acquired Wiz. Google paid $50 million to Meta for patents.", "acquires", {None}),
    ("Google acquired Wiz. Google paid $50 million for a new office.", "acquires", {None}),
    ("Google invested in Anthropic. The investment of $5 billion in India continues.", "invests-in", {None}),
    ("Google and Amazon invested in Anthropic. Google committed $5 billion to India.", "invests-in", {None}),
    ("Goldman Sachs lent to CoreWeave. Its loans are worth $200 billion.", "lends-to", {None}),
    ("The New York Times sued OpenAI. OpenAI is seeking $40 billion from investors.", "sues", {None}),
    ("Getty Images sued Stability AI. Stability AI is seeking $100 million.", "sues", {None}),
    ("Meta acquired Manus. Users paid $100 million for subscriptions last year.", "acquires", {None}),
    ("Google acquired Wiz. The previous deal was worth $23 billion.", "acquires", {None}),
    ("AMD acquired ZT Systems. It was worth $200 billion at the close of trading.", "acquires", {None}),
    ("Microsoft and Nvidia invested in Anthropic. Apple says that each committed $1 million to its school.", "invests-in", {None}),
    ("Microsoft and Nvidia invested in Anthropic. Both hold $50 billion in cash.", "invests-in", {None}),
    ("Google to build campus for $15 billion\n\nGoogle acquired Wiz. It was glad.", "acquires", {None}),
    ("Wix has bought Base44. Base44 paid a fine of $80 million.", "acquires", {None}),
    ("Wix has bought Base44. Wix paid $80 million in cash and $37 million in stock.", "acquires", {None}),
    ("Wix has bought Base44. Google paid $80 million for its office.", "acquires", {None}),
    ("Wix has bought Base44. Its revenue is $80 million.", "acquires", {None}),
    ("The New York Times sued OpenAI. OpenAI filed a counterclaim and is seeking $10 billion.", "sues", {None}),
    ("Brookfield borrowed €1.2bn from Nordea and DNB. Nordea and DNB lent €700mn between them.", "lends-to", {1.2e9}),
]  # fmt: skip


ROWS_LATER = [*((*row, "ko") for row in LATER), *((*row, "en") for row in ENGLISH)]


@pytest.mark.parametrize(("text", "relation", "amounts", "lang"), ROWS_LATER)
def test_prices_in_later_sentences(
    text: str, relation: str, amounts: set[float | None], lang: str, read: Read
) -> None:
    found = [s for s in read(text, lang) if s.relation == relation]
    assert found and {s.amount.value if s.amount is not None else None for s in found} == amounts
