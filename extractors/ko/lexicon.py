"""The word lists of `data/lexicon.yaml`, loaded once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict


class Lexicon(BaseModel):
    """Words that the Korean reader of phrases and clauses needs."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    transparent: frozenset[str]
    counters: frozenset[str]
    spaced: frozenset[str]
    posts: frozenset[str]
    surnames: frozenset[str]
    common_surnames: frozenset[str]
    given_names: frozenset[str]
    cues: dict[str, frozenset[str]]
    suffixes: dict[str, tuple[str, ...]]
    firm_endings: tuple[str, ...]
    kinds_of_ai: tuple[str, ...]
    lettered: tuple[str, ...]
    branches: frozenset[str]
    not_names: frozenset[str]
    reporting: frozenset[str]
    measuring: frozenset[str]
    leaving: frozenset[str]
    paying: frozenset[str]
    investing: frozenset[str]
    allying: frozenset[str]
    company_passives: frozenset[str]
    linking: frozenset[str]
    firm_nouns: tuple[str, ...]
    no_firm_nouns: frozenset[str]
    list_nouns: tuple[str, ...]
    countries: frozenset[str]
    sites: frozenset[str]
    courts: tuple[str, ...]
    units: tuple[str, ...]
    traded: tuple[str, ...]
    sales: tuple[str, ...]
    particles: dict[str, dict[str, str]]
    postpositions: dict[str, dict[str, str]]
    noun_postpositions: dict[str, str]
    modal_nouns: dict[str, str]
    rumours: frozenset[str]
    closing: frozenset[str]
    coming: frozenset[str]
    afterwards: frozenset[str]
    conjoining: frozenset[str]
    contracts: frozenset[str]
    origins: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of this release."""
    text = files("alliances.extractors.ko").joinpath("data/lexicon.yaml").read_text(encoding="utf-8")
    return Lexicon.model_validate(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
