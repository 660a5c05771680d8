"""Spellings of one name are near; names that differ by a sound, a digit or initials are two."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances.ontology import Gazetteer
from alliances.ontology.sounds import apart, blocks, generic, likeness, spelling, without_ending

ONE_NAME = [
    ("앤트로픽", "앤스로픽"), ("앤스로픽", "앤쓰로픽"), ("엔트로픽", "앤트로픽"), ("세쿼이아", "세쿼이어"), ("세쿼이아", "세콰이어"),
    ("코투", "코튜"), ("콜로서스", "콜로소스"), ("콜로수스", "콜로서스"), ("네비우스", "네비어스"), ("허사비스", "하사비스"),
    ("베이조스", "베조스"), ("앤디 재시", "앤디 제시"), ("트레이니엄", "트레이늄"), ("그래비톤", "그라비톤"), ("스노우플레이크", "스노플레이크"),
    ("콘스텔레이션", "컨스텔레이션"), ("무스타파 술레이만", "무스타파 슐레이만"), ("조너선 로스", "조나단 로스"), ("콜로서스 2", "콜로수스2"),
    ("스케일AI", "스케일에이아이"), ("피겨AI", "피규어 AI"), ("올트먼", "알트만"), ("아모데이", "애머데이"), ("Antropic", "Anthropic"), ("Cerebrus", "Cerebras"),
    ("Anthropic", "앤스로픽"), ("Novatech", "노바텍"), ("Fluidstack", "플루이드스택"), ("Cerebras", "세레브라스"), ("Scale AI", "스케일AI"),
    ("ScaleAI", "스케일 AI"), ("Larry Ellison", "래리 엘리슨"), ("Databricks", "데이터브릭스"), ("Perplexity", "퍼플렉시티"), ("Brookfield", "브룩필드"),
    ("Blackstone", "블랙스톤"), ("Temasek", "테마섹"), ("Mubadala", "무바달라"), ("Rebellions", "리벨리온"),
    ("Equinix", "에퀴닉스"), ("Midjourney", "미드저니"), ("Mistral", "미스트랄"), ("Supermicro", "슈퍼마이크로"), ("Anysphere", "애니스피어"),
    ("Colossus II", "콜로서스2"),
]  # fmt: skip
TWO_NAMES = [
    ("SK텔레콤", "SK하이닉스"), ("SK텔레콤", "KT텔레콤"), ("Trainium2", "Trainium3"), ("트레이니엄2", "트레이니엄3"), ("Trainium", "Trainium2"),
    ("Trainium 2", "트레이니엄3"), ("가람반도체", "나람반도체"), ("한미반도체", "한비반도체"), ("삼성전자", "삼성전기"), ("GPT-4", "GPT-5"),
    ("GPT-4", "GPT-4o"), ("GPT-4.1", "GPT-4.5"), ("Claude 4", "Claude 4.5"), ("LG전자", "LG화학"), ("현대차", "현대모비스"), ("Meta", "Beta"),
    ("Nscale", "Scale"), ("HBM3", "HBM3E"), ("H100", "H200"), ("MI300X", "MI450"), ("Humain", "Humane"), ("KT", "KTC"), ("SKC", "SKT"),
    ("Lightspeed", "라이트닝"), ("Micron", "마이크로소프트"), ("Arm", "Armada"), ("CoreWeave", "코어사이언티픽"), ("Colossus", "Colossus 2"),
    ("B200", "B300"), ("Stargate UAE", "Stargate UK"), ("1공장", "2공장"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_spellings_of_one_name_are_near_and_meet_in_a_block(one: str, other: str) -> None:
    assert likeness(one, other) >= 0.5
    assert blocks(one) & blocks(other)


@pytest.mark.parametrize(("one", "other"), TWO_NAMES)
def test_two_names_are_never_near(one: str, other: str) -> None:
    assert likeness(one, other) == 0


def test_few_sounds_prove_little() -> None:
    assert 0 < likeness("CoreWeave", "코어위브") < 0.5


def test_of_korean_people_one_sound_makes_another_person() -> None:
    assert likeness("이재용", "이재영", person=True) == 0
    assert likeness("래리 핑크", "Larry Fink", person=True) > 0.7


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_symmetric_and_a_fraction(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1


@given(st.from_regex(r"[A-Za-z가-힣]{2,8}", fullmatch=True), st.integers(0, 99), st.integers(0, 99))
def test_a_number_more_or_less_makes_two_names(name: str, one: int, other: int) -> None:
    assert (likeness(f"{name} {one}", f"{name} {other}") > 0) == (one == other)
    assert likeness(name, f"{name}{one}") == 0


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=6))
def test_hangul_comes_apart_into_letters(text: str) -> None:
    assert all("ㄱ" <= letter <= "ㅣ" for letter in apart(text))
    assert spelling(text).script == "hangul"


def test_of_the_gazetteers_names_one_things_are_found_and_two_things_are_not() -> None:
    """Over all companies: pairs that would be proposed if the gazetteer did not tell them apart, and those it knows as one."""
    entries = [e for e in Gazetteer.default().entries.values() if e.type == "Company"]
    by_block: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for entry in entries:
        for surface in entry.surfaces:
            for block in blocks(surface):
                by_block[block].add((entry.name, surface))
    alike = {
        frozenset((a, b))
        for members in by_block.values()
        for (a, one), (b, other) in combinations(sorted(members), 2)
        if a != b and likeness(one, other) >= 0.7
    }
    pairs = len(entries) * (len(entries) - 1) / 2
    assert len(alike) / pairs < 1e-4, sorted(map(sorted, alike))
    hangul = [
        (e.name, ko) for e in entries if e.name.isascii() for ko in e.ko if re.fullmatch("[가-힣 ]+", ko)
    ]
    found = {name for name, ko in hangul if likeness(name, ko) >= 0.4}
    assert len(found) / len({name for name, _ in hangul}) > 0.6


def test_a_last_word_that_names_leave_off() -> None:
    assert without_ending("블루아울 캐피털") == "블루아울"
    assert without_ending("Blue Owl Capital") == "Blue Owl"
    assert without_ending("Capital") is None


def test_a_kind_of_thing_is_no_name() -> None:
    assert generic("Data Center") and generic("데이터센터") and not generic("Stargate")
