"""What documents say beyond stores follows from what stores hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.namespace import PROV

from alliances.graph import AllianceGraph
from alliances.graph.derived import OA, derived_quads
from alliances.graph.reading import statements_of
from alliances.graph.terms import rdflib_term
from alliances.graph.triples import plain_quads, quads
from alliances.ontology import AlliancesError
from alliances.ontology.rdf import ontology
from tests.graph.questions.known import known_statements


@pytest.fixture(scope="module")
def graph() -> AllianceGraph:
    return AllianceGraph(known_statements())


def test_selectors_are_made_of_a_store_by_query(graph: AllianceGraph, examples: Path) -> None:
    made = graph.query((examples / "queries" / "evidence-selectors.rq").read_text(encoding="utf-8")).graph
    assert made is not None
    selectors = {
        (str(s), str(p), str(o)) for s, p, o in made if str(p).startswith(OA) or str(o).startswith(OA)
    }
    # Of a literal its text and type: Oxigraph writes xsd:string where rdflib leaves it out.
    derived = {
        (s, p, str(rdflib_term(o)))
        for s, p, o, _ in derived_quads(graph.statements)
        if p.startswith(OA) or str(rdflib_term(o)).startswith(OA)
    }
    assert selectors == derived and len(derived) == 10 * len(graph.statements)


def test_classes_follow_from_the_ontology() -> None:
    words = ontology()
    statement = URIRef("https://w3id.org/alliances/ns#Statement")
    assert {RDF.Statement, PROV.Entity} <= set(words.objects(statement, RDFS.subClassOf))
    assert (statement, RDF.type, OWL.Class) in words


def test_a_store_holds_all_that_statements_are_read_from(graph: AllianceGraph) -> None:
    held = Graph()
    for subject, predicate, value, _ in plain_quads(graph.statements):
        held.add((URIRef(subject), URIRef(predicate), rdflib_term(value)))
    assert statements_of(held) == sorted(graph.statements, key=lambda s: s.id)


def test_a_document_says_both(graph: AllianceGraph) -> None:
    document = {(str(s), str(p), str(o)) for s, p, o, _ in quads(graph.statements)}
    assert {(s, p, str(rdflib_term(o))) for s, p, o, _ in derived_quads(graph.statements)} <= document
    assert {(s, p, str(rdflib_term(o))) for s, p, o, _ in plain_quads(graph.statements)} <= document


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s oa:hasTarget ?t }",
        "ASK { GRAPH ?g { ?s oa:hasTarget/oa:hasSelector ?t } }",
        "SELECT * { ?s ?p ?o FILTER(?p = <http://www.w3.org/ns/oa#exact>) }",
    ],
)
def test_asking_a_store_for_selectors_says_what_to_ask_instead(graph: AllianceGraph, sparql: str) -> None:
    with pytest.raises(AlliancesError, match=r"ask al:evidenceText, al:start and al:end"):
        graph.query(sparql)
