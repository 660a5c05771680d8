"""How long reading an article takes beside Kiwi's own analysis of it: printed, never asserted.

Run with `python -m pytest -m benchmark -s`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from alliances.extractors import extract
from alliances.ontology import Article

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def best(work: Callable[[], object], rounds: int = 15) -> float:
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


@pytest.mark.benchmark
def test_reading_beside_kiwi(capsys: pytest.CaptureFixture[str]) -> None:
    from alliances.extractors.ko.morphology import analyser

    text = ((EXAMPLES / "seed-story.ko.txt").read_text(encoding="utf-8") * 3)[:2000]
    article = Article(text=text, lang="ko", published="2025-07-11")
    assert extract(article)
    kiwi = best(lambda: analyser().tokenize(text, split_sents=True))
    whole = best(lambda: extract(article))
    with capsys.disabled():
        print(
            f"\n2,000 characters: Kiwi {kiwi * 1000:.1f} ms, reading {whole * 1000:.1f} ms, ratio {whole / kiwi:.2f}"
        )
