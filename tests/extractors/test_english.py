"""Constructions of English business prose: (text, subject, relation, object, status)."""

from __future__ import annotations

import pytest

from ..conftest import Read

Row = tuple[str, str, str, str, str]
CLAIMS: list[Row] = [
    ("Google has invested $3 billion in Anthropic.", "Google", "invests-in", "Anthropic", "completed"),
    ("Google will invest $3 billion in Anthropic.", "Google", "invests-in", "Anthropic", "planned"),
    (
        "Google is considering a further investment in Anthropic.",
        "Google",
        "invests-in",
        "Anthropic",
        "considering",
    ),
    ("Google could invest in Anthropic.", "Google", "invests-in", "Anthropic", "possible"),
    ("Nvidia agreed to buy Graphcore.", "Nvidia", "acquires", "Graphcore", "planned"),
    ("Graphcore was acquired by SoftBank.", "SoftBank Group", "acquires", "Graphcore", "completed"),
    ("Microsoft provides cloud capacity to OpenAI.", "Microsoft", "provides-cloud-to", "OpenAI", "ongoing"),
    ("Amazon-backed Anthropic declined to comment.", "Amazon", "invests-in", "Anthropic", "completed"),
    (
        "Jensen Huang, chief executive of Nvidia, spoke in Seoul.",
        "Jensen Huang",
        "holds-position-at",
        "Nvidia",
        "ongoing",
    ),
    (
        "Nvidia's chief executive, Jensen Huang, spoke in Seoul.",
        "Jensen Huang",
        "holds-position-at",
        "Nvidia",
        "ongoing",
    ),
    ("The ChatGPT maker OpenAI declined to comment.", "OpenAI", "develops", "ChatGPT", "ongoing"),
    ("Anthropic uses Trainium.", "Anthropic", "uses", "Trainium", "ongoing"),
    ("Amazon sued Perplexity.", "Amazon", "sues", "Perplexity", "ongoing"),
    ("Google competes with OpenAI.", "Google", "competes-with", "OpenAI", "ongoing"),
]


@pytest.mark.parametrize("row", CLAIMS, ids=[row[0] for row in CLAIMS])
def test_claim(read: Read, row: Row) -> None:
    text, subject, relation, target, status = row
    found = {
        (s.subject.name, s.relation, s.object.name, s.status)
        for s in read(text, "en")
        if s.object is not None
    }
    assert (subject, relation, target, status) in found


@pytest.mark.parametrize(
    "text",
    [
        "Google raised its market share to 14%.",
        "The company is growing fast.",
        "Read more: Sign up for our newsletter.",
    ],
)
def test_silence(read: Read, text: str) -> None:
    assert read(text, "en") == []


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("구글이 앤스로픽에 30억달러를 투자했다.", "Google invested $3 billion in Anthropic."),
        ("구글은 앤스로픽에 10억달러를 투자하기로 했다.", "Google agreed to invest $1 billion in Anthropic."),
        ("구글은 오픈AI와 경쟁하고 있다.", "Google competes with OpenAI."),
        ("MS는 오픈AI에 클라우드를 제공하고 있다.", "Microsoft provides cloud capacity to OpenAI."),
    ],
)
def test_a_deal_told_in_both_languages_meets_in_the_same_nodes(read: Read, korean: str, english: str) -> None:
    told = [
        [
            (
                s.subject.id,
                s.relation,
                s.object and s.object.id,
                s.status,
                s.amount and (s.amount.value, s.amount.currency),
            )
            for s in read(text, lang)
        ]
        for text, lang in ((korean, "ko"), (english, "en"))
    ]
    assert told[0] == told[1] and told[0]


def test_reading_english_loads_no_kiwi() -> None:
    import subprocess
    import sys

    code = (
        "import sys\nfrom alliances.extractors import extract\nfrom alliances.ontology import Article\n"
        "assert extract(Article(text='Google invested $3 billion in Anthropic.', lang='en'))\nprint('kiwipiepy' in sys.modules)"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "False"
    )
