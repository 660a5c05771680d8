"""N-Quads, sorted."""

from __future__ import annotations

from alliances.graph.triples import quads
from alliances.ontology.statement import Statement


def write(statements: list[Statement]) -> str:
    """One quad a line, sorted, so that two exports can be compared with diff."""
    lines = {
        f"{s.n3()} {p.n3()} {_term(o)}{'' if g is None else ' ' + g.n3()} ."
        for s, p, o, g in quads(statements)
    }
    return "".join(line + "\n" for line in sorted(lines))


def _term(term: object) -> str:
    from rdflib.plugins.serializers.nt import _quoteLiteral
    from rdflib.term import Literal

    return _quoteLiteral(term) if isinstance(term, Literal) else term.n3()  # type: ignore[attr-defined]
