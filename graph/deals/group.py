"""Claims about one deal, gathered: the builder of a `Deal`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import permutations

from alliances.graph.deals.claim import (
    LEAVES,
    RATES,
    TOTALS,
    VALUES,
    Claim,
    agree,
    apart,
    gap,
    ratio,
    same_moment,
    slip,
)
from alliances.graph.deals.model import Role
from alliances.graph.deals.rules import rules
from alliances.ontology.identifiers import name_key
from alliances.ontology.statement import Statement


@dataclass(eq=False, slots=True)
class Group:
    """Claims that agree, with the statements without a sum that go with them and what is found out about them."""

    claims: list[Claim]
    role: Role = "deal"
    adds: dict[str, float] = field(default_factory=dict)
    mentions: list[Statement] = field(default_factory=list)
    part_of: Group | None = None
    superseded_by: Group | None = None

    @property
    def kinds(self) -> set[str | None]:
        return {claim.kind for claim in self.claims}

    @property
    def articles(self) -> set[str]:
        return {claim.article for claim in self.claims}

    @property
    def currency(self) -> str:
        """The currency of the sum itself: where one claim tells a conversion, the one that it converts from."""
        told = [c for c in self.claims if c.statement.amount and c.statement.amount.converted]
        return (told or self.claims)[0].currency

    @property
    def explicit(self) -> bool:
        """Whether a report says what kind of sum it is."""
        return any(kind is not None for kind in self.kinds)

    @property
    def value(self) -> float:
        """The sum to believe: of claims that count in a column where there are any, else of all."""
        return self.chosen([claim for claim in self.claims if claim.column] or self.claims).value

    @property
    def first_published(self) -> int | None:
        return min((c.published[0] for c in self.claims if c.published), default=None)

    @property
    def last_published(self) -> int | None:
        return max((c.published[1] for c in self.claims if c.published), default=None)

    def chosen(self, claims: Iterable[Claim]) -> Claim:
        """The claim to believe: by who says it, then, where sums agree, the more exact one, else the later one."""
        given = list(claims)
        pool = without_slips([c for c in given if c.currency == self.currency] or given)
        same = all(agree(pool[0], other) for other in pool)
        return max(pool, key=_exactness if same else _recency)

    def any_claim(self, test: Callable[[Claim], bool]) -> bool:
        return any(test(claim) for claim in self.claims)


def without_slips(claims: list[Claim]) -> list[Claim]:
    """The claims without those that are a slip of ten from what more articles, or as many with less, say."""

    def weight(claim: Claim) -> tuple[int, float]:
        return len({c.article for c in claims if agree(c, claim)}), -claim.value

    return [c for c in claims if not any(slip(c.value, o.value) and weight(o) > weight(c) for o in claims)]


def credibility(claim: Claim) -> int:
    """How far the claim's source is believed; see `Rules.credibility`."""
    statement = claim.statement
    parties = (statement.subject.name, statement.object.name if statement.object else "")
    said = statement.attributed_to
    return rules().credibility(said.name if said else None, parties)


def _digits(value: float) -> int:
    """Significant digits: 11.9bn is more exact than 12bn."""
    return len(f"{value:.0f}".rstrip("0"))


def _published(claim: Claim) -> int:
    return claim.published[1] if claim.published else 0


def _exact(claim: Claim) -> bool:
    amount = claim.statement.amount
    return amount is not None and amount.value is not None and amount.bound == "exact"


def _exactness(claim: Claim) -> tuple[object, ...]:
    return credibility(claim), _exact(claim), _digits(claim.value), _published(claim), claim.statement.id


def _recency(claim: Claim) -> tuple[object, ...]:
    return credibility(claim), _published(claim), _exact(claim), _digits(claim.value), claim.statement.id


def sort_of(claim: Claim) -> str:
    """What a claim's sum is good for: only sums of one sort are one sum."""
    if claim.joint:
        return "joint"
    if claim.kind in LEAVES:
        return "leaf"
    if claim.kind in TOTALS:
        return "total"
    if claim.kind in VALUES or claim.kind in RATES:
        return str(claim.kind)
    return "round" if claim.kind == "round-total" else "estimate"


def gather(claims: list[Claim]) -> list[Group]:
    """Groups of claims that tell one sum of one sort at one time; the order of the claims decides nothing."""
    groups: list[tuple[str, Group]] = []
    for claim in sorted(claims, key=_order):
        sort = sort_of(claim)
        fitting = [g for s, g in groups if s == sort and _one_deal(g, claim)]
        if fitting:
            min(fitting, key=lambda g: abs(g.claims[0].value - claim.value)).claims.append(claim)
        else:
            groups.append((sort, Group([claim])))
    return [group for _, group in groups]


def _order(claim: Claim) -> tuple[object, ...]:
    statement = claim.statement
    return (claim.event is None, claim.event or (0, 0), statement.article.published or "", statement.id)


def _one_deal(group: Group, claim: Claim) -> bool:
    return agree(group.claims[0], claim) and not any(
        apart(other, claim)
        or _told_anew(other, claim)
        or _side_by_side(other, claim)
        or other_goods(other, claim)
        for other in group.claims
    )


def _side_by_side(one: Claim, other: Claim) -> bool:
    """Whether one article tells a sum and, further on, the same sum as a further one."""
    if one.article != other.article:
        return False
    first, last = sorted((one, other), key=lambda c: c.statement.evidence.start)
    return last.says("additional") and not first.says("additional")


def other_goods(one: Claim, other: Claim) -> bool:
    """Whether two sums are for goods of two names (HBM3E, LPDDR5X); what has no number may be another word for one."""
    names = [name_key(c.statement.product or "") for c in (one, other)]
    numbered = all(any(map(str.isdigit, name)) for name in names)
    return numbered and not any(a in b for a, b in permutations(names))


def _told_anew(one: Claim, other: Claim) -> bool:
    """Two tranches of one size, months apart and neither dated, are two tranches, not one told again.

    So are two sums of which the later one alone is said to come on top. A plan that is told as paid later is one.
    """
    first, last = sorted((one, other), key=lambda c: c.published or (0, 0))
    if first.column == "committed" and last.column == "paid":
        return False
    on_top = last.says("additional") and not first.says("additional")
    return (
        (on_top or one.kind == other.kind == "tranche")
        and one.published is not None
        and other.published is not None
        and (one.event is None or other.event is None)
        and gap(one.published, other.published) > rules().retold_days
    )


def close(one: Group, other: Group) -> bool | None:
    """Whether two groups are about one moment: None where no day is known."""
    known = [m for a in one.claims for b in other.claims if (m := same_moment(a, b)) is not None]
    if not known:
        return None
    return any(known) and not any(apart(a, b) for a in one.claims for b in other.claims)


def ratio_between(one: Group, other: Group) -> float | None:
    """How many times the larger of two groups' sums is the smaller; None where no currency is common to them."""
    if one.currency == other.currency:
        small, large = sorted((one.value, other.value))
        return large / (small or 1.0)
    told = (ratio(a, b) for a in one.claims for b in other.claims if a.currency != b.currency)
    return next((factor for factor in told if factor is not None), None)


def dated_apart(one: Group, other: Group) -> bool:
    """Whether the days of both are told and differ."""
    return any(apart(a, b) for a in one.claims for b in other.claims)
