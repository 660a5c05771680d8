"""One statement: one claim that one article makes. STATEMENT format: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from alliances.ontology.article import Article, ArticleReference, PartialDate
from alliances.ontology.entity import Entity
from alliances.ontology.errors import AlliancesError
from alliances.ontology.identifiers import digest
from alliances.ontology.values import Amount
from alliances.ontology.vocabulary import RelationName, StatusName, vocabulary


class Attribution(BaseModel):
    """The outlet or person whom the sentence credits."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str = Field(min_length=1)


class Evidence(BaseModel):
    """The sentence or part of one: `text` is the article's text from `start` to `end`, in code points."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    text: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _has_its_length(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError("evidence.end - evidence.start is not the length of evidence.text")
        return self


class Statement(BaseModel):
    """One claim with its qualifiers, evidence and origin; types, domain and range are checked."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    id: str = Field(default="", pattern=r"^[\w.~-]*$")
    subject: Entity
    relation: RelationName
    object: Entity | None = None
    status: StatusName
    amount: Amount | None = None
    share: float | None = Field(default=None, ge=0, le=1)
    share_limit: float | None = Field(default=None, ge=0, le=1)
    power_w: float | None = Field(default=None, ge=0)
    count: float | None = Field(default=None, ge=0)
    role: str | None = None
    product: str | None = None
    instrument: str | None = None
    period: str | None = None
    time: PartialDate | None = None
    attributed_to: Attribution | None = None
    evidence: Evidence
    article: ArticleReference
    extractor: str = "unknown"
    rule: str | None = None
    confidence: float = Field(default=1.0, ge=0, le=1)

    @model_validator(mode="after")
    def _fits_the_vocabulary(self) -> Self:
        relation = vocabulary().relations[self.relation]
        if self.subject.type not in relation.subject:
            raise ValueError(f"{self.relation} takes no {self.subject.type} as subject ({self.subject.name})")
        if relation.literal:
            self._check_literal(relation.object)
        elif self.object is None:
            raise ValueError(f"{self.relation} needs an object")
        elif self.object.type not in relation.object:
            raise ValueError(f"{self.relation} takes no {self.object.type} as object ({self.object.name})")
        elif self.object.id == self.subject.id:
            raise ValueError(f"{self.relation} has the same subject and object ({self.subject.name})")
        if not self.id:
            object.__setattr__(self, "id", self._computed_id())
        return self

    def _check_literal(self, allowed: frozenset[str]) -> None:
        if self.object is not None:
            raise ValueError(f"{self.relation} has no object: its value is in amount or power_w")
        if (self.amount if "amount" in allowed else self.power_w) is None:
            raise ValueError(f"{self.relation} needs {'amount' if 'amount' in allowed else 'power_w'}")

    def _computed_id(self) -> str:
        """A hash of what is claimed and where; who extracted it and how surely does not count."""
        amount = self.amount
        sums = (
            (amount.value, amount.min, amount.max, amount.currency, amount.bound, amount.kind)
            if amount
            else ()
        )
        numbers = (self.share, self.share_limit, self.power_w, self.count)
        words = (self.role, self.product, self.instrument, self.period, self.time)
        ends = (self.subject.id, self.relation, self.object.id if self.object else None, self.status)
        said = self.attributed_to.name if self.attributed_to else None
        return "s" + digest(
            self.article.id,
            *ends,
            *sums,
            *numbers,
            *words,
            said,
            self.evidence.start,
            self.evidence.text,
            length=16,
        )

    def check_evidence(self, article: Article) -> None:
        """Raise `AlliancesError` unless the evidence stands in the article where it says it does."""
        if article.text[self.evidence.start : self.evidence.end] != self.evidence.text:
            raise AlliancesError(
                f"statement {self.id}: the evidence is not in the article at {self.evidence.start}"
            )

    def to_json(self) -> str:
        """One line of the statement format; entities' empty extras are left out."""
        data = self.model_dump(mode="json")
        for end in (data["subject"], data["object"]):
            for extra in ("place", "ko", "aliases", "read_as"):
                if end is not None and not end[extra]:
                    del end[extra]
        if data["amount"] is not None:
            for extra in ("min", "max"):
                if data["amount"][extra] is None:
                    del data["amount"][extra]
        return json.dumps(data, ensure_ascii=False)


def reason_of(error: ValidationError) -> str:
    """What a validation found first, in one line."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    message = first["msg"].removeprefix("Value error, ")
    return f"{where}: {message}" if where else message


def parse_statement(line: str) -> Statement:
    """One statement from one JSON line; raises `AlliancesError` with the reason in one line."""
    try:
        data: Any = json.loads(line)
        return Statement.model_validate(data)
    except (json.JSONDecodeError, RecursionError) as error:
        raise AlliancesError(f"not JSON: {error}") from None
    except ValidationError as error:
        raise AlliancesError(reason_of(error)) from None


def read_statements(lines: Iterable[str], name: str = "statements") -> Iterator[Statement]:
    """Statements from JSON lines; an unusable line raises `AlliancesError` naming file and line number."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield parse_statement(line)
            except AlliancesError as error:
                raise AlliancesError(f"{name}:{number}: {error}") from None
