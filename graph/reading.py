"""RDF back into statements: what `alliances.graph.triples` writes, read without loss."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import PROV, SKOS

from alliances.graph.triples import AL, SCHEMA, RdfTriple
from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement, reason_of
from alliances.ontology.vocabulary import vocabulary

# Field of a statement → property of its node.
NUMBERS = {
    "share": AL.share,
    "share_limit": AL.shareLimit,
    "power_w": AL.powerWatts,
    "count": AL["count"],
    "confidence": AL.confidence,
}
TEXTS = {
    "role": AL.role,
    "product": AL.product,
    "instrument": AL.instrument,
    "period": AL.period,
    "time": AL.time,
    "rule": AL.rule,
    "extractor": AL.extractor,
}
AMOUNT = {
    "value": AL.amount,
    "min": AL.amountMin,
    "max": AL.amountMax,
    "currency": AL.currency,
    "bound": AL.bound,
    "kind": AL.amountKind,
    "text": AL.amountText,
}
CONVERTED = {"value": AL.convertedValue, "currency": AL.convertedCurrency, "text": AL.convertedText}
FORMATS = {"turtle": "TURTLE", "trig": "TRIG", "nquads": "N_QUADS", "ntriples": "N_TRIPLES", "rdf12": "TRIG"}


def parse(text: str, form: str) -> Graph:
    """All triples of a document, from all its graphs; RDF 1.2's reifying triples are left out.

    `form` is turtle, trig, nquads, ntriples, rdf12 or json-ld. JSON-LD is read without fetching any context.
    Raises `AlliancesError` for what cannot be read.
    """
    import pyoxigraph as ox

    name = {"json-ld": "JSON_LD", **FORMATS}.get(form)
    if name is None:
        raise AlliancesError(f"unknown RDF format {form!r}; known are {', '.join([*FORMATS, 'json-ld'])}")
    graph = Graph()
    try:
        for quad in ox.parse(text.encode("utf-8"), format=getattr(ox.RdfFormat, name)):
            if not isinstance(quad.object, ox.Triple):
                graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    except (SyntaxError, ValueError, OSError) as error:
        raise AlliancesError(f"{form}: {' '.join(str(error).split())}") from None
    return graph


def _term(term: Any) -> Any:  # noqa: ANN401 (a term of pyoxigraph, which has no common class)
    import pyoxigraph as ox
    from rdflib import BNode

    if isinstance(term, ox.Literal):
        datatype = None if term.language else URIRef(term.datatype.value)
        if datatype == URIRef("http://www.w3.org/2001/XMLSchema#string"):
            datatype = None
        return Literal(term.value, lang=term.language, datatype=datatype)
    return BNode(term.value) if isinstance(term, ox.BlankNode) else URIRef(term.value)


def statements_of(triples: Graph | Iterable[RdfTriple]) -> list[Statement]:
    """The statements that the triples describe, by id; raises `AlliancesError` for one that is not whole."""
    graph = triples
    if not isinstance(graph, Graph):
        graph = Graph()
        for triple in triples:
            graph.add(triple)
    relations = {AL[relation.iri]: name for name, relation in vocabulary().relations.items()}
    found = []
    for node in sorted(set(graph.subjects(RDF.type, AL.Statement)), key=str):
        try:
            found.append(Statement.model_validate(_statement(graph, node, relations)))
        except ValidationError as error:
            raise AlliancesError(f"{node}: {reason_of(error)}") from None
    return found


def _statement(graph: Graph, node: Any, relations: dict[URIRef, str]) -> dict[str, Any]:  # noqa: ANN401
    predicate = graph.value(node, RDF.predicate)
    said = _text(graph, node, AL.attributedTo)
    numbers = {key: _number(graph, node, p) for key, p in NUMBERS.items()}
    texts = {key: _text(graph, node, p) for key, p in TEXTS.items()}
    return {
        **{key: value for key, value in (numbers | texts).items() if value is not None},
        "id": _local(node),
        "subject": _end(graph, node, RDF.subject, AL.subjectMention, AL.subjectReadAs),
        "relation": relations.get(predicate, str(predicate)),
        "object": _end(graph, node, RDF.object, AL.objectMention, AL.objectReadAs),
        "status": _local(graph.value(node, AL.status)).removeprefix("status-"),
        "amount": _amount(graph, node),
        "attributed_to": {"name": said} if said is not None else None,
        "evidence": {
            "text": _text(graph, node, AL.evidenceText),
            "start": _number(graph, node, AL.start),
            "end": _number(graph, node, AL.end),
        },
        "article": _article(graph, graph.value(node, PROV.hadPrimarySource)),
    }


def _local(node: object) -> str:
    return str(node).rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _text(graph: Graph, node: Any, predicate: URIRef) -> str | None:  # noqa: ANN401
    value = graph.value(node, predicate)
    return None if value is None else str(value)


def _number(graph: Graph, node: Any, predicate: URIRef) -> float | None:  # noqa: ANN401
    value = graph.value(node, predicate)
    return None if value is None else float(str(value))


def _amount(graph: Graph, node: Any) -> dict[str, Any] | None:  # noqa: ANN401
    if graph.value(node, AL.currency) is None:
        return None
    numeric = {"value", "min", "max"}
    amount: dict[str, Any] = {
        key: _number(graph, node, p) if key in numeric else _text(graph, node, p) for key, p in AMOUNT.items()
    }
    if graph.value(node, AL.convertedCurrency) is not None:
        amount["converted"] = {
            key: _number(graph, node, p) if key == "value" else _text(graph, node, p)
            for key, p in CONVERTED.items()
        }
    return amount


def _end(
    graph: Graph,
    node: Any,  # noqa: ANN401
    predicate: URIRef,
    mention: URIRef,
    read_as: URIRef,
) -> dict[str, Any] | None:
    entity = graph.value(node, predicate)
    if entity is None:
        return None
    own = {"mention": _text(graph, node, mention), "read_as": _text(graph, node, read_as)}
    return _entity(graph, entity) | own


def _entity(graph: Graph, node: Any) -> dict[str, Any]:  # noqa: ANN401
    types = {_local(t) for t in graph.objects(node, RDF.type)} & vocabulary().types.keys()
    labels = {lang: str(v) for v in graph.objects(node, RDFS.label) if (lang := getattr(v, "language", None))}
    name = labels.get("en") or labels.get("ko")
    ko = _text(graph, node, AL.koreanName) or (labels.get("ko") if "en" in labels else None)
    linked = graph.value(node, SKOS.exactMatch)
    return {
        "id": _local(node),
        "name": name,
        "type": next(iter(sorted(types)), None),
        "wikidata": _local(linked) if linked is not None else None,
        "place": _text(graph, node, AL.place),
        "ko": ko,
        "aliases": tuple(sorted(str(v) for v in graph.objects(node, AL.alias))),
    }


def _article(graph: Graph, node: Any) -> dict[str, Any]:  # noqa: ANN401
    fields = {
        "title": SCHEMA.headline,
        "published": AL.published,
        "publisher": SCHEMA.publisher,
        "lang": SCHEMA.inLanguage,
    }
    return {"id": _local(node), "url": _text(graph, node, SCHEMA.url)} | {
        key: _text(graph, node, p) for key, p in fields.items()
    }
