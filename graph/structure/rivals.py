"""Who backs two rivals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alliances.graph.records import Records
from alliances.graph.structure.flows import FUNDING, Leg, legs
from alliances.ontology.statement import Statement

BACKING = (*FUNDING, "holds-stake-in")


@dataclass(frozen=True, slots=True)
class Backing:
    """A party that has a stake in two that compete. `legs` are what it gives to the one, to the other, and their rivalry."""

    backer: str
    backer_name: str
    rivals: tuple[str, str]
    names: tuple[str, str]
    legs: tuple[Leg, ...]


def rivals_backed(
    statements: Iterable[Statement],
    relations: Sequence[str] | None = None,
    statuses: Sequence[str] | None = None,
) -> Records[Backing]:
    """Each party with each pair of rivals that it backs, by name.

    `relations` are those of backing (funding and stakes unless chosen); `statuses` those that assert, unless chosen. Raises
    `AlliancesError` for a choice that is not known.
    """
    told = list(statements)
    backed: dict[str, dict[str, list[Leg]]] = defaultdict(lambda: defaultdict(list))
    for leg in legs(told, relations or BACKING, statuses):
        backed[leg.subject][leg.object].append(leg)
    rivalry: dict[tuple[str, str], list[Leg]] = defaultdict(list)
    for leg in legs(told, ("competes-with",), statuses):
        one, other = sorted((leg.subject, leg.object))
        rivalry[one, other].append(leg)
    names = {end: name for pair in rivalry.values() for leg in pair for end, name in _ends(leg)}
    found = [
        Backing(
            backer,
            next(iter(given[one])).subject_name,
            (one, other),
            (names[one], names[other]),
            (*given[one], *given[other], *told_so),
        )
        for (one, other), told_so in rivalry.items()
        for backer, given in backed.items()
        if one in given and other in given
    ]
    return Records(sorted(found, key=lambda b: (b.backer_name, b.names, b.backer, b.rivals)))


def _ends(leg: Leg) -> tuple[tuple[str, str], tuple[str, str]]:
    return (leg.subject, leg.subject_name), (leg.object, leg.object_name)
