"""What is drawn and how: the options of `alliances draw`, and the statements that they choose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alliances.graph.explanation import find_entity
from alliances.graph.picture.style import LANGUAGES
from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import vocabulary

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Options:
    """`lang` is the language the picture opens in, `title` its heading; the others choose statements.

    `relations` and `statuses` keep those named (all where empty), `since` what was published in or after a year,
    month or day, `around` what lies within `hops` ties of a name (id, name or alias in either language). Raises
    `AlliancesError` for a value that is not known.
    """

    lang: str = "en"
    title: str | None = None
    relations: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str | None = None
    around: str | None = None
    hops: int = 1

    def __post_init__(self) -> None:
        _known("language", (self.lang,), LANGUAGES)
        _known("relation", self.relations, vocabulary().relations)
        _known("status", self.statuses, vocabulary().statuses)
        if self.since is not None and not DATE.fullmatch(self.since):
            raise AlliancesError(f"--since takes YYYY, YYYY-MM or YYYY-MM-DD, not {self.since!r}")
        if self.hops < 0:
            raise AlliancesError(f"hops cannot be below zero, as {self.hops} is")


def _known(kind: str, names: Sequence[str], known: Iterable[str]) -> None:
    for name in names:
        if name not in known:
            raise AlliancesError(f"unknown {kind} {name!r}; known are {', '.join(known)}")


def choose(statements: Sequence[Statement], options: Options) -> list[Statement]:
    """The statements that the options keep, in their order; raises `AlliancesError` where none is left."""
    kept = [
        s
        for s in statements
        if (not options.relations or s.relation in options.relations)
        and (not options.statuses or s.status in options.statuses)
        and (options.since is None or (s.article.published or "") >= options.since)
    ]
    if options.around is not None:
        names = _within(kept, find_entity(statements, options.around), options.hops)
        kept = [s for s in kept if s.subject.id in names and (s.object is None or s.object.id in names)]
    if statements and not kept:
        raise AlliancesError("nothing to draw: no statement of this graph fits the options")
    return kept


def _within(statements: Iterable[Statement], centre: set[str], hops: int) -> set[str]:
    pairs = [(s.subject.id, s.object.id) for s in statements if s.object is not None]
    reached = set(centre)
    for _ in range(hops):
        reached |= {end for pair in pairs if reached & set(pair) for end in pair}
    return reached
