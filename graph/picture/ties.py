"""What is drawn between two names: lines (one relation, one direction, one status), gathered into ties of a pair."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from alliances.graph.picture.style import style
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import vocabulary


@dataclass(slots=True)
class Line:
    """All statements of one relation, direction and status between two entities, in the order of the graph."""

    subject: str
    relation: str
    object: str
    status: str
    statements: list[Statement] = field(default_factory=list)

    @property
    def pair(self) -> tuple[str, str]:
        """Its ends in the order of their ids."""
        return (self.subject, self.object) if self.subject < self.object else (self.object, self.subject)

    @property
    def dollars(self) -> float | None:
        """The largest sum that a statement tells, roughly in dollars: for width and order alone."""
        told = [v for s in self.statements if (v := dollars_of(s)) is not None]
        return max(told, default=None)

    @property
    def rank(self) -> tuple[float, int, float, str]:
        """Sorts the line that stands for its pair first: what holds before what may be, capital before seats."""
        look = style()
        return (
            -look.statuses[self.status].weight,
            list(look.relations).index(self.relation),
            -(self.dollars or 0),
            self.subject,
        )


@dataclass(slots=True)
class Tie:
    """The lines between one pair of entities, the strongest first."""

    pair: tuple[str, str]
    lines: list[Line]

    @property
    def strength(self) -> float:
        """How much the tie counts: by family of relation, status, number of articles and size of the largest sum."""
        return sum(map(_strength, self.lines))


def dollars_of(statement: Statement) -> float | None:
    """The sum of a statement roughly in dollars; of a vague one its upper end, else its lower."""
    amount = statement.amount
    if amount is None:
        return None
    value = next((v for v in (amount.value, amount.max, amount.min) if v is not None), None)
    return style().dollars(value, amount.currency)


def _strength(line: Line) -> float:
    look = style()
    weight = look.family(line.relation).weight * look.statuses[line.status].weight
    money = max(0.0, math.log10(max(line.dollars or 1.0, 1.0)) - 6) / 2
    return weight * (math.sqrt(len({s.article.id for s in line.statements})) + money)


def lines(statements: Iterable[Statement]) -> list[Line]:
    """The lines of all statements that have an object; the ends of a symmetric relation in the order of their ids."""
    found: dict[tuple[str, str, str, str], Line] = {}
    for statement in statements:
        if statement.object is None:
            continue
        ends = [statement.subject.id, statement.object.id]
        if vocabulary().relations[statement.relation].symmetric:
            ends.sort()
        key = ends[0], statement.relation, ends[1], statement.status
        found.setdefault(key, Line(*key)).statements.append(statement)
    return sorted(found.values(), key=lambda line: (line.rank, line.object))


def ties(drawn: Iterable[Line]) -> list[Tie]:
    """One tie a pair, the strongest first."""
    pairs: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in drawn:
        pairs[line.pair].append(line)
    return sorted((Tie(*item) for item in pairs.items()), key=lambda tie: (-tie.strength, tie.pair))


def by_strength(bundles: Iterable[Tie], others: Iterable[str]) -> list[str]:
    """Entity ids in the order in which ever weaker ties bring them in; those without a tie last, by id."""
    order = dict.fromkeys(end for tie in bundles for end in tie.pair)
    return [*order, *sorted(set(others) - set(order))]
