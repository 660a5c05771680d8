"""What changed between two dates, by the days on which articles were published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from alliances.graph.deals.ledger import amount_text, status_of
from alliances.graph.deals.sources import parties
from alliances.graph.records import Records
from alliances.graph.structure.flows import check_choice
from alliances.graph.triples import date_bounds
from alliances.ontology.article import PartialDate
from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement

KINDS = ("new", "status", "sum")


@dataclass(frozen=True, slots=True)
class Change:
    """One edge that reports tell anew or otherwise.

    `kind`: "new" (no article told it before), "status" (its last reported status is another), "sum" (a sum that was not told
    before). `before` and `after` are the statuses or sums.
    """

    kind: str
    subject_name: str
    relation: str
    object_name: str | None
    before: str
    after: str
    first_reported: str
    statements: tuple[str, ...]


def changes(
    statements: Iterable[Statement],
    since: str,
    until: str | None = None,
    relations: Sequence[str] | None = None,
) -> Records[Change]:
    """What articles published after `since` and no later than `until` (the last one) tell that none up to `since` did.

    Dates are `YYYY[-MM[-DD]]`: the last day of `since` and of `until` count. Articles without a day of publication are left out:
    nobody knows on which side they are. All statuses are looked at, for a denial is news. Raises `AlliancesError` for a date
    or relation that is not known.
    """
    check_choice(relations, None)
    first, last = _last_day(since), _last_day(until) if until else "9999-12-31"
    if first > last:
        raise AlliancesError(f"{since} is after {until}")
    edges: dict[tuple[str, str, str | None], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.article.published and (relations is None or statement.relation in relations):
            edges[parties(statement)].append(statement)
    found = []
    for told in edges.values():
        before = [s for s in told if _published(s) <= first]
        fresh = [s for s in told if first < _published(s) <= last]
        if fresh:
            found += _changed(before, fresh)
    return Records(sorted(found, key=_order))


def _order(change: Change) -> tuple[object, ...]:
    ends = change.subject_name, change.relation, change.object_name or ""
    return change.first_reported, *ends, change.kind, change.statements


def _last_day(date: str) -> str:
    try:
        return date_bounds(TypeAdapter(PartialDate).validate_python(date))[1]
    except ValidationError:
        raise AlliancesError(f"{date!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD") from None


def _published(statement: Statement) -> str:
    return date_bounds(str(statement.article.published))[1]


def _changed(before: list[Statement], fresh: list[Statement]) -> list[Change]:
    status = status_of(tuple(fresh))
    if not before:
        return [_change("new", "", status, fresh)]
    found = []
    earlier = status_of(tuple(before))
    if status != earlier:
        found.append(_change("status", earlier, status, fresh))
    known = {text for s in before if (text := amount_text(s))}
    sums = dict.fromkeys(text for s in fresh if (text := amount_text(s)) and text not in known)
    if sums:
        found.append(_change("sum", "; ".join(sorted(known)), "; ".join(sums), fresh))
    return found


def _change(kind: str, before: str, after: str, fresh: list[Statement]) -> Change:
    first = min(fresh, key=lambda s: (str(s.article.published), s.id))
    other = first.object
    return Change(
        kind,
        first.subject.name,
        first.relation,
        other.name if other else None,
        before,
        after,
        str(first.article.published),
        tuple(sorted(s.id for s in fresh)),
    )
