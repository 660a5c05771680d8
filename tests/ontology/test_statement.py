from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances.ontology import AlliancesError, Article, Statement
from alliances.ontology.statement import parse_statement, read_statements

CLAIM: dict[str, Any] = {
    "subject": {"name": "Amazon", "type": "Company"},
    "relation": "invests-in",
    "object": {"name": "Anthropic", "type": "Company"},
    "status": "completed",
    "evidence": {"text": "투자했다", "start": 3, "end": 7},
    "article": {"id": "a1"},
}


def changed(**fields: Any) -> str:
    return json.dumps(CLAIM | fields, ensure_ascii=False)


def test_the_contracts_example_parses_and_comes_back_whole() -> None:
    line = """{"id": "s1", "subject": {"id": "e1", "name": "Amazon", "type": "Company", "mention": "아마존", "wikidata": "Q3884"},
     "relation": "invests-in", "object": {"id": "e2", "name": "Anthropic", "type": "Company", "mention": "앤스로픽", "wikidata": "Q116758847"},
     "status": "completed", "amount": {"value": 8000000000, "currency": "USD", "bound": "exact", "kind": "cumulative", "text": "총 80억달러",
     "converted": null}, "share": null, "share_limit": null, "power_w": null, "count": null, "role": null, "product": null,
     "instrument": null, "period": null, "time": null, "attributed_to": {"name": "Financial Times"},
     "evidence": {"text": "지금까지 총 80억달러를 투입했다", "start": 812, "end": 830},
     "article": {"id": "a1", "title": "t", "url": null, "published": "2025-07-10", "publisher": "p", "lang": "ko"},
     "extractor": "korean-rules", "rule": "r", "confidence": 0.9}"""
    assert json.loads(parse_statement(line).to_json()) == json.loads(line)


def test_absent_fields_and_ids_are_computed() -> None:
    statement = parse_statement(changed())
    assert statement.id and statement.subject.id and statement.id == parse_statement(changed()).id


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"relation": "marries"}, "unknown relation 'marries'"),
        ({"status": "rumoured"}, "unknown status 'rumoured'"),
        ({"subject": {"name": "Amazon", "type": "Planet"}}, "unknown type 'Planet'"),
        ({"mood": "good"}, "mood"),
        ({"relation": "located-in"}, "takes no Company as object"),
        ({"relation": "has-valuation"}, "has no object"),
        ({"relation": "has-valuation", "object": None}, "needs amount"),
        ({"object": None}, "needs an object"),
        ({"object": {"name": "amazon", "type": "Company"}}, "same subject and object"),
        ({"share": 1.4}, "share"),
        ({"time": "2025-13"}, "time"),
        ({"amount": {"currency": "USD"}}, "a value, or min and max"),
        ({"amount": {"value": 1, "currency": "dollars"}}, "currency"),
        ({"amount": {"value": 1, "currency": "USD", "kind": "gift"}}, "unknown amount kind 'gift'"),
        ({"evidence": {"text": "x", "start": 0, "end": 9}}, "length"),
        ({"subject": {"name": "A", "type": "Company", "wikidata": "Amazon"}}, "wikidata"),
    ],
)
def test_what_the_contract_does_not_know_is_refused(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(AlliancesError, match=said):
        parse_statement(changed(**fields))


def test_a_bad_line_is_named_by_file_and_number() -> None:
    with pytest.raises(AlliancesError, match=r"^claims\.jsonl:3: relation: unknown relation 'marries'$"):
        list(read_statements([changed(), "", changed(relation="marries")], "claims.jsonl"))


def test_no_json_is_no_traceback() -> None:
    with pytest.raises(AlliancesError, match="not JSON"):
        parse_statement("{")


def test_evidence_must_stand_in_the_article() -> None:
    statement = parse_statement(changed())
    statement.check_evidence(Article(text="우리가투자했다", lang="ko"))
    with pytest.raises(AlliancesError, match="not in the article"):
        statement.check_evidence(Article(text="우리는 팔았다 ", lang="ko"))


@given(st.text(min_size=1), st.floats(0, 1), st.sampled_from(["completed", "denied", "possible"]))
def test_round_trip(text: str, share: float, status: str) -> None:
    fields = {
        "evidence": {"text": text, "start": 0, "end": len(text)},
        "share": share,
        "status": status,
        "product": text,
    }
    statement = Statement.model_validate(CLAIM | fields)
    assert parse_statement(statement.to_json()) == statement
