"""What the structure of a graph is asked, as methods of `AllianceGraph`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from alliances.graph.records import Records
from alliances.ontology.statement import Statement

if TYPE_CHECKING:
    from alliances.graph.structure import Backing, Bloc, Change, Exposure, Standing, Step

Choice = Sequence[str] | None


class StructureQuestions:
    """Answers over the relations and statuses of one's choice; only over claims that are asserted, unless asked."""

    @property
    def statements(self) -> list[Statement]:
        """The statements of the graph that has these questions."""
        raise NotImplementedError

    def blocs(self, smallest: int = 3, relations: Choice = None, statuses: Choice = None) -> Records[Bloc]:
        """Communities of at least `smallest` members, and named projects; see `alliances.graph.structure.blocs`."""
        from alliances.graph.structure import blocs

        return blocs(self.statements, smallest, relations, statuses)

    def exposure(self, kind: str | None = None, statuses: Choice = None) -> Records[Exposure]:
        """Who depends on one supplier or investor; `kind` is "supply", "funding" or both."""
        from alliances.graph.structure import exposure

        return exposure(self.statements, kind, statuses)

    def rivals_backed(self, relations: Choice = None, statuses: Choice = None) -> Records[Backing]:
        """Who backs two rivals."""
        from alliances.graph.structure import rivals_backed

        return rivals_backed(self.statements, relations, statuses)

    def central(
        self, relations: Choice = None, statuses: Choice = None, limit: int | None = None
    ) -> Records[Standing]:
        """Who stands in the middle: partners, ties, betweenness and core number."""
        from alliances.graph.structure import central

        return central(self.statements, relations, statuses, limit)

    def path(self, one: str, other: str, relations: Choice = None, statuses: Choice = None) -> Records[Step]:
        """The shortest chain of claims between two names; raises `AlliancesError` for one that the graph does not know."""
        from alliances.graph.explanation import find_entity
        from alliances.graph.structure import path

        ends = find_entity(self.statements, one), find_entity(self.statements, other)
        return path(self.statements, *ends, relations, statuses)

    def changes(self, since: str, until: str | None = None, relations: Choice = None) -> Records[Change]:
        """What articles published after `since`, and no later than `until`, tell that none did before."""
        from alliances.graph.structure import changes

        return changes(self.statements, since, until, relations)
