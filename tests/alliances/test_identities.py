"""Names meet across articles and languages: no two ids for one thing, no one id for two."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from alliances.cli import cli
from alliances.identities import identities
from alliances.ontology import AlliancesError

GOLD = Path(__file__).parent.parent / "gold"
SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "eval"


def article(folder: Path, name: str, text: str, entities: list[dict[str, object]]) -> None:
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    gold = {"id": name, "date": "2025-07-10", "entities": entities, "statements": []}
    (folder / f"{name}.json").write_text(json.dumps(gold), encoding="utf-8")


def test_one_thing_read_under_two_ids_is_told_and_one_id_of_two_things(tmp_path: Path) -> None:
    article(
        tmp_path,
        "a",
        "구글은 앤트로픽에 투자했다.\n",
        [{"name": "Google", "type": "Company", "aliases": ["구글"], "qid": "Q95"}],
    )
    article(tmp_path, "b", "나람홀딩스는 앤트로픽에 투자했다.\n", [
        {"name": "Google LLC", "type": "Company", "aliases": ["나람홀딩스"], "qid": "Q95"},
        {"name": "Claude maker", "type": "Company", "aliases": ["앤트로픽"]},
    ])  # fmt: skip
    article(
        tmp_path,
        "c",
        "구글은 앤트로픽에 투자했다.\n",
        [{"name": "Anthropic PBC", "type": "Company", "aliases": ["앤트로픽"]}],
    )
    found = identities([tmp_path])
    assert (found.things, found.read) == (3, 3)
    assert [name for name, _ in found.split] == ["google organisation"]
    assert [names for _, names in found.fused] == [("anthropic organisation", "claudemaker organisation")]


def test_an_alias_joins_no_two_names_that_a_number_an_acronym_or_an_article_holds_apart(
    tmp_path: Path,
) -> None:
    lists: dict[str, list[tuple[str, list[str]]]] = {
        "a": [("Trainium2", ["Trainium"]), ("Kuwait Investment Authority", ["KIA"])],
        "b": [("Trainium", []), ("Kia", []), ("Sony", []), ("Sony Music", [])],
        "c": [("Sony Music", ["Sony"]), ("Blue Owl Capital", ["Blue Owl"])],
        "d": [("Blue Owl", [])],
    }
    for name, entities in lists.items():
        told = [{"name": n, "aliases": a, "type": "Company"} for n, a in entities]
        article(tmp_path, name, "아무 말도 없다.\n", told)
    assert identities([tmp_path]).things == 7


@pytest.mark.parametrize(
    ("folders", "split"),
    [(("ko", "en"), 0.025), (("ko-second", "en-second", "ko-unseen", "en-unseen"), 0.05)],
)
def test_own_gold_of_both_languages_meets(folders: tuple[str, ...], split: float) -> None:
    found = identities([GOLD / folder for folder in folders])
    print(
        f"\nown gold: {found.read} things read, {len(found.split)} with two ids, {len(found.fused)} ids for two"
    )
    assert len(found.fused) <= 0.011 * found.read and len(found.split) <= split * found.read, str(found)


def test_the_seed_and_the_development_articles_meet() -> None:
    if not (SHARED / "seed").exists():
        pytest.skip("needs the shared development articles beside the checkout")
    found = identities([SHARED / "seed", SHARED / "dev"])
    print(
        f"\nseed and dev: {found.read} things read, {len(found.split)} with two ids, {len(found.fused)} ids for two"
    )
    assert not found.fused and not found.split, str(found)


def test_a_folder_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(AlliancesError, match="no gold"):
        CliRunner().invoke(cli, ["identities", str(tmp_path)], catch_exceptions=False)
