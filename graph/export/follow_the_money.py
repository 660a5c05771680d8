"""FollowTheMoney entities, one JSON object a line, as Aleph, nomenklatura and yente read them.

Schemata: https://followthemoney.tech/explorer/ (v4). Only claims that hold are an Ownership, Payment, Debt or Directorship;
every other claim is an UnknownLink with its relation as `role` and its status. Valuations, revenues and capacities have no
place there and are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from alliances.graph.deals.ledger import amount_text
from alliances.graph.triples import safe_url
from alliances.ontology.article import ArticleReference
from alliances.ontology.entity import Entity
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import vocabulary

Properties = dict[str, list[str]]


class Link(BaseModel):
    """The schema of a claim that holds, and the properties that its ends go into."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    schema_: str
    subject: str
    object: str
    paid: bool = False
    office: bool = False


class Mapping(BaseModel):
    """Everything that `follow_the_money.yaml` declares."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    types: dict[str, str]
    links: dict[str, Link]
    office: tuple[str, ...]
    ends: dict[str, frozenset[str]]
    payments: frozenset[str | None]
    languages: dict[str, str]


UNKNOWN = Link(schema_="UnknownLink", subject="subject", object="object")


@cache
def mapping() -> Mapping:
    """The mapping of this release."""
    raw = yaml.safe_load(
        files("alliances.graph").joinpath("data/follow_the_money.yaml").read_text(encoding="utf-8")
    )
    for link in raw["links"].values():
        link["schema_"] = link.pop("schema")
    return Mapping.model_validate(raw)


def write(statements: list[Statement]) -> str:
    """Entities, articles and links, each once, in the order of their ids."""
    entities: dict[str, list[Entity]] = {}
    articles: dict[str, ArticleReference] = {}
    links = []
    for statement in statements:
        if statement.object is None:
            continue
        for entity in (statement.subject, statement.object):
            entities.setdefault(entity.id, []).append(entity)
        articles.setdefault(statement.article.id, statement.article)
        links.append(_line(statement.id, *_link(statement, statement.object)))
    lines = [_line(name, *_entity(variants)) for name, variants in entities.items()]
    lines += [_line(name, "Article", _article(article)) for name, article in articles.items()]
    return "".join(sorted([*lines, *links]))


def _line(name: str, schema: str, properties: Properties) -> str:
    told = {
        key: said for key, values in sorted(properties.items()) if (said := [v for v in values if v.strip()])
    }
    return json.dumps({"id": name, "schema": schema, "properties": told}, ensure_ascii=False) + "\n"


def _entity(variants: list[Entity]) -> tuple[str, Properties]:
    first = min(variants, key=lambda e: (e.name, e.type))
    others = {n for e in variants for n in (e.name, e.ko, e.mention, *e.aliases) if n} - {first.name}
    properties = {
        "name": [first.name],
        "alias": sorted(others),
        "wikidataId": sorted({e.wikidata for e in variants if e.wikidata}),
        "full": [first.name] if first.type == "Place" else [],
    }
    return mapping().types[first.type], properties


def _article(article: ArticleReference) -> Properties:
    return {
        "title": _listed(article.title),
        "publisher": _listed(article.publisher),
        "publishedAt": _listed(article.published),
        "language": _listed(mapping().languages.get(article.lang or "")),
        "sourceUrl": _listed(safe_url(article.url)),
    }


def _listed(value: str | None) -> list[str]:
    return [value] if value else []


def _link(statement: Statement, other: Entity) -> tuple[str, Properties]:
    link = _fitting(statement, other)
    properties: Properties = {
        link.subject: [statement.subject.id],
        link.object: [other.id],
        "recordId": [statement.id],
        "summary": [statement.evidence.text],
        "publisher": _listed(statement.article.publisher),
        "sourceUrl": _listed(safe_url(statement.article.url)),
        "proof": [statement.article.id],
        "date": _listed(statement.time or statement.article.published),
    }
    return link.schema_, properties | dict(_particulars(statement, link.schema_))


def _fitting(statement: Statement, other: Entity) -> Link:
    known = mapping()
    link = known.links.get(statement.relation)
    if link is None or not vocabulary().statuses[statement.status].asserts:
        return UNKNOWN
    if statement.subject.type not in known.ends[link.subject] or other.type not in known.ends[link.object]:
        return UNKNOWN
    if link.paid and not _is_payment(statement):
        return UNKNOWN
    if link.office and not re.search("|".join(known.office), statement.role or "", re.IGNORECASE):
        return Link(schema_="Employment", subject="employee", object="employer")
    return link


def _is_payment(statement: Statement) -> bool:
    amount = statement.amount
    return (
        amount is not None
        and amount.value is not None
        and amount.bound in ("exact", "about")
        and amount.kind in mapping().payments
        and statement.status == "completed"
    )


def _particulars(statement: Statement, schema: str) -> Iterator[tuple[str, list[str]]]:
    amount, said = statement.amount, amount_text(statement)
    if schema in ("Payment", "Debt"):
        if amount is not None and amount.value is not None:
            yield "amount", [_number(amount.value)]
            yield "currency", [amount.currency]
            if amount.currency == "USD":
                yield "amountUsd", [_number(amount.value)]
        yield ("purpose" if schema == "Payment" else "description"), [statement.relation]
        return
    yield "status", [statement.status]
    role = statement.role if statement.relation == "holds-position-at" else None
    yield "role", [" ".join(filter(None, (statement.relation if schema == "UnknownLink" else "", role)))]
    if said is not None:
        yield "description", [said]
    if schema == "Ownership" and statement.share is not None:
        yield "percentage", [_number(statement.share * 100)]


def _number(value: float) -> str:
    return f"{value:.10g}" if value < 1e9 else f"{value:.0f}"
