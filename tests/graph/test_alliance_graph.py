from __future__ import annotations

import json
import random
from pathlib import Path

import networkx
import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph

from alliances.graph import AllianceGraph
from alliances.graph.export import FORMATS
from alliances.graph.triples import AL, E, quads
from alliances.ontology import AlliancesError, Statement, vocabulary
from alliances.ontology.identifiers import entity_id

HOSTILE = [
    "<script>x</script>",
    '"onload=x',
    "](javascript:x)",
    "a\u2028b",
    "\\\"'<>&",
    "href",
    "한글 \U0001f600",
    "> . <urn:x> <urn:y> <urn:z> .",
]


def claim(
    status: str = "completed",
    relation: str = "invests-in",
    subject: str = "Amazon",
    target: str = "Anthropic",
    text: str = "투자했다",
    **more: object,
) -> Statement:
    return Statement.model_validate(
        {
            "subject": {"name": subject, "type": "Company"},
            "relation": relation,
            "object": {"name": target, "type": "Company"},
            "status": status,
            "evidence": {"text": text, "start": 0, "end": len(text)},
            "article": {"id": "a1", "title": "제목", "published": "2025-07-10"},
            **more,
        }
    )


@pytest.mark.parametrize("status", sorted(vocabulary().statuses))
def test_only_some_statuses_assert_the_plain_triple(status: str) -> None:
    graph = AllianceGraph([claim(status)])
    triple = f"{E[entity_id('Amazon')].n3()} {AL.investsIn.n3()} {E[entity_id('Anthropic')].n3()}"
    asserted = vocabulary().statuses[status].asserts
    assert bool(graph.query(f"ASK {{ {triple} }}").askAnswer) == asserted
    assert (triple in graph.export("nquads")) == asserted
    assert len(list(graph.query(f"SELECT ?s WHERE {{ ?s al:status al:status-{status} }}"))) == 1


def test_a_symmetric_relation_holds_both_ways() -> None:
    graph = AllianceGraph([claim("ongoing", "competes-with")])
    assert len(list(graph.query("SELECT * WHERE { ?a al:competesWith ?b }"))) == 2


def test_the_seeds_story(seed_graph: AllianceGraph) -> None:
    rows = seed_graph.query(
        f"SELECT ?n WHERE {{ ?who al:investsIn e:{entity_id('Anthropic')} ; skos:prefLabel ?n FILTER(lang(?n) = 'en') }}"
    )
    assert sorted(str(row.n) for row in rows) == ["Amazon", "Google"]  # type: ignore[union-attr]
    considered = [s for s in seed_graph.statements if s.status == "considering"]
    assert [(s.subject.name, s.relation, s.object and s.object.name) for s in considered] == [
        ("Amazon", "invests-in", "Anthropic")
    ]
    assert seed_graph.validate() == []


def test_shapes_find_what_is_wrong(seed_graph: AllianceGraph) -> None:
    from alliances.graph.export.turtle import flat_graph
    from alliances.graph.validation import validate

    data = flat_graph(seed_graph.statements)
    node = next(data.subjects(AL.status, None))
    data.remove((node, AL.status, None))
    data.add((E.x, AL.locatedIn, E[entity_id("Anthropic")]))
    found = validate(data)
    assert any(str(AL.status) in v.path and str(node) == v.node for v in found)
    assert any("located-in takes no such object" in v.message for v in found)


def test_turtle_is_read_alike_by_rdflib_and_oxigraph(seed_graph: AllianceGraph) -> None:
    text = seed_graph.export("turtle")
    assert len(Graph().parse(data=text)) == len(
        list(pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE))
    )


@pytest.mark.parametrize(
    ("name", "form"), [("trig", pyoxigraph.RdfFormat.TRIG), ("nquads", pyoxigraph.RdfFormat.N_QUADS)]
)
def test_quads_survive(seed_graph: AllianceGraph, name: str, form: pyoxigraph.RdfFormat) -> None:
    text = seed_graph.export(name)
    expected = len(set(quads(seed_graph.statements)))
    assert len(set(pyoxigraph.parse(text.encode(), format=form))) == expected
    assert len(list(Dataset().parse(data=text, format=name).quads())) == expected


