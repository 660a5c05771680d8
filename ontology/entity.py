"""Entities and their mentions."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, model_validator

from alliances.ontology.identifiers import entity_id
from alliances.ontology.vocabulary import TypeName


class Entity(BaseModel):
    """One thing that statements speak of. `wikidata` is set only where a source gave it.

    `read_as` is the id under which the statement itself has the entity, where a judgement has merged it into this one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str = Field(pattern=r"^[\w.~-]+$")
    name: str = Field(min_length=1)
    type: TypeName
    mention: str | None = None
    wikidata: str | None = Field(default=None, pattern=r"^Q[1-9]\d*$")
    place: str | None = None
    ko: str | None = None
    aliases: tuple[str, ...] = ()
    read_as: str | None = Field(default=None, pattern=r"^[\w.~-]+$")

    @model_validator(mode="before")
    @classmethod
    def _compute_id(cls, data: Any) -> Any:  # noqa: ANN401 (pydantic hands over whatever was given)
        if isinstance(data, dict) and not data.get("id") and isinstance(data.get("name"), str):
            return {**data, "id": entity_id(data["name"])}
        return data


class Mention(NamedTuple):
    """Characters of a text that name an entity; `why` tells what found them."""

    start: int
    end: int
    entity: Entity
    why: str
