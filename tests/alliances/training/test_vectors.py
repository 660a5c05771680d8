"""Where words begin: what Kiwi holds for alike begins near, and a folder without vectors is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alliances.ontology.errors import AlliancesError
from alliances.training.network import EMBEDDED
from alliances.training.vectors import VARIABLE, vectors_of

from ...extractors.learnt.test_rows import article

WORDS = ["noun 투자", "noun 출자", "noun 바다", "verb 투자", "mark .", "noun 없는말임둥"]


def test_words_that_mean_alike_begin_near_each_other() -> None:
    vectors = vectors_of("ko", [replace(article(), words=WORDS * 2)])
    assert set(vectors) == {"noun 투자", "noun 출자", "noun 바다"}
    assert all(vector.shape == (EMBEDDED,) for vector in vectors.values())

    def alike(one: str, other: str) -> float:
        first, second = vectors[one], vectors[other]
        return float(first @ second / np.linalg.norm(first) / np.linalg.norm(second))

    assert alike("noun 투자", "noun 출자") > alike("noun 투자", "noun 바다") + 0.1


def test_a_word_seen_once_needs_no_beginning() -> None:
    assert vectors_of("ko", [replace(article(), words=["noun 투자"])]) == {}


def test_english_begins_anywhere_unless_a_pipeline_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [replace(article(), words=["noun stake", "noun stake"])]
    monkeypatch.delenv(VARIABLE, raising=False)
    assert vectors_of("en", articles) == {}
    pytest.importorskip("spacy", reason="no spaCy: pip install -e '.[dev]'")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(AlliancesError, match="is no folder of a spaCy pipeline"):
        vectors_of("en", articles)
