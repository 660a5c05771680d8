"""Relations, entity types and statuses, read once from `data/vocabulary.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict

NAMESPACE = "https://w3id.org/alliances/ns#"
ENTITY_NAMESPACE = "https://w3id.org/alliances/entity/"
STATEMENT_NAMESPACE = "https://w3id.org/alliances/statement/"
ARTICLE_NAMESPACE = "https://w3id.org/alliances/article/"
DEAL_NAMESPACE = "https://w3id.org/alliances/deal/"
CONFLICT_NAMESPACE = "https://w3id.org/alliances/conflict/"
DEALS_GRAPH = "https://w3id.org/alliances/deals"
CLAIM_NAMESPACE = "https://w3id.org/alliances/prop/"
TARGET_NAMESPACE = "https://w3id.org/alliances/prop/statement/"
LITERAL_OBJECTS = frozenset({"amount", "watts"})


class Term(BaseModel):
    """A word of the vocabulary with its labels."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    en: str
    ko: str
    about: str


class Status(Term):
    """What the article says has become of a claim; only some statuses assert the plain triple."""

    asserts: bool


class Relation(Term):
    """A relation with the types allowed at its ends."""

    iri: str
    subject: frozenset[str]
    object: frozenset[str]
    symmetric: bool = False
    money: bool = False

    @property
    def literal(self) -> bool:
        """Whether the object is an amount of money or of power instead of an entity."""
        return bool(self.object & LITERAL_OBJECTS)


class Vocabulary(BaseModel):
    """Everything that `vocabulary.yaml` declares."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    types: dict[str, Term]
    relations: dict[str, Relation]
    statuses: dict[str, Status]
    bounds: tuple[str, ...]
    amount_kinds: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of this release."""
    text = files("alliances.ontology").joinpath("data/vocabulary.yaml").read_text(encoding="utf-8")
    raw = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    groups: dict[str, list[str]] = raw.pop("groups")
    for relation in raw["relations"].values():
        for end in ("subject", "object"):
            relation[end] = frozenset(t for name in relation[end] for t in groups.get(name, [name]))
    return Vocabulary.model_validate(raw)


def _known(kind: str) -> AfterValidator:
    def check(name: str) -> str:
        if name not in getattr(vocabulary(), kind):
            raise ValueError(
                f"unknown {kind.removesuffix('es' if kind == 'statuses' else 's').replace('_', ' ')} {name!r}"
            )
        return name

    return AfterValidator(check)


TypeName = Annotated[str, _known("types")]
RelationName = Annotated[str, _known("relations")]
StatusName = Annotated[str, _known("statuses")]
BoundName = Annotated[str, _known("bounds")]
AmountKind = Annotated[str, _known("amount_kinds")]
