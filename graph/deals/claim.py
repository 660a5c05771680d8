"""One statement as the accounting of deals reads it: a sum with bounds, kind, stage, moment and voice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import inf

from alliances.graph.deals.rules import rules
from alliances.graph.triples import date_bounds
from alliances.ontology.statement import Statement
from alliances.ontology.values import Amount

VALUES = frozenset({"fair-value", "valuation", "valuation-pre", "valuation-post", "market-cap"})
RATES = frozenset({"per-year", "per-month", "run-rate"})
LEAVES = frozenset({"tranche", "contract-total", None})
TOTALS = frozenset({"cumulative", "paid"})
Days = tuple[int, int]
DAYS_OF_A_YEAR, DAYS_OF_A_MONTH = 365, 28


@lru_cache(maxsize=65536)
def days(partial: str | None) -> Days | None:
    """First and last day of a partial date, counted in days.

    >>> days("2025-02")
    (739283, 739310)
    """
    if partial is None:
        return None
    first, last = date_bounds(partial)
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


def gap(one: Days, other: Days) -> int:
    """Days between two spans, 0 where they meet."""
    return max(0, one[0] - other[1], other[0] - one[1])


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A statement's sum: `low` to `high` in `currency`, of one kind, in one column or (None) in none."""

    statement: Statement
    value: float
    low: float
    high: float
    currency: str
    kind: str | None
    column: str | None
    ceiling: bool
    event: Days | None
    published: Days | None
    joint: tuple[str, ...] = ()

    @property
    def article(self) -> str:
        return self.statement.article.id

    @property
    def voice(self) -> tuple[str, str | None]:
        """Who speaks: one article may let two persons contradict each other."""
        said = self.statement.attributed_to
        return self.article, said.name if said else None

    def says(self, cue: str) -> bool:
        """Whether the part of the evidence that names the sum holds a word of this cue."""
        return rules().says(cue, part_of_evidence(self.statement))

    def sentence_says(self, cue: str) -> bool:
        """Whether the evidence holds a word of this cue anywhere."""
        return rules().says(cue, self.statement.evidence.text)


_PARTS = re.compile(r"[,;+]\s|\band\b|\bplus\b|(?<=[고며])\s")


def part_of_evidence(statement: Statement) -> str:
    """The part of the evidence, between conjunctions, in which the sum stands; all of it where that is not told.

    "10bn now and 30bn if targets are met" makes only the second sum depend on the targets.
    """
    evidence, written = statement.evidence.text, statement.amount.text if statement.amount else None
    at = evidence.find(written) if written else -1
    if at < 0 or not written:
        return evidence
    begin = max((m.start() for m in _PARTS.finditer(evidence, 0, at)), default=0)
    end = _PARTS.search(evidence, at + len(written))
    return evidence[begin : end.start() if end else len(evidence)]


def bounds_of(amount: Amount) -> tuple[float, float, float]:
    """The sum that is meant and the smallest and largest that the words allow."""
    if amount.value is None:
        low = amount.min if amount.min is not None else 0.0
        high = amount.max if amount.max is not None else inf
        return (low if low else high), low, high
    if amount.bound == "at-least":
        return amount.value, amount.value, inf
    if amount.bound == "up-to":
        return amount.value, 0.0, amount.value
    spread = rules().about_tolerance if amount.bound == "about" else 0.0
    return amount.value, amount.value * (1 - spread), amount.value * (1 + spread)


def column_of(status: str, running: str) -> str | None:
    """The column in which a status lets a sum count; considered, possible and denied sums count in none."""
    if status == "completed":
        return "paid"
    if status in ("ongoing", "ended"):
        return running
    return "committed" if status == "planned" else None


