from __future__ import annotations

import pytest

from alliances.ontology import vocabulary
from alliances.ontology.vocabulary import LITERAL_OBJECTS


def test_only_ongoing_and_completed_assert() -> None:
    assert {name for name, status in vocabulary().statuses.items() if status.asserts} == {
        "ongoing",
        "completed",
    }


def test_the_contracts_relations_and_types_are_all_there() -> None:
    assert len(vocabulary().relations) == 20
    assert len(vocabulary().types) == 10
    assert {n for n, r in vocabulary().relations.items() if r.symmetric} == {
        "partners-with",
        "competes-with",
        "disputes-with",
    }
    assert {n for n, r in vocabulary().relations.items() if r.literal} == {
        "has-valuation",
        "has-revenue",
        "has-power-capacity",
    }


@pytest.mark.parametrize("name", sorted(vocabulary().relations))
def test_ends_are_known_types(name: str) -> None:
    relation = vocabulary().relations[name]
    assert relation.subject <= set(vocabulary().types)
    assert relation.object <= set(vocabulary().types) | LITERAL_OBJECTS
