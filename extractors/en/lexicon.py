"""The word lists of `data/lexicon.yaml`, and every form of the verbs that the tables know."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from alliances.extractors.frames import frame_index, load_yaml


class Lexicon(BaseModel):
    """Words that the English reader needs."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    irregular: dict[str, tuple[str, ...]]
    prepositions: frozenset[str]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    moods: dict[str, frozenset[str]]
    boundaries: frozenset[str]
    relatives: frozenset[str]
    not_names: frozenset[str]
    suffixes: dict[str, frozenset[str]]
    person_cues: frozenset[str]
    given_names: frozenset[str]
    not_ends: frozenset[str]
    anaphors: dict[str, frozenset[str]]
    facility_trades: frozenset[str]
    acts: tuple[str, ...]
    openers: frozenset[str]
    things: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon of this release."""
    return Lexicon.model_validate(load_yaml("en", "lexicon.yaml"))


def inflections(verb: str) -> dict[str, str]:
    """Forms of a verb by what they are: base, third, past, ing.

    >>> inflections("carry")["past"]
    'carried'
    """
    stem = verb[:-1] if verb.endswith("e") else verb
    y = verb.endswith("y") and verb[-2:-1] not in "aeiou"
    third = verb[:-1] + "ies" if y else verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    past = verb[:-1] + "ied" if y else stem + "ed"
    return {"base": verb, "third": third, "past": past, "ing": stem + "ing"}


@cache
def verb_forms() -> dict[str, tuple[str, str]]:
    """Word → (lemma, form) for every verb that a frame or a table names."""
    words = load_yaml("en", "discourse.yaml")
    verbs = (
        {v for frame in frame_index("en").frames for v in frame.verbs}
        | set(words["reporting"])
        | set(words["light"])
    )
    governors = load_yaml("en", "status.yaml")["governors"]
    verbs |= {
        v
        for status, listed in governors.items()
        if status != "possible"
        for v in listed
        if v not in ("talks", "negotiations")
    }
    forms: dict[str, tuple[str, str]] = {}
    for verb in sorted(verbs):
        for kind, form in inflections(verb).items():
            forms.setdefault(form, (verb, kind))
        for form in lexicon().irregular.get(verb, ()):
            forms[form] = (verb, "ing" if form.endswith("ing") else "third" if form == "has" else "past")
    return forms
