"""Weights learnt from annotated articles, kept as whole numbers in text so that their sums are the same everywhere."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import repeat

from alliances.ontology.errors import AlliancesError

# A weight of one is written as so many.
UNIT = 100
# The trait that everything has; its weight is the constant.
ALWAYS = "always"
# Bits that the sum for one label may take.
LANE = 32
HALF = 1 << LANE - 1
_BIAS = sum(HALF << LANE * label for label in range(64))
Row = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Model:
    """A linear model for each of several labels: by trait, the labels that it speaks for or against, with weights."""

    labels: tuple[str, ...]
    table: dict[str, Row]

    @cached_property
    def lanes(self) -> dict[str, int]:
        """The weights of each trait in one number, so that one addition adds up those of all labels."""
        return {
            trait: sum(weight << LANE * label for label, weight in row) for trait, row in self.table.items()
        }

    def added(self, traits: Iterable[str]) -> int:
        """The weights of the traits added up, all labels in one number; such numbers may be added."""
        return sum(map(self.lanes.get, traits, repeat(0)))

    def sums(self, traits: Iterable[str]) -> list[int]:
        """The sum of the traits' weights for each label."""
        total = self.added(traits)
        return [lane(total, label) for label in range(len(self.labels))]

    def weight(self, label: str, trait: str) -> int:
        """What one trait weighs for one label."""
        number = self.labels.index(label)
        return next((weight for index, weight in self.table.get(trait, ()) if index == number), 0)

    def grounds(self, label: str, traits: Iterable[str], most: int = 3) -> list[str]:
        """The traits that speak most for a label, heaviest first."""
        weighed = sorted((-self.weight(label, trait), trait) for trait in dict.fromkeys(traits))
        return [trait for weight, trait in weighed[:most] if weight < 0]

    def written(self) -> str:
        """The model as text: the labels, then a line for each trait with label=weight pairs."""
        lines = ["\t".join(self.labels)]
        for trait in sorted(self.table):
            pairs = " ".join(f"{label}={weight}" for label, weight in self.table[trait])
            lines.append(f"{trait}\t{pairs}")
        return "\n".join(lines) + "\n"


def lane(total: int, label: int) -> int:
    """The sum for one label in a number that holds those of all (at most 64 labels)."""
    return (total + _BIAS >> LANE * label & (1 << LANE) - 1) - HALF


def probability(odds: float) -> float:
    """The logistic function of the logarithm of odds."""
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0


def parsed(text: str, where: str) -> Model:
    """A model from its text; a line that is none raises `AlliancesError` naming file and line."""
    lines = text.split("\n")
    labels = tuple(lines[0].split("\t"))
    table: dict[str, Row] = {}
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        trait, _, pairs = line.rpartition("\t")
        try:
            row = tuple(
                (int(label), int(weight)) for label, weight in (p.split("=") for p in pairs.split(" "))
            )
        except ValueError:
            raise AlliancesError(f"{where}:{number}: no trait with label=weight pairs") from None
        if not trait or any(not 0 <= label < len(labels) for label, _ in row):
            raise AlliancesError(f"{where}:{number}: no trait with label=weight pairs")
        table[trait] = row
    return Model(labels, table)


@cache
def load_model(name: str) -> Model:
    """A model of this package by its name (`statuses.ko`), read once; `AlliancesError` where it was never learnt."""
    path = files("alliances.extractors.learnt").joinpath("data").joinpath(f"{name}.tsv")
    if not path.is_file():
        what = "names" if name.startswith("names.") else "relations"
        raise AlliancesError(
            f"learnt/data/{name}.tsv is missing: python -m alliances.training {what} makes it"
        )
    return parsed(path.read_text(encoding="utf-8"), f"learnt/data/{name}.tsv")
