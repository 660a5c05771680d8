"""Read a Korean article into sentences with names, phrases and clauses."""

from __future__ import annotations

import re

from alliances.extractors.ko.clauses import find_clauses
from alliances.extractors.ko.compounds import bare_firms, compounds, versions
from alliances.extractors.ko.family_names import family_names, surnames
from alliances.extractors.ko.kinds import decide, tell_apart, told
from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.ko.morphology import Token, analyse
from alliances.extractors.ko.names import (
    code_names,
    firms_by_ending,
    glossed,
    maker_chips,
    propose,
    quoted_products,
    split_joined,
)
from alliances.extractors.ko.particles import without_particles
from alliances.extractors.ko.people import chiefs, foreigners, marked, people
from alliances.extractors.ko.phrases import Chunker, Element
from alliances.extractors.ko.places import offices, places
from alliances.extractors.ko.pointers import pointers
from alliances.extractors.ko.units import units
from alliances.extractors.learnt.correcting import corrected
from alliances.extractors.learnt.spelt import Piece
from alliances.extractors.learnt.tagging import Tagger
from alliances.extractors.learnt.words import sejong, whole
from alliances.extractors.mentions import Name, occurrences, outside, within
from alliances.extractors.naming import settle
from alliances.extractors.syntax import Phrase, Sentence, Word
from alliances.extractors.values.model import Value

_END = re.compile(r"다[.”\"’']|[.?!]")


def read_sentences(
    text: str, known: list[Name], values: list[Value], tagger: Tagger | None = None
) -> list[Sentence]:
    """The sentences of a text; `known` are the gazetteer's names, and a `tagger` corrects what the rules take for names."""
    known = outside(known, values)
    spans = [(name.start, name.end, "NNP") for name in known] + [(v.start, v.end, "NNG") for v in values]
    spans.sort()
    tokens = analyse(text, spans)
    taken = [(start, end) for start, end, _ in spans]
    proposed = quoted_products(text, tokens, taken, coined=False)
    for find in (compounds, code_names, glossed, propose, _coined_in_quotes):
        covered = taken + [(name.start, name.end) for name in proposed]
        proposed += find(text, tokens, covered)
    taken += [(name.start, name.end) for name in proposed]
    proposed += firms_by_ending(text, tokens, taken)
    proposed += bare_firms(text, tokens, taken + [(name.start, name.end) for name in proposed])
    proposed = split_joined(proposed)
    known_ids = set(map(id, known))
    everyone = people(text, tokens, sorted([*known, *proposed], key=lambda name: name.start))
    everyone = marked(text, foreigners(text, tokens, everyone))
    proposed = [name for name in everyone if id(name) not in known_ids]
    proposed += occurrences(text, proposed, [*known, *proposed, *values])
    proposed += chiefs(text, tokens, [*known, *proposed])
    proposed += maker_chips(text, [*known, *proposed])
    proposed += places(text, tokens, [*known, *proposed])
    parts = units(text, [*known, *proposed])
    proposed = [*outside(proposed, parts), *parts]
    proposed += versions(text, tokens, known)
    proposed = decide(text, proposed)
    if tagger is not None:
        known, proposed = corrected(text, _pieces(tokens), known, proposed, tagger)
        proposed = without_particles(text, known, proposed)
    # The tagger knows nothing of names of one character; what it cuts short is read in full.
    proposed += surnames(text, [*known, *proposed])
    proposed = family_names(text, known, proposed)
    tell_apart(text, known)
    names = settle(text, known, proposed, told)
    offices(text, names)
    names = sorted([*names, *pointers(text, names)], key=lambda name: name.start)
    return _sentences(text, tokens, names, values)


def _pieces(tokens: list[Token]) -> list[Piece]:
    return [Piece(t.form, t.tag, t.start, t.end, t.sentence, "known" if t.known else "new") for t in tokens]


def _coined_in_quotes(text: str, tokens: list[Token], taken: list[tuple[int, int]]) -> list[Name]:
    return quoted_products(text, tokens, taken, coined=True)


def _sentences(text: str, tokens: list[Token], names: list[Name], values: list[Value]) -> list[Sentence]:
    groups: dict[int, list[Token]] = {}
    for token in tokens:
        groups.setdefault(token.sentence, []).append(token)
    by_start = {name.start: name for name in names}
    value_by_start = {value.start: value for value in values}
    sentences = []
    for group in groups.values():
        start, end = group[0].start, max(token.end for token in group)
        sentence = Sentence(start, end)
        sentence.names = within(names, start, end)
        sentence.values = within(values, start, end)
        words = [Word(token.form, sejong(token.tag), token.start, token.end) for token in group]
        sentence.words = whole(words, sentence.names, sentence.values)
        sentence.headline = not _END.search(text[start:end][-3:])
        elements = Chunker(group, by_start, value_by_start).read()
        sentence.phrases = [element for element in elements if isinstance(element, Phrase)]
        sentence.clauses = find_clauses(elements)
        sentence.attribution = _attribution(sentence, elements)
        sentences.append(sentence)
    return sentences


def _attribution(sentence: Sentence, elements: list[Element]) -> str | None:
    """X에 따르면, or the outlet or person that is the subject of a verb of saying."""
    for phrase in sentence.phrases:
        if phrase.case == "according":
            source = next((n for n in [*phrase.names, *(m for m, _ in phrase.mods)] if _credible(n)), None)
            if source is not None:
                return source.entry.name if source.entry else source.canonical or source.text
    for clause in sentence.clauses:
        if (
            clause.lemma in lexicon().reporting
            and clause.subject is not None
            and clause.subject_why in ("explicit", "topic")
        ):
            outlet = clause.lemma == "보도하다"
            source = next(
                (n for n in clause.subject.names if _credible(n) or (outlet and n.type is None)), None
            )
            if source is not None:
                return source.entry.name if source.entry else source.canonical or source.text
    return None


def _credible(name: Name) -> bool:
    return name.type in ("MediaOutlet", "Person")
