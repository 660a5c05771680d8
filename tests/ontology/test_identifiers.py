from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances.ontology.identifiers import digest, entity_id, name_key


def test_the_same_name_gives_the_same_id_in_another_process() -> None:
    code = "from alliances.ontology.identifiers import entity_id; print(entity_id('가람반도체'))"
    seeds = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=True,
        )
        for seed in ("1", "2")
    ]
    assert {run.stdout.strip() for run in seeds} == {entity_id("가람반도체")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SK텔레콤", "SK하이닉스"),
        ("Trainium2", "Trainium3"),
        ("가람반도체", "나람반도체"),
        ("GPT-4", "GPT-5"),
        ("삼성", "삼성전자"),
        ("가람캐피털", "나람캐피털"),
        ("디지털", "디지탈"),
    ],
)
def test_different_names_never_collapse(one: str, other: str) -> None:
    assert entity_id(one) != entity_id(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Scale AI, Inc.", "Scale AI"),
        ("OpenAI", "openai"),
        ("㈜한빛", "한빛"),
        ("Hugging Face", "HuggingFace"),
    ],
)
def test_spelling_of_one_name_is_folded(one: str, other: str) -> None:
    assert entity_id(one) == entity_id(other)


@given(st.text(min_size=1))
def test_normal_forms_give_one_id_that_is_safe_in_an_iri(name: str) -> None:
    assert entity_id(unicodedata.normalize("NFC", name)) == entity_id(unicodedata.normalize("NFD", name))
    assert entity_id(name).isascii() and entity_id(name).isalnum()


def test_hangul_survives_in_the_key() -> None:
    assert name_key("앤스로픽") == "앤스로픽"


def test_parts_are_kept_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("굿워터캐피탈", "굿워터 캐피털"),
        ("ZT시스템스", "ZT시스템즈"),
        ("가람테크놀러지", "가람테크놀로지"),
        ("나람벤쳐스", "(주)나람벤처스"),
    ],
)
def test_a_loan_word_that_ends_a_firm_s_name_may_be_spelt_in_two_ways(one: str, other: str) -> None:
    assert entity_id(one) == entity_id(other)