def test_json_ld_says_the_same_triples(seed_graph: AllianceGraph) -> None:
    read = Dataset().parse(data=seed_graph.export("json-ld"), format="json-ld")
    assert len(list(read.quads())) == len(seed_graph.export("nquads").splitlines())


def test_graphml_opens_in_networkx(seed_graph: AllianceGraph) -> None:
    read = networkx.parse_graphml(seed_graph.export("graphml"), force_multigraph=True)
    assert read.number_of_edges() == len(seed_graph.statements)


def test_network_is_keyed_by_statement(seed_graph: AllianceGraph) -> None:
    network = seed_graph.network()
    assert {key for *_, key in network.edges(keys=True)} == {s.id for s in seed_graph.statements}


@given(st.randoms(use_true_random=False))
@settings(max_examples=5, deadline=None)
def test_order_changes_nothing(seed_graph: AllianceGraph, shuffle: random.Random) -> None:
    statements = list(seed_graph.statements)
    shuffle.shuffle(statements)
    other = AllianceGraph(statements)
    assert [other.export_bytes(name) for name in FORMATS] == [
        seed_graph.export_bytes(name) for name in FORMATS
    ]
    assert other.draw() == seed_graph.draw()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    statement = claim(text=text, product=text, attributed_to={"name": text}, subject=text)
    graph = AllianceGraph([statement])
    for name in ("turtle", "trig", "nquads", "json-ld"):
        quads = Dataset().parse(data=graph.export(name), format=name)
        assert {str(o) for _, p, o, _ in quads.quads() if p == AL.evidenceText} == {text}
    assert networkx.parse_graphml(graph.export("graphml"), force_multigraph=True).number_of_edges() == 1
    page = graph.draw(title=text)
    assert "<script>x" not in page and "src=" not in page.split("<script>", 1)[0]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "https://x.example/> <urn:a> <urn:b", "data:text/html,x"],
)
def test_an_address_cannot_leave_its_place(url: str) -> None:
    graph = AllianceGraph(
        [claim().model_copy(update={"article": claim().article.model_copy(update={"url": url})})]
    )
    text = graph.export("turtle")
    Graph().parse(data=text)
    assert "javascript:" not in text and "file:" not in text and "<urn:b" not in text


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }", "FROM is refused"),
        ("SELECT * FROM NAMED <http://x.example/> { ?s ?p ?o }", "FROM is refused"),
        ("PREFIX a: <file:///etc/> SELECT * FROM a:passwd { ?s ?p ?o }", "FROM is refused"),
        ("BASE <file:///etc/> SELECT * FROM <passwd> { ?s ?p ?o }", "FROM is refused"),
        ("SELECT * FROM a:a1 FROM <passwd> { ?s ?p ?o }", "FROM is refused"),
        ("SELECT * FROM <https://w3id.org/alliances/article/../x> { ?s ?p ?o }", "FROM is refused"),
        ("SELECT * FROM unknown:a1 { ?s ?p ?o }", "cannot be read"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        (
            "SELECT * WHERE { { SELECT * { OPTIONAL { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } } } } }",
            "SERVICE is refused",
        ),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "updates are refused"),
        ("LOAD <file:///etc/passwd>", "updates are refused"),
        ("DROP ALL", "updates are refused"),
        ("SELECT nonsense {", "cannot be read at line 1"),
        ("", "cannot be read"),
    ],
)
def test_a_query_only_reads_this_graph(sparql: str, said: str) -> None:
    with pytest.raises(AlliancesError, match=said) as caught:
        AllianceGraph([claim()]).query(sparql)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("sparql", "articles"),
    [
        ("SELECT ?t FROM a:a1 { ?s al:evidenceText ?t }", "one"),
        ("SELECT ?t FROM a:a1 FROM a:a2 { ?s al:evidenceText ?t }", "one two"),
        ("SELECT ?t FROM NAMED a:a2 { GRAPH ?g { ?s al:evidenceText ?t } }", "two"),
        ("SELECT ?t FROM NAMED a:a2 { ?s al:evidenceText ?t }", ""),
        ("BASE <https://w3id.org/alliances/article/> SELECT ?t FROM <a1> { ?s al:evidenceText ?t }", "one"),
        ("SELECT ?t FROM <https://w3id.org/alliances/deals> { ?s al:evidenceText ?t }", ""),
        ("SELECT ?t FROM a:a9 { ?s al:evidenceText ?t }", ""),
    ],
)
def test_from_chooses_among_the_graphs_of_the_store(tmp_path: Path, sparql: str, articles: str) -> None:
    graph = AllianceGraph([claim(text="one"), claim(text="two", article={"id": "a2"})])
    graph.save(tmp_path / "g")
    for asked in (graph, AllianceGraph.load(tmp_path / "g")):
        assert sorted(str(row[0]) for row in asked.query(sparql)) == articles.split()  # type: ignore[index]


