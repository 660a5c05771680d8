from __future__ import annotations

from importlib.resources import files

import pyoxigraph
import pytest
from rdflib import Graph

from alliances.ontology.rdf import outputs


@pytest.mark.parametrize("name", ["alliances.ttl", "shapes.ttl"])
def test_committed_files_are_what_the_vocabulary_gives(name: str) -> None:
    text = files("alliances.ontology").joinpath(name).read_text(encoding="utf-8")
    assert text == outputs()[name]
    assert len(Graph().parse(data=text)) == len(
        list(pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE))
    )


def test_every_term_has_a_label_in_both_languages() -> None:
    rows = (
        Graph()
        .parse(data=outputs()["alliances.ttl"])
        .query(
            """SELECT ?t (COUNT(DISTINCT ?l) AS ?n) WHERE { ?t a ?c ; rdfs:label ?label . BIND(lang(?label) AS ?l)
        FILTER(?c IN (owl:Class, owl:ObjectProperty, owl:DatatypeProperty, owl:NamedIndividual)) } GROUP BY ?t"""
        )
    )
    assert {int(row.n) for row in rows} == {2}  # type: ignore[union-attr]
