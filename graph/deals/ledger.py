"""All deals of a graph: statements sorted into edges, each edge settled on its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import fsum, inf

from alliances.graph.deals.accounting import Settlement, Surroundings, settle
from alliances.graph.deals.claim import VALUES, Claim, claim_of
from alliances.graph.deals.group import Group
from alliances.graph.deals.model import Deal, Event, Total
from alliances.graph.deals.rules import rules
from alliances.graph.deals.sources import origins, parties
from alliances.ontology.entity import Entity
from alliances.ontology.identifiers import digest
from alliances.ontology.origins import origin
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import vocabulary

Edge = tuple[str, str, str | None]


@dataclass(slots=True)
class EdgeAccount:
    """One edge: its statements, what they settle to, and the statements without a sum that belong to no deal."""

    edge: Edge
    statements: list[Statement]
    settlement: Settlement
    loose: list[Statement]


class Ledger:
    """Deals, totals and timelines of a fixed list of statements."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.statements = statements

    @cached_property
    def edges(self) -> dict[Edge, list[Statement]]:
        """Statements by parties and relation, for every relation with an object."""
        found: dict[Edge, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            if statement.object is not None:
                found[parties(statement)].append(statement)
        return dict(found)

    @cached_property
    def _joint(self) -> dict[tuple[object, ...], set[Edge]]:
        """A sum in one sentence → the edges that it is said of; more than one make it nobody's own."""
        found: dict[tuple[object, ...], set[Edge]] = defaultdict(set)
        for statement in self.statements:
            if statement.object is not None and statement.amount is not None:
                found[_sum_in_sentence(statement)].add(parties(statement))
        return found

    @cached_property
    def _values(self) -> dict[frozenset[str | None], list[Claim]]:
        """Fair values by pair of parties, over all relations."""
        found: dict[frozenset[str | None], list[Claim]] = defaultdict(list)
        for statement in self.statements:
            if (
                statement.amount is not None
                and statement.amount.kind in VALUES
                and statement.object is not None
            ):
                _add(found[frozenset(parties(statement)[::2])], statement)
        return found

    @cached_property
    def _rounds(self) -> dict[str, list[Claim]]:
        """Round totals by the one who raises the money."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for statement in self.statements:
            if statement.amount is not None and statement.amount.kind == "round-total":
                _add(found[(statement.object or statement.subject).id], statement)
        return found

    @cached_property
    def accounts(self) -> list[EdgeAccount]:
        """Every edge of a relation that can be a deal, settled, in the order of their ids."""
        return [
            self._account(edge, told)
            for edge, told in sorted(self.edges.items(), key=lambda item: tuple(map(str, item[0])))
            if edge[1] in rules().relations or any(s.amount is not None for s in told)
        ]

    def _account(self, edge: Edge, told: list[Statement]) -> EdgeAccount:
        claims = [c for s in told if (c := claim_of(s, self._sharers(s, edge))) is not None]
        loose = [s for s in told if s.amount is None]
        around = Surroundings(
            tuple(self._values.get(frozenset(edge[::2]), ())), tuple(self._rounds.get(edge[2] or "", ()))
        )
        return EdgeAccount(edge, told, settle(edge[1], claims, loose, around), loose)

    def _sharers(self, statement: Statement, edge: Edge) -> tuple[str, ...]:
        """Ids of the others that the same sum is said of; none where the sentence says "each"."""
        if statement.amount is None or rules().says("each", statement.evidence.text):
            return ()
        others = self._joint[_sum_in_sentence(statement)] - {edge}
        ends = {end for other in others for end in other[::2] if end is not None}
        return tuple(sorted(ends - set(edge[::2])))

    @cached_property
    def deals(self) -> list[Deal]:
        """Every deal, in the order of parties and first report."""
        return list(chain.from_iterable(_deals_of(account) for account in self.accounts))

    def totals(self, subjects: set[str], objects: set[str], relation: str) -> list[Total]:
        """One record a currency over the deals from `subjects` to `objects` under one relation."""
        deals = [
            d
            for d in self.deals
            if d.relation == relation
            and d.subject in subjects
            and d.object in objects
            and d.currency is not None
        ]
        by_currency: dict[str, list[Deal]] = defaultdict(list)
        for deal in deals:
            by_currency[str(deal.currency)].append(deal)
        return [
            Total(
                currency,
                _sum("paid", currency, found),
                _sum("committed", currency, found),
                _sum("up_to", currency, found),
                tuple(found),
            )
            for currency, found in sorted(by_currency.items())
        ]


def _sum(column: str, currency: str, deals: list[Deal]) -> float:
    return round(fsum(getattr(deal, column).get(currency, 0.0) for deal in deals), 2)


def _add(claims: list[Claim], statement: Statement) -> None:
    claim = claim_of(statement)
    if claim is not None:
        claims.append(claim)


def _sum_in_sentence(statement: Statement) -> tuple[object, ...]:
    amount = statement.amount
    assert amount is not None
    sentence = statement.evidence.start, statement.evidence.end
    return (
        statement.article.id,
        statement.relation,
        sentence,
        amount.value,
        amount.min,
        amount.max,
        amount.currency,
    )


def _deals_of(account: EdgeAccount) -> list[Deal]:
    groups = account.settlement.groups
    names = {id(group): deal_id(account.edge, _statements(group)) for group in groups}
    deals = [_deal(account.edge, group, names) for group in groups]
    if account.loose:
        deals.append(_unpriced(account.edge, account.loose))
    return sorted(deals, key=lambda d: (_earliest(d.statements), d.id))


def _statements(group: Group) -> tuple[Statement, ...]:
    return tuple(sorted([*(c.statement for c in group.claims), *group.mentions], key=_earliest_of))


def _earliest_of(statement: Statement) -> tuple[str, str]:
    return statement.article.published or "9999", statement.id


def _earliest(statements: tuple[Statement, ...]) -> tuple[str, str]:
    return min(map(_earliest_of, statements))


def deal_id(edge: Edge, statements: tuple[Statement, ...]) -> str:
    """A deal's id: from its parties and its first report, so that later reports do not change it."""
    return "d" + digest("deal", *edge, _earliest(statements)[1])


def _ends(edge: Edge, statements: tuple[Statement, ...]) -> tuple[Entity, Entity]:
    found = {e.id: e for s in statements for e in (s.subject, s.object) if e is not None}
    return found[edge[0]], found[str(edge[2])]


def status_of(statements: tuple[Statement, ...]) -> str:
    """The last status that was reported; of one day, the furthest one."""
    order = list(vocabulary().statuses)
    return max(statements, key=lambda s: (s.article.published or "", order.index(s.status), s.id)).status


def _deal(edge: Edge, group: Group, names: dict[int, str]) -> Deal:
    told = _statements(group)
    subject, other = _ends(edge, told)
    same = [c for c in group.claims if c.currency == group.currency]
    highest = max(c.high for c in same)
    best = group.chosen([c for c in same if c.column] or same)
    return Deal(
        names[id(group)],
        subject.id,
        edge[1],
        other.id,
        subject.name,
        other.name,
        told,
        group.role,
        status_of(told),
        group.currency,
        best.value,
        min(c.low for c in same),
        None if highest == inf else highest,
        _adds(group, "paid"),
        _adds(group, "committed"),
        _adds(group, "up_to"),
        time=next((s.time for s in told if s.time), None),
        part_of=names.get(id(group.part_of)),
        superseded_by=names.get(id(group.superseded_by)),
        joint_with=tuple(sorted({end for c in group.claims for end in c.joint})),
        sources=len(origins(told)),
    )


def _adds(group: Group, column: str) -> dict[str, float]:
    return {group.currency: group.adds[column]} if group.adds.get(column) else {}


def _unpriced(edge: Edge, loose: list[Statement]) -> Deal:
    told = tuple(sorted(loose, key=_earliest_of))
    subject, other = _ends(edge, told)
    return Deal(
        deal_id(edge, told),
        subject.id,
        edge[1],
        other.id,
        subject.name,
        other.name,
        told,
        "unpriced",
        status_of(told),
        time=next((s.time for s in told if s.time), None),
        sources=len(origins(told)),
    )


def timeline(deal: Deal) -> list[Event]:
    """A deal's life: its statements in the order of what happened, each with its source and sentence."""
    events = [
        Event(
            s.time,
            s.article.published,
            s.status,
            amount_text(s),
            origin(s),
            s.id,
            s.evidence.text,
        )
        for s in deal.statements
    ]
    return sorted(events, key=lambda e: (e.published or e.date or "9999", e.date or "", e.statement))


def amount_text(statement: Statement) -> str | None:
    """The sum with its bound and kind, in a few words."""
    amount = statement.amount
    if amount is None:
        return None
    size = (
        f"{amount.value:,.0f}"
        if amount.value is not None
        else f"{amount.min or 0:,.0f}-{amount.max or inf:,.0f}"
    )
    bound = "" if amount.bound == "exact" else amount.bound.replace("-", " ") + " "
    return f"{bound}{size} {amount.currency}" + (f" ({amount.kind})" if amount.kind else "")
