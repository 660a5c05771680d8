"""Where reports cannot all be right: within a deal, between deals, between relations, and in figures such as shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from alliances.graph.deals.claim import (
    Claim,
    agree,
    bound_of,
    claim_of,
    days,
    gap,
    near,
    ratio,
    same_moment,
    slip,
)
from alliances.graph.deals.group import sort_of
from alliances.graph.deals.ledger import EdgeAccount, Ledger, amount_text
from alliances.graph.deals.model import Conflict, Position
from alliances.graph.deals.rules import rules
from alliances.graph.deals.sources import origins
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import vocabulary

Sides = list[list[Statement]]
# Fields that hold one value at one moment, with how they are shown.
FIGURES: dict[str, Callable[[float], str]] = {
    "share": lambda value: f"{value * 100:g}%",
    "share_limit": lambda value: f"at most {value * 100:g}%",
    "count": lambda value: f"{value:,.0f}",
    "power_w": lambda value: f"{value / 1e6:g} MW",
}


def conflicts(ledger: Ledger) -> list[Conflict]:
    """Every conflict, in the order of parties, relation and kind."""
    found = [*_literal_conflicts(ledger), *_flow_conflicts(ledger)]
    for account in ledger.accounts:
        found += _settled_conflicts(account)
    for told in ledger.edges.values():
        found += [*_figure_conflicts(told), *_status_conflicts(told), *_term_conflicts(told)]
    unique = {(c.kind, *sorted(s for p in c.positions for s in p.statements)): c for c in found}
    return sorted(
        unique.values(),
        key=lambda c: (c.subject, c.relation, c.object or "", c.kind, c.positions[0].statements),
    )


def _conflict(
    kind: str, sides: Iterable[tuple[str, list[Statement]]], note: str, currency: str | None = None
) -> Conflict:
    told = list(sides)
    first = told[0][1][0]
    return Conflict(
        kind,
        first.subject.id,
        first.relation,
        first.object.id if first.object else None,
        first.subject.name,
        first.object.name if first.object else None,
        tuple(
            Position(value, origins(statements), tuple(sorted({s.id for s in statements})))
            for value, statements in told
        ),
        currency,
        note,
    )


def _settled_conflicts(account: EdgeAccount) -> Iterator[Conflict]:
    for finding in account.settlement.findings:
        sides = [(_said(side), [c.statement for c in side]) for side in finding.sides]
        yield _conflict(finding.kind, sides, finding.note, finding.sides[0][0].currency)
    for group in account.settlement.groups:
        yield from _within(group.claims)
    by_sort: dict[str, list[Claim]] = defaultdict(list)
    for group in account.settlement.groups:
        if group.role in ("value", "estimate", "rate", "round"):
            for claim in group.claims:
                by_sort[sort_of(claim)].append(claim)
    for claims in by_sort.values():
        yield from _amounts(claims, lambda a, b: _same_time(a.statement, b.statement))


def _said(side: tuple[Claim, ...]) -> str:
    return "; ".join(dict.fromkeys(str(amount_text(claim.statement)) for claim in side))


def _within(claims: list[Claim]) -> Iterator[Conflict]:
    yield from _amounts(claims)
    yield from _bounds(claims)


def _amounts(
    claims: list[Claim], comparable: Callable[[Claim, Claim], bool] = lambda one, other: True
) -> Iterator[Conflict]:
    """Sums of one deal that no rounding reconciles, of different voices, both counted or both not."""
    pairs = [(a, b) for a, b in combinations(claims, 2) if comparable(a, b) and _opposed(a, b)]
    opposed = {id(c) for pair in pairs for c in pair}
    sides = _sides([c for c in claims if id(c) in opposed])
    if len(sides) > 1:
        told = [(str(amount_text(side[0])), side) for side in sides]
        slipped = any(slip(ratio(a, b) or 1.0, 1.0) for a, b in pairs)
        note = "; one may be a slip of ten or of a unit" if slipped else ""
        yield _conflict("amount", told, f"reports of one deal differ{note}", _currency(sides[0][0]))


def _opposed(one: Claim, other: Claim) -> bool:
    if "denied" in (one.statement.status, other.statement.status):
        return False
    same_footing = bool(one.column) == bool(other.column) and one.voice != other.voice
    return same_footing and _disjoint(one, other) and _one_moment(one, other)


def _one_moment(one: Claim, other: Claim) -> bool:
    """Not two points of a line.

    They are two where both are dated and apart, where the later one says that it revises the earlier, and where a plan
    was carried out weeks later.
    """
    if one.event and other.event and gap(one.event, other.event) > rules().days:
        return False
    first, last = sorted((one, other), key=lambda c: c.published or (0, 0))
    if first.column == "committed" and last.column == "paid" and same_moment(first, last) is False:
        return False
    return first.published == last.published or not last.sentence_says("revises")


def _disjoint(one: Claim, other: Claim) -> bool:
    tolerance = rules().tolerance
    if one.currency != other.currency:
        firm = {bound_of(one), bound_of(other)} <= {"exact", "about"}
        return firm and ratio(one, other) is not None and not agree(one, other)
    if bound_of(one) == bound_of(other) == "up-to":
        return not agree(one, other)
    return not agree(one, other) and (
        one.low > other.high * (1 + tolerance) or other.low > one.high * (1 + tolerance)
    )


def _sides(claims: list[Claim]) -> Sides:
    """Statements by the sum that they tell."""
    sides: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: (c.value, c.statement.id)):
        home = next((side for side in sides if agree(side[0], claim)), None)
        if home is None:
            sides.append([claim])
        else:
            home.append(claim)
    return [[c.statement for c in side] for side in sides]


def _bounds(claims: list[Claim]) -> Iterator[Conflict]:
    """One sum that is a ceiling to one and firm, or a floor, to another; a ceiling may be reached later."""
    counted = [c for c in claims if c.column]
    ceilings = [c for c in counted if c.ceiling]
    firm = [
        c
        for c in counted
        if not c.ceiling
        and any(
            c.value <= k.value * (1 + rules().tolerance) and c.voice != k.voice and not _reached(k, c)
            for k in ceilings
        )
    ]
    if firm and ceilings:
        sides = [
            (amount_text(side[0].statement) or "", [c.statement for c in side]) for side in (firm, ceilings)
        ]
        yield _conflict("bound", sides, "a ceiling in one report, firm in another", firm[0].currency)


def _reached(ceiling: Claim, firm: Claim) -> bool:
    later = bool(
        firm.published and ceiling.published and firm.published[0] > ceiling.published[1] + rules().days
    )
    return firm.column == "paid" and later


def _literal_conflicts(ledger: Ledger) -> Iterator[Conflict]:
    """Valuations, revenues and capacities of one moment, kind and period that differ."""
    amounts: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    watts: dict[str, list[Statement]] = defaultdict(list)
    for s in ledger.statements:
        if s.object is None and s.status not in ("denied", "possible", "considering"):
            claim = claim_of(s)
            if claim is not None:
                amounts[s.subject.id, s.relation, claim.kind, s.period].append(claim)
            elif s.power_w is not None:
                watts[s.subject.id].append(s)
    for claims in amounts.values():
        yield from _amounts(claims, lambda a, b: _same_time(a.statement, b.statement))
    for told in watts.values():
        yield from _figure_conflicts(told)


def _same_time(one: Statement, other: Statement) -> bool:
    """Whether two figures are about one moment; an undated one is as of its publication."""
    spans = [days(s.time) or days(s.article.published) for s in (one, other)]
    return spans[0] is None or spans[1] is None or gap(spans[0], spans[1]) <= rules().days


def _figure_conflicts(told: list[Statement]) -> Iterator[Conflict]:
    for name, show in FIGURES.items():
        holding = [
            s
            for s in told
            if getattr(s, name) is not None and s.status not in ("denied", "possible", "considering")
        ]
        opposed = {
            s.id
            for a, b in combinations(holding, 2)
            if _voice(a) != _voice(b)
            and _same_time(a, b)
            and _same_kind(a, b)
            and not near(getattr(a, name), getattr(b, name), rules().tolerance)
            for s in (a, b)
        }
        by_value: dict[float, list[Statement]] = defaultdict(list)
        for s in holding:
            if s.id in opposed:
                by_value[getattr(s, name)].append(s)
        if len(by_value) > 1:
            sides = [(show(value), side) for value, side in sorted(by_value.items())]
            yield _conflict(name, sides, "reports of one moment differ")


def _voice(statement: Statement) -> tuple[str, str | None]:
    return statement.article.id, statement.attributed_to.name if statement.attributed_to else None


def _same_kind(one: Statement, other: Statement) -> bool:
    """Planned and present figures, and those of two products, are not about one thing."""
    planned = (one.status == "planned") == (other.status == "planned")
    return planned and (one.product is None or other.product is None or one.product == other.product)


def _status_conflicts(told: list[Statement]) -> Iterator[Conflict]:
    """What one report tells as a fact or a plan and another, not earlier, denies; a plan may be dropped later."""
    denied = [s for s in told if s.status == "denied"]
    for kind in ("ongoing", "completed", "planned"):
        claimed = [s for s in told if s.status == kind]
        pairs = [(c, d) for c in claimed for d in denied if _contradict(c, d)]
        if pairs:
            sides = [
                (kind, list({c.id: c for c, _ in pairs}.values())),
                ("denied", list({d.id: d for _, d in pairs}.values())),
            ]
            yield _conflict("status", sides, "claimed by one report, denied by another")


def _contradict(claimed: Statement, denied: Statement) -> bool:
    if _voice(claimed) == _voice(denied) or not _one_sum(claimed, denied):
        return False
    when, denial = claimed.article.published or "", denied.article.published or ""
    if claimed.status == "planned":
        return when == denial or not (when and denial)
    return not (when and denial) or when <= denial


def _term_conflicts(told: list[Statement]) -> Iterator[Conflict]:
    """Terms of one deal that differ: a lease to 2029 in the filing, of 180 days in an owner's words."""
    if not told or told[0].relation not in rules().relations:
        return
    by_term: dict[str, list[Statement]] = defaultdict(list)
    for s in told:
        if s.period and s.status not in ("denied", "possible", "considering"):
            by_term[" ".join(s.period.casefold().split())].append(s)
    opposed = [
        (a, b)
        for a, b in combinations(sorted(by_term), 2)
        if any(
            _voice(x) != _voice(y) and _one_sum(x, y) and _same_time(x, y)
            for x in by_term[a]
            for y in by_term[b]
        )
    ]
    for a, b in opposed:
        yield _conflict(
            "period", [(a, by_term[a]), (b, by_term[b])], "reports of one deal tell different terms"
        )


