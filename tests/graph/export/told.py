"""A few statements in which every format can go wrong: all statuses, every relation's ends, hostile text."""

from __future__ import annotations

from typing import Any

from alliances.ontology import Statement, vocabulary
from tests.graph.deals.claims import claim

HOSTILE = [
    "'; MATCH (n) DETACH DELETE n; //",
    "it's \\' \\\\' \\u0027}) DETACH DELETE n //",
    "\\u0027, evil: \\u007b",
    '"=HYPERLINK("http://x.example")',
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    'a,b\n"c";d\r\n',
    "</attvalue><node id='x'/>",
    "]]><!--",
    "한글 \U0001f600 \u2028 \x01 끝",
    "한글".encode().decode() + "\u0301",
]


def hostile(text: str) -> Statement:
    """One completed investment whose every free text is `text`."""
    fields: dict[str, Any] = {"role": text, "product": text, "instrument": text, "period": text, "rule": text}
    return claim(
        text, "invests-in", "Anthropic", "completed", 8e9, "tranche", evidence=text, said_by=text, **fields
    )


def of_each_status(relation: str = "invests-in", target: str = "Anthropic") -> list[Statement]:
    """One statement for each status, each about a subject of its own."""
    return [
        claim(f"Firm {status}", relation, target, status, 1e9, "tranche", published="2025-07-10")
        for status in vocabulary().statuses
    ]


STORY = [
    *of_each_status(),
    claim("Amazon", "invests-in", "Anthropic", "completed", 8e9, "cumulative", time="2025-07"),
    claim("Amazon", "holds-stake-in", "Anthropic", "ongoing", 13.8e9, "fair-value", share=0.155),
    claim("OpenAI", "lends-to", "Cerebras", "completed", 1e9),
    claim("Meta", "builds-datacenter", "Hyperion", "ongoing", 2.7e10),
    claim("Elon Musk", "holds-position-at", "Tesla", "ongoing", role="CEO"),
    claim("Elon Musk", "holds-position-at", "SpaceX", "ongoing", role="engineer"),
    claim("Elon Musk", "holds-position-at", "Twitter Inc", "ended", role="CEO"),
    claim("DeepMind", "subsidiary-of", "Google", "ongoing"),
    claim("Anthropic", "has-valuation", None, "ongoing", 3.8e11, "valuation-post"),
]
