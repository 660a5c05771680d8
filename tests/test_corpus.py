"""The articles that the models are learnt from are well formed, and none of them is among those that are only scored."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from alliances.ontology.vocabulary import vocabulary

HERE = Path(__file__).parent
FILES = sorted((HERE / "corpus").glob("*/*.json"))
LEAST = 150


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_each_language_has_enough_and_each_text_its_gold(lang: str) -> None:
    gold = {path.stem for path in (HERE / "corpus" / lang).glob("*.json")}
    assert gold == {path.stem for path in (HERE / "corpus" / lang).glob("*.txt")}
    assert len(gold) >= LEAST


def test_no_article_is_also_one_of_the_gold() -> None:
    assert not {path.stem for path in FILES} & {path.stem for path in (HERE / "gold").glob("*/*.json")}
    texts = {path.with_suffix(".txt").read_text(encoding="utf-8") for path in FILES}
    assert not texts & {path.read_text(encoding="utf-8") for path in (HERE / "gold").glob("*/*.txt")}
    assert len(texts) == len(FILES)


def _faults(path: Path) -> list[str]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    entities = {entity["name"]: entity for entity in gold["entities"]}
    found = [] if unicodedata.is_normalized("NFC", text) else ["not NFC"]
    found += [
        f"type of {name}" for name, entity in entities.items() if entity["type"] not in vocabulary().types
    ]
    for node in gold["statements"]:
        relation = vocabulary().relations.get(node["relation"])
        ends = [node["subject"], *([] if relation is None or relation.literal else [node["object"]])]
        found += [f"{end} is no entity" for end in ends if end not in entities]
        if relation is None or node["status"] not in vocabulary().statuses:
            found.append(f"{node['relation']} {node['status']}")
        if node["evidence"] not in text:
            found.append(f"evidence {node['evidence']}")
    return found


def test_every_article_is_well_formed() -> None:
    assert {path.name: faults for path in FILES if (faults := _faults(path))} == {}
