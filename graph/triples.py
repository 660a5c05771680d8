"""Statements as RDF quads.

Default graph: entities with their labels, and the plain triple of each statement whose status asserts one.
One named graph an article: the article and its statement nodes with qualifiers and evidence. One named graph for
deals and conflicts, which all articles together give. No blank nodes. Stores hold these quads alone; documents also carry
what follows from them (`alliances.graph.derived`).
Literal relations (has-valuation, has-revenue, has-power-capacity) have no plain triple: an amount without its
kind, period and currency would mislead.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from urllib.parse import quote, urlsplit

from rdflib import RDF, RDFS, XSD, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, SKOS

from alliances.graph.terms import Quad, Term, Text, Triple, rdflib_term
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

# Plain strings: millions of quads are made of them.
RDF_TYPE, RDF_SUBJECT, RDF_PREDICATE, RDF_OBJECT = map(
    str, (RDF.type, RDF.subject, RDF.predicate, RDF.object)
)
RDFS_LABEL, PREFERRED_LABEL, OTHER_LABEL, SAME = map(
    str, (RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.exactMatch)
)
PRIMARY_SOURCE, REPLACED_BY = str(PROV.hadPrimarySource), str(DCTERMS.isReplacedBy)
STATEMENT = f"{NAMESPACE}Statement"

RdfTriple = tuple[URIRef, URIRef, URIRef | Literal]
RdfQuad = tuple[URIRef, URIRef, URIRef | Literal, URIRef | None]


def quads(statements: Sequence[Statement]) -> Iterator[RdfQuad]:
    """All quads of a document in rdflib's terms, derived ones among them; the graph of a default-graph quad is None."""
    from alliances.graph.derived import derived_quads

    for subject, predicate, value, graph in chain(plain_quads(statements), derived_quads(statements)):
        name = None if graph is None else URIRef(graph)
        yield URIRef(subject), URIRef(predicate), rdflib_term(value), name


def plain_quads(statements: Sequence[Statement]) -> Iterator[Quad]:
    """What a store holds of the statements, deals and conflicts included; the graph of a default-graph quad is None."""
    from alliances.graph.deal_triples import deal_quads
    from alliances.graph.deals import Ledger

    yield from statement_quads(statements)
    yield from deal_quads(Ledger(statements))


def statement_quads(statements: Iterable[Statement]) -> Iterator[Quad]:
    """The quads of articles, statements, entities and plain triples."""
    entities: dict[str, list[Entity]] = {}
    articles: dict[str, ArticleReference] = {}
    for statement in statements:
        for entity in (statement.subject, statement.object):
            if entity is not None:
                entities.setdefault(entity.id, []).append(entity)
        articles.setdefault(statement.article.id, statement.article)
        yield from _told(statement)
    for variants in entities.values():
        for triple in entity_triples(variants):
            yield *triple, None
    for article in articles.values():
        yield from _described(article)


def article_quads(statements: Sequence[Statement]) -> Iterator[Quad]:
    """The quads of one article's statements; their entities are left out, which only all articles together describe."""
    for statement in statements:
        yield from _told(statement)
    if statements:
        yield from _described(statements[0].article)


def _told(statement: Statement) -> Iterator[Quad]:
    for triple in asserted(statement):
        yield *triple, None
    graph = ARTICLE_NAMESPACE + statement.article.id
    for triple in statement_triples(statement):
        yield *triple, graph


def _described(article: ArticleReference) -> Iterator[Quad]:
    for triple in article_triples(article):
        yield *triple, ARTICLE_NAMESPACE + article.id


def asserted(statement: Statement) -> Iterator[Triple]:
    """The plain triple, both ways for a symmetric relation, only where the status asserts it."""
    relation = vocabulary().relations[statement.relation]
    if statement.object is None or not vocabulary().statuses[statement.status].asserts:
        return
    subject, other = ENTITY_NAMESPACE + statement.subject.id, ENTITY_NAMESPACE + statement.object.id
    predicate = NAMESPACE + relation.iri
    yield subject, predicate, other
    if relation.symmetric:
        yield other, predicate, subject


def _language(text: str) -> str:
    return "ko" if re.search("[가-힣]", text) else "en"


def _named(name: str) -> Text:
    return Text(name, language=_language(name))


def entity_triples(variants: Collection[Entity]) -> Iterator[Triple]:
    """Type, labels, other names and link of one entity as all its statements tell them."""
    first = min(variants, key=lambda e: (e.name, e.type))
    node = ENTITY_NAMESPACE + first.id
    yield node, RDF_TYPE, NAMESPACE + first.type
    names = {first.name}
    korean = sorted({e.ko for e in variants if e.ko} - names)
    labels = [_named(first.name)]
    if korean and _language(first.name) != "ko":
        names.add(korean[0])
        labels.append(Text(korean[0], language="ko"))
    for label in labels:
        yield node, RDFS_LABEL, label
        yield node, PREFERRED_LABEL, label
    others = {e.mention for e in variants if e.mention} | {alias for e in variants for alias in e.aliases}
    for other in sorted(others - names):
        yield node, OTHER_LABEL, _named(other)
    for wikidata in sorted({e.wikidata for e in variants if e.wikidata}):
        yield node, SAME, WIKIDATA + wikidata
    for place in sorted({e.place for e in variants if e.place}):
        yield node, NAMESPACE + "place", Text(place)
    for name in korean if _language(first.name) == "ko" else korean[1:]:
        yield node, NAMESPACE + "koreanName", Text(name, language="ko")
    # An alias may also be a mention, which is an alternative label as well: reading back needs to know.
    for alias in sorted({alias for e in variants for alias in e.aliases}):
        yield node, NAMESPACE + "alias", Text(alias)
    for merged in sorted({e.read_as for e in variants if e.read_as}):
        yield ENTITY_NAMESPACE + merged, REPLACED_BY, node


