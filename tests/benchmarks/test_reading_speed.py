"""How long reading an article takes beside Kiwi's own analysis of it: printed, never asserted.

Run with `python -m pytest -m benchmark -s`.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.queues
import random
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from alliances.building import Options, warm
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


def corpus(articles: int) -> list[str]:
    """Articles of the length of news, made of the sentences of our own gold in a fixed order of chance."""
    gold = sorted((Path(__file__).parent.parent / "gold" / "ko").glob("*.txt"))
    paragraphs = [
        line for path in gold for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    chance = random.Random(20260101)
    return ["\n".join(chance.sample(paragraphs, 8)) for _ in range(articles)]


def private_mebibytes() -> float:
    """Memory that this process shares with no other, in MiB (Linux)."""
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    return sum(int(n) for n in re.findall(r"Private_(?:Clean|Dirty):\s+(\d+) kB", rollup)) / 1024


def _read_in_child(texts: list[str], answer: multiprocessing.queues.Queue[float]) -> None:
    for text in texts:
        extract(Article(text=text, lang="ko", published="2025-07-11"))
    answer.put(private_mebibytes())


@pytest.mark.benchmark
def test_thousand_articles_and_a_forked_worker(capsys: pytest.CaptureFixture[str]) -> None:
    from alliances.extractors.ko.morphology import analyser

    texts = corpus(1000)
    warm(Options())  # as a build with several jobs does before it forks
    extract(Article(text=texts[0], lang="ko", published="2025-07-11"))
    kiwi = whole = 0.0
    found = 0
    for text in texts:
        begun = time.process_time()
        analyser().tokenize(text, split_sents=True)
        middle = time.process_time()
        found += len(extract(Article(text=text, lang="ko", published="2025-07-11")))
        kiwi, whole = kiwi + middle - begun, whole + time.process_time() - middle
    context = multiprocessing.get_context("fork")
    answer: multiprocessing.queues.Queue[float] = context.Queue()
    child = context.Process(target=_read_in_child, args=(texts[:100], answer))
    child.start()
    private = answer.get(timeout=300)
    child.join()
    characters = sum(map(len, texts))
    with capsys.disabled():
        print(
            f"\n1,000 articles, {characters:,} characters, {found:,} statements: Kiwi {kiwi:.1f} s, "
            f"reading {whole:.1f} s, ratio {whole / kiwi:.2f}, {characters / whole:,.0f} characters a second; "
            f"a further worker holds {private:.0f} MiB of its own"
        )


@pytest.mark.benchmark
def test_reading_english(capsys: pytest.CaptureFixture[str]) -> None:
    """Characters a second and core, with spaCy's pipeline where one is installed."""
    from alliances.extractors.en.parser import find_pipeline

    gold = sorted((Path(__file__).parent.parent / "gold" / "en").glob("*.txt"))
    articles = [
        Article(text=path.read_text(encoding="utf-8"), lang="en", published="2025-11-05") for path in gold
    ]
    assert extract(articles[0])
    seconds = best(lambda: [extract(article) for article in articles], rounds=3)
    characters = sum(len(article.text) for article in articles)
    with capsys.disabled():
        print(
            f"\nEnglish by {find_pipeline() or 'surface patterns'}: {characters / seconds:,.0f} characters/s"
        )