def _one_sum(one: Statement, other: Statement) -> bool:
    a, b = claim_of(one), claim_of(other)
    return a is None or b is None or agree(a, b)


def _flow_conflicts(ledger: Ledger) -> Iterator[Conflict]:
    """One sum between two parties that reports tell under two relations: a loan or an investment, received or paid."""
    asserting = {name for name, status in vocabulary().statuses.items() if status.asserts} | {"planned"}
    for one, other in rules().one_flow:
        for (subject, relation, target), told in ledger.edges.items():
            if relation != one:
                continue
            rivals = ledger.edges.get((subject, other, target), [])
            pairs = [
                (a, b)
                for a in told
                for b in rivals
                if a.status in asserting and b.status in asserting and _one_flow(a, b, told, rivals)
            ]
            if pairs:
                sides = [
                    (f"{one} {amount_text(pairs[0][0])}", list({a.id: a for a, _ in pairs}.values())),
                    (f"{other} {amount_text(pairs[0][1])}", list({b.id: b for _, b in pairs}.values())),
                ]
                yield _conflict("relation", sides, "one sum told as two relations", _currency(pairs[0][0]))


def _currency(statement: Statement) -> str | None:
    return statement.amount.currency if statement.amount else None


def _one_flow(one: Statement, other: Statement, told: list[Statement], rivals: list[Statement]) -> bool:
    """The same sum at the same time, from different voices, neither of whom tells both."""
    a, b = claim_of(one), claim_of(other)
    if a is None or b is None or _voice(one) == _voice(other):
        return False
    if (
        {a.kind, b.kind} & {"fair-value", "valuation", "market-cap"}
        or not agree(a, b)
        or not _same_time(one, other)
    ):
        return False
    articles = {s.article.id for s in told}, {s.article.id for s in rivals}
    return one.article.id not in articles[1] and other.article.id not in articles[0]