def test_partial_dates_filter_as_days() -> None:
    graph = AllianceGraph([claim(time="2025-02"), claim(time="2024")])
    rows = graph.query(
        'SELECT ?t WHERE { ?s al:time ?t ; al:earliest ?e FILTER(?e >= "2025-01-01"^^xsd:date) }'
    )
    assert [str(row.t) for row in rows] == ["2025-02"]  # type: ignore[union-attr]


def test_save_and_load(tmp_path: Path, seed_graph: AllianceGraph) -> None:
    seed_graph.save(tmp_path / "g")
    assert sorted(p.name for p in (tmp_path / "g").glob("[a-z]*")) == [
        "articles.db",
        "graph.html",
        "graph.ttl",
        "statements.jsonl",
        "store",
    ]
    loaded = AllianceGraph.load(tmp_path / "g")
    assert loaded.statements == seed_graph.statements
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?s a al:Statement }"
    assert [int(row.n) for row in loaded.query(query)] == [len(seed_graph)]  # type: ignore[union-attr]


def test_a_failed_save_leaves_the_old_graph(
    tmp_path: Path, seed_graph: AllianceGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed_graph.save(tmp_path / "g")
    before = (tmp_path / "g" / "graph.ttl").read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(AllianceGraph, "draw", lambda graph: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            AllianceGraph([claim()]).save(tmp_path / "g")
    assert AllianceGraph.load(tmp_path / "g").statements == seed_graph.statements
    assert (tmp_path / "g" / "graph.ttl").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["g"]


def test_a_folder_of_others_is_left_alone(tmp_path: Path, seed_graph: AllianceGraph) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(AlliancesError, match=r"holds thesis\.txt"):
        seed_graph.save(tmp_path)
    with pytest.raises(AlliancesError, match="no graph here"):
        AllianceGraph.load(tmp_path)


def test_explain_by_any_name(seed_graph: AllianceGraph) -> None:
    explanations = seed_graph.explain("아마존", "앤스로픽")
    assert {e.statement.id for e in explanations} == {
        e.statement.id for e in seed_graph.explain("Anthropic", "Amazon")
    }
    text = "\n".join(map(str, explanations))
    assert "characters" in text and "considering (statement only, no plain triple)" in text and "rule" in text
    with pytest.raises(AlliancesError, match="no entity named 'Nobody'"):
        seed_graph.explain("Nobody", "Amazon")


def test_a_notebook_shows_the_picture(seed_graph: AllianceGraph) -> None:
    shown = seed_graph._repr_html_()
    assert shown.startswith("<iframe srcdoc=") and "<script" not in shown


def test_statements_come_back_from_their_export(seed_graph: AllianceGraph) -> None:
    lines = seed_graph.export("jsonl").splitlines()
    assert [Statement.model_validate(json.loads(line)) for line in lines] == seed_graph.statements
