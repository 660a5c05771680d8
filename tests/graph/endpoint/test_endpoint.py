from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph
import pytest
from rdflib import Graph
from rdflib.query import Result

from alliances.graph import AllianceGraph
from tests.alliances.test_cli import run
from tests.graph.endpoint.serving import Client, served
from tests.graph.questions.known import known_statements

PAIRS = "SELECT ?a ?b WHERE { ?a al:investsIn ?b } ORDER BY ?a ?b"
TRIPLES = "CONSTRUCT { ?a al:investsIn ?b } WHERE { ?a al:investsIn ?b }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("endpoint") / "out"
    AllianceGraph(known_statements()).save(folder)
    return folder


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[Client]:
    with served(folder, "--workers", 2) as found:
        yield found


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values;q=0.9, text/csv;q=0.1", "text/tab-separated-values"),
        ("text/turtle, application/json;q=0.5", "application/json"),
    ],
)
def test_rows_come_in_the_form_asked_for(client: Client, accept: str | None, kind: str) -> None:
    status, found, text = client.query(PAIRS, **({"Accept": accept} if accept else {}))
    assert (status, found) == (200, kind)
    if "json" in kind or "xml" in kind or kind == "text/csv":
        form = "json" if "json" in kind else "xml" if "xml" in kind else "csv"
        assert len(Result.parse(source=__import__("io").BytesIO(text.encode()), format=form)) == 3  # type: ignore[arg-type]
    else:
        assert len(text.splitlines()) == 4


@pytest.mark.parametrize(
    ("accept", "kind", "form"),
    [
        ("text/turtle", "text/turtle", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
    ],
)
def test_triples_come_in_the_form_asked_for(client: Client, accept: str, kind: str, form: str) -> None:
    status, found, text = client.query(TRIPLES, Accept=accept)
    assert (status, found, len(Graph().parse(data=text, format=form))) == (200, kind, 3)


def test_a_query_is_sent_in_three_ways(client: Client) -> None:
    by_get = client.query(PAIRS)
    form = client.request(
        "POST", "/sparql", urlencode({"query": PAIRS}), Content_Type="application/x-www-form-urlencoded"
    )
    body = client.request("POST", "/sparql", PAIRS, Content_Type="application/sparql-query; charset=utf-8")
    assert by_get == form == body and by_get[0] == 200
    assert json.loads(client.query("ASK { ?a al:investsIn ?b }")[2])["boolean"] is True
    assert client.query("ASK { ?a al:investsIn ?b }", Accept="text/csv")[2].strip() == "true"


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        ("GET", "/sparql", None, {}, 400),
        ("GET", "/sparql?query=SELECT+nonsense", None, {}, 400),
        ("GET", "/sparql?query=ASK+%7B%7D&query=ASK+%7B%7D", None, {}, 400),
        ("GET", "/sparql?update=DROP+ALL", None, {}, 403),
        ("GET", "/sparql?query=DROP+ALL", None, {}, 403),
        ("GET", "/sparql?query=ASK+%7B%7D&default-graph-uri=file:///etc/passwd", None, {}, 403),
        ("POST", "/sparql", "DROP ALL", {"Content_Type": "application/sparql-update"}, 403),
        ("POST", "/sparql", "update=DROP+ALL", {"Content_Type": "application/x-www-form-urlencoded"}, 403),
        ("POST", "/sparql", "ASK {}", {"Content_Type": "text/plain"}, 415),
        ("POST", "/sparql", "x" * 1_100_000, {"Content_Type": "application/sparql-query"}, 413),
        ("PUT", "/sparql", "x", {}, 405),
        ("POST", "/", "x", {}, 405),
        ("GET", "/sparql?query=ASK+%7B%7D", None, {"Accept": "image/png"}, 406),
        ("GET", "/sparql?query=ASK+%7B%7D", None, {"Accept": "text/turtle"}, 406),
        ("GET", "/../../etc/passwd", None, {}, 404),
        ("GET", "/store", None, {}, 404),
        # A foreign name pointed at this machine, and pages of other sites.
        ("GET", "/sparql?query=ASK+%7B%7D", None, {"Host": "evil.example:7879"}, 400),
        ("GET", "/sparql?query=ASK+%7B%7D", None, {"Host": "127.0.0.1.evil.example"}, 400),
        ("GET", "/", None, {"Host": "evil.example"}, 400),
        ("GET", "/sparql?query=ASK+%7B%7D", None, {"Sec_Fetch_Site": "cross-site"}, 403),
        ("GET", "/sparql?query=ASK+%7B%7D", None, {"Sec_Fetch_Site": "same-site"}, 403),
        ("POST", "/sparql", "query=ASK+%7B%7D", {"Content_Type": "application/x-www-form-urlencoded", "Origin": "https://evil.example"}, 403),
        ("POST", "/sparql", "query=ASK+%7B%7D", {"Content_Type": "application/x-www-form-urlencoded", "Origin": "null"}, 403),
        ("GET", "/sparql?query=ASK+%7B%7D", None, {"Sec_Fetch_Site": "same-origin"}, 200),
        ("GET", "/", None, {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}, 200),
    ],
)  # fmt: skip
def test_what_is_refused(
    client: Client, method: str, path: str, body: str | None, headers: dict[str, str], status: int
) -> None:
    found, kind, text = client.request(method, path, body, **headers)
    assert found == status, text
    assert found == 200 or (kind == "text/plain" and text.count("\n") >= 1 and "Traceback" not in text)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:{port}/> WHERE { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * WHERE { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
        "SELECT * WHERE { OPTIONAL { { SELECT * { SERVICE SILENT <http://127.0.0.1:{port}/> { ?s ?p ?o } } } } }",
        "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } } }",
        "SELECT * WHERE { BIND(<http://127.0.0.1:{port}/> AS ?e) SERVICE ?e { ?s ?p ?o } }",
        "SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
        "DESCRIBE ?s WHERE { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
        "SELECT (EXISTS { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } } AS ?x) WHERE {}",
        "LOAD <http://127.0.0.1:{port}/>",
        "LOAD <file:///etc/passwd> INTO GRAPH <urn:x>",
    ],
)
def test_no_query_opens_a_file_or_a_connection(client: Client, folder: Path, sparql: str) -> None:
    """A socket that listens hears nothing: not from the endpoint, not from `alliances query`, not from the API."""
    import socket

    from alliances.ontology import AlliancesError

    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        text = sparql.replace("{port}", str(listening.getsockname()[1]))
        assert client.query(text)[0] in (400, 403)
        done = run("query", folder, text)
        assert (done.returncode, done.stderr.decode().count("\n")) == (2, 1)
        for graph in (AllianceGraph(known_statements()), AllianceGraph.load(folder)):
            with pytest.raises(AlliancesError):
                graph.query(text)
        with pytest.raises(TimeoutError):
            listening.accept()


