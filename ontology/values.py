"""Amounts of money as a statement carries them."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from alliances.ontology.vocabulary import AmountKind, BoundName


class Conversion(BaseModel):
    """A bracketed sum in another currency: kept, never a second amount."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    value: float = Field(ge=0)
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    text: str | None = None


class Amount(BaseModel):
    """A sum in the currency's own unit (ISO 4217); vague sums have `min` and `max` and no `value`."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    value: float | None = Field(default=None, ge=0)
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    bound: BoundName = "exact"
    kind: AmountKind | None = None
    text: str | None = None
    min: float | None = Field(default=None, ge=0)
    max: float | None = Field(default=None, ge=0)
    converted: Conversion | None = None

    @model_validator(mode="after")
    def _has_a_size(self) -> Self:
        if self.value is None and self.min is None and self.max is None:
            raise ValueError("an amount needs a value, or min and max")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("an amount's min is above its max")
        return self
