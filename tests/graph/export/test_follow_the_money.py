"""FollowTheMoney entities: the shape always, and in followthemoney itself where it is installed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from alliances.graph import AllianceGraph
from tests.graph.export.told import HOSTILE, STORY, hostile


def told(graph: AllianceGraph) -> list[dict[str, Any]]:
    return [json.loads(line) for line in graph.export("ftm").split("\n")[:-1]]


def links(graph: AllianceGraph) -> dict[str, tuple[str, dict[str, list[str]]]]:
    return {e["id"]: (e["schema"], e["properties"]) for e in told(graph) if "summary" in e["properties"]}


def test_what_does_not_hold_is_no_ownership_payment_or_post() -> None:
    found = links(AllianceGraph(STORY))
    schemata: dict[str, set[str]] = {}
    for statement in STORY:
        if statement.object is not None:
            schema, properties = found[statement.id]
            schemata.setdefault(statement.status, set()).add(schema)
            if schema == "UnknownLink":
                assert properties["status"] == [statement.status]
                assert properties["role"][0].startswith(statement.relation)
    assert all(
        schemata[s] == {"UnknownLink"} for s in ("planned", "considering", "possible", "denied", "ended")
    )
    assert schemata["completed"] == {"Payment", "UnknownLink", "Debt"}
    assert schemata["ongoing"] == {"Ownership", "Directorship", "Employment", "UnknownLink"}


def test_ends_sums_and_shares_go_where_they_belong() -> None:
    graph = AllianceGraph(STORY)
    ids = {s.subject.name: s.subject.id for s in STORY} | {
        s.object.name: s.object.id for s in STORY if s.object
    }
    by_schema = dict(links(graph).values())
    assert by_schema["Payment"]["payer"] == [ids["Firm completed"]]
    assert (by_schema["Payment"]["amount"], by_schema["Payment"]["currency"]) == (["1000000000"], ["USD"])
    assert (by_schema["Debt"]["creditor"], by_schema["Debt"]["debtor"]) == (
        [ids["OpenAI"]],
        [ids["Cerebras"]],
    )
    owned = [p for schema, p in links(graph).values() if schema == "Ownership"]
    assert {(p["owner"][0], p["asset"][0]) for p in owned} == {
        (ids["Amazon"], ids["Anthropic"]),
        (ids["Google"], ids["DeepMind"]),
    }
    assert ["15.5"] in [p.get("percentage") for p in owned]
    assert by_schema["Directorship"]["role"] == ["CEO"]


def test_each_link_names_its_article() -> None:
    entities = {e["id"]: e for e in told(AllianceGraph(STORY))}
    for _, properties in links(AllianceGraph(STORY)).values():
        assert entities[properties["proof"][0]]["schema"] == "Article"
        assert properties["publisher"] and properties["date"]


@pytest.mark.parametrize("statements", [STORY, [hostile(text) for text in HOSTILE]], ids=["story", "hostile"])
def test_followthemoney_takes_every_entity_as_it_is(statements: list[Any]) -> None:
    followthemoney = pytest.importorskip(
        "followthemoney", reason="needs followthemoney (its pyicu is built with the system's libicu-dev)"
    )
    from followthemoney.exc import InvalidData
    from followthemoney.types import registry

    entities = {e["id"]: e for e in told(AllianceGraph(statements))}
    for entity in entities.values():
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)
        for prop, value in proxy.itervalues():
            if prop.type == registry.entity:
                schema = followthemoney.model.get(entities[value]["schema"])
                assert schema is not None and prop.range is not None and schema.is_a(prop.range), (
                    entity,
                    prop.name,
                )
        try:
            proxy.schema.validate(entity)
        except InvalidData as error:
            pytest.fail(f"{entity}: {error.errors}")
        if statements is STORY:
            assert {name: sorted(proxy.get(name)) for name in entity["properties"]} == {
                name: sorted(values) for name, values in entity["properties"].items()
            }
