"""What a sentence leaves out, and where it comes from."""

from __future__ import annotations

import pytest

from ..conftest import Read

ROWS = [
    # a paragraph's own topic, not the article's, is meant by what follows in it
    (
        "오픈AI는 새 모델을 냈다. 오픈AI는 이용자를 늘렸다.\n미스트랄 AI는 프랑스 기업이다. 미스트랄 AI를 찾는 이가 많다. 본사는 런던에 있다.",
        ("Mistral AI", "located-in", "London"),
    ),
    # this company is the last that 은/는 marked
    (
        "구글은 웃었다. 딥시크는 새 모델을 냈다. 량원펑이 2023년 세운 이 회사는 조용하다.",
        ("Liang Wenfeng", "founded", "DeepSeek"),
    ),
    # a round spoken of before
    (
        "코히어는 5억달러 규모의 시리즈D 라운드를 마쳤다. 엔비디아와 AMD가 참여했다.",
        ("AMD", "invests-in", "Cohere"),
    ),
    # who leads an organisation stands for it
    ("젠슨 황 엔비디아 CEO는 TSMC의 칩을 쓰지 않고 HBM을 쓴다고 했다.", ("Nvidia", "uses", "HBM")),
    # X도 may be what is done
    (
        "소프트뱅크는 로봇 회사를 늘리고 있다. 지난해엔 그래프코어도 삼켰다.",
        ("SoftBank Group", "acquires", "Graphcore"),
    ),
    # linked verbs share object and price
    ("TSMC는 칩을 생산해 엔비디아에 납품한다.", ("TSMC", "supplies-to", "Nvidia")),
    # a quoted name may open a sentence
    ("매듭지은 곳도 있다. ‘클로드’ 개발사 앤스로픽은 웃었다.", ("Anthropic", "develops", "Claude")),
    # what 은/는 marked in a paragraph goes on there, though the article is about another
    (
        "구글은 컸다. 구글은 웃었다. 메타는 졌다. 메타는 울었다.\n네비우스는 네덜란드 회사다. 아르베르와 손잡았다.",
        ("Nebius", "partners-with", "아르베르"),
    ),
    # what the main company bought leaves it the topic
    (
        "소프트뱅크는 웃었다. 암홀딩스는 소프트뱅크가 인수한 회사다. 지난해엔 그래프코어도 삼켰다.",
        ("SoftBank Group", "acquires", "Graphcore"),
    ),
    # this company inside a phrase: the party of the deal just told
    (
        "메타는 웃었다. 메타는 코히어 인수를 타진했다. 이 회사의 지분 10%는 엔비디아가 들고 있다. 이 회사에는 AMD가 돈을 댔다.",
        ("AMD", "invests-in", "Cohere"),
    ),
    # he, this chip
    ("일론 머스크는 바쁘다. 그가 이끄는 xAI는 조용하다.", ("Elon Musk", "holds-position-at", "xAI")),
    ("아마존은 ‘트레이니엄2’를 내놨다. 앤스로픽은 이 칩을 쓴다.", ("Anthropic", "uses", "Trainium2")),
    # a relative clause whose head is no party leaves its subject out
    (
        "휴메인은 컸다. 휴메인은 웃었다. 시스코와 맺은 양해각서도 살아 있다.",
        ("Humain", "partners-with", "Cisco"),
    ),
    # a coined name that a sentence is about is the topic's; of a known thing the known maker's
    ("업스테이지는 컸다. 번역 모델 ‘가람’이 간판이다.", ("Upstage", "develops", "가람")),
    (
        "오픈AI는 웃었다. AMD는 칩을 판다. 오픈AI는 컸다. 하반기에 들어갈 ‘MI450’이 첫 타자다.",
        ("AMD", "develops", "Instinct MI450"),
    ),
    # a founder is of the company named last before
    (
        "메타는 웃었다. 메타는 지난해 스케일AI 지분을 얻고 창업자 알렉산더 왕에게 일을 맡겼다.",
        ("Alexandr Wang", "founded", "Scale AI"),
    ),
    # the round of the sentence's own topic
    (
        "KT는 컸다. SK텔레콤은 사피온 지분을 판다. 리벨리온은 올 1월 KT 주도로 1650억원을 모았다.",
        ("KT", "invests-in", "Rebellions"),
    ),
    # whoever speaks for a company makes it the topic
    (
        "구글은 웃었다. 구글은 컸다. 정신아 카카오 대표는 자신했다. 네이버와 손잡았다.",
        ("Kakao", "partners-with", "Naver"),
    ),
    # an item of a list is about the company that heads it
    (
        "구글은 웃었다. 구글은 컸다.\n◆가온로보틱스 = 부산 회사다. 엔비디아에 센서를 납품한다.",
        ("가온로보틱스", "supplies-to", "Nvidia"),
    ),
    # a cleft sentence names who does it, and goes on with it
    ("챗GPT를 만든 쪽은 오픈AI다.", ("OpenAI", "develops", "ChatGPT")),
    ("엔비디아에 메모리를 납품하는 회사는 SK하이닉스다.", ("SK hynix", "supplies-to", "Nvidia")),
    (
        "쿠웨이트투자청이 투자한 기업은 코히어이며, 값은 모른다.",
        ("Kuwait Investment Authority", "invests-in", "Cohere"),
    ),
    # of two rounds the one of the company last marked
    (
        "구글은 네비우스 지분을 샀다.\n엔스케일은 영국 회사다. 9월 마감한 시리즈B는 아케르가 주도했다.",
        ("Aker", "invests-in", "Nscale"),
    ),
    # a bare company that opens a clause is the one spoken of
    (
        "리벨리온은 컸다. 회사는 자체 칩 ‘가람’을 삼성전자 공장에서 시험한다.",
        ("Rebellions", "develops", "가람"),
    ),
    # a round told in the sentence before goes on
    (
        "코히어는 시리즈D를 마쳤다. 값은 컸다. 이끈 곳은 엔비디아다. 소문도 돌았다. AMD가 뒤를 따랐다.",
        ("AMD", "invests-in", "Cohere"),
    ),
    # two companies: those that the sentence itself named, those that the sentence before equated
    (
        "구글은 웃었다. 리벨리온의 칩 ‘아톰’은 삼성전자 공장에서 나오며, 다음 칩은 두 회사가 같이 개발한다.",
        ("Rebellions", "partners-with", "Samsung Electronics"),
    ),
    (
        "소프트뱅크는 암페어컴퓨팅을 인수했다. 판 쪽은 칼라일과 오라클이다. 두 회사는 각각 60%, 30%를 쥐고 있었다.",
        ("Carlyle", "holds-stake-in", "Ampere Computing"),
    ),
    # an answer goes on about what its question named
    (
        "구글은 웃었다. 구글은 컸다.\nQ. 그럼 코히어는 사라지나.\nA. 남는다. 엔비디아와 손잡았다.",
        ("Cohere", "partners-with", "Nvidia"),
    ),
    # posts without their organisation are the topic's
    (
        "구글은 웃었다. 구글은 컸다. 디자인 수장을 지낸 조니 아이브는 떠났다.",
        ("Jony Ive", "holds-position-at", "Google"),
    ),
    # goods whose receiver is left out go to whom the article speaks of
    ("애플은 웃었다. 애플은 컸다. 코히런트는 레이저를 계속 공급한다.", ("Coherent", "supplies-to", "Apple")),
    # a heading with one company
    (
        "국내 반도체 소식\n리벨리온은 칩을 냈다. 퓨리오사AI는 칩을 냈다.\n■ 리벨리온\n경쟁사인 퓨리오사AI보다 빠르다.",
        ("Rebellions", "competes-with", "FuriosaAI"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_is_left_out_is_found(read: Read, text: str, expected: tuple[str, str, str]) -> None:
    found = {(s.subject.name, s.relation, s.object.name) for s in read(text) if s.object is not None}
    assert expected in found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # a known person is not tied to a company that merely is the topic
        (
            "카카오는 새 서비스를 냈다. 샘 올트먼 CEO는 2월 한국을 찾았다.",
            ("Sam Altman", "holds-position-at", "Kakao"),
        ),
        # an investor's list is not invested in by its own members
        ("산업은행과 기업은행이 참여하는 시리즈C 라운드다.", ("산업은행", "invests-in", "기업은행")),
        # whoever goes to a company did not found it
        (
            "엔비디아는 웃었다. 창업자인 조너선 로스 대표는 엔비디아로 옮긴다.",
            ("Jonathan Ross", "founded", "Nvidia"),
        ),
        # shares of a named company are no one else's
        (
            "구글은 멜라녹스를 인수했다. 알리바바는 문샷AI의 지분 36%도 들고 있다.",
            ("Alibaba Group", "holds-stake-in", "멜라녹스"),
        ),
        # whom a sentence calls a person made it, not the topic
        (
            "구글은 웃었다. 구글은 컸다. AI 개발 도구 ‘파이토치’를 만든 인물이다.",
            ("Google", "develops", "PyTorch"),
        ),
        # a unit and its owner are not the two companies meant
        (
            "구글은 코히어를 쓴다. SK브로드밴드는 SK텔레콤의 자회사다. 양사는 협력하기로 했다.",
            ("SK Broadband", "partners-with", "SK Telecom"),
        ),
        # a thing whose maker is another than the topic, a product that acts like a firm, a maker in the clause
        ("구글은 웃었다. ‘클로드’가 인기다.", ("Google", "develops", "Claude")),
        ("구글은 웃었다. AI 작곡 서비스 수노는 협상을 벌였다.", ("Google", "develops", "수노")),
        ("구글은 웃었다. 메타가 만든 앱 ‘바다’가 인기다.", ("Google", "develops", "바다")),
        # money given is no goods
        ("SK텔레콤은 퍼플렉시티에 1000만달러를 댔다.", ("SK Telecom", "supplies-to", "Perplexity")),
    ],
)
def test_what_is_not_said_is_not_found(read: Read, text: str, wrong: tuple[str, str, str]) -> None:
    found = {(s.subject.name, s.relation, s.object.name) for s in read(text) if s.object is not None}
    assert wrong not in found


def test_it_and_the_company_mean_the_topic(read: Read) -> None:
    found = {
        (s.subject.name, s.relation, s.object.name if s.object else "", s.confidence < 0.9)
        for s in read("Mistral AI is a French start-up. It competes with OpenAI.", lang="en")
    }
    assert ("Mistral AI", "competes-with", "OpenAI", True) in found


def test_a_resolution_says_what_was_chosen_and_what_rejected(read: Read) -> None:
    text = "구글은 컸다. 구글은 웃었다. 메타는 졌다.\n네비우스는 네덜란드 회사다. 오라클과 손잡았다."
    (statement,) = [s for s in read(text) if s.relation == "partners-with"]
    assert "[zero: 네비우스 = most central, " in statement.rule and "; not 구글, 메타]" in statement.rule
    assert statement.confidence == 0.7


def test_a_pointing_word_without_antecedent_names_nothing(read: Read) -> None:
    assert not read("이 칩을 쓴다. 그는 이 회사의 대표다.")


def test_a_worth_without_owner_is_that_of_the_company_bought_into(read: Read) -> None:
    text = "ASML은 웃었다. ASML이 미스트랄 AI에 13억유로를 투자했다. 투자 후 기업가치는 117억유로다."
    assert [s.subject.name for s in read(text) if s.relation == "has-valuation"] == ["Mistral AI"]


def test_what_is_still_to_come_out_is_planned(read: Read) -> None:
    (statement,) = [
        s for s in read("리벨리온은 컸다. 차세대 칩 ‘가람’은 연말 나온다.") if s.relation == "develops"
    ]
    assert (statement.subject.name, statement.status) == ("Rebellions", "planned")


@pytest.mark.parametrize(
    ("text", "relation", "value"),
    [
        ("리벨리온은 컸다. 지난해 매출 103억원에 그쳤다.", "has-revenue", 10300000000.0),
        ("미니맥스는 컸다. 시가총액은 1054억홍콩달러로 불어났다.", "has-valuation", 105400000000.0),
        ("트웰브랩스는 컸다. 연내 기업가치 5억달러를 목표로 삼았다.", "has-valuation", 500000000.0),
    ],
)
def test_figures_without_their_company_are_the_topic_s(
    read: Read, text: str, relation: str, value: float
) -> None:
    assert [s.amount.value for s in read(text) if s.relation == relation and s.amount] == [value]
