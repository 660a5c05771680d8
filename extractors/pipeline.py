"""An article in, statements out: mentions, values, sentences, discourse, claims, assembly."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from alliances.extractors.anaphors import resolve_pointers
from alliances.extractors.assembly import assemble
from alliances.extractors.bridging import unowned_things
from alliances.extractors.capacity import capacities
from alliances.extractors.claims import Claim
from alliances.extractors.discourse import Discourse
from alliances.extractors.distribution import distribute
from alliances.extractors.events import claims_of
from alliances.extractors.facilities import complete, generic_facilities, implied
from alliances.extractors.frames import frame_index
from alliances.extractors.language import Capacity, Language, status_reader
from alliances.extractors.learnt.tagging import Tagger, load_tagger
from alliances.extractors.learnt.weighing import model_key, weigh
from alliances.extractors.makers import settled
from alliances.extractors.mentions import Name, matcher
from alliances.extractors.name_claims import told_by_names
from alliances.extractors.naming import recognise
from alliances.extractors.patterns import match_patterns
from alliances.extractors.sequels import follow_up, price_later
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Sentence
from alliances.extractors.tables import load_yaml
from alliances.extractors.values import read_values
from alliances.extractors.values.model import Value
from alliances.ontology.article import Article
from alliances.ontology.errors import AlliancesError
from alliances.ontology.gazetteer import Gazetteer
from alliances.ontology.statement import Statement

Reader = Callable[[str, list[Name], list[Value], Tagger | None], list[Sentence]]
Watch = Callable[[Sentence, Discourse], None]
_EXTRACTORS = {"ko": "korean", "en": "english"}


def reader_of(language: str) -> Reader:
    """What reads the sentences of a language."""
    if language == "ko":
        from alliances.extractors.ko.reader import read_sentences

        return read_sentences
    from alliances.extractors.en.reader import read_sentences as read_english

    return read_english


@cache
def language_tables(language: str) -> Language:
    """The frames and tables of a language, loaded once."""
    words = load_yaml(language, "discourse.yaml")
    return Language(
        frame_index(language),
        status_reader(language),
        frozenset(words["reporting"]),
        frozenset(words["light"]),
        {key: frozenset(value) for key, value in words["anaphora"].items()},
        frozenset(words["datacenter"]),
        re.compile("|".join(words["funding"])),
        bool(words.get("subject_first", False)),
        frozenset(words.get("sites", ())),
        frozenset(words.get("loose_sites", ())),
        frozenset(words.get("dealt_in", ())),
        bool(words.get("noun_clauses", False)),
        _capacity(words.get("capacity")),
        frozenset(words.get("beside_parse", ())),
    )


def _capacity(words: dict[str, list[str]] | None) -> Capacity | None:
    if words is None:
        return None
    cue, other = (re.compile("|".join(words[key])) for key in ("cue", "other"))
    return Capacity(cue, other, frozenset(words["running"]))


def extract(
    article: Article,
    gazetteer: Gazetteer | None = None,
    *,
    min_confidence: float = 0.0,
    rejected: list[str] | None = None,
    learnt: bool = True,
) -> list[Statement]:
    """The statements that an article makes, in the order of their evidence.

    `article.lang` chooses the language ("ko" or "en"); claims below `min_confidence` (0 to 1) are left out.
    Where a list `rejected` is given, rule and reason of each claim that fits no statement are added to it.
    Without `learnt` only the rules read: nothing is added or dropped by what was learnt from annotated articles.
    """
    if article.lang not in _EXTRACTORS:
        raise AlliancesError(
            f"no extractor reads {article.lang!r}; those there are read {', '.join(_EXTRACTORS)}"
        )
    reading = read(article, gazetteer, tagger=tagger_of(article.lang) if learnt else None)
    if learnt:
        reading.weigh(article.lang)
    distribute(article.text, reading.sentences, reading.claims)
    price_later(article.text, reading.sentences, reading.claims, article.lang)
    reasons = rejected if rejected is not None else []
    return assemble(reading.claims, article, _EXTRACTORS[article.lang], min_confidence, reasons)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of an article before statements are made of it."""

    sentences: list[Sentence]
    claims: list[Claim]
    discourse: Discourse

    def weigh(self, lang: str) -> None:
        """Let what was learnt from annotated articles add claims, drop some, and change statuses and sums."""
        key = model_key(lang, any(sentence.parsed for sentence in self.sentences))
        self.claims[:] = weigh(self.sentences, self.claims, self.discourse, language_tables(lang), key)
        complete(self.claims)


