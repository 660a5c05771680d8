"""What each deal between two parties adds to their sums. A sum is added to another only for a reason.

Reasons are: both are tranches or contracts by their reports' own word; their days are told and differ; or one article
tells them side by side. Without a reason a later report may restate an earlier one, and nothing is added.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import fsum

from alliances.graph.deals.claim import RATES, VALUES, Claim, Days, days, gap, near, slip
from alliances.graph.deals.group import (
    Group,
    close,
    credibility,
    dated_apart,
    gather,
    other_goods,
    ratio_between,
    sort_of,
)
from alliances.graph.deals.rules import Flow, rules
from alliances.graph.deals.stage import COLUMNS, Finding, columns, restaged
from alliances.graph.deals.terms import over_the_term
from alliances.graph.deals.whole import as_of, companions, compose, covered, scope
from alliances.ontology.statement import Statement


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Claims of other edges that tell what a sum really is: the pair's fair values, the object's rounds."""

    values: tuple[Claim, ...] = ()
    rounds: tuple[Claim, ...] = ()


@dataclass(slots=True)
class Settlement:
    """The groups of one edge with what each adds, and what was found not to fit."""

    groups: list[Group]
    findings: list[Finding] = field(default_factory=list)


def settle(relation: str, claims: list[Claim], mentions: list[Statement], around: Surroundings) -> Settlement:
    """Group one edge's claims and let each group add to the columns what no other already holds."""
    flow = rules().relations.get(relation, Flow(counts=False))
    claims, findings = restaged([over_the_term(claim) for claim in claims])
    groups = gather(claims)
    result = Settlement(groups, findings)
    for group in sorted(groups, key=lambda g: sort_of(g.claims[0]) != "joint"):
        _set_aside(group, around, result)
    _attach(mentions, [g for g in groups if g.role == "deal"] or groups)
    payable = [g for g in groups if g.role == "deal"]
    for group in payable:
        group.adds = columns(group) if flow.counts else {}
    leaves = [g for g in payable if sort_of(g.claims[0]) == "leaf"]
    totals = [g for g in payable if sort_of(g.claims[0]) == "total"]
    for total in totals:
        total.role = "total"
    result.findings += scope(totals, leaves) + compose(leaves)
    leaves = _merged([g for g in leaves if g.role == "deal"], flow, result)
    companions(leaves)
    _supersede([*leaves, *totals])
    if flow.counts:
        for currency in sorted({g.currency for g in payable}):
            for column in COLUMNS:
                _balance(column, currency, leaves, totals, flow, result)
        result.findings += _restated([*leaves, *totals])
    return result


def _set_aside(group: Group, around: Surroundings, result: Settlement) -> None:
    """Give a role to sums that are no payment, or that another report shows to be none."""
    first = group.claims[0]
    sort = sort_of(first)
    if sort in VALUES:
        group.role = "value"
    elif sort in RATES:
        group.role = "rate"
    elif sort in ("joint", "round", "estimate"):
        group.role = sort  # type: ignore[assignment]
    elif group.kinds != {"tranche"}:
        together = tuple(c for g in result.groups if g.role == "joint" for c in g.claims)
        for role, others, note in (
            ("joint", together, "the sum is another report's sum of several parties together"),
            ("value", around.values, "the sum is another report's value of the holding"),
            ("round", around.rounds, "the sum is another report's total of the whole round"),
        ):
            same = tuple(c for c in others if _same_sum(first, c))
            if same:
                group.role = role  # type: ignore[assignment]
                result.findings.append(Finding("kind", (tuple(group.claims), same), note))
                return


def _same_sum(one: Claim, other: Claim) -> bool:
    return one.currency == other.currency and near(one.value, other.value, rules().converted_tolerance)


def _attach(mentions: list[Statement], groups: list[Group]) -> None:
    """Give statements without a sum to the deal that they can only mean; the rest stay on their own."""
    for mention in list(mentions):
        when = days(mention.time) or days(mention.article.published)
        able = [g for g in groups if not _begins_anew(mention, g)]
        fitting = [g for g in able if _around(g, when)]
        home = fitting if len(fitting) == 1 else able if len(able) == 1 else []
        if home:
            home[0].mentions.append(mention)
            mentions.remove(mention)


