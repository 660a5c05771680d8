"""`alliances.ttl` (OWL) and `shapes.ttl` (SHACL), generated from the vocabulary.

`python -m alliances.ontology.rdf` writes both; with `--check` it fails where the committed files differ.
"""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from rdflib import OWL, RDF, RDFS, SH, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import PROV, SKOS

from alliances.ontology.vocabulary import (
    ARTICLE_NAMESPACE,
    CLAIM_NAMESPACE,
    ENTITY_NAMESPACE,
    NAMESPACE,
    STATEMENT_NAMESPACE,
    TARGET_NAMESPACE,
    Relation,
    Term,
    Vocabulary,
    vocabulary,
)

AL, P, PS = Namespace(NAMESPACE), Namespace(CLAIM_NAMESPACE), Namespace(TARGET_NAMESPACE)
TYPES = {
    "Company": ["https://schema.org/Organization", "http://www.w3.org/ns/org#FormalOrganization"],
    "PublicBody": ["https://schema.org/GovernmentOrganization"],
    "Person": ["https://schema.org/Person"],
    "Product": ["https://schema.org/Product"],
    "Chip": ["https://schema.org/Product"],
    "AIModel": ["https://schema.org/SoftwareApplication"],
    "CloudService": ["https://schema.org/Service"],
    "DataCenter": ["https://schema.org/Place"],
    "Place": ["https://schema.org/Place"],
    "MediaOutlet": ["https://schema.org/NewsMediaOrganization"],
}


def _data(name: str) -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(
        files("alliances.ontology").joinpath("data").joinpath(name).read_text(encoding="utf-8")
    )
    return loaded


def _graph() -> Graph:
    graph = Graph()
    for prefix, namespace in (
        ("al", NAMESPACE),
        ("skos", str(SKOS)),
        ("prov", str(PROV)),
        ("schema", "https://schema.org/"),
    ):
        graph.bind(prefix, namespace, replace=True)
    return graph


def _name(graph: Graph, node: URIRef, term: Term) -> None:
    _label(graph, node, term.en, term.ko)
    graph.add((node, RDFS.comment, Literal(term.about, lang="en")))


def _label(graph: Graph, node: URIRef, en: str, ko: str) -> None:
    graph.add((node, RDFS.label, Literal(en, lang="en")))
    graph.add((node, RDFS.label, Literal(ko, lang="ko")))


def _union(graph: Graph, names: frozenset[str], hint: str) -> URIRef | BNode:
    """A class, or the union of several; blank nodes are named by what they stand for, so the file never changes by chance."""
    if len(names) == 1:
        return AL[next(iter(names))]
    node = BNode(f"u{hint}")
    if (node, RDF.type, OWL.Class) not in graph:
        graph.add((node, RDF.type, OWL.Class))
        head = BNode(f"l{hint}0")
        graph.add((node, OWL.unionOf, head))
        _listed(graph, [AL[name] for name in sorted(names)], hint)
    return node


def _listed(graph: Graph, members: list[Any], hint: str) -> BNode:
    head = BNode(f"l{hint}0")
    for index, member in enumerate(members):
        node = BNode(f"l{hint}{index}")
        graph.add((node, RDF.first, member))
        rest = BNode(f"l{hint}{index + 1}") if index + 1 < len(members) else RDF.nil
        graph.add((node, RDF.rest, rest))
    return head


def ontology() -> Graph:
    """The vocabulary as OWL."""
    words, graph = vocabulary(), _graph()
    head = URIRef(NAMESPACE.rstrip("#"))
    graph.add((head, RDF.type, OWL.Ontology))
    graph.add((head, RDFS.label, Literal("alliances", lang="en")))
    for name, term in words.types.items():
        graph.add((AL[name], RDF.type, OWL.Class))
        _name(graph, AL[name], term)
        for parent in TYPES[name]:
            graph.add((AL[name], RDFS.subClassOf, URIRef(parent)))
    alignments = _data("alignments.yaml")
    for name, relation in words.relations.items():
        _relation(graph, name, relation, alignments.get(name, {}))
    graph.add((AL.Status, RDF.type, OWL.Class))
    _label(graph, AL.Status, "status", "상태")
    for name, status in words.statuses.items():
        node = AL[f"status-{name}"]
        graph.add((node, RDF.type, AL.Status))
        graph.add((node, RDF.type, OWL.NamedIndividual))
        _name(graph, node, status)
        graph.add((node, AL.asserts, Literal(status.asserts)))
    _statement_terms(graph)
    _deal_terms(graph)
    return graph