def tagger_of(language: str) -> Tagger:
    """The tagger of names that was learnt for a language; for English the one that goes with or without a parse."""
    return load_tagger(tagger_key(language))


def tagger_key(language: str) -> str:
    """Which tagger is asked; English that nothing parses has its own."""
    if language != "en":
        return language
    from alliances.extractors.en.parser import find_pipeline

    return model_key(language, find_pipeline() is not None)


def read(
    article: Article,
    gazetteer: Gazetteer | None = None,
    watch: Watch | None = None,
    tagger: Tagger | None = None,
) -> Reading:
    """The sentences of an article with their names and clauses, and all claims that were read in them.

    `watch` is shown each sentence with the state that the ones before it have left; a `tagger` corrects the rules' names.
    """
    gazetteer = gazetteer or Gazetteer.default()
    known = matcher(gazetteer).find(article.text)
    values = read_values(article.text, article.lang, article.published)
    sentences = reader_of(article.lang)(article.text, known, values, tagger)
    for sentence in sentences:
        recognise(sentence.names, gazetteer)
    language = language_tables(article.lang)
    discourse = Discourse.of(sentences, language.anaphora, language.funding, article.lang)
    discourse.subject_first = language.subject_first
    claims = _claims(article, sentences, gazetteer, discourse, watch)
    claims += [claim for sentence in sentences for claim in told_by_names(sentence, gazetteer)]
    return Reading(sentences, claims, discourse)


def _read(sentence: Sentence, article: Article, language: Language) -> list[Claim]:
    """The claims of a sentence. Where a parse told the roles, a pattern adds nothing to what a frame said of the same."""
    framed = list(claims_of(sentence, language))
    matched = match_patterns(article.text, sentence, article.lang)
    if not sentence.parsed:
        return [*framed, *matched]
    said = {_said(claim) for claim in framed}
    return [*framed, *(c for c in matched if c.rule in language.beside_parse and _said(c) not in said)]


def _said(claim: Claim) -> tuple[str, frozenset[str]]:
    return claim.relation, frozenset(
        key_of(name) for name in (claim.subject, claim.object) if name is not None
    )


def _claims(
    article: Article,
    sentences: list[Sentence],
    gazetteer: Gazetteer,
    discourse: Discourse,
    watch: Watch | None,
) -> list[Claim]:
    language = language_tables(article.lang)
    claims: list[Claim] = []
    end = 0
    for sentence in sentences:
        sentence.opens = "\n" in article.text[end : sentence.start + 1]
        end = sentence.end - 1
        discourse.begin(sentence, article.text)
        if watch is not None:
            watch(sentence, discourse)
        resolve_pointers(sentence, discourse)
        discourse.enter(sentence, article.text)
        generic_facilities(sentence, language, article)
        found = _read(sentence, article, language)
        for claim in found:
            claim.tell_resolutions()
        found = list(settled(discourse.without_guesses(found), discourse.organisations, gazetteer))
        claims += [*found, *implied(found, sentence, language), *capacities(article.text, sentence, language)]
        discourse.leave(sentence, found)
    if article.lang == "ko":
        follow_up(article.text, sentences, claims, article.lang)
        for claim in list(unowned_things(article.text, sentences, claims)):
            claim.tell_resolutions()
            claims.append(claim)
    complete(claims)
    return claims