def _begins_anew(mention: Statement, group: Group) -> bool:
    """A plan told with, or after, what was paid already is a plan for something more."""
    if mention.status not in ("considering", "planned", "possible"):
        return False
    paid = [c.statement.article.published or "" for c in group.claims if c.column == "paid"]
    return bool(paid) and (mention.article.published or "") >= min(paid)


def _around(group: Group, when: Days | None) -> bool:
    spans = [claim.event or claim.published for claim in group.claims]
    return when is None or any(span is None or gap(when, span) <= rules().days for span in spans)


def _merged(leaves: list[Group], flow: Flow, result: Settlement) -> list[Group]:
    """Join groups that tell one deal with different sums: the deal keeps the disagreement."""
    kept: list[Group] = []
    for leaf in sorted(leaves, key=lambda g: (not g.explicit, -g.value, g.claims[0].statement.id)):
        home = next((g for g in kept if _one_deal_told_differently(g, leaf, flow)), None)
        if home is None:
            kept.append(leaf)
            continue
        home.claims += leaf.claims
        home.mentions += leaf.mentions
        home.part_of = home.part_of or leaf.part_of
        home.adds = columns(home) if flow.counts else {}
        result.groups.remove(leaf)
    return kept


def _one_deal_told_differently(one: Group, other: Group, flow: Flow) -> bool:
    factor = ratio_between(one, other)
    if factor is None or one.part_of is not None or other.part_of is not None:
        return False
    if any(other_goods(a, b) for a in one.claims for b in other.claims):
        return False
    if slip(factor, 1.0) and not one.articles & other.articles and close(one, other):
        return True
    if one.currency != other.currency and factor > rules().alike:
        return False
    if not flow.repeats:
        return "tranche" not in one.kinds | other.kinds
    if one.articles & other.articles or not (near_day := close(one, other)):
        return False
    if one.explicit != other.explicit:
        return False  # Held against the sum of what is known, not against one part of it.
    return near_day and (not one.explicit or factor <= rules().alike)


def _supersede(groups: list[Group]) -> None:
    """Plans that a later report says it revises count no more."""
    for later in groups:
        said = [c for c in later.claims if c.column and c.kind != "tranche" and c.sentence_says("revises")]
        begun = min((c.published[0] for c in said if c.published), default=None)
        if begun is None:
            continue
        for earlier in groups:
            last = earlier.last_published
            if (
                earlier is not later
                and earlier.part_of is not later
                and "paid" not in earlier.adds
                and earlier.currency == later.currency
                and last is not None
                and last < begun
            ):
                earlier.superseded_by, earlier.adds = later, {}


def _balance(
    column: str, currency: str, leaves: list[Group], totals: list[Group], flow: Flow, result: Settlement
) -> None:
    """Let each group add to one column only what the groups before it leave open."""
    mine = [g for g in leaves if column in g.adds and g.currency == currency]
    sums = [g for g in totals if column in g.adds and g.currency == currency]
    said = [g for g in mine if g.part_of or (g.explicit and (flow.repeats or "tranche" in g.kinds))]
    unsaid = [g for g in mine if g not in said]
    base = _base(sums, said, column, result)
    held = [g for g in said if base is not None and covered(base, g)]
    accepted = _fitting(held, base, column, result) + [g for g in said if g not in held]
    if base is not None:
        base.adds[column] = max(0.0, base.adds[column] - fsum(g.adds[column] for g in accepted if g in held))
    for group in sorted(unsaid, key=lambda g: (-g.adds[column], g.claims[0].statement.id)):
        _place(group, accepted, base, column, flow, result)


def _base(sums: list[Group], leaves: list[Group], column: str, result: Settlement) -> Group | None:
    """The total to believe: one that the deals confirm, else the latest; the others add nothing."""
    if not sums:
        return None

    def rank(total: Group) -> tuple[object, ...]:
        parts = fsum(g.adds[column] for g in leaves if covered(total, g))
        value = total.adds[column]
        confirmed = near(parts, value, rules().tolerance)
        weight = len(total.articles), -value
        slipped = any(
            slip(o.adds[column], value) and (len(o.articles), -o.adds[column]) > weight for o in sums
        )
        return (
            not slipped,
            confirmed,
            as_of(total) or 0,
            max(map(credibility, total.claims)),
            total.claims[0].statement.id,
        )

    base = max(sums, key=rank)
    for other in sums:
        if other is not base:
            value = other.adds.pop(column)
            other.role = "repeated"
            fell = value > base.adds[column] and (as_of(other) or 0) <= (as_of(base) or 0)
            if close(base, other) is not False or fell:
                _differ(base, other, "two totals", result)
    return base


