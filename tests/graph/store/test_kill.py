"""Kill -9 at random moments: nothing acknowledged is lost, nothing half-written is seen."""

from __future__ import annotations

import json
import multiprocessing
import random
import signal
import sqlite3
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from alliances.graph import AllianceGraph
from alliances.graph.terms import nquads
from alliances.graph.triples import plain_quads
from tests.alliances.test_cli import run
from tests.graph.store.adding import add_until_killed, article

KILLS = 60


def stored(graph: AllianceGraph) -> set[str]:
    """Every quad of the graph's store, as N-Quads."""
    store = graph.dataset.store._inner  # type: ignore[attr-defined]
    return {f"{quad} ." for quad in store}


def made_anew(graph: AllianceGraph) -> set[str]:
    """Every quad that the statements give, as N-Quads of Oxigraph."""
    import pyoxigraph as ox

    text = "".join(nquads(plain_quads(graph.statements))).encode("utf-8")
    return {f"{quad} ." for quad in ox.parse(text, format=ox.RdfFormat.N_QUADS)}


def versions(log: Path) -> tuple[dict[int, int], dict[int, int]]:
    """Article → the last version that was begun, and the last that was acknowledged."""
    said: dict[str, dict[int, int]] = {"begun": {}, "kept": {}}
    for line in log.read_text(encoding="utf-8").splitlines() if log.exists() else []:
        what, number, version = line.split()
        said[what][int(number)] = int(version)
    return said["begun"], said["kept"]


def check(folder: Path, log: Path) -> int:
    """The graph is one state: each article whole, in its last acknowledged version or the one being written."""
    begun, kept = versions(log)
    try:
        graph = AllianceGraph.load(folder)
    except Exception:
        assert not kept
        return 0
    found: dict[str, list[object]] = {}
    for statement in graph.statements:
        found.setdefault(statement.article.id, []).append(statement)
    for number, version in kept.items():
        told = {s.product for s in found[f"a{number}"]}  # type: ignore[attr-defined]
        assert len(told) == 1, told
        (seen,) = told
        assert int(seen) in {version, begun[number]}
        assert found[f"a{number}"] == article(number, int(seen))
    assert set(found) <= {f"a{number}" for number in begun}
    assert stored(graph) == made_anew(graph)
    return len(kept)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_sixty_kills_at_random_moments(tmp_path: Path) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.graph.store.adding", "pyoxigraph"])
    moments, log, folder = random.Random(11), tmp_path / "log", tmp_path / "out"
    kept = 0
    for _ in range(KILLS):
        begun, _ = versions(log)
        process = context.Process(
            target=add_until_killed, args=(str(folder), str(log), max(begun.values(), default=-1) + 1)
        )
        process.start()
        time.sleep(moments.uniform(0.02, 0.6))
        process.kill()
        process.join()
        assert process.exitcode == -signal.SIGKILL
        kept = max(kept, check(folder, log))
    _, last = versions(log)
    assert kept == 7 and max(last.values()) > KILLS / 2


def lines(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        text = "".join(s.to_json() + "\n" for s in article(0, number))
        (folder / f"{number:04d}.jsonl").write_text(text.replace('"a0"', f'"b{number}"'), encoding="utf-8")


def start(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "alliances", *map(str, arguments)]
    # A test run in the background of a shell is told to ignore Ctrl-C, which its children inherit.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heed
    )


def test_an_add_that_is_killed_keeps_what_it_listed(tmp_path: Path) -> None:
    lines(tmp_path / "in", 300)
    process = start("add", tmp_path / "in", "-o", tmp_path / "out")
    assert process.stdout is not None
    listed = [process.stdout.readline() for _ in range(20)]
    process.kill()
    listed += process.stdout.readlines()
    process.wait()
    assert len(listed) < 300 and all(line.startswith("added ") for line in listed if line.endswith("\n"))
    graph = AllianceGraph.load(tmp_path / "out")
    whole = sum(line.endswith("\n") for line in listed)
    assert whole <= len({s.article.id for s in graph.statements}) <= whole + 1
    assert stored(graph) == made_anew(graph)
    again = run("add", tmp_path / "in", "-o", tmp_path / "out").stdout.decode()
    assert again.count("unchanged ") >= whole and "300 articles" in again
    assert len({s.article.id for s in AllianceGraph.load(tmp_path / "out").statements}) == 300


def read_so_far(folder: Path) -> int:
    try:
        with sqlite3.connect(f"file:{folder}/articles.db?mode=ro", uri=True) as database:
            return int(database.execute("SELECT COUNT(*) FROM sources WHERE run = 'build'").fetchone()[0])
    except sqlite3.Error:
        return 0


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_a_build_that_is_stopped_goes_on(tmp_path: Path, stop: signal.Signals) -> None:
    lines(tmp_path / "in", 300)
    lines(tmp_path / "old", 2)
    out = tmp_path / "out"
    assert run("build", tmp_path / "old", "-o", out).returncode == 0
    before = AllianceGraph.load(out).statements
    process = start("build", tmp_path / "in", "-o", out)
    while read_so_far(out) < 10 and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(stop)
    _, error = process.communicate()
    assert process.returncode == (-9 if stop == signal.SIGKILL else 130)
    assert (
        stop == signal.SIGKILL
        or error == "alliances: stopped; what was read is kept; run the same command to go on\n"
    )
    assert AllianceGraph.load(out).statements == before
    again = run("build", tmp_path / "in", "-o", out).stdout.decode()
    resumed = int(next(line for line in again.splitlines() if "had been read before" in line).split()[0])
    assert 10 <= resumed < 300
    whole = run("build", tmp_path / "in", "-o", tmp_path / "whole").stdout.decode()
    assert again.split(" s\n")[0].split(",")[:2] == whole.split(" s\n")[0].split(",")[:2]
    for name in ("statements.jsonl", "graph.ttl", "graph.html"):
        assert (out / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    assert json.loads((out / "statements.jsonl").read_text(encoding="utf-8").splitlines()[0])
