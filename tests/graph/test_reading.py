"""Statements survive every RDF form, and the shapes refuse what the statement model refuses."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, XSD, Graph, Literal

from alliances.graph import AllianceGraph
from alliances.graph.export.turtle import flat_graph
from alliances.graph.reading import parse, statements_of
from alliances.graph.triples import AL, E, S
from alliances.graph.validation import validate
from alliances.ontology import AlliancesError, Amount, Entity, Statement, vocabulary
from alliances.ontology.judgements import Judgement, Judgements
from tests.graph.deals.claims import claim

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).map(
    lambda text: "글" + text
)
SUM = st.decimals(0, 10**15, places=2).map(float)
DIRECT = sorted(
    name for name, r in vocabulary().relations.items() if not r.literal and "Company" in r.subject & r.object
)
DATES = st.sampled_from(["2025", "2025-07", "2025-07-10"])


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


AMOUNTS = st.fixed_dictionaries(
    {
        "value": SUM,
        "currency": st.sampled_from(["USD", "KRW"]),
        "bound": st.sampled_from(vocabulary().bounds),
        "kind": maybe(st.sampled_from(vocabulary().amount_kinds)),
        "text": maybe(TEXT),
        "converted": maybe(
            st.fixed_dictionaries({"value": SUM, "currency": st.just("EUR"), "text": maybe(TEXT)})
        ),
    }
)


RANGES = st.tuples(SUM, SUM).map(sorted).map(lambda ends: {"min": ends[0], "max": ends[1]})
FRACTION = st.integers(0, 1000).map(lambda n: n / 1000)
ENTITIES = {
    "subject": [("Amazon", "Q3884"), ("에이닷", None), ("> . <urn:x>", None)],
    "object": [("Anthropic", "Q116758847"), ("구글", "Q95"), ("\\\"'<>&\u2028", None)],
}


def entity(end: str, mention: st.SearchStrategy[str | None]) -> st.SearchStrategy[dict[str, Any]]:
    """One of a few entities, always with the same names: they are the entity's, not the statement's."""

    def made(known: tuple[str, str | None], read: str | None) -> dict[str, Any]:
        name, qid = known
        more = {"ko": "다른 이름", "aliases": ["Alias Inc", "별칭"]} if qid else {"place": "새 도시"}
        return {"name": name, "type": "Company", "wikidata": qid, "mention": read, **more}

    return st.builds(made, st.sampled_from(ENTITIES[end]), mention)


def articles() -> st.SearchStrategy[dict[str, Any]]:
    return st.sampled_from(
        [
            {
                "id": "a1",
                "title": '제목 \\ "x"',
                "published": "2025-07-10",
                "url": "https://example.org/1?a=b",
            },
            {"id": "a2", "title": "]]>", "published": "2025-07", "publisher": "이데일리", "lang": "ko"},
            {"id": "a3"},
        ]
    )


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """Any statement: every field may be set or not, texts are of any characters."""
    text = draw(TEXT)
    start = draw(st.integers(0, 10**6))
    relation = draw(st.sampled_from([*DIRECT, "has-valuation", "has-revenue"]))
    literal = vocabulary().relations[relation].literal
    amount = draw(AMOUNTS if literal else maybe(AMOUNTS))
    if amount is not None and draw(st.booleans()):
        amount = amount | {"value": None} | draw(RANGES)
    mention = maybe(TEXT | st.just("Alias Inc"))
    fields = {name: draw(maybe(TEXT)) for name in ("role", "product", "instrument", "period", "rule")}
    fields |= {name: draw(maybe(FRACTION)) for name in ("share", "share_limit")}
    fields |= {name: draw(maybe(SUM)) for name in ("power_w", "count")}
    return Statement.model_validate(
        fields
        | {
            "subject": draw(entity("subject", mention)),
            "object": None if literal else draw(entity("object", mention)),
            "relation": relation,
            "status": draw(st.sampled_from(list(vocabulary().statuses))),
            "amount": amount,
            "time": draw(maybe(DATES)),
            "attributed_to": draw(maybe(st.fixed_dictionaries({"name": TEXT}))),
            "evidence": {"text": text, "start": start, "end": start + len(text)},
            "article": draw(articles()),
            "extractor": draw(TEXT),
            "confidence": draw(FRACTION),
        }
    )


def test_the_property_draws_every_field() -> None:
    """A field that is added to the statement must be drawn here as well."""
    drawn = {
        "id",
        "subject",
        "relation",
        "object",
        "status",
        "amount",
        "share",
        "share_limit",
        "power_w",
        "count",
    }
    drawn |= {"role", "product", "instrument", "period", "time", "attributed_to", "evidence", "article"}
    assert set(Statement.model_fields) == drawn | {"extractor", "rule", "confidence"}
    assert set(Amount.model_fields) == {
        "value",
        "currency",
        "bound",
        "kind",
        "text",
        "min",
        "max",
        "converted",
    }
    assert set(Entity.model_fields) == {
        "id", "name", "type", "mention", "wikidata", "place", "ko", "aliases", "read_as",
    }  # fmt: skip


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "json-ld", "rdf12"])
@settings(max_examples=30, deadline=None)
@given(told=st.lists(statements(), min_size=1, max_size=4, unique_by=lambda s: s.id))
def test_statements_come_back_from_rdf(form: str, told: list[Statement]) -> None:
    graph = AllianceGraph(told)
    back = statements_of(parse(graph.export(form), form))
    assert back == sorted(graph.statements, key=lambda s: s.id)


@pytest.mark.parametrize("form", ["turtle", "nquads", "json-ld"])
def test_merged_entities_come_back_with_what_they_were(form: str) -> None:
    told = [
        claim("Novatech", "invests-in", "Anthropic"),
        claim("노바텍", "invests-in", "Google", article="b"),
    ]
    one, other = (s.subject.id for s in told)
    row = Judgement(one=one, other=other, judgement="same", by="jo", why="seen")
    graph = AllianceGraph(told, Judgements([row]))
    back = statements_of(parse(graph.export(form), form))
    assert back == sorted(graph.statements, key=lambda s: s.id)
    assert {s.subject.read_as or s.subject.id for s in back} == {one, other}
    replaced = parse(graph.export(form), form).query("SELECT ?was ?is { ?was dcterms:isReplacedBy ?is }")
    assert len(list(replaced)) == 1


def test_the_seed_story_comes_back(seed_graph: AllianceGraph) -> None:
    back = AllianceGraph(statements_of(parse(seed_graph.export("trig"), "trig")))
    assert [s.to_json() for s in back.statements] == [s.to_json() for s in seed_graph.statements]


@pytest.mark.parametrize("status", ["planned", "considering", "possible", "denied", "ended"])
@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "json-ld", "rdf12"])
def test_no_export_asserts_what_is_not(form: str, status: str) -> None:
    told = [
        claim("Amazon", "invests-in", "Anthropic", status, 8e9),
        claim("Amazon", "partners-with", "Anthropic", status),
    ]
    graph = parse(AllianceGraph(told).export(form), form)
    assert not [t for r in vocabulary().relations.values() for t in graph.subject_objects(AL[r.iri])]
    assert len(statements_of(graph)) == 2


@pytest.mark.parametrize("form", ["turtle", "json-ld", "csv"])
def test_what_cannot_be_read_is_named(form: str) -> None:
    with pytest.raises(AlliancesError, match=form):
        parse('{"@context": "https://example.org/c", "a": 1}' if form == "json-ld" else "<", form)


GOOD = claim("Amazon", "invests-in", "Anthropic", "planned", 8e9, "tranche", share=0.5, time="2025-07")
WORTH = claim("Anthropic", "has-valuation", None, "ongoing", 8e9, "valuation")
node = S[GOOD.id]
# What pydantic refuses, and the same fault in triples: (fields of the statement, triples taken out, triples put in).
FAULTS: list[tuple[dict[str, Any], list[Any], list[Any]]] = [
    ({"share": 1.5}, [(node, AL.share, None)], [(node, AL.share, Literal("1.5", datatype=XSD.decimal))]),
    ({"status": "sure"}, [(node, AL.status, None)], [(node, AL.status, AL["status-sure"])]),
    ({"relation": "loves"}, [(node, RDF.predicate, None)], [(node, RDF.predicate, AL.loves)]),
    ({"object": None}, [(node, RDF.object, None)], []),
    ({"time": "July"}, [(node, AL.time, None)], [(node, AL.time, Literal("July"))]),
    ({"confidence": 2}, [(node, AL.confidence, None)], [(node, AL.confidence, Literal("2", datatype=XSD.decimal))]),
    ({"evidence": None}, [(node, AL.evidenceText, None)], []),
    ({"article": None}, [(node, None, AL.nothing)], "source"),  # type: ignore[list-item]
    ({"amount": {"value": -1, "currency": "USD"}}, [(node, AL.amount, None)], [(node, AL.amount, Literal("-1", datatype=XSD.decimal))]),
    ({"amount": {"value": 1, "currency": "dollars"}}, [(node, AL.currency, None)], [(node, AL.currency, Literal("dollars"))]),
    ({"amount": {"value": 1}}, [(node, AL.currency, None)], []),
    ({"amount": {"currency": "USD"}}, [(node, AL.amount, None)], []),
    ({"amount": {"value": 1, "currency": "USD", "bound": "nearly"}}, [(node, AL.bound, None)], [(node, AL.bound, Literal("nearly"))]),
    ({"amount": {"value": 1, "currency": "USD", "kind": "gift"}}, [(node, AL.amountKind, None)], [(node, AL.amountKind, Literal("gift"))]),
    ({"amount": {"min": 3, "max": 2, "currency": "USD"}}, [(node, AL.amount, None)], [(node, AL.amountMin, Literal("3", datatype=XSD.decimal)), (node, AL.amountMax, Literal("2", datatype=XSD.decimal))]),
    ({"subject": {"name": "Amazon", "type": "Place"}}, [(E[GOOD.subject.id], RDF.type, None)], [(E[GOOD.subject.id], RDF.type, AL.Place)]),
    ({"subject": {"name": "Amazon", "type": "Planet"}}, [(E[GOOD.subject.id], RDF.type, None)], [(E[GOOD.subject.id], RDF.type, AL.Planet)]),
    ({"subject": {"name": "", "type": "Company"}}, [(E[GOOD.subject.id], RDFS.label, None)], []),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault[0]))
def test_shapes_catch_what_pydantic_catches(fault: tuple[dict[str, Any], list[Any], Any]) -> None:
    fields, taken, put = fault
    with pytest.raises(ValueError):  # noqa: PT011
        Statement.model_validate(GOOD.model_dump() | {"id": ""} | fields)
    graph = _graph(GOOD)
    if put == "source":
        from rdflib.namespace import PROV

        taken, put = [(node, PROV.hadPrimarySource, None)], []
    for triple in taken:
        graph.remove(triple)
    for triple in put:
        graph.add(triple)
    assert validate(graph)


def _graph(*told: Statement) -> Graph:
    graph = flat_graph(list(told))
    assert validate(graph) == []
    return graph


def test_shapes_know_which_relations_take_a_value() -> None:
    graph = _graph(WORTH)
    graph.remove((S[WORTH.id], AL.amount, None))
    graph.remove((S[WORTH.id], AL.currency, None))
    assert validate(graph)
    graph = _graph(WORTH)
    graph.add((S[WORTH.id], RDF.object, E[WORTH.subject.id]))
    assert validate(graph)


def test_short_forms_find_a_circle_over_statements() -> None:
    graph = AllianceGraph([GOOD])
    query = "SELECT ?s { ?a p:investsIn ?s . ?s ps:investsIn ?b ; al:status al:status-planned }"
    assert [str(row[0]) for row in graph.query(query)] == [str(node)]  # type: ignore[index]