def test_words_in_texts_and_comments_are_no_clauses(client: Client) -> None:
    """What counts is the parsed query: a title that speaks of FROM and SERVICE is asked for like any other."""
    text = '# LOAD <file:///etc/passwd>\nSELECT ?s WHERE { ?s ?p "SERVICE FROM <x> DROP ALL" }'
    assert client.query(text)[0] == 200


def test_a_named_question(client: Client) -> None:
    status, _, text = client.request("GET", f"/ask/investors-of?lang=ko&company={quote('루멘')}")
    table = json.loads(text)
    assert status == 200 and {row[0] for row in table["rows"]} == {"누리온", "케스트럴"}
    assert client.request("GET", "/ask/investors-of")[0] == 400
    assert client.request("GET", "/ask/nothing")[0] == 404
    assert client.request("GET", "/ask/%2Fetc%2Fpasswd.rq")[0] == 404
    assert len(json.loads(client.request("GET", "/questions")[2])) == 15


BOMBS = [
    "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f ?a",
    "SELECT (COUNT(*) AS ?n) WHERE { ?a (!rdf:nil|^(!rdf:nil))* ?b . ?b (!rdf:nil|^(!rdf:nil))* ?c }",
]


def test_bombs_end_within_the_limit_while_others_are_served(tmp_path: Path) -> None:
    from tests.benchmarks.made import made

    AllianceGraph(made(1000)).save(tmp_path / "out")
    with served(tmp_path / "out", "--timeout", 3, "--memory", 1024, "--workers", 4) as client:
        bombs: list[tuple[int, str, str]] = []
        threads = [threading.Thread(target=lambda b=b: bombs.append(client.query(b))) for b in BOMBS]
        for thread in threads:
            thread.start()
        answers = []
        while any(thread.is_alive() for thread in threads):
            answers.append(client.query(PAIRS)[0])
        for thread in threads:
            thread.join()
        assert [status for status, _, _ in bombs] == [503] * 3, bombs
        assert all("stopped" in text for _, _, text in bombs)
        assert answers and set(answers) == {200}
        assert client.query(PAIRS)[0] == 200
    done = run("query", tmp_path / "out", BOMBS[0], "--timeout", 2)
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "alliances: query: stopped after 2 s; ask for less, or give it more time\n",
    )


def test_a_query_made_to_keep_the_parser_busy_ends_too(folder: Path) -> None:
    nested = "SELECT * WHERE " + "{" * 3000 + "?a ?b ?c" + "}" * 3000
    done = run("query", folder, nested, "--timeout", 5)
    assert done.returncode == 2 and done.stderr.decode().count("\n") == 1


def test_an_answer_has_a_largest_size(tmp_path: Path) -> None:
    from alliances.graph.endpoint.limits import Limits
    from alliances.graph.endpoint.pool import Pool
    from alliances.ontology import AlliancesError

    AllianceGraph(known_statements()).save(tmp_path / "out")
    request = {"sparql": "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 20000", "rows_form": "JSON"}
    with Pool(tmp_path / "out", Limits(answer=1)) as pool:
        with pytest.raises(AlliancesError, match="larger than 1 MiB; add LIMIT"):
            pool.ask(request | {"graph_form": None})
        assert pool.ask({"sparql": "ASK {}", "rows_form": "JSON", "graph_form": None}).body


def test_rdflib_reads_the_endpoint(client: Client) -> None:
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    store = SPARQLStore(f"http://127.0.0.1:{client.port}/sparql", returnFormat="json")
    assert (
        len(list(Graph(store).query("SELECT ?a WHERE { ?a <https://w3id.org/alliances/ns#investsIn> ?b }")))
        == 3
    )
    assert pyoxigraph.__version__


def test_a_port_in_use_is_one_line(client: Client, folder: Path) -> None:
    done = run("serve", folder, "--port", client.port)
    assert done.returncode == 2 and done.stderr.decode().startswith(f"alliances: port {client.port}: ")
    assert b"no graph here" in run("serve", folder.parent).stderr
