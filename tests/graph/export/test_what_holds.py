"""What is planned, considered, possible, ended or denied is asserted in no export and closes no circle."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import networkx
import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alliances.graph import AllianceGraph
from alliances.ontology import Statement, vocabulary
from tests.graph.deals.claims import claim

FIRMS = ("Amazon", "Anthropic", "Nvidia", "가람전자")
RELATIONS = ("invests-in", "supplies-to", "provides-cloud-to", "partners-with", "acquires", "lends-to")
HOLDS = {name for name, status in vocabulary().statuses.items() if status.asserts}
Edge = tuple[str, str, str]
NAMES = "https://w3id.org/alliances/ns#"


@st.composite
def reports(draw: st.DrawFn) -> list[Statement]:
    rows = draw(
        st.lists(
            st.tuples(
                st.permutations(FIRMS),
                st.sampled_from(RELATIONS),
                st.sampled_from(list(vocabulary().statuses)),
            ),
            min_size=1,
            max_size=8,
        )
    )
    return [
        claim(ends[0], relation, ends[1], status, 1e9, at=100 * number)
        for number, (ends, relation, status) in enumerate(rows)
    ]


def held(told: list[Statement]) -> set[Edge]:
    """The edges of the statements that hold, those of a symmetric relation both ways."""
    found: set[Edge] = set()
    for s in told:
        if s.status in HOLDS and s.object is not None:
            found.add((s.subject.id, s.relation, s.object.id))
            if vocabulary().relations[s.relation].symmetric:
                found.add((s.object.id, s.relation, s.subject.id))
    return found


def asserted_rdf(text: str, form: str) -> set[Edge]:
    """The plain triples of our relations in a file, in whatever graph of it they stand."""
    formats = {
        "turtle": pyoxigraph.RdfFormat.TURTLE,
        "trig": pyoxigraph.RdfFormat.TRIG,
        "nquads": pyoxigraph.RdfFormat.N_QUADS,
        "json-ld": pyoxigraph.RdfFormat.JSON_LD,
        "rdf12": pyoxigraph.RdfFormat.TRIG,
    }
    predicates = {NAMES + camel(name): name for name in vocabulary().relations}
    found = set()
    for quad in pyoxigraph.parse(text, format=formats[form]):
        relation = predicates.get(quad.predicate.value)
        if relation is not None and isinstance(quad.object, pyoxigraph.NamedNode):
            found.add((local(quad.subject), relation, local(quad.object)))
    return found


def camel(name: str) -> str:
    first, *rest = name.split("-")
    return first + "".join(map(str.capitalize, rest))


def local(node: Any) -> str:
    return str(node.value).rsplit("/", 1)[-1]


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "json-ld", "rdf12"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_rdf_asserts_what_holds_and_nothing_else(form: str, told: list[Statement]) -> None:
    assert asserted_rdf(AllianceGraph(told).export(form), form) == held(told)


@settings(max_examples=20, deadline=None)
@given(reports())
def test_other_formats_give_its_relation_to_what_holds_only(told: list[Statement]) -> None:
    graph = AllianceGraph(told)
    status = {s.id: s.status for s in told}
    for row in csv.DictReader(io.StringIO(graph.export("neo4j-relationships"))):
        assert (row[":TYPE"] == "CLAIM") == (status[row["statement"]] not in HOLDS)
    for line in graph.export("cypher").splitlines():
        if "]->(b)" in line:
            (key,) = [key for key in status if f"'{key}'" in line]
            assert ("[r:CLAIM " in line) == (status[key] not in HOLDS)
    for entity in map(json.loads, graph.export("ftm").splitlines()):
        if entity["id"] in status and status[entity["id"]] not in HOLDS:
            assert entity["schema"] == "UnknownLink"
    for row in csv.DictReader(io.StringIO(graph.export("csv"))):
        assert row["status"] in vocabulary().statuses
    for form, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
        drawn = read(io.BytesIO(graph.export(form).encode()))
        assert sorted((data["status"], data["asserted"]) for *_, data in drawn.edges(data=True)) == sorted(
            (s.status, s.status in HOLDS) for s in told
        )


@settings(max_examples=30, deadline=None)
@given(reports())
def test_no_circle_has_a_leg_that_does_not_hold(told: list[Statement]) -> None:
    status = {s.id: s.status for s in told}
    for circle in AllianceGraph(told).circles():
        for leg in circle.legs:
            assert {status[key] for key in leg.statements} <= HOLDS