def claim_of(statement: Statement, joint: tuple[str, ...] = ()) -> Claim | None:
    """The claim of a statement that names a sum, else None."""
    amount = statement.amount
    if amount is None:
        return None
    flow = rules().relations.get(statement.relation)
    value, low, high = bounds_of(amount)
    kind = amount.kind if amount.kind is not None or flow is None else flow.unsaid
    column = column_of(statement.status, flow.running if flow else "paid")
    if kind == "paid" and column is not None:
        column = "paid"
    conditional = column is not None and rules().says("conditional", part_of_evidence(statement))
    return Claim(
        statement,
        value,
        low,
        high,
        amount.currency,
        kind,
        column,
        amount.bound == "up-to" or (conditional and kind in ("tranche", None, "contract-total")),
        days(statement.time),
        days(statement.article.published),
        joint,
    )


def agree(one: Claim, other: Claim) -> bool:
    """Whether two sums can be one: within 2 % in one currency, within 4 % through a conversion that one of them tells."""
    if one.currency == other.currency:
        return _near(one, other, rules().tolerance)
    return any(
        a.statement.amount is not None
        and a.statement.amount.converted is not None
        and a.statement.amount.converted.currency == b.currency
        and near(a.statement.amount.converted.value, b.value, rules().converted_tolerance)
        for a, b in ((one, other), (other, one))
    )


def ratio(one: Claim, other: Claim) -> float | None:
    """How many times the larger of two sums is the smaller, through a conversion that one of them tells where needed.

    None where the sums have no currency in common.
    """
    pairs = [(c.value, c.currency) for c in (one, other)]
    if one.currency != other.currency:
        told = [(c.statement.amount.converted if c.statement.amount else None) for c in (one, other)]
        shared = [
            (conversion.value, there.value)
            for conversion, there in zip(told, (other, one), strict=True)
            if conversion is not None and conversion.currency == there.currency
        ]
        if not shared:
            return None
        pairs = [(value, "") for value in shared[0]]
    small, large = sorted(value for value, _ in pairs)
    return large / small if small > 0 else inf


def _near(one: Claim, other: Claim, tolerance: float) -> bool:
    vague = one.statement.amount is not None and one.statement.amount.value is None
    vague_other = other.statement.amount is not None and other.statement.amount.value is None
    if vague or vague_other:
        return (
            one.low <= other.high * (1 + tolerance) and other.low <= one.high * (1 + tolerance)
            if vague and vague_other
            else _within(one, other)
            if vague
            else _within(other, one)
        )
    if "about" in (bound_of(one), bound_of(other)):
        return one.low <= other.high and other.low <= one.high
    return near(one.value, other.value, tolerance)


def bound_of(claim: Claim) -> str | None:
    """The bound that the words give the sum."""
    return claim.statement.amount.bound if claim.statement.amount is not None else None


def slip(one: float, other: float) -> bool:
    """Whether two sums are one but for a slip of ten, of a hundred or of a unit (조 for 억).

    >>> slip(16.5e9, 165e9), slip(16.5e9, 33e9)
    (True, False)
    """
    small, large = sorted((abs(one), abs(other)))
    return small > 0 and any(near(large / small, factor, rules().tolerance) for factor in rules().slips)


def _within(vague: Claim, exact: Claim) -> bool:
    return vague.low <= exact.value <= vague.high


def near(one: float, other: float, tolerance: float) -> bool:
    """Whether two numbers differ by no more than this fraction of the larger."""
    return abs(one - other) <= tolerance * max(abs(one), abs(other))


def same_moment(one: Claim, other: Claim) -> bool | None:
    """Whether two claims can be about one moment: None where nothing is known.

    Days of the event decide where both are told, days of publication else.
    """
    if one.event is not None and other.event is not None:
        return gap(one.event, other.event) <= rules().days
    if one.published is not None and other.published is not None:
        return gap(one.published, other.published) <= rules().days
    return None


def apart(one: Claim, other: Claim) -> bool:
    """Whether both tell their day and the days are not the same.

    Two years that follow each other are apart; so are two months that one article tells.
    """
    if one.event is None or other.event is None:
        return False
    shortest = min(last - first for first, last in (one.event, other.event)) + 1
    coarse = shortest >= DAYS_OF_A_YEAR or (one.article == other.article and shortest >= DAYS_OF_A_MONTH)
    return gap(one.event, other.event) > (0 if coarse else rules().days)
