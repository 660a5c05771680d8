"""What pronouns and descriptions mean, and what a parse gives that no surface shows: (text, what must be said)."""

from __future__ import annotations

import pytest

from alliances.extractors.en.parser import find_pipeline

from ...conftest import Read

pytestmark = pytest.mark.skipif(
    find_pipeline() is None, reason="no English spaCy pipeline: pip install -e '.[dev]'"
)

TOLD = [
    (
        "Nvidia said on Monday it would invest $2 billion in Nokia.",
        ("Nvidia", "invests-in", "Nokia", "planned"),
    ),
    (
        "Oracle is in talks with Crusoe. The ChatGPT maker has already invested in Cerebras.",
        ("OpenAI", "invests-in", "Cerebras", "completed"),
    ),
    (
        "A round led by Fidelity valued Databricks at $43 billion.",
        ("Databricks", "has-valuation", None, "ongoing"),
    ),
    ("Amazon-backed Anthropic declined to comment.", ("Amazon", "invests-in", "Anthropic", "completed")),
    (
        "Broadcom will supply the chips that OpenAI designs. Jane Roe, once an Intel engineer, runs Graphcore.",
        ("Jane Roe", "holds-position-at", "Graphcore", "ongoing"),
    ),
    (
        "Microsoft denied that it had agreed to buy Cerebras.",
        ("Microsoft", "acquires", "Cerebras", "denied"),
    ),
    (
        "Chips designed by Arm are made by TSMC. Meta abandoned a plan to acquire FuriosaAI.",
        ("Meta", "acquires", "FuriosaAI", "ended"),
    ),
]

SILENT = [
    "Intel lost market share to AMD.",
    "Goldman Sachs advised CoreWeave on the sale.",
    "The chip costs $30,000.",
    "Sign up for our newsletter about Nvidia.",
    "Read more: Why Google fears OpenAI",
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_told(read: Read, text: str, told: tuple[str, str, str | None, str]) -> None:
    said = {
        (s.subject.name, s.relation, s.object.name if s.object else None, s.status)
        for s in read(text, lang="en")
    }
    assert told in said, said


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_deal(read: Read, text: str) -> None:
    assert not [
        s
        for s in read(text, lang="en")
        if s.relation in ("invests-in", "acquires", "holds-stake-in", "supplies-to")
    ]
