"""Triples that follow from others: documents carry them for tools that infer nothing, stores leave them out.

They are a third of all that could be said of a statement and tell nothing new: its further classes (alliances.ttl has them
as rdfs:subClassOf), the quotation, and the evidence as a Web Annotation target with its two selectors, whose text and
offsets are those of al:evidenceText, al:start and al:end. `examples/queries/evidence-selectors.rq` makes the latter of any
store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import RDF
from rdflib.namespace import PROV

from alliances.graph.terms import Quad, Text, Triple
from alliances.graph.triples import OA as OA_NAMESPACE
from alliances.graph.triples import RDF_TYPE
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import ARTICLE_NAMESPACE, STATEMENT_NAMESPACE

OA = str(OA_NAMESPACE)
CLASSES = str(RDF.Statement), str(PROV.Entity)
QUOTED_FROM = str(PROV.wasQuotedFrom)


def derived_quads(statements: Iterable[Statement]) -> Iterator[Quad]:
    """What follows from statements, each triple in the graph of its article."""
    for statement in statements:
        graph = ARTICLE_NAMESPACE + statement.article.id
        for triple in derived_triples(statement):
            yield *triple, graph


def derived_triples(statement: Statement) -> Iterator[Triple]:
    """Further classes, the quotation, and the evidence by its text and by its place (W3C Web Annotation)."""
    node, article = STATEMENT_NAMESPACE + statement.id, ARTICLE_NAMESPACE + statement.article.id
    for kind in CLASSES:
        yield node, RDF_TYPE, kind
    yield node, QUOTED_FROM, article
    evidence = statement.evidence
    target, quoted, position = f"{node}-evidence", f"{node}-quote", f"{node}-position"
    yield node, OA + "hasTarget", target
    yield target, RDF_TYPE, OA + "SpecificResource"
    yield target, OA + "hasSource", article
    yield target, OA + "hasSelector", quoted
    yield target, OA + "hasSelector", position
    yield quoted, RDF_TYPE, OA + "TextQuoteSelector"
    yield quoted, OA + "exact", Text(evidence.text)
    yield position, RDF_TYPE, OA + "TextPositionSelector"
    yield position, OA + "start", Text(str(evidence.start), "integer")
    yield position, OA + "end", Text(str(evidence.end), "integer")
