"""A graph behind a SPARQL endpoint: a real Oxigraph server, and our own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from alliances.graph import AllianceGraph
from alliances.ontology import AlliancesError
from tests.alliances.test_cli import run
from tests.graph.endpoint.serving import served
from tests.graph.questions.known import known_statements
from tests.graph.questions.test_questions import EXPECTED

OXIGRAPH = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
pytestmark = pytest.mark.skipif(OXIGRAPH is None, reason="no oxigraph server here (it is in the dev extra)")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@contextmanager
def oxigraph(folder: Path, text: str, media: str, *options: str) -> Iterator[str]:
    """A server process with one document loaded; its query address."""
    port = free_port()
    command = [str(OXIGRAPH), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}", *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    target = "/store" if media == "application/n-quads" else "/store?default"
    try:
        for _ in range(200):
            try:
                urlopen(
                    Request(base + target, text.encode(), {"Content-Type": media}, method="POST"), timeout=10
                )
                break
            except URLError:
                time.sleep(0.05)
        yield f"{base}/query"
    finally:
        process.terminate()
        process.wait(timeout=10)


# How a user may have loaded the graph: as quads, as quads with a union for default graph, as Turtle.
LAYOUTS = {
    "quads": ("nquads", "application/n-quads", ()),
    "union": ("nquads", "application/n-quads", ("--union-default-graph",)),
    "turtle": ("turtle", "text/turtle", ()),
}


@pytest.fixture(scope="module", params=LAYOUTS)
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    form, media, options = LAYOUTS[request.param]
    text = AllianceGraph(known_statements()).export(form)
    with oxigraph(tmp_path_factory.mktemp("oxigraph"), text, media, *options) as found:
        yield found


def test_every_question_is_answered_there(url: str) -> None:
    graph = AllianceGraph.connect(url)
    for name, arguments, columns, rows in EXPECTED:
        found = [tuple(r[c] for c in columns.split()) for r in graph.ask(name, **arguments).records()]
        assert sorted(found, key=repr) == sorted(rows, key=repr), name


def test_statements_deals_and_network_come_from_there(url: str) -> None:
    graph, known = AllianceGraph.connect(url), AllianceGraph(known_statements())
    assert {s.id for s in graph.statements} == {s.id for s in known.statements}
    assert [d.id for d in graph.deals()] == [d.id for d in known.deals()]
    assert graph.network().number_of_edges() == known.network().number_of_edges()


def test_the_command_line_asks_there(url: str) -> None:
    assert set(run("ask", url, "rests-on", "루멘").stdout.decode().split()[2:]) == {"Nurion", "Gaon"}
    done = run("query", url, "SELECT (COUNT(*) AS ?n) WHERE { ?a al:subsidiaryOf ?b }", "--format", "csv")
    assert done.stdout.decode().split() == ["n", "1"]
    assert (
        "investsIn"
        in run("query", url, "CONSTRUCT { ?a al:investsIn ?b } WHERE { ?a al:investsIn ?b }").stdout.decode()
    )


def test_only_questions_are_sent(url: str) -> None:
    graph = AllianceGraph.connect(url)
    for sparql in ("DROP ALL", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SELECT nonsense"):
        with pytest.raises(AlliancesError, match=r"^query: "):
            graph.query(sparql)
    assert len(graph.ask("rests-on", "Lumen")) == 2


def test_our_own_endpoint_is_one_of_them(tmp_path: Path) -> None:
    AllianceGraph(known_statements()).save(tmp_path / "out")
    with served(tmp_path / "out") as client:
        graph = AllianceGraph.connect(f"http://127.0.0.1:{client.port}/sparql")
        assert len(graph.ask("investors-of", "Lumen")) == 2
        assert len(graph) == len(known_statements())


def test_what_is_no_endpoint_is_one_line(tmp_path: Path) -> None:
    AllianceGraph(known_statements()).save(tmp_path / "out")
    for address, said in (
        ("file:///etc/passwd", "is no http or https address"),
        ("ftp://x.example/", "is no http or https address"),
        (f"http://127.0.0.1:{free_port()}/query", "Connection refused"),
    ):
        with pytest.raises(AlliancesError, match=said):
            AllianceGraph.connect(address).ask("rests-on", "Lumen")
    with served(tmp_path / "out") as client:
        for path, said in (("/nothing", "405"), ("/questions", "405")):
            done = run("ask", f"http://127.0.0.1:{client.port}{path}", "rests-on", "Lumen")
            assert done.returncode == 2 and said in done.stderr.decode() and done.stderr.count(b"\n") == 1


def test_an_endpoint_that_does_not_answer_is_given_up(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/query"
        with pytest.raises(AlliancesError, match=r"no answer within 0\.3 s"):
            AllianceGraph.connect(address, timeout=0.3).query("ASK {}")


def test_an_empty_endpoint_says_so(tmp_path: Path) -> None:
    with (
        oxigraph(tmp_path, "<urn:a> <urn:b> <urn:c> .", "text/turtle") as url,
        pytest.raises(AlliancesError, match="holds no statements of this vocabulary"),
    ):
        AllianceGraph.connect(url).ask("rests-on", "Lumen")
