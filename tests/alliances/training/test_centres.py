"""Learning the ranking: what an event is, and what is learnt of made ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn: pip install -e '.[dev]'")

from alliances.training.centres import Event, events_of, learn


def test_a_trait_of_the_right_candidates_weighs_more_than_none_and_one_of_the_wrong_less() -> None:
    events = [
        Event("a", "ko", "subject", [["topic", "near"], ["title", "near"], ["title"]], [True, False, False]),
        Event("b", "ko", "subject", [["title"], ["topic"]], [False, True]),
    ]
    weights = learn(events)
    assert weights["topic"] > 0 > weights["title"]


def test_an_event_is_an_end_that_its_sentence_does_not_name(tmp_path: Path) -> None:
    text = "구글은 컸다. 메타는 졌다. 네이버와 손잡았다."
    entities = [
        {"name": n, "type": "Company", "aliases": [k]}
        for n, k in (("Google", "구글"), ("Meta", "메타"), ("Naver", "네이버"))
    ]
    gold = {
        "id": "made",
        "lang": "ko",
        "entities": entities,
        "statements": [
            {
                "subject": "Meta",
                "relation": "partners-with",
                "object": "Naver",
                "status": "ongoing",
                "evidence": "네이버와 손잡았다",
            }
        ],
    }
    (tmp_path / "made.txt").write_text(text, encoding="utf-8")
    (tmp_path / "made.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    (event,) = events_of(tmp_path)
    assert (event.language, event.end, event.right.count(True), len(event.candidates)) == (
        "ko",
        "subject",
        1,
        2,
    )