def _fitting(held: list[Group], base: Group | None, column: str, result: Settlement) -> list[Group]:
    """Deals that a total holds, as far as they fit into it; those that do not are told apart and add nothing."""
    accepted: list[Group] = []
    for group in sorted(held, key=lambda g: (-len(g.articles), -g.adds[column], g.claims[0].statement.id)):
        assert base is not None
        open_ended = any(c.high > c.value * (1 + rules().about_tolerance) for c in base.claims)
        together = fsum(g.adds[column] for g in accepted) + group.adds[column]
        if open_ended or together <= base.adds[column] * (1 + rules().tolerance):
            accepted.append(group)
            continue
        group.adds.pop(column)
        group.role = "repeated"
        sides = tuple(base.claims), tuple(group.claims)
        result.findings.append(Finding("total", sides, "the deals come to more than the reported total"))
    return accepted


def _place(
    group: Group, accepted: list[Group], base: Group | None, column: str, flow: Flow, result: Settlement
) -> None:
    """A sum of which no report says whether it is a tranche or a total: add it for a reason, else hold it back."""
    known = fsum(g.adds[column] for g in accepted) + (base.adds[column] if base is not None else 0.0)
    after = base is None or (base.adds and not _may_hold(base, group))
    if flow.repeats and after and all(_reason_to_add(group, other) for other in accepted):
        accepted.append(group)
        return
    value = group.adds.pop(column)
    anchors = [*accepted, *([base] if base is not None else [])]
    moments = [close(group, other) for other in anchors]
    if value <= known * (1 + rules().tolerance):
        group.role = "repeated"
        if (
            base is None
            and not any(g.explicit for g in accepted)
            and not near(value, known, rules().tolerance)
        ):
            _differ(
                accepted[0], group, "unclear whether one restates the other; not added", result, "restated"
            )
    elif _settled(accepted, anchors, flow) and (not flow.repeats or any(m is not False for m in moments)):
        group.role = "repeated"
        for other in anchors:
            _differ(other, group, "the sum is above all that is known of these deals", result)
    else:
        group.role, group.adds[column] = "total", value - known
        accepted.append(group)


def _settled(accepted: list[Group], anchors: list[Group], flow: Flow) -> bool:
    """Whether what is known is told well enough that a larger sum of unsaid kind is a contradiction, not news."""
    if not flow.repeats:
        return any(g.part_of for g in accepted)
    return any(g.explicit for g in anchors)


def _may_hold(base: Group, group: Group) -> bool:
    until = as_of(base)
    began = [c.event[0] for c in group.claims if c.event]
    return until is None or not began or min(began) <= until


def _reason_to_add(one: Group, other: Group) -> bool:
    if dated_apart(one, other):
        return True
    shared = one.articles & other.articles
    more = any(c.says("additional") for g in (one, other) for c in g.claims if c.article in shared)
    return bool(shared) and (one.explicit == other.explicit or more)


def _differ(one: Group, other: Group, note: str, result: Settlement, kind: str = "amount") -> None:
    result.findings.append(Finding(kind, (tuple(one.claims), tuple(other.claims)), note))


def _restated(groups: list[Group]) -> list[Finding]:
    """A ceiling or a plan, and a firm sum of a later report that does not say whether it is part of it."""
    findings = []
    for plan in groups:
        for firm in groups:
            later = (firm.first_published or 0) > (plan.last_published or 0) + rules().days
            if not later or firm.part_of is plan or firm.currency != plan.currency:
                continue
            sides = tuple(plan.claims), tuple(firm.claims)
            if set(plan.adds) == {"up_to"} and firm.adds.keys() & {"paid", "committed"}:
                if firm.value < plan.value:
                    note = "unclear whether the later sum is part of the earlier ceiling; not added"
                    findings.append(Finding("restated", sides, note))
            elif set(plan.adds) == {"committed"} and "paid" in firm.adds and not plan.explicit:
                note = "unclear whether the later payment is part of the earlier plan"
                findings.append(Finding("restated", sides, note))
    return findings
