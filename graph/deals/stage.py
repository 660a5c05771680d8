"""From what reports say to columns: which of a group's sums are paid, committed, or a ceiling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from alliances.graph.deals.claim import Claim, agree, bound_of, same_moment
from alliances.graph.deals.group import Group
from alliances.graph.deals.rules import rules

COLUMNS = ("paid", "committed", "up_to")


@dataclass(frozen=True, slots=True)
class Finding:
    """Claims that cannot all be right, by side, with the reading that shows it."""

    kind: str
    sides: tuple[tuple[Claim, ...], ...]
    note: str


def restaged(claims: list[Claim]) -> tuple[list[Claim], list[Finding]]:
    """Claims of payment that a report which tells both stages calls a commitment, read as one.

    "13bn committed, 11.8bn of it paid" tells what an outlet's "has invested 13bn" is.
    """
    promises = [
        p
        for p in claims
        if p.column == "committed"
        and p.kind != "tranche"
        and any(
            q.article == p.article
            and q.column == "paid"
            and q.currency == p.currency
            and q.value < p.value * (1 - rules().tolerance)
            for q in claims
        )
    ]
    result, findings = [], []
    for claim in claims:
        promise = _promise_of(claim, promises)
        if promise is not None:
            findings.append(
                Finding("stage", ((claim,), (promise,)), "one report calls paid what another calls committed")
            )
        result.append(claim if promise is None else replace(claim, column="committed"))
    return result, findings


def _promise_of(claim: Claim, promises: list[Claim]) -> Claim | None:
    if claim.column != "paid":
        return None
    return next(
        (
            p
            for p in promises
            if p.article != claim.article and agree(p, claim) and same_moment(p, claim) is not False
        ),
        None,
    )


def columns(group: Group) -> dict[str, float]:
    """What a group adds to each column before it is held against other groups."""
    counting = [claim for claim in group.claims if claim.column and not _called_off(claim, group)]
    if not counting or void(group):
        return {}
    firm = [claim for claim in counting if not claim.ceiling]
    ceilings = [] if _filled(firm, counting) else [claim for claim in counting if claim.ceiling]
    adds = {"up_to": group.chosen(ceilings).value} if ceilings else {}
    if ceilings and not any(bound_of(claim) == "at-least" for claim in firm):
        firm = [claim for claim in firm if claim.value < adds["up_to"] and not _at_most(claim, ceilings)]
    if firm:
        column = "paid" if any(claim.column == "paid" for claim in firm) else "committed"
        adds[column] = group.chosen(claim for claim in firm if claim.column == column).value
    return adds


def _called_off(claim: Claim, group: Group) -> bool:
    """Whether it tells the end of what was only planned: that is no payment."""
    stages = {c.statement.status for c in group.claims}
    return claim.statement.status == "ended" and "planned" in stages and not stages & {"completed", "ongoing"}


def _at_most(claim: Claim, ceilings: Iterable[Claim]) -> bool:
    """Whether another report calls the same sum a ceiling."""
    return any(agree(claim, ceiling) for ceiling in ceilings)


def _filled(firm: Sequence[Claim], counting: Iterable[Claim]) -> bool:
    """Whether a ceiling of earlier reports was reached: a later report says that all of it was paid."""
    paid = [c.published[0] for c in firm if c.column == "paid" and c.published]
    ceilings = [c.published[1] for c in counting if c.ceiling and c.published]
    return bool(paid and ceilings) and max(paid) > max(ceilings) + rules().days


def void(group: Group) -> bool:
    """Whether a plan came to nothing: the last word on it is a denial or its end, and nobody said that it was done."""
    counted = [c for c in group.claims if c.column]
    denials = {id(c) for c in group.claims if c.statement.status == "denied"}
    other_sums = {id(c) for c in group.claims if id(c) in denials and not any(agree(c, k) for k in counted)}
    told = [c.statement for c in group.claims if not counted or id(c) not in other_sums] + group.mentions
    if any(s.status in ("completed", "ongoing") for s in told):
        return False
    last = max(told, key=lambda s: (s.article.published or "", s.status in ("denied", "ended"), s.id))
    planned = any(s.status == "planned" for s in told)
    return last.status == "denied" or (last.status == "ended" and planned)