def _relation(graph: Graph, name: str, relation: Relation, alignment: dict[str, list[str]]) -> None:
    node = AL[relation.iri]
    graph.add((node, RDF.type, OWL.AnnotationProperty if relation.literal else OWL.ObjectProperty))
    _name(graph, node, relation)
    if relation.literal:
        for other in alignment.get("close", []):
            graph.add((node, SKOS.closeMatch, URIRef(other)))
        return
    graph.add((node, RDFS.domain, _union(graph, relation.subject, f"{relation.iri}Domain")))
    graph.add((node, RDFS.range, _union(graph, relation.object, f"{relation.iri}Range")))
    if relation.symmetric:
        graph.add((node, RDF.type, OWL.SymmetricProperty))
    for other in alignment.get("sub", []):
        graph.add((node, RDFS.subPropertyOf, URIRef(other)))
    for other in alignment.get("close", []):
        graph.add((node, SKOS.closeMatch, URIRef(other)))
    if "inverse_close" in alignment:
        inverse = AL[f"{relation.iri}Inverse"]
        graph.add((inverse, RDF.type, OWL.ObjectProperty))
        graph.add((inverse, OWL.inverseOf, node))
        _label(graph, inverse, f"inverse of {relation.en}", f"{relation.ko}의 역")
        for other in alignment["inverse_close"]:
            graph.add((inverse, SKOS.closeMatch, URIRef(other)))


def _statement_terms(graph: Graph) -> None:
    graph.add((AL.Statement, RDF.type, OWL.Class))
    graph.add((AL.Statement, RDFS.subClassOf, RDF.Statement))
    graph.add((AL.Statement, RDFS.subClassOf, PROV.Entity))
    _label(graph, AL.Statement, "statement", "진술")
    graph.add((AL.status, RDF.type, OWL.ObjectProperty))
    graph.add((AL.status, RDFS.range, AL.Status))
    _label(graph, AL.status, "status", "상태")
    for name, term in _data("properties.yaml").items():
        graph.add((AL[name], RDF.type, OWL.DatatypeProperty))
        graph.add((AL[name], RDFS.domain, AL.Statement))
        graph.add((AL[name], RDFS.range, XSD[term["type"]]))
        _label(graph, AL[name], term["en"], term["ko"])


def _deal_terms(graph: Graph) -> None:
    terms = _data("deal_properties.yaml")
    for name, term in terms["classes"].items():
        graph.add((AL[name], RDF.type, OWL.Class))
        _label(graph, AL[name], term["en"], term["ko"])
    for name, term in terms["properties"].items():
        literal = _is_datatype(term)
        graph.add((AL[name], RDF.type, OWL.DatatypeProperty if literal else OWL.ObjectProperty))
        if "type" in term:
            graph.add((AL[name], RDFS.range, XSD[term["type"]] if literal else AL[term["type"]]))
        _label(graph, AL[name], term["en"], term["ko"])


def _is_datatype(term: dict[str, Any]) -> bool:
    return str(term.get("type", "Entity"))[0].islower()


def shapes() -> Graph:
    """What a graph must keep to, as SHACL."""
    graph = _graph()
    graph.bind("sh", str(SH), replace=True)
    words = vocabulary()
    shape = AL.StatementShape
    graph.add((shape, RDF.type, SH.NodeShape))
    graph.add((shape, SH.targetClass, AL.Statement))
    predicates = [AL[relation.iri] for relation in words.relations.values()]
    statuses = [AL[f"status-{name}"] for name in words.statuses]
    _property(graph, shape, RDF.subject, "subject", minimum=1, maximum=1, kind=SH.IRI)
    _property(graph, shape, RDF.predicate, "predicate", minimum=1, maximum=1, listed=predicates)
    _property(graph, shape, RDF.object, "object", maximum=1, kind=SH.IRI)
    _property(graph, shape, AL.status, "status", minimum=1, maximum=1, listed=statuses)
    _property(graph, shape, PROV.hadPrimarySource, "source", minimum=1, maximum=1, kind=SH.IRI)
    for name, term in _data("properties.yaml").items():
        _qualifier(graph, shape, name, term)
    for name, relation in words.relations.items():
        _relation_shapes(graph, name, relation)
    _claim_shapes(graph, words)
    _entity_shapes(graph)
    return graph


