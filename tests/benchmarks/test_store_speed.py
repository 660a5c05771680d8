"""Loading and the fifteen questions on a made graph: against plain rdflib in memory, and as the graph grows.

    pytest -m benchmark -s tests/benchmarks/test_store_speed.py

Sizes come from ALLIANCES_BENCHMARK (statements, comma-separated; 10000,100000 unless said). Plain rdflib is given the
smaller of 100,000 statements and the largest size, and CAP seconds a question: one that takes longer counts as CAP.
"""

from __future__ import annotations

import os
import resource
import signal
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pyoxigraph
import pytest
from rdflib import Dataset
from rdflib.term import Node

from alliances.graph import AllianceGraph
from alliances.graph.dataset import over, without_union
from alliances.graph.oxigraph import fill
from alliances.graph.queries import answer
from alliances.graph.questions import questions
from alliances.graph.questions.names import find
from alliances.graph.store.folder import Snapshot, writing
from alliances.graph.terms import nquads
from alliances.graph.triples import PREFIXES, plain_quads
from tests.benchmarks.made import made

pytestmark = pytest.mark.benchmark
SIZES = [int(size) for size in os.environ.get("ALLIANCES_BENCHMARK", "10000,100000").split(",")]
CAP = 60
ARGUMENTS = {"company": "Firm 3", "giver": "Firm 0", "receiver": "Firm 1", "place": "Town 0"}
Ask = Callable[[str], int]


class Late(Exception):  # noqa: N818
    pass


def _late(number: int, frame: FrameType | None) -> None:
    raise Late


def timed(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes, at most CAP where it can be interrupted."""
    begun = time.perf_counter()
    signal.signal(signal.SIGALRM, _late)
    signal.alarm(CAP)
    try:
        work()
    except Late:
        return float(CAP)
    finally:
        signal.alarm(0)
    return time.perf_counter() - begun


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def memory() -> float:
    """The most memory that this process has held, in GiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def asked(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """Each question as SPARQL with its terms, so that what is timed is the answering alone."""
    from rdflib import XSD, Literal

    for name, question in questions().items():
        terms: dict[str, Node] = {}
        for key, parameter in question.parameters.items():
            if parameter.type == "date":
                terms[key] = Literal("2025-11-20", datatype=XSD.date)
            elif not parameter.optional:
                terms[key] = find(lambda sparql: answer(dataset, sparql), ARGUMENTS[key])
        yield name, question.bound(terms)


def answers(dataset: Dataset, rounds: int, cap: bool = False) -> dict[str, tuple[float, int]]:
    """Question → seconds (the best of some rounds) and rows."""
    found: dict[str, tuple[float, int]] = {}
    for name, sparql in asked(dataset):
        rows: list[int] = [0]

        def work(sparql: str = sparql, rows: list[int] = rows) -> None:
            known = {key: str(iri) for key, iri in PREFIXES.items()}
            rows[0] = len(list(dataset.query(sparql, initNs=known)))

        found[name] = min((timed if cap else seconds)(work) for _ in range(rounds)), rows[0]
    return found


def test_against_plain_rdflib(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same N-Quads file and the same queries: into Oxigraph in memory and on disk, and into rdflib's own store."""
    size = min(100_000, max(SIZES))
    graph = AllianceGraph(made(size))
    path = tmp_path / "graph.nq"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(nquads(plain_quads(graph.statements)))
    store, plain = pyoxigraph.Store(), Dataset()
    loads = {
        "memory": seconds(lambda: store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS)),
        "disk": seconds(lambda: _on_disk(path, tmp_path / "disk")),
    }
    ours = answers(without_union(over(store)), 3)
    disk = answers(without_union(over(pyoxigraph.Store.read_only(str(tmp_path / "disk")))), 3)
    loads["rdflib"] = seconds(lambda: plain.parse(path, format="nquads"))
    theirs = answers(plain, 1, cap=True)
    with capsys.disabled():
        print(f"\n{size:,} statements, {len(store):,} quads; rdflib is given {CAP} s a question")
        for name in ("memory", "disk"):
            print(
                f"load {name}: {loads[name]:.1f} s, rdflib {loads['rdflib']:.1f} s: {loads['rdflib'] / loads[name]:.1f} times faster"
            )
        for name, found in (("memory", ours), ("disk", disk)):
            ratios = {key: theirs[key][0] / found[key][0] for key in found}
            for key, ratio in ratios.items():
                alike = (
                    ""
                    if theirs[key][0] >= CAP or theirs[key][1] == found[key][1]
                    else f" BUT {theirs[key][1]} rows"
                )
                print(
                    f"  {name:6} {key:20} {found[key][0] * 1000:9.1f} ms {theirs[key][0] * 1000:9.1f} ms {ratio:8.1f}x {found[key][1]:6} rows{alike}"
                )
            print(
                f"{name}: median {statistics.median(ratios.values()):.1f} times faster, least {min(ratios.values()):.1f}"
            )


def _on_disk(path: Path, folder: Path) -> None:
    store = pyoxigraph.Store(str(folder))
    store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS)
    store.flush()
    store.optimize()


def test_growth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A graph's folder built from statements, opened again and asked, size by size."""
    for size in SIZES:
        folder = tmp_path / str(size)
        statements = made(size)
        with writing(folder) as writer:
            kept = seconds(lambda: writer.acknowledge("build", "", "", statements))  # noqa: B023
            statements.clear()
            published = seconds(lambda: writer.publish_build([""]))
        opened = seconds(lambda: AllianceGraph.load(folder).dataset)  # noqa: B023
        found = answers(without_union(over(Snapshot(folder).store)), 2)
        more = [
            s.model_copy(update={"article": s.article.model_copy(update={"id": "new"})})
            for s in made(5, seed=9)
        ]
        with writing(folder) as writer:
            writer.acknowledge("add", "new", "", more)
            added = seconds(writer.publish)
        disk = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 2**30
        with capsys.disabled():
            print(
                f"\n{size:,} statements: kept {kept:.1f} s, published {published:.1f} s, opened {opened * 1000:.0f} ms,"
            )
            print(
                f"  an article added {added:.1f} s, {disk:.2f} GiB on disk, at most {memory():.1f} GiB of memory"
            )
            print("  " + ", ".join(f"{key} {told * 1000:.0f} ms" for key, (told, _) in found.items()))


def test_filling_from_statements(capsys: pytest.CaptureFixture[str]) -> None:
    """Statements in hand into a queryable store in memory: ours, and rdflib's with the same quads."""
    graph = AllianceGraph(made(min(20_000, max(SIZES))))
    store, plain = pyoxigraph.Store(), Dataset()
    ours = seconds(lambda: fill(store, plain_quads(graph.statements)))

    def add() -> None:
        from alliances.graph.triples import quads

        for subject, predicate, value, where in quads(graph.statements):
            (plain.graph(where) if where is not None else plain.default_graph).add(
                (subject, predicate, value)
            )

    theirs = seconds(add)
    with capsys.disabled():
        print(
            f"\n{len(graph):,} statements in hand: {ours:.1f} s, rdflib {theirs:.1f} s: {theirs / ours:.1f} times faster"
        )
