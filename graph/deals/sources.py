"""Original sources: ten outlets that quote the Financial Times are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from alliances.graph.deals.model import Corroboration
from alliances.ontology.identifiers import name_key
from alliances.ontology.origins import canonical, origin
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import vocabulary


def origins(statements: Iterable[Statement]) -> tuple[str, ...]:
    """The distinct original sources of statements, sorted; the same sentence in two outlets is one source.

    An outlet that repeats another's sentence word for word adds nothing to the one that is credited, or came first.
    """
    first_with: dict[str, str] = {}
    found = {}
    for statement in sorted(statements, key=_first):
        said = first_with.setdefault(name_key(statement.evidence.text), origin(statement))
        found[name_key(said)] = said
    return tuple(found[key] for key in sorted(found))


def _first(statement: Statement) -> tuple[object, ...]:
    return statement.attributed_to is None, statement.article.published or "9999", statement.id


def corroboration(statements: Sequence[Statement]) -> list[Corroboration]:
    """Each claim (subject, relation, object) with the articles, outlets and original sources behind it.

    Claims that several articles tell and one source stands behind come first. Denied ones are not counted as support.
    """
    claims: dict[tuple[str, str, str | None], list[Statement]] = {}
    for statement in statements:
        if statement.status != "denied":
            claims.setdefault(parties(statement), []).append(statement)
    records = [_corroborated(told) for told in claims.values()]
    return sorted(
        records, key=lambda r: (not r.single_source, -r.articles, r.subject, r.relation, r.object or "")
    )


def parties(statement: Statement) -> tuple[str, str, str | None]:
    """Subject, relation and object as ids; the ends of a symmetric relation in the order of their ids."""
    one, other = statement.subject.id, statement.object.id if statement.object else None
    if other is not None and other < one and vocabulary().relations[statement.relation].symmetric:
        return other, statement.relation, one
    return one, statement.relation, other


def _corroborated(told: list[Statement]) -> Corroboration:
    subject, relation, other = parties(told[0])
    names = {e.id: e.name for s in told for e in (s.subject, s.object) if e is not None}
    return Corroboration(
        subject,
        relation,
        other,
        names[subject],
        names[other] if other else None,
        any(vocabulary().statuses[s.status].asserts for s in told),
        tuple(sorted(s.id for s in told)),
        len({s.article.id for s in told}),
        len({canonical(s.article.publisher) if s.article.publisher else s.article.id for s in told}),
        origins(told),
    )
