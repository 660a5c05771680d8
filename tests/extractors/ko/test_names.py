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
    ],
)
def test_a_name_and_its_type(text: str, name: str, kind: str | None) -> None:
    found = names(text)
    assert name in found, found
    assert kind is None or found[name] == kind


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
