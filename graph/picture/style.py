"""How the picture looks and what its page says: `style.yaml` and `texts.yaml`, checked when they are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from alliances.ontology.errors import AlliancesError
from alliances.ontology.vocabulary import vocabulary

LANGUAGES = ("en", "ko")
Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
Arrow = Literal["arrow", "bar", "box", "circle", "diamond", "inv_triangle", "triangle", "vee"]
Shape = Literal["diamond", "dot", "hexagon", "square", "star", "triangle", "triangleDown"]

Polygon = tuple[tuple[float, float], ...]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Family(_Part):
    """A group of relations in the legend; see `style.yaml` for the fields of this and the next classes."""

    en: str
    ko: str
    weight: float
    bloc: bool


class RelationStyle(_Part):
    family: str
    color: Colour
    arrow: Arrow


class StatusStyle(_Part):
    dashes: tuple[int, ...]
    strike: bool
    weight: float


class TypeStyle(_Part):
    shape: Shape
    color: Colour


class Style(_Part):
    """Everything that `style.yaml` declares."""

    families: dict[str, Family]
    relations: dict[str, RelationStyle]
    statuses: dict[str, StatusStyle]
    types: dict[str, TypeStyle]
    blocs: tuple[Colour, ...]
    per_dollar: dict[str, float]
    opening: int = Field(gt=0)
    arrows: dict[Arrow, Polygon]
    shapes: dict[Shape, Polygon]

    @model_validator(mode="after")
    def _covers_the_vocabulary(self) -> Style:
        words = vocabulary()
        for name in ("relations", "statuses", "types"):
            ours, theirs = set(getattr(self, name)), set(getattr(words, name))
            if ours != theirs:
                raise ValueError(f"{name}: {', '.join(sorted(ours ^ theirs))} on one side only")
        strangers = {r.family for r in self.relations.values()} - set(self.families)
        if strangers:
            raise ValueError(f"relations: unknown family {min(strangers)}")
        return self

    def family(self, relation: str) -> Family:
        """The family of a relation."""
        return self.families[self.relations[relation].family]

    def dollars(self, value: float | None, currency: str) -> float | None:
        """Roughly how many dollars, for widths and sizes alone; None for an unknown sum or currency."""
        rate = self.per_dollar.get(currency)
        return value / rate if value is not None and rate else None


_GAP = re.compile(r"\{(\w+)(?::([^|}]*)\|([^}]*))?\}")


def fill(text: str, values: Mapping[str, object]) -> str:
    """A text with its gaps filled: `{n}` by the value, `{n:claim|claims}` by the one word for 1, else the other.

    >>> fill("{n} {n:claim|claims}", {"n": 1}), fill("{n} {n:claim|claims}", {"n": 3})
    ('1 claim', '3 claims')
    """

    def filled(gap: re.Match[str]) -> str:
        name, one, many = gap.groups()
        if name not in values:
            return gap[0]
        return str(values[name]) if one is None else one if values[name] == 1 else many

    return _GAP.sub(filled, text)


class Texts(_Part):
    """What the page says, in each language: key → text with gaps for `fill`."""

    en: dict[str, str]
    ko: dict[str, str]

    @model_validator(mode="after")
    def _same_keys(self) -> Texts:
        odd = set(self.en) ^ set(self.ko)
        if odd:
            raise ValueError(f"{min(odd)}: in one language only")
        return self


Model = TypeVar("Model", bound=BaseModel)


def read_data(name: str) -> str:
    """A file of this package's data folder."""
    return files("alliances.graph.picture").joinpath("data").joinpath(name).read_text(encoding="utf-8")


def _load(name: str, model: type[Model]) -> Model:
    raw: Any = yaml.safe_load(read_data(name))
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise AlliancesError(f"{name}: {where + ': ' if where else ''}{first['msg']}") from None


@cache
def style() -> Style:
    """The style of this release."""
    return _load("style.yaml", Style)


@cache
def texts() -> Texts:
    """The page's texts of this release."""
    return _load("texts.yaml", Texts)