def safe_url(url: str | None) -> str | None:
    """The address if it is http(s), percent-encoded so that it cannot leave its IRI; else None."""
    if not url or urlsplit(url).scheme not in ("http", "https"):
        return None
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~-._")


def article_triples(article: ArticleReference) -> Iterator[Triple]:
    """An article as a schema:NewsArticle."""
    node = ARTICLE_NAMESPACE + article.id
    yield node, RDF_TYPE, SCHEMA + "NewsArticle"
    texts = {
        "headline": article.title,
        "publisher": article.publisher,
        "inLanguage": article.lang,
    }
    for name, text in texts.items():
        if text:
            yield node, SCHEMA + name, Text(text)
    if article.published:
        yield node, NAMESPACE + "published", Text(article.published)
        yield node, NAMESPACE + "publishedOn", Text(date_bounds(article.published)[0], "date")
    url = safe_url(article.url)
    if url:
        yield node, SCHEMA + "url", url


@lru_cache(maxsize=4096)
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


@lru_cache(maxsize=4096)
def decimal(number: float) -> Text:
    """A canonical xsd:decimal: no exponent, no trailing zeros, so that every store writes the same."""
    text = format(Decimal(repr(number)), "f")
    return Text(text.rstrip("0").rstrip(".") if "." in text else text, "decimal")


def statement_triples(statement: Statement) -> Iterator[Triple]:
    """The statement node with its qualifiers, evidence and origin."""
    node, subject = STATEMENT_NAMESPACE + statement.id, ENTITY_NAMESPACE + statement.subject.id
    article = ARTICLE_NAMESPACE + statement.article.id
    relation = vocabulary().relations[statement.relation].iri
    yield node, RDF_TYPE, STATEMENT
    yield node, RDF_SUBJECT, subject
    yield node, RDF_PREDICATE, NAMESPACE + relation
    yield subject, CLAIM_NAMESPACE + relation, node
    if statement.object is not None:
        other = ENTITY_NAMESPACE + statement.object.id
        yield node, RDF_OBJECT, other
        yield node, TARGET_NAMESPACE + relation, other
    yield node, NAMESPACE + "status", f"{NAMESPACE}status-{statement.status}"
    yield node, PRIMARY_SOURCE, article
    for name, value in _qualifiers(statement):
        yield node, NAMESPACE + name, value
    evidence = statement.evidence
    yield node, NAMESPACE + "evidenceText", Text(evidence.text)
    yield node, NAMESPACE + "start", Text(str(evidence.start), "integer")
    yield node, NAMESPACE + "end", Text(str(evidence.end), "integer")


def _qualifiers(statement: Statement) -> Iterator[tuple[str, Term]]:
    yield from _amount(statement)
    numbers = {
        "share": statement.share,
        "shareLimit": statement.share_limit,
        "powerWatts": statement.power_w,
        "count": statement.count,
        "confidence": statement.confidence,
    }
    for name, number in numbers.items():
        if number is not None:
            yield name, decimal(number)
    texts = {
        "role": statement.role,
        "product": statement.product,
        "instrument": statement.instrument,
        "period": statement.period,
        "rule": statement.rule,
        "extractor": statement.extractor,
        "attributedTo": statement.attributed_to.name if statement.attributed_to else None,
        "origin": origin(statement),
        "subjectMention": statement.subject.mention,
        "objectMention": statement.object.mention if statement.object else None,
        "subjectReadAs": statement.subject.read_as,
        "objectReadAs": statement.object.read_as if statement.object else None,
    }
    for name, text in texts.items():
        if text is not None:
            yield name, Text(text)
    if statement.time is not None:
        yield "time", Text(statement.time)
        earliest, latest = date_bounds(statement.time)
        yield "earliest", Text(earliest, "date")
        yield "latest", Text(latest, "date")


def _amount(statement: Statement) -> Iterator[tuple[str, Term]]:
    amount = statement.amount
    if amount is None:
        return
    numbers = {"amount": amount.value, "amountMin": amount.min, "amountMax": amount.max}
    texts = {
        "currency": amount.currency,
        "bound": amount.bound,
        "amountKind": amount.kind,
        "amountText": amount.text,
    }
    if amount.converted is not None:
        numbers["convertedValue"] = amount.converted.value
        texts |= {"convertedCurrency": amount.converted.currency, "convertedText": amount.converted.text}
    for name, number in numbers.items():
        if number is not None:
            yield name, decimal(number)
    for name, text in texts.items():
        if text is not None:
            yield name, Text(text)
