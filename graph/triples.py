"""Statements as RDF quads.

Default graph: entities with their labels, and the plain triple of each statement whose status asserts one.
One named graph an article: the article and its statement nodes with qualifiers and evidence. No blank nodes.
Literal relations (has-valuation, has-revenue, has-power-capacity) have no plain triple: an amount without its
kind, period and currency would mislead.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from urllib.parse import quote, urlsplit

from rdflib import RDF, RDFS, XSD, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, SKOS

from alliances.ontology.article import ArticleReference
from alliances.ontology.entity import Entity
from alliances.ontology.origins import origin
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import (
    ARTICLE_NAMESPACE,
    CLAIM_NAMESPACE,
    DEAL_NAMESPACE,
    ENTITY_NAMESPACE,
    NAMESPACE,
    STATEMENT_NAMESPACE,
    TARGET_NAMESPACE,
    vocabulary,
)

AL, E, S, A = (
    Namespace(NAMESPACE),
    Namespace(ENTITY_NAMESPACE),
    Namespace(STATEMENT_NAMESPACE),
    Namespace(ARTICLE_NAMESPACE),
)
# Short forms, as Wikidata has them: `?a p:investsIn ?s . ?s ps:investsIn ?b` finds circles over statements some five
# times faster than rdf:subject, rdf:predicate and rdf:object.
P, PS, D = Namespace(CLAIM_NAMESPACE), Namespace(TARGET_NAMESPACE), Namespace(DEAL_NAMESPACE)
OA, SCHEMA = Namespace("http://www.w3.org/ns/oa#"), Namespace("https://schema.org/")
WIKIDATA = Namespace("http://www.wikidata.org/entity/")
PREFIXES = {
    "al": AL,
    "e": E,
    "s": S,
    "a": A,
    "oa": OA,
    "schema": SCHEMA,
    "prov": PROV,
    "skos": SKOS,
    "rdfs": RDFS,
    "rdf": RDF,
    "xsd": XSD,
    "dcterms": DCTERMS,
    "p": P,
    "ps": PS,
    "d": D,
}

Triple = tuple[URIRef, URIRef, URIRef | Literal]
Quad = tuple[URIRef, URIRef, URIRef | Literal, URIRef | None]


def quads(statements: Iterable[Statement]) -> Iterator[Quad]:
    """All quads of the statements; the graph of a default-graph quad is None."""
    entities: dict[str, list[Entity]] = {}
    articles: dict[str, ArticleReference] = {}
    for statement in statements:
        for entity in (statement.subject, statement.object):
            if entity is not None:
                entities.setdefault(entity.id, []).append(entity)
        articles.setdefault(statement.article.id, statement.article)
        for triple in asserted(statement):
            yield *triple, None
        for triple in statement_triples(statement):
            yield *triple, A[statement.article.id]
    for variants in entities.values():
        for triple in entity_triples(variants):
            yield *triple, None
    for article in articles.values():
        for triple in article_triples(article):
            yield *triple, A[article.id]


def asserted(statement: Statement) -> Iterator[Triple]:
    """The plain triple, both ways for a symmetric relation, only where the status asserts it."""
    relation = vocabulary().relations[statement.relation]
    if statement.object is None or not vocabulary().statuses[statement.status].asserts:
        return
    ends = E[statement.subject.id], E[statement.object.id]
    yield ends[0], AL[relation.iri], ends[1]
    if relation.symmetric:
        yield ends[1], AL[relation.iri], ends[0]


def _language(text: str) -> str:
    return "ko" if re.search("[가-힣]", text) else "en"


def entity_triples(variants: list[Entity]) -> Iterator[Triple]:
    """Type, labels, other names and link of one entity as all its statements tell them."""
    first = min(variants, key=lambda e: (e.name, e.type))
    node = E[first.id]
    yield node, RDF.type, AL[first.type]
    names = {first.name}
    yield node, RDFS.label, Literal(first.name, lang=_language(first.name))
    yield node, SKOS.prefLabel, Literal(first.name, lang=_language(first.name))
    korean = sorted({e.ko for e in variants if e.ko} - names)
    if korean and _language(first.name) != "ko":
        names.add(korean[0])
        yield node, RDFS.label, Literal(korean[0], lang="ko")
        yield node, SKOS.prefLabel, Literal(korean[0], lang="ko")
    others = {e.mention for e in variants if e.mention} | {alias for e in variants for alias in e.aliases}
    for other in sorted(others - names):
        yield node, SKOS.altLabel, Literal(other, lang=_language(other))
    for wikidata in sorted({e.wikidata for e in variants if e.wikidata}):
        yield node, SKOS.exactMatch, WIKIDATA[wikidata]
    for place in sorted({e.place for e in variants if e.place}):
        yield node, AL.place, Literal(place)
    for name in korean if _language(first.name) == "ko" else korean[1:]:
        yield node, AL.koreanName, Literal(name, lang="ko")


def safe_url(url: str | None) -> str | None:
    """The address if it is http(s), percent-encoded so that it cannot leave its IRI; else None."""
    if not url or urlsplit(url).scheme not in ("http", "https"):
        return None
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~-._")


def article_triples(article: ArticleReference) -> Iterator[Triple]:
    """An article as a schema:NewsArticle."""
    node = A[article.id]
    yield node, RDF.type, SCHEMA.NewsArticle
    if article.title:
        yield node, SCHEMA.headline, Literal(article.title)
    if article.published:
        yield node, AL.published, Literal(article.published)
        yield node, AL.publishedOn, Literal(date_bounds(article.published)[0], datatype=XSD.date)
    if article.publisher:
        yield node, SCHEMA.publisher, Literal(article.publisher)
    if article.lang:
        yield node, SCHEMA.inLanguage, Literal(article.lang)
    url = safe_url(article.url)
    if url:
        yield node, SCHEMA.url, URIRef(url)


def date_bounds(partial: str) -> tuple[str, str]:
    """First and last day of a partial date.

    >>> date_bounds("2025-02")
    ('2025-02-01', '2025-02-28')
    """
    parts = [int(part) for part in partial.split("-")]
    year = parts[0]
    first_month, last_month = (parts[1], parts[1]) if len(parts) > 1 else (1, 12)
    first, last = (parts[2], parts[2]) if len(parts) > 2 else (1, calendar.monthrange(year, last_month)[1])
    return f"{year:04d}-{first_month:02d}-{first:02d}", f"{year:04d}-{last_month:02d}-{last:02d}"


def decimal(number: float) -> Literal:
    """A canonical xsd:decimal: no exponent, no trailing zeros, so that every store writes the same."""
    text = format(Decimal(repr(number)), "f")
    return Literal(text.rstrip("0").rstrip(".") if "." in text else text, datatype=XSD.decimal)


def statement_triples(statement: Statement) -> Iterator[Triple]:
    """The statement node with its qualifiers, evidence and origin."""
    node = S[statement.id]
    for kind in (AL.Statement, RDF.Statement, PROV.Entity):
        yield node, RDF.type, kind
    yield node, RDF.subject, E[statement.subject.id]
    relation = vocabulary().relations[statement.relation].iri
    yield node, RDF.predicate, AL[relation]
    yield E[statement.subject.id], P[relation], node
    if statement.object is not None:
        yield node, RDF.object, E[statement.object.id]
        yield node, PS[relation], E[statement.object.id]
    yield node, AL.status, AL[f"status-{statement.status}"]
    yield node, PROV.hadPrimarySource, A[statement.article.id]
    for predicate, value in _qualifiers(statement):
        yield node, predicate, value
    yield from _evidence(statement, node)


def _qualifiers(statement: Statement) -> Iterator[tuple[URIRef, Literal]]:
    yield from _amount(statement)
    numbers = {
        AL.share: statement.share,
        AL.shareLimit: statement.share_limit,
        AL.powerWatts: statement.power_w,
        AL["count"]: statement.count,
        AL.confidence: statement.confidence,
    }
    for predicate, number in numbers.items():
        if number is not None:
            yield predicate, decimal(number)
    texts = {
        AL.role: statement.role,
        AL.product: statement.product,
        AL.instrument: statement.instrument,
        AL.period: statement.period,
        AL.rule: statement.rule,
        AL.extractor: statement.extractor,
        AL.attributedTo: statement.attributed_to.name if statement.attributed_to else None,
        AL.origin: origin(statement),
        AL.subjectMention: statement.subject.mention,
        AL.objectMention: statement.object.mention if statement.object else None,
    }
    for predicate, text in texts.items():
        if text is not None:
            yield predicate, Literal(text)
    if statement.time is not None:
        yield AL.time, Literal(statement.time)
        earliest, latest = date_bounds(statement.time)
        yield AL.earliest, Literal(earliest, datatype=XSD.date)
        yield AL.latest, Literal(latest, datatype=XSD.date)


def _amount(statement: Statement) -> Iterator[tuple[URIRef, Literal]]:
    amount = statement.amount
    if amount is None:
        return
    numbers = {AL.amount: amount.value, AL.amountMin: amount.min, AL.amountMax: amount.max}
    texts = {
        AL.currency: amount.currency,
        AL.bound: amount.bound,
        AL.amountKind: amount.kind,
        AL.amountText: amount.text,
    }
    if amount.converted is not None:
        numbers[AL.convertedValue] = amount.converted.value
        texts |= {AL.convertedCurrency: amount.converted.currency, AL.convertedText: amount.converted.text}
    for predicate, number in numbers.items():
        if number is not None:
            yield predicate, decimal(number)
    for predicate, text in texts.items():
        if text is not None:
            yield predicate, Literal(text)


def _evidence(statement: Statement, node: URIRef) -> Iterator[Triple]:
    evidence = statement.evidence
    yield node, AL.evidenceText, Literal(evidence.text)
    yield node, AL.start, Literal(evidence.start)
    yield node, AL.end, Literal(evidence.end)
    target, quoted, position = (URIRef(f"{node}-{part}") for part in ("evidence", "quote", "position"))
    yield node, PROV.wasQuotedFrom, A[statement.article.id]
    yield node, OA.hasTarget, target
    yield target, RDF.type, OA.SpecificResource
    yield target, OA.hasSource, A[statement.article.id]
    yield target, OA.hasSelector, quoted
    yield target, OA.hasSelector, position
    yield quoted, RDF.type, OA.TextQuoteSelector
    yield quoted, OA.exact, Literal(evidence.text)
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, Literal(evidence.start)
    yield position, OA.end, Literal(evidence.end)
