"""The scene: names in the order of their strength, with size, place and bloc, and the lines between them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from alliances.graph.picture.blocs import blocs
from alliances.graph.picture.boxes import shorten, text_width
from alliances.graph.picture.layout import Size, positions
from alliances.graph.picture.style import style
from alliances.graph.picture.ties import Line, Tie, by_strength, lines, ties
from alliances.ontology.entity import Entity
from alliances.ontology.gazetteer import Gazetteer
from alliances.ontology.statement import Statement

SMALLEST_NODE, LARGEST_NODE = 8.0, 24.0
# Below this much more than the opening view, everything is drawn at once.
TOLERANCE = 1.2


@dataclass(frozen=True, slots=True)
class Name:
    """An entity with every form under which it can be searched."""

    entity: Entity
    aliases: tuple[str, ...]

    @property
    def en(self) -> str:
        return self.entity.name

    @property
    def ko(self) -> str:
        return self.entity.ko or self.entity.name


class Scene:
    """What a picture of these statements shows; computed once, the same for the same statements."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.statements = statements
        self.lines: list[Line] = lines(statements)
        self.ties: list[Tie] = ties(self.lines)

    @cached_property
    def names(self) -> dict[str, Name]:
        """Entity id → name, the strongest first."""
        found: dict[str, list[Entity]] = defaultdict(list)
        for statement in self.statements:
            for entity in (statement.subject, statement.object):
                if entity is not None:
                    found[entity.id].append(entity)
        return {key: _name(found[key]) for key in by_strength(self.ties, found)}

    @cached_property
    def order(self) -> list[str]:
        """Entity ids, the strongest first."""
        return list(self.names)

    @cached_property
    def opening(self) -> int:
        """How many ties the picture opens with."""
        limit = style().opening
        return len(self.ties) if len(self.ties) <= limit * TOLERANCE else limit

    @cached_property
    def opening_names(self) -> int:
        """How many names these ties lie between; where all are drawn, those without a tie too."""
        if self.opening == len(self.ties) and len(self.order) <= style().opening:
            return len(self.order)
        return len({end for tie in self.ties[: self.opening] for end in tie.pair})

    @cached_property
    def degrees(self) -> dict[str, int]:
        """Entity id → number of names it is tied to."""
        found = dict.fromkeys(self.order, 0)
        for tie in self.ties:
            for end in tie.pair:
                found[end] += 1
        return found

    @cached_property
    def blocs(self) -> list[list[str]]:
        """Communities of entity ids among the ties that the picture opens with, the largest first."""
        return blocs(self.ties[: self.opening], self.order)

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """Entity id → (x, y) in pixels, y downwards."""
        sizes = {key: Size(radius(self.degrees[key]), _width(name)) for key, name in self.names.items()}
        return positions(
            self.order, self.opening_names, self.ties[: self.opening], self.ties, sizes, self.blocs
        )


def radius(degree: int) -> float:
    """A node's radius in pixels by the number of names it is tied to."""
    return round(min(LARGEST_NODE, SMALLEST_NODE + 3.4 * math.sqrt(degree)), 1)


def _width(name: Name) -> float:
    return max(text_width(shorten(name.en)), text_width(shorten(name.ko)))


def _name(told: Iterable[Entity]) -> Name:
    entities = list(told)
    entity = next((e for e in entities if e.ko), entities[0])
    entry = Gazetteer.default().entries.get(entity.id)
    forms = [*(entry.surfaces if entry is not None else ())]
    for other in entities:
        forms += [form for form in (other.mention, *other.aliases) if form]
    known = {entity.name, entity.ko}
    return Name(entity, tuple(form for form in dict.fromkeys(forms) if form not in known))


def money(deals: Iterable[Mapping[str, float]]) -> float:
    """Dollars of several sums by currency, roughly; for sizes alone."""
    return sum(style().dollars(v, c) or 0.0 for sums in deals for c, v in sums.items())
