from __future__ import annotations

import socket
from pathlib import Path

import pytest
from rdflib import Dataset, Graph

from alliances.graph import AllianceGraph
from alliances.graph.export.turtle import flat_graph
from alliances.graph.questions import ask, question, questions, read_question
from alliances.graph.triples import PREFIXES, quads
from alliances.ontology import AlliancesError
from tests.graph.questions.known import known_statements

# question, arguments, columns of interest, rows in any order
EXPECTED: list[tuple[str, dict[str, str], str, list[tuple[object, ...]]]] = [
    (
        "investors-of",
        {"company": "Lumen"},
        "investor status amount currency kind time article",
        [
            ("Nurion", "completed", 8000000000, "USD", "cumulative", "2025-03", "Title a1"),
            ("Kestrel", "considering", 2000000000, "USD", None, None, "Title a3"),
        ],
    ),
    (
        "money-circles",
        {},
        "investor company back invested delivered",
        [
            ("Nurion", "Lumen", "provides-cloud-to", "completed", "ongoing"),
            ("Kestrel", "Lumen", "supplies-to", "considering", "planned"),
        ],
    ),
    (
        "money-circles",
        {"investor": "누리온"},
        "investor company back",
        [("Nurion", "Lumen", "provides-cloud-to")],
    ),
    (
        "committed-between",
        {"giver": "Nurion", "receiver": "Orbit"},
        "relation currency paid committed up_to deals",
        [("invests-in", "USD", 1000000000, 4000000000, 0, 2)],
    ),
    (
        "conflicting-reports",
        {"party": "Harbor"},
        "party relation other kind says source",
        [
            ("Harbor", "invests-in", "Orbit", "amount", "5,000,000,000 USD (cumulative)", "Daily One"),
            ("Harbor", "invests-in", "Orbit", "amount", "9,000,000,000 USD (cumulative)", "Daily Two"),
        ],
    ),
    (
        "deal-history",
        {"giver": "Nurion", "receiver": "Orbit"},
        "relation published status time amount source",
        [
            ("invests-in", "2025-07-10", "completed", None, 1000000000, "Daily One"),
            ("invests-in", "2025-07-11", "planned", "2026", 4000000000, "Daily Two"),
        ],
    ),
    ("rests-on", {"company": "Lumen"}, "supplier", [("Nurion",), ("Gaon",)]),
    ("backers-of-rivals", {}, "investor", [("Nurion",)]),
    (
        "several-clouds",
        {},
        "company provider since",
        [
            ("Lumen", "Nimbus", "2023-01-01"),
            ("Lumen", "Cirrus", "2025-02-01"),
            ("Lumen", "Nurion", "2024-05-01"),
        ],
    ),
    (
        "data-centres",
        {},
        "site owner place watts power_status amount currency status",
        [("Campus One", "Lumen", "Busan", 2000000000, "planned", 30000000000, "USD", "planned")],
    ),
    (
        "shareholders-of",
        {"company": "Lumen"},
        "holder share time source",
        [("Nurion", 0.17, None, "Daily Three"), ("Harbor", 0.05, None, "Daily Two")],
    ),
    (
        "worth-of",
        {"company": "Lumen"},
        "figure time amount currency kind status source",
        [
            ("has-valuation", "2025-03", 60000000000, "USD", "valuation-post", "completed", "Daily One"),
            ("has-revenue", "2025-09", 4000000000, "USD", "run-rate", "ongoing", "Daily Three"),
        ],
    ),
    (
        "moved-between",
        {},
        "person left former_role joined role time",
        [("Hong", "Orbit", "CTO", "Lumen", "CEO", "2025-06")],
    ),
    ("moved-between", {"joined": "Harbor"}, "person", []),
    (
        "suppliers-from",
        {"company": "Lumen", "place": "Busan"},
        "firm group",
        [("Gaon", "Gaon Group")],
    ),
    (
        "single-source",
        {},
        "subject relation object source articles",
        [("Orbit", "partners-with", "Kestrel", "Wire", 2)],
    ),
    (
        "new-since",
        {"day": "2025-08"},
        "first subject relation object",
        [
            ("2025-09-25", "Kestrel", "invests-in", "Lumen"),
            ("2025-09-25", "Lumen", "uses", "Cirrus"),
            ("2025-09-25", "Orbit", "uses", "Cirrus"),
            ("2025-09-25", "Kestrel", "holds-stake-in", "Lumen"),
            ("2025-09-25", "Hong", "holds-position-at", "Orbit"),
            ("2025-09-25", "Hong", "holds-position-at", "Lumen"),
            ("2025-09-25", "Park", "holds-position-at", "Orbit"),
        ],
    ),
]


@pytest.fixture(scope="module")
def graph() -> AllianceGraph:
    return AllianceGraph(known_statements())


def test_there_are_fifteen_and_each_is_tested() -> None:
    assert len(questions()) == 15
    assert {name for name, *_ in EXPECTED} == questions().keys()


@pytest.mark.parametrize(("name", "arguments", "columns", "rows"), EXPECTED)
def test_the_answer_is_the_known_one(
    graph: AllianceGraph, name: str, arguments: dict[str, str], columns: str, rows: list[tuple[object, ...]]
) -> None:
    found = [tuple(record[c] for c in columns.split()) for record in graph.ask(name, **arguments).records()]
    assert sorted(found, key=repr) == sorted(rows, key=repr)


