from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alliances.graph import AllianceGraph
from alliances.graph.store import files
from alliances.graph.store.folder import ADD, Snapshot, writing
from alliances.ontology import AlliancesError, Statement
from tests.alliances.test_cli import run
from tests.graph.questions.known import known_statements
from tests.graph.store.adding import article
from tests.graph.store.test_kill import made_anew, stored
from tests.graph.test_alliance_graph import claim

NAMES = ("Nurion", "Lumen", "Orbit", "NURION")
KINDS = ("tranche", "cumulative", "round-total", "contract-total", "fair-value", None)


@st.composite
def told(draw: st.DrawFn) -> dict[str, list[Statement]]:
    """Some articles, each with some statements on few parties, so that everything depends on everything."""
    articles = {}
    for number in draw(st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True)):
        statements = []
        for place in range(draw(st.integers(0, 3))):
            relation = draw(
                st.sampled_from(
                    ("invests-in", "competes-with", "lends-to", "holds-stake-in", "has-valuation")
                )
            )
            ends = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique_by=str.casefold))
            text = draw(st.sampled_from(("alpha", "beta", "총 10억달러")))
            statements.append(
                Statement.model_validate(
                    {
                        "subject": {
                            "name": ends[0],
                            "type": "Company",
                            "ko": draw(st.sampled_from((None, "누리온", "루멘"))),
                            "mention": draw(st.sampled_from((None, "그 회사"))),
                        },
                        "relation": relation,
                        "object": None
                        if relation == "has-valuation"
                        else {"name": ends[1], "type": "Company"},
                        "status": draw(st.sampled_from(("completed", "planned", "denied"))),
                        "amount": {
                            "value": draw(st.sampled_from((1e9, 2e9, 3e9))),
                            "currency": "USD",
                            "kind": draw(st.sampled_from(KINDS)),
                        },
                        "evidence": {"text": text, "start": place * 9, "end": place * 9 + len(text)},
                        "article": {"id": f"a{number}", "published": f"2025-0{1 + number}-01"},
                    }
                )
            )
        articles[f"a{number}"] = statements
    return articles


@given(st.lists(told(), min_size=2, max_size=4))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_added_piece_by_piece_is_built_at_once(
    tmp_path_factory: pytest.TempPathFactory, batches: list[dict[str, list[Statement]]]
) -> None:
    """Any order of adding and replacing leaves the quads that a build of the last versions gives."""
    folder = tmp_path_factory.mktemp("pieces") / "out"
    files_limit, files.LARGEST = files.LARGEST, 0
    last: dict[str, list[Statement]] = {}
    try:
        with writing(folder) as writer:
            # Enough others that a change is a change, and not made anew.
            for number in range(20):
                others = [claim(article={"id": f"z{number}"}, subject=f"Z{number}", target=f"Y{number}")]
                writer.acknowledge(ADD, f"z{number}", "", others)
                last[f"z{number}"] = others
            writer.publish()
            for batch in batches:
                for id_, statements in batch.items():
                    writer.acknowledge(ADD, id_, "", statements)
                last |= batch
                writer.publish()
    finally:
        files.LARGEST = files_limit
    graph, whole = AllianceGraph.load(folder), AllianceGraph(s for told in last.values() for s in told)
    assert graph.statements == whole.statements
    assert stored(graph) == made_anew(whole)


def test_re_adding_replaces_an_article(tmp_path: Path) -> None:
    for version in (1, 2, 5):
        with writing(tmp_path / "out") as writer:
            writer.acknowledge(ADD, "file", "", article(3, version))
            writer.publish()
        graph = AllianceGraph.load(tmp_path / "out")
        assert graph.statements == article(3, version)
        assert stored(graph) == made_anew(graph)
        lines = (tmp_path / "out" / "statements.jsonl").read_text(encoding="utf-8").splitlines()
        assert lines == [s.to_json() for s in article(3, version)]


def test_a_file_that_gives_another_article_takes_the_first_one_out(tmp_path: Path) -> None:
    with writing(tmp_path / "out") as writer:
        writer.acknowledge(ADD, "file", "", article(1, 1))
        writer.acknowledge(ADD, "other", "", article(5, 1))
        writer.publish()
        writer.acknowledge(ADD, "file", "", article(2, 1))
        writer.publish()
    assert {s.article.id for s in AllianceGraph.load(tmp_path / "out").statements} == {"a2", "a5"}


def test_a_reader_keeps_its_state_while_one_writes(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with writing(folder) as writer:
        writer.acknowledge(ADD, "file", "", article(1, 1))
        writer.publish()
        early = AllianceGraph.load(folder)
        for version in range(2, 6):
            writer.acknowledge(ADD, "file", "", article(1, version))
            writer.publish()
            late = AllianceGraph.load(folder)
            assert late.statements == article(1, version)
            assert len(list((folder / "store").glob("[0-9]*"))) >= 2
        assert early.statements == article(1, 1)
        assert stored(early) == made_anew(early)
        assert len(list(early.query("SELECT ?s WHERE { ?s a al:Statement }"))) == len(article(1, 1))


def test_there_is_one_writer(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path\nfrom alliances.graph.store.folder import writing\n"
        f"with writing(Path({str(tmp_path / 'out')!r})): print('writing', flush=True); input()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None and other.stdout.readline() == "writing\n"
    with pytest.raises(AlliancesError, match="another process is writing there"):
        AllianceGraph([claim()]).save(tmp_path / "out")
    other.communicate("\n")
    AllianceGraph([claim()]).save(tmp_path / "out")


def test_a_folder_of_an_earlier_release_loads_and_takes_additions(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    (old / "store").mkdir()
    (old / "store" / "CURRENT").write_text("MANIFEST-000001\n", encoding="utf-8")
    graph = AllianceGraph(known_statements())
    (old / "statements.jsonl").write_text(graph.export("jsonl"), encoding="utf-8")
    assert AllianceGraph.load(old).statements == graph.statements
    assert b"Nurion" in run("ask", old, "rests-on", "Lumen").stdout
    more = tmp_path / "more.jsonl"
    more.write_text("".join(s.to_json() + "\n" for s in article(5, 1)), encoding="utf-8")
    done = run("add", more, "-o", old)
    assert done.returncode == 0, done.stderr
    assert len(AllianceGraph.load(old).as_read) > len(graph)


def test_what_is_no_database_is_one_line(tmp_path: Path) -> None:
    AllianceGraph([claim()]).save(tmp_path / "out")
    for name in ("articles.db-wal", "articles.db-shm"):
        (tmp_path / "out" / name).unlink(missing_ok=True)
    (tmp_path / "out" / "articles.db").write_bytes(b"no database at all, not even nearly" * 100)
    for command in (("query", tmp_path / "out", "ASK {}"), ("deals", tmp_path / "out")):
        done = run(*command)
        assert (done.returncode, done.stderr.decode().count("\n")) == (2, 1)
        assert b"articles.db: file is not a database" in done.stderr


def test_large_graphs_keep_no_stale_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    AllianceGraph(article(1, 1)).save(tmp_path / "out")
    assert (tmp_path / "out" / "graph.ttl").exists()
    monkeypatch.setattr(files, "LARGEST", 1)
    AllianceGraph(article(1, 2)).save(tmp_path / "out")
    assert sorted(p.name for p in (tmp_path / "out").glob("[a-z]*.*")) == ["articles.db", "statements.jsonl"]


def test_a_snapshot_of_nothing(tmp_path: Path) -> None:
    with writing(tmp_path / "out"):
        pass
    with pytest.raises(AlliancesError, match="no graph here"):
        Snapshot(tmp_path / "out")
