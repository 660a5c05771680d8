"""Names into terms and terms into names, by asking the very graph that is queried."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef

from alliances.ontology.errors import AlliancesError
from alliances.ontology.gazetteer import Gazetteer
from alliances.ontology.identifiers import entity_id, name_key
from alliances.ontology.vocabulary import ARTICLE_NAMESPACE, ENTITY_NAMESPACE, NAMESPACE, vocabulary

if TYPE_CHECKING:
    from rdflib.query import Result

Run = Callable[[str], "Result"]
_OURS = re.compile(r"[\w.~-]+")
_BATCH = 500


def find(run: Run, name: str) -> URIRef:
    """The entity known in the graph under this id, name, label or alias, in either language.

    A label goes before an alias. Raises `AlliancesError` for a name that the graph does not know, or that two entities
    share.
    """
    name = unicodedata.normalize("NFC", name).strip()
    for candidates in (
        _by_id(run, name),
        _by_label(run, "rdfs:label", name),
        _by_label(run, "skos:altLabel", name),
    ):
        if len(candidates) > 1:
            listed = ", ".join(sorted(f"{iri.removeprefix(ENTITY_NAMESPACE)}" for iri in candidates))
            raise AlliancesError(f"{name!r} names several entities: say which by its id ({listed})")
        if candidates:
            return next(iter(candidates))
    near = _near(run, name)
    raise AlliancesError(
        f"no entity named {name!r} in this graph" + (f"; did you mean {near}?" if near else "")
    )


def _by_id(run: Run, name: str) -> set[URIRef]:
    """By id, by the gazetteer, and by the id that the name itself gives (case and corporate form folded)."""
    entry = Gazetteer.default().find(name)
    for id_ in (name, entry.id if entry else None, entity_id(name)):
        if id_ and _OURS.fullmatch(id_):
            iri = URIRef(ENTITY_NAMESPACE + id_)
            if run(f"ASK {{ {iri.n3()} rdfs:label ?label }}").askAnswer:
                return {iri}
    return set()


def _by_label(run: Run, predicate: str, name: str) -> set[URIRef]:
    forms = " ".join(Literal(name, lang=lang).n3() for lang in ("en", "ko"))
    rows = run(f"SELECT DISTINCT ?e WHERE {{ VALUES ?label {{ {forms} }} ?e {predicate} ?label }}")
    return {URIRef(str(row[0])) for row in rows}  # type: ignore[index]


def _near(run: Run, name: str) -> str | None:
    """The most similar label; a scan over all labels, made only for an error message."""
    rows = run("SELECT DISTINCT ?label WHERE { ?e rdfs:label ?label }")
    labels = {name_key(str(row[0])): str(row[0]) for row in rows}  # type: ignore[index]
    near = get_close_matches(name_key(name), labels, n=1, cutoff=0.7)
    return labels[near[0]] if near else None


def names(run: Run, iris: Iterable[URIRef], lang: str, flat: bool = False) -> dict[URIRef, str]:
    """What to show for each IRI: labels of entities, headlines of articles, words of the vocabulary, else the id.

    Labels stand in the default graph, headlines in the article's own, unless the store is `flat`.
    """
    wanted = sorted(set(iris))
    found = {iri: _short(iri, lang) for iri in wanted}
    entities = [iri for iri in wanted if iri.startswith(ENTITY_NAMESPACE)]
    found |= _asked(run, entities, "?e rdfs:label ?name", lang)
    articles = [iri for iri in wanted if iri.startswith(ARTICLE_NAMESPACE)]
    headline = "?e schema:headline ?name"
    found |= _asked(run, articles, headline if flat else f"GRAPH ?e {{ {headline} }}", lang)
    return found


def _asked(run: Run, iris: list[URIRef], pattern: str, lang: str) -> dict[URIRef, str]:
    """The ?name of each ?e by a pattern: the one in the language, else another."""
    best: dict[URIRef, tuple[bool, str]] = {}
    for batch in _batches(iris):
        listed = " ".join(iri.n3() for iri in batch)
        query = f"SELECT ?e ?name WHERE {{ VALUES ?e {{ {listed} }} {pattern} }}"
        for subject, name in run(query):  # type: ignore[misc]
            iri = URIRef(subject)
            rank = (getattr(name, "language", None) != lang, str(name))
            best[iri] = min(best.get(iri, rank), rank)
    return {iri: name for iri, (_, name) in best.items()}


def _batches(iris: list[URIRef]) -> Iterator[list[URIRef]]:
    rest = iter(iris)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _short(iri: URIRef, lang: str) -> str:
    """A relation or status in the language; of any other IRI its last part."""
    if not iri.startswith(NAMESPACE):
        return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
    local = iri.removeprefix(NAMESPACE)
    for name, relation in vocabulary().relations.items():
        if relation.iri == local:
            return relation.ko if lang == "ko" else name
    status = vocabulary().statuses.get(local.removeprefix("status-"))
    if status is not None:
        return status.ko if lang == "ko" else local.removeprefix("status-")
    return local