def _property(
    graph: Graph,
    shape: URIRef | BNode,
    path: URIRef,
    hint: str,
    *,
    minimum: int = 0,
    maximum: int | None = None,
    kind: URIRef | None = None,
    listed: list[URIRef] | list[Literal] | None = None,
) -> BNode:
    node = BNode(f"p{shape.split('#')[-1]}{hint}")
    graph.add((shape, SH.property, node))
    graph.add((node, SH.path, path))
    if minimum:
        graph.add((node, SH.minCount, Literal(minimum)))
    if maximum is not None:
        graph.add((node, SH.maxCount, Literal(maximum)))
    if kind is not None:
        graph.add((node, SH.nodeKind, kind))
    if listed is not None:
        graph.add((node, SH["in"], _listed(graph, list(listed), f"{shape.split('#')[-1]}{hint}In")))
    return node


def _qualifier(graph: Graph, shape: URIRef, name: str, term: dict[str, Any]) -> None:
    listed = [Literal(word) for word in getattr(vocabulary(), term["in"])] if "in" in term else None
    node = _property(
        graph, shape, AL[name], name, minimum=int(term.get("required", False)), maximum=1, listed=listed
    )
    graph.add((node, SH.datatype, XSD[term["type"]]))
    for key, predicate in (("min", SH.minInclusive), ("max", SH.maxInclusive)):
        if key in term:
            datatype = XSD.decimal if term["type"] == "decimal" else XSD.integer
            graph.add((node, predicate, Literal(str(term[key]), datatype=datatype)))
    if "pattern" in term:
        graph.add((node, SH.pattern, Literal(term["pattern"])))
    if name == "start":
        graph.add((node, SH.lessThan, AL.end))
    if name == "earliest":
        graph.add((node, SH.lessThanOrEquals, AL.latest))


def _relation_shapes(graph: Graph, name: str, relation: Relation) -> None:
    """The ends have the types that the vocabulary allows: of the plain triple, and of every claim by its short forms."""
    for end, target, allowed, claimed in (
        ("Subject", SH.targetSubjectsOf, relation.subject, (SH.targetSubjectsOf, P)),
        ("Object", SH.targetObjectsOf, relation.object, (SH.targetObjectsOf, PS)),
    ):
        if relation.literal and end == "Object":
            continue
        shape = AL[f"{relation.iri}{end}Shape"]
        graph.add((shape, RDF.type, SH.NodeShape))
        if not relation.literal:
            graph.add((shape, target, AL[relation.iri]))
        graph.add((shape, claimed[0], claimed[1][relation.iri]))
        graph.add(
            (
                shape,
                SH.message,
                Literal(f"{name} takes no such {end.lower()}: allowed are {', '.join(sorted(allowed))}"),
            )
        )
        options = []
        for kind in sorted(allowed):
            option = BNode(f"o{relation.iri}{end}{kind}")
            graph.add((option, SH["class"], AL[kind]))
            options.append(option)
        graph.add((shape, SH["or"], _listed(graph, options, f"{relation.iri}{end}Or")))


def _claim_shapes(graph: Graph, words: Vocabulary) -> None:
    """What a relation asks of its claims: an object, or none and a sum or watts instead."""
    for name, relation in words.relations.items():
        shape = AL[f"{relation.iri}ClaimShape"]
        graph.add((shape, RDF.type, SH.NodeShape))
        graph.add((shape, SH.targetObjectsOf, P[relation.iri]))
        if not relation.literal:
            _property(graph, shape, RDF.object, "object", minimum=1)
            message = f"{name} needs an object"
        else:
            _property(graph, shape, RDF.object, "object", maximum=0)
            value = AL.powerWatts if "watts" in relation.object else None
            options = []
            for path in [value] if value else [AL.amount, AL.amountMin, AL.amountMax]:
                option = BNode(f"v{relation.iri}{path.split('#')[-1]}")
                _property(graph, option, path, f"{relation.iri}{path.split('#')[-1]}", minimum=1)
                options.append(option)
            graph.add((shape, SH["or"], _listed(graph, options, f"{relation.iri}ValueOr")))
            message = f"{name} has no object and needs a value"
        graph.add((shape, SH.message, Literal(message)))
    _sum_shape(graph)


