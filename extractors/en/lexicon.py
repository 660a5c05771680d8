"""The word lists of `data/lexicon.yaml`, and every form of the verbs that the tables know."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from alliances.extractors.tables import load_yaml


class PlainVerb(BaseModel):
    """A verb form that is a plural noun as well.

    shown: a form of the same pattern that is a verb only; lemma: the verb's own; before: words that it may stand before.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    shown: str
    lemma: str
    before: frozenset[str] = frozenset()


class Lexicon(BaseModel):
    """Words that the English reader needs."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    moods: dict[str, frozenset[str]]
    relatives: frozenset[str]
    not_names: frozenset[str]
    plain_verbs: dict[str, PlainVerb]
    object_openers: frozenset[str]
    hyphenated: dict[str, str]
    suffixes: dict[str, frozenset[str]]
    person_cues: frozenset[str]
    given_names: frozenset[str]
    not_ends: frozenset[str]
    anaphors: dict[str, frozenset[str]]
    facility_trades: frozenset[str]
    acts: tuple[str, ...]
    openers: frozenset[str]
    things: dict[str, frozenset[str]]
    adjectives: dict[str, str]
    deniers: frozenset[str]
    participles: dict[str, str]
    particles: frozenset[str]
    carriers: frozenset[str]
    object_control: frozenset[str]
    support: frozenset[str]
    relying: frozenset[str]
    moving: frozenset[str]
    agreements: frozenset[str]
    titles: frozenset[str]
    outsiders: frozenset[str]
    stand_for: frozenset[str]
    behind: frozenset[str]
    arms: frozenset[str]
    helping: frozenset[str]
    collectives: frozenset[str]
    arriving: frozenset[str]
    leaving: frozenset[str]
    implicative: frozenset[str]
    single: frozenset[str]
    founders: frozenset[str]
    firm_nouns: frozenset[str]
    seated: frozenset[str]
    before_of: frozenset[str]
    site_nouns: frozenset[str]
    versions: frozenset[str]
    computing: frozenset[str]
    other_sites: frozenset[str]
    chiefs: frozenset[str]
    raising: frozenset[str]
    rounds: frozenset[str]
    leading: frozenset[str]
    joining: frozenset[str]
    starting: frozenset[str]
    hiring: frozenset[str]
    hired: frozenset[str]
    personal: frozenset[str]
    posts: frozenset[str]
    compounds: frozenset[str]
    measures: frozenset[str]
    pairs: frozenset[str]
    company_nouns: frozenset[str]
    young: frozenset[str]
    makers: frozenset[str]
    person_nouns: frozenset[str]
    facility_nouns: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of this release."""
    return Lexicon.model_validate(load_yaml("en", "lexicon.yaml"))