@pytest.mark.parametrize(("name", "arguments", "columns", "rows"), EXPECTED)
@pytest.mark.parametrize("flat", [False, True])
def test_plain_rdflib_answers_alike(
    graph: AllianceGraph,
    name: str,
    arguments: dict[str, str],
    columns: str,
    rows: list[tuple[object, ...]],
    flat: bool,
) -> None:
    """The same query over rdflib's own engine, with named graphs or in the one graph of graph.ttl."""
    if flat:
        store: Graph = flat_graph(graph.statements)
    else:
        store = Dataset(default_union=False)
        for subject, predicate, value, where in quads(graph.statements):
            (store.graph(where) if where is not None else store.default_graph).add(
                (subject, predicate, value)
            )
    known = {key: str(iri) for key, iri in PREFIXES.items()}
    answer = ask(lambda sparql: store.query(sparql, initNs=known), question(name), arguments, flat=flat)
    found = [tuple(record[c] for c in columns.split()) for record in answer.records()]
    assert sorted(found, key=repr) == sorted(rows, key=repr)


@pytest.mark.parametrize("name", ["Lumen", "루멘", "lumen", "LUMEN, Inc.", "Lumen Labs"])
def test_any_name_finds_the_entity(graph: AllianceGraph, name: str) -> None:
    assert len(graph.ask("investors-of", name)) == 2


def test_names_come_in_the_language_asked_for(graph: AllianceGraph) -> None:
    (row,) = graph.ask("money-circles", "Nurion", lang="ko").rows
    assert row == ("누리온", "루멘", "클라우드 제공", "완료", "진행")


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("investors-in", ["Lumen"], "no question named 'investors-in'; did you mean investors-of?"),
        ("investors-of", [], "company is missing; it is asked as: investors-of COMPANY"),
        ("investors-of", ["Lumen", "x"], "too many arguments"),
        ("investors-of", ["Lumem"], "no entity named 'Lumem' in this graph; did you mean Lumen?"),
        ("new-since", ["yesterday"], "'yesterday' is no date"),
        ("new-since", ["2025-13"], "'2025-13' is no date"),
        # What would end a quotation or an IRI, were it pasted, is a name like any other.
        ("investors-of", ['x" } } ; DROP ALL #'], "no entity named"),
        ("investors-of", ["x> } LOAD <file:///etc/passwd"], "no entity named"),
        ("investors-of", ["\\u0022 UNION { ?s ?p ?o }"], "no entity named"),
    ],
)
def test_wrong_arguments_are_one_line(
    graph: AllianceGraph, name: str, arguments: list[str], said: str
) -> None:
    with pytest.raises(AlliancesError) as caught:
        graph.ask(name, *arguments)
    assert said in str(caught.value) and "\n" not in str(caught.value)


def test_a_shared_name_is_asked_back() -> None:
    from tests.graph.test_alliance_graph import claim

    twins = [
        {"name": name, "type": "Company", "aliases": ["Cursor"]} for name in ("Anysphere", "Cursor Metals")
    ]
    graph = AllianceGraph([claim(object=twins[0]), claim(object=twins[1], text="둘")])
    with pytest.raises(AlliancesError, match="names several entities: say which by its id"):
        graph.ask("investors-of", "Cursor")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# en: x\n# ko: y\nSELECT ?a WHERE { VALUES ?b { UNDEF } ?a ?p ?b }", "q.rq:1: Value error"),
        ("# en: x\n# ko: [\nSELECT * {}", "q.rq:"),
        ("# en: x\nSELECT * {}", "q.rq:1: ko: Field required"),
        ("# en: x {day}\n# ko: y\nSELECT * {}", "no parameter day"),
    ],
)
def test_a_wrong_question_file_names_itself(text: str, said: str) -> None:
    with pytest.raises(AlliancesError) as caught:
        read_question(text, "q", "q.rq")
    assert said.replace("Value error", "parameter b") in str(caught.value)


HEADER = "# en: what\n# ko: 무엇\n"


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM is refused"),
        ("SELECT * FROM a:a1 { ?s ?p ?o }", "a SELECT query without FROM"),
        ("DROP ALL", "updates are refused"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "a SELECT query without FROM"),
        ("SELECT nonsense {", "cannot be read"),
    ],
)
def test_a_question_of_the_users_is_checked_like_any_query(
    graph: AllianceGraph, tmp_path: Path, sparql: str, said: str
) -> None:
    """A socket that listens hears nothing."""
    path = tmp_path / "mine.rq"
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        port = str(listening.getsockname()[1])
        path.write_text(HEADER + sparql.replace("{port}", port), encoding="utf-8")
        with pytest.raises(AlliancesError, match=said) as caught:
            graph.ask(str(path))
        with pytest.raises(TimeoutError):
            listening.accept()
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)


def test_a_question_of_the_users_is_answered(graph: AllianceGraph, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(f"{HEADER}SELECT ?who {{ ?who al:sues ?x }}", encoding="utf-8")
    assert graph.ask(str(path)).rows == (("Orbit",),)