def _sum_shape(graph: Graph) -> None:
    """A sum has a currency and a size, and its smallest is not above its largest."""
    for path in (AL.amount, AL.amountMin, AL.amountMax):
        shape = AL[f"{path.split('#')[-1]}Shape"]
        graph.add((shape, RDF.type, SH.NodeShape))
        graph.add((shape, SH.targetSubjectsOf, path))
        _property(graph, shape, AL.currency, "currency", minimum=1)
        _property(graph, shape, AL.bound, "bound", minimum=1)
    node = _property(graph, AL.amountMinShape, AL.amountMin, "order")
    graph.add((node, SH.lessThanOrEquals, AL.amountMax))
    priced = AL.currencyShape
    graph.add((priced, RDF.type, SH.NodeShape))
    graph.add((priced, SH.targetSubjectsOf, AL.currency))
    options = []
    for path in (AL.amount, AL.amountMin, AL.amountMax):
        option = BNode(f"sum{path.split('#')[-1]}")
        _property(graph, option, path, f"sum{path.split('#')[-1]}", minimum=1)
        options.append(option)
    graph.add((priced, SH["or"], _listed(graph, options, "sumOr")))
    graph.add((priced, SH.message, Literal("an amount needs a value, or min and max")))


def _entity_shapes(graph: Graph) -> None:
    """Whatever a statement speaks of has a type of ours and a label."""
    types = [AL[name] for name in vocabulary().types]
    for end, predicate in (("Subject", RDF.subject), ("Object", RDF.object)):
        shape = AL[f"Entity{end}Shape"]
        graph.add((shape, RDF.type, SH.NodeShape))
        graph.add((shape, SH.targetObjectsOf, predicate))
        _property(graph, shape, RDF.type, "type", minimum=1, maximum=1, listed=types)
        _property(graph, shape, RDFS.label, "label", minimum=1)


def context() -> dict[str, Any]:
    """The JSON-LD context: a short name for each term, with its datatype, and the prefixes."""
    terms: dict[str, Any] = {
        "al": NAMESPACE,
        "e": ENTITY_NAMESPACE,
        "s": STATEMENT_NAMESPACE,
        "a": ARTICLE_NAMESPACE,
        "p": {"@id": CLAIM_NAMESPACE, "@prefix": True},
        "ps": {"@id": TARGET_NAMESPACE, "@prefix": True},
        "oa": "http://www.w3.org/ns/oa#",
        "schema": "https://schema.org/",
        "prov": str(PROV),
        "skos": str(SKOS),
        "rdf": str(RDF),
        "rdfs": str(RDFS),
        "xsd": str(XSD),
    }
    for name, term in _data("properties.yaml").items():
        datatype = {} if term["type"] == "string" else {"@type": f"xsd:{term['type']}"}
        terms[name] = {"@id": f"al:{name}", **datatype}
    for name, term in _data("deal_properties.yaml")["properties"].items():
        kind = "@id" if not _is_datatype(term) else f"xsd:{term['type']}"
        terms[name] = {"@id": f"al:{name}"} | ({} if kind == "xsd:string" else {"@type": kind})
    for relation in vocabulary().relations.values():
        if not relation.literal:
            terms[relation.iri] = {"@id": f"al:{relation.iri}", "@type": "@id"}
    classes = (*vocabulary().types, "Statement", *_data("deal_properties.yaml")["classes"])
    terms |= {name: f"al:{name}" for name in classes}
    terms["status"] = {"@id": "al:status", "@type": "@id"}
    return {"@context": terms}


def outputs() -> dict[str, str]:
    """File name → text of everything that is generated."""
    return {
        "alliances.ttl": ontology().serialize(format="turtle"),
        "shapes.ttl": shapes().serialize(format="turtle"),
        "context.jsonld": json.dumps(context(), ensure_ascii=False, indent=1, sort_keys=True) + "\n",
    }


def main(arguments: list[str]) -> int:
    """Write the files, or with `--check` compare them; 1 where one differs."""
    folder = Path(str(files("alliances.ontology")))
    for name, text in outputs().items():
        path = folder / name
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(
                f"{name} differs from the vocabulary: run python -m alliances.ontology.rdf", file=sys.stderr
            )
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
