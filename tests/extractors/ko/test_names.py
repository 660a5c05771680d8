"""Names that no gazetteer has, told by what stands beside them."""

from __future__ import annotations

import pytest

from alliances.extractors.ko.reader import read_sentences
from alliances.extractors.mentions import matcher
from alliances.extractors.values import read_values
from alliances.ontology import Gazetteer


def names(text: str) -> dict[str, str | None]:
    known = matcher(Gazetteer.default()).find(text)
    sentences = read_sentences(text, known, read_values(text, "ko", "2025-07-10"))
    return {name.text: name.type for sentence in sentences for name in sentence.names}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("루카스 하이만이 회사를 떠났다.", "루카스 하이만", "Person"),
        ("하워드 크렌 상무장관이 앞장섰다.", "하워드 크렌", "Person"),
        ("그는 AMD의 ‘인스팅트’ GPU를 골랐다.", "인스팅트", "Chip"),
        ("그래픽처리장치(GPU) ‘루빈’을 얹는다.", "루빈", "Chip"),
        ("뉴저지주 바인모어에 데이터센터를 짓는다.", "바인모어", "Place"),
        ("자율주행 회사 웨이브(Wayve)가 투자를 받았다.", "웨이브", "Company"),
        ("새 기능은 GPT-4o를 쓴다.", "GPT-4o", None),
        ("엔비디아의 중국용 칩 ‘RTX 프로 6000D’를 판다.", "RTX 프로 6000D", "Chip"),
        ("엔비디아 GPU를 사들였다.", "GPU", "Chip"),
        ("반도체 스타트업 그록(Groq)이 칩을 냈다. 그록은 웃었다.", "그록", "Company"),
        ("챗봇 그록을 쓴다.", "그록", "AIModel"),
        ("미국 네르빅스에 지분을 매각했다.", "네르빅스", None),
        ("일본 하라마치에 공장을 짓는다.", "하라마치", "Place"),
        ("게임사 미호요와 텐센트가 샀다.", "미호요", "Company"),
        ("나르켐은 ABB의 로봇 부문을 인수했다.", "로봇 부문", "Company"),
        ("가람일보 서도현 기자", "가람일보", "MediaOutlet"),
        ("가람일보 서도현 기자", "서도현", "Person"),
        ("창업자 문태겸 대표는 네이버 출신이다.", "문태겸", "Person"),
        ("대동과는 국내 총판 계약을 놓고 다투다 합의했다.", "대동", None),
    ],
)
def test_a_name_and_its_type(text: str, name: str, kind: str | None) -> None:
    found = names(text)
    assert name in found, found
    assert kind is None or found[name] == kind


def test_a_part_of_a_firm_belongs_to_it_and_is_no_part_of_a_post() -> None:
    assert "로봇 부문" in names("나르켐은 ABB의 로봇 부문을 인수했다.")
    assert "로봇 부문" not in names("ABB의 로봇 부문 대표가 말했다.")


@pytest.mark.parametrize(
    "text",
    [
        "옥수수밭 1200에이커를 샀다.",
        "국내 이동통신 3사가 모였다.",
        "올해 3Q 실적을 냈다.",
        "최고AI책임자를 뽑았다.",
    ],
)
def test_measures_and_posts_are_no_names(text: str) -> None:
    assert names(text) == {}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("사비 나카르 최고운영책임자(COO)가 물러났다.", "사비 나카르", "Person"),
        ("틱톡 미국법인이 출범했다.", "미국법인", "Company"),
        ("뉴욕주 레이크 마리넬 단지를 빌려준다.", "레이크 마리넬", "DataCenter"),
        ("팔란티어의 ‘노드크래프트’를 쓴다.", "노드크래프트", "Product"),
    ],
)
def test_names_told_by_posts_countries_sites_and_makers(text: str, name: str, kind: str) -> None:
    assert names(text).get(name) == kind
