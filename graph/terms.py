"""RDF terms as plain strings: fast to make, and turned into rdflib's terms or N-Quads where a library needs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rdflib import Literal, URIRef

XSD_NAMESPACE = "http://www.w3.org/2001/XMLSchema#"
# What must not stand in a literal of N-Triples (grammar rule STRING_LITERAL_QUOTE).
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


class Text(NamedTuple):
    """A literal; `datatype` is the local name of an XSD type, "" for a string."""

    value: str
    datatype: str = ""
    language: str = ""


Term = str | Text
Triple = tuple[str, str, Term]
Quad = tuple[str, str, Term, str | None]


def nquads(quads: Iterable[Quad]) -> Iterator[str]:
    """One line of N-Quads a quad, each with its line end."""
    for subject, predicate, value, graph in quads:
        end = " .\n" if graph is None else f" <{graph}> .\n"
        yield f"<{subject}> <{predicate}> {written(value)}{end}"


def written(term: Term) -> str:
    """A term in N-Triples' form.

    >>> written(Text("2025", "gYear"))
    '"2025"^^<http://www.w3.org/2001/XMLSchema#gYear>'
    """
    if isinstance(term, str):
        return f"<{term}>"
    value, datatype, language = term
    quoted = f'"{value.translate(_ESCAPES)}"'
    if datatype:
        return f"{quoted}^^<{XSD_NAMESPACE}{datatype}>"
    return f"{quoted}@{language}" if language else quoted


def rdflib_term(term: Term) -> URIRef | Literal:
    """The same term in rdflib's classes."""
    return _iri(term) if isinstance(term, str) else _literal(term)


@lru_cache(maxsize=65536)
def _iri(iri: str) -> URIRef:
    return URIRef(iri)


@lru_cache(maxsize=4096)
def _literal(text: Text) -> Literal:
    datatype = URIRef(XSD_NAMESPACE + text.datatype) if text.datatype else None
    return Literal(text.value, lang=text.language or None, datatype=datatype)
