"""Judgements reach deals, network, queries, picture and exports, change no statement, and can be taken back."""

from __future__ import annotations

from typing import Any

import pytest

from alliances.graph import AllianceGraph
from alliances.ontology import AlliancesError, Statement
from alliances.ontology.identifiers import entity_id
from alliances.ontology.judgements import Judgement, Judgements, Verdict
from tests.graph.deals.claims import claim


def judged(*pairs: tuple[str, str], verdict: Verdict = "same") -> Judgements:
    return Judgements(
        Judgement(one=entity_id(one), other=entity_id(other), judgement=verdict, by="jo", why="seen")
        for one, other in pairs
    )


TOLD = [
    claim("Novatech", "invests-in", "Anthropic", "completed", 2e9, "tranche", article="a", time="2025-01-05"),
    claim("노바텍", "invests-in", "Anthropic", "completed", 3e9, "tranche", article="b", time="2025-06-05"),
    claim("노바텍", "supplies-to", "Anthropic", "planned", article="b"),
    claim("Novatech", "partners-with", "노바텍", "ongoing", article="c"),
    claim("Google", "invests-in", "Novatech", "ongoing", article="c"),
]
ONE = judged(("Novatech", "노바텍"))


def test_sums_are_over_both() -> None:
    assert AllianceGraph(TOLD).total("Novatech", "Anthropic")[0].paid == 2e9
    for name in ("Novatech", "노바텍"):
        (total,) = AllianceGraph(TOLD, ONE).total(name, "앤트로픽")
        assert (total.paid, len(total.deals)) == (5e9, 2)


def test_no_statement_changes() -> None:
    before, after = AllianceGraph(TOLD), AllianceGraph(TOLD, ONE)
    assert after.as_read == before.as_read
    assert after.export("jsonl") == before.export("jsonl")
    assert {s.id for s in after.statements} == {s.id for s in before.statements} - {TOLD[3].id}


def test_network_and_queries_know_one() -> None:
    graph = AllianceGraph(TOLD, ONE)
    assert len(graph.network()) == 3
    rows = list(
        graph.query(
            "SELECT DISTINCT ?who WHERE { ?who al:investsIn ?x ; rdfs:label ?n FILTER(?n = '노바텍'@ko) }"
        )
    )
    assert len(rows) == 1
    both = list(graph.query(f"SELECT ?s WHERE {{ ?s rdf:subject e:{graph.statements[0].subject.id} }}"))
    assert len(both) == 3
    assert graph.validate() == []


def test_a_path_through_both_is_found() -> None:
    graph = AllianceGraph([*TOLD, claim("Anthropic", "supplies-to", "Google", "ongoing")], ONE)
    assert [c.length for c in graph.circles(flow="money", relations=("invests-in", "supplies-to"))] == []
    assert [c.length for c in graph.circles(flow="value")] == [3]


def test_taking_it_back_gives_the_old_graph() -> None:
    back = ONE.with_judgement(judged(("노바텍", "Novatech"), verdict="different").rows[0])
    before, after = AllianceGraph(TOLD), AllianceGraph(TOLD, back)
    assert after.export("nquads") == before.export("nquads")
    assert after.deals() == before.deals()


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "json-ld", "graphml", "cypher", "ftm", "csv"])
def test_every_export_has_one(form: str) -> None:
    canonical = min(entity_id("Novatech"), entity_id("노바텍"))
    (other,) = {entity_id("Novatech"), entity_id("노바텍")} - {canonical}
    text = AllianceGraph(TOLD, ONE).export(form)
    assert canonical in text
    if form in ("graphml", "cypher", "ftm", "csv"):
        assert other not in text


def test_things_of_two_sorts_cannot_be_one() -> None:
    told = [
        claim("Meta", "builds-datacenter", "Hyperion"),
        claim("Amazon", "invests-in", "Hyperion Inc", "completed"),
    ]
    site = told[0].object
    assert site is not None
    row = Judgement(one=site.id, other=entity_id("Amazon"), judgement="same", by="jo", why="x")
    with pytest.raises(AlliancesError, match="cannot be the same"):
        AllianceGraph(told, Judgements([row]))


def test_judgements_on_entities_that_are_not_there_do_nothing() -> None:
    assert AllianceGraph(TOLD, judged(("Nobody", "No one"))).statements == AllianceGraph(TOLD).statements


def proposed(*told: Statement, **options: Any) -> list[set[str]]:
    return [{c.one_name, c.other_name} for c in AllianceGraph(told, **options).candidates()]


def test_candidates_are_the_spellings_of_one_name() -> None:
    assert proposed(*TOLD[:3], TOLD[4]) == [{"Novatech", "노바텍"}]
    assert proposed(*TOLD[:3], judgements=ONE) == []
    assert proposed(*TOLD[:3], judgements=judged(("Novatech", "노바텍"), verdict="unsure")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SK텔레콤", "SK하이닉스"),
        ("Trainium2", "Trainium3"),
        ("가람반도체", "나람반도체"),
        ("한빛 3호", "한빛 4호"),
        ("Vera 2.0", "Vera 2.5"),
        ("Groq", "Grok Company"),
    ],
)
def test_names_of_two_things_are_never_proposed(one: str, other: str) -> None:
    assert proposed(*(claim("Amazon", "invests-in", name, "ongoing") for name in (one, other))) == []


def test_those_that_a_statement_joins_are_two() -> None:
    assert proposed(TOLD[3]) == []


def test_what_two_neighbours_share_decides_the_order() -> None:
    told = [
        claim("Google", "invests-in", "Novatech"), claim("Google", "invests-in", "노바텍"),
        claim("Google", "invests-in", "Fluxstone"), claim("Amazon", "invests-in", "플럭스톤"),
    ]  # fmt: skip
    assert proposed(*told) == [{"Novatech", "노바텍"}, {"Fluxstone", "플럭스톤"}]
