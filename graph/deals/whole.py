"""Wholes and parts: which sum is made of which others, and which total already holds which deal."""

from __future__ import annotations

from itertools import combinations

from alliances.graph.deals.claim import Claim, near
from alliances.graph.deals.group import Group
from alliances.graph.deals.rules import rules
from alliances.graph.deals.stage import Finding

MOST_PARTS = 8


def compose(leaves: list[Group]) -> list[Finding]:
    """Mark each sum that others add up to as a whole and them as its parts; a whole adds nothing of its own.

    The parts come from one article, or are all tranches or contracts by their reports' word. Where one of them is
    conditional, the whole is a ceiling.
    """
    findings = []
    for whole in sorted(leaves, key=lambda g: -g.value):
        if whole.kinds == {"tranche"} or whole.part_of is not None:
            continue
        parts = _parts(
            whole, [g for g in leaves if g is not whole and g.role == "deal" and g.part_of is None]
        )
        if parts:
            findings += _split(whole, parts)
    return findings


def _parts(whole: Group, others: list[Group]) -> tuple[Group, ...]:
    smaller = [g for g in others if g.currency == whole.currency and g.value < whole.value]
    articles = sorted({article for g in smaller for article in g.articles})
    pools = [[g for g in smaller if article in g.articles] for article in articles]
    pools.append([g for g in smaller if g.explicit])
    for pool in pools:
        for size in range(min(len(pool), MOST_PARTS), 1, -1):
            for parts in combinations(pool[:MOST_PARTS], size):
                if near(sum(p.value for p in parts), whole.value, rules().tolerance) and any(
                    claim.column for part in parts for claim in part.claims
                ):
                    return parts
    return ()


def conditional(group: Group) -> bool:
    """Whether a part may never come: a ceiling, or only considered or possible."""
    return any(c.ceiling for c in group.claims) or not any(c.column for c in group.claims)


def _split(whole: Group, parts: tuple[Group, ...]) -> list[Finding]:
    open_parts = [part for part in parts if conditional(part)]
    counted = bool(whole.adds)
    ceiling = {"up_to": whole.value} if counted and (open_parts or "up_to" in whole.adds) else {}
    firm = [c for c in whole.claims if not c.ceiling and c.column and not c.says("conditional")]
    whole.role, whole.adds = "whole", ceiling
    for part in parts:
        part.part_of = whole
    for part in open_parts:
        # The ceiling of the whole already holds what the part may bring.
        part.adds = {column: value for column, value in part.adds.items() if column != "up_to" or not counted}
    if not open_parts or not firm:
        return []
    sides = tuple(firm), tuple(c for part in open_parts for c in part.claims)
    return [Finding("bound", sides, "one report calls firm what another makes conditional")]


def companions(leaves: list[Group]) -> None:
    """A firm part and a conditional one that one article tells side by side: the ceiling is both together."""
    for ceiling in leaves:
        if "up_to" not in ceiling.adds or ceiling.part_of is not None or not _on_top(ceiling):
            continue
        for firm in leaves:
            beside = firm.articles & ceiling.articles and firm.currency == ceiling.currency
            if beside and firm.part_of is None and firm.adds.keys() & {"paid", "committed"}:
                firm.adds.setdefault("up_to", max(firm.adds.values()))


def _on_top(ceiling: Group) -> bool:
    return "tranche" in ceiling.kinds or any(c.says("additional") for c in ceiling.claims)


def included(total: Claim, leaf: Claim) -> bool:
    """Whether one article's total holds one of its deals."""
    if total.says("including"):
        return True
    if leaf.event and total.event and leaf.event[0] > total.event[1]:
        return False
    if leaf.column == "committed" and total.column == "paid":
        return False
    old = bool(leaf.event and leaf.published and leaf.event[1] < leaf.published[0] - rules().days)
    return old or not total.says("before")


def readings(total: Group, leaf: Group) -> dict[str, bool]:
    """Article → whether its total holds the deal, for the articles that tell both."""
    return {
        t.article: included(t, d)
        for t in total.claims
        for d in leaf.claims
        if t.article == d.article and t.column and d.column
    }


def scope(totals: list[Group], leaves: list[Group]) -> list[Finding]:
    """Articles that disagree on whether a total holds a deal: one of them counts it twice."""
    findings = []
    for total in totals:
        for leaf in leaves:
            told = readings(total, leaf)
            if len(set(told.values())) < 2:
                continue
            sides = tuple(
                tuple(c for c in total.claims if told.get(c.article) is reading) for reading in (False, True)
            )
            both = total.value + leaf.value
            findings.append(
                Finding(
                    "double-count", sides, f"one report's total and deal come to {both:,.0f} {total.currency}"
                )
            )
            planned = [c for c in total.claims if c.column == "committed"]
            if planned:  # The careful reading: the total holds what is only promised.
                total.adds = {"committed": total.chosen(planned).value}
    return findings


def covered(total: Group, leaf: Group) -> bool:
    """Whether a total holds a deal: as an article says that tells both, else by their days."""
    told = readings(total, leaf)
    if told:
        return any(told.values())
    until = as_of(total)
    if until is None:
        return True
    began = [c.event[0] for c in leaf.claims if c.event]
    if began:
        return min(began) <= until
    first = leaf.first_published
    return not ("tranche" in leaf.kinds and first is not None and first > until + rules().days)


def as_of(total: Group) -> int | None:
    """The last day that a total speaks of: its own where one is told, else when it was first reported."""
    told = [c.event[1] for c in total.claims if c.event]
    return max(told) if told else total.first_published
