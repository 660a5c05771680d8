"""RDF 1.2 TriG: each statement node reifies its triple. Read by Oxigraph, not by rdflib 7."""

from __future__ import annotations

from alliances.graph.export.nquads import write as write_nquads
from alliances.graph.triples import AL, A, E, S
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import vocabulary

REIFIES = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"


def write(statements: list[Statement]) -> str:
    """The N-Quads of the graph, with a reifying triple a statement, as RDF 1.2 TriG.

    A triple term asserts nothing: a planned deal is reified and not asserted.
    """
    import pyoxigraph as ox

    reifying = []
    for s in statements:
        if s.object is not None:
            relation = AL[vocabulary().relations[s.relation].iri]
            triple = f"<{E[s.subject.id]}> <{relation}> <{E[s.object.id]}>"
            reifying.append(f"<{S[s.id]}> <{REIFIES}> <<( {triple} )>> <{A[s.article.id]}> .\n")
    lines = write_nquads(statements) + "".join(sorted(reifying))
    quads = sorted(ox.parse(lines.encode("utf-8"), format=ox.RdfFormat.N_QUADS), key=_order)
    data = ox.serialize(quads, format=ox.RdfFormat.TRIG)
    return 'VERSION "1.2"\n' + (data or b"").decode("utf-8")


def _order(quad: object) -> tuple[str, ...]:
    import pyoxigraph as ox

    assert isinstance(quad, ox.Quad)
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)
