"""What several tests share: articles of our own and graphs made from them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from alliances.extractors import extract
from alliances.graph import AllianceGraph
from alliances.ontology import Article, Statement

EXAMPLES = Path(__file__).parent.parent / "examples"
Read = Callable[..., list[Statement]]


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example articles."""
    return EXAMPLES


@pytest.fixture(scope="session")
def read() -> Read:
    """What the rules alone read in a text: read(text, lang="ko", published="2025-07-10")."""

    def statements(text: str, lang: str = "ko", published: str | None = "2025-07-10") -> list[Statement]:
        return extract(Article(text=text, lang=lang, published=published), learnt=False)

    return statements


@pytest.fixture(scope="session")
def seed_graph() -> AllianceGraph:
    """The graph of the Korean example that tells the seed's story."""
    from alliances.building import Options, extract_file

    return AllianceGraph(extract_file(EXAMPLES / "seed-story.ko.txt", Options()))
