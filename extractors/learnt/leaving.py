"""What speaks for or against a thing as the end that a sentence leaves out: its weight in the text, who acts in the clause."""

from __future__ import annotations

from collections.abc import Iterator

from alliances.extractors.centres import ENDS
from alliances.extractors.learnt.weighed import Weighed
from alliances.extractors.mentions import ORGANISATIONS, Name
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Clause, Sentence

_SUBJECTS = frozenset(("subj", "topic", "too"))
_OBJECTS = frozenset(("obj", "dat"))
# What the discourse lends a sentence.
_LENT = ("topic", "investee", "valued", "patient")
_MOST = 4


def left_out_traits(item: Weighed) -> Iterator[str]:
    """The traits of a candidate with an end left out, each with that end before it; none where both are said."""
    pair = item.candidate
    for end, lent, key, said in zip(ENDS, pair.lent, item.ends, (pair.object, pair.subject), strict=True):
        if lent is not None:
            yield from (f"{end} {trait}" for trait in _traits(item, key, said))


def _traits(item: Weighed, key: str, said: Name) -> Iterator[str]:
    sentence = item.sentence
    yield from sentence.salience.get(key, ())
    yield from (f"is {role}" for role in _LENT if _is(getattr(sentence, role), key))
    if sentence.headline:
        yield "in a headline"
    named = {key_of(name) for name in sentence.names if name.type in ORGANISATIONS}
    yield f"organisations {min(len(named), _MOST)}"
    if not any(name.start < said.start for name in sentence.names):
        yield "said first"
    yield from _acting(item, key, said)
    if any(_acts(clause, key) for clause in sentence.clauses):
        yield "acts in the sentence"
    if _marks(sentence):
        yield "a topic is said"


def _acting(item: Weighed, key: str, said: Name) -> Iterator[str]:
    """Who acts in the first clause that holds the name that is said, and which of its parts are said."""
    roles = item.described.roles(said)
    holding = [pair for pair in zip(item.sentence.clauses, roles, strict=True) if pair[1]]
    if not holding:
        yield "said in no clause"
        return
    clause, role = holding[0]
    cases = {phrase.case for phrase in clause.args}
    subject = "a" if cases & _SUBJECTS else "no"
    yield f"{role} with {subject} subject"
    yield f"{clause.kind} with {subject} subject"
    if cases & _OBJECTS:
        yield "an object is said"
    if _acts(clause, key):
        yield "acts"
    elif clause.subject is None:
        yield "nobody acts"
    elif clause.subject.names:
        yield "another acts"


def _acts(clause: Clause, key: str) -> bool:
    return clause.subject is not None and any(key_of(name) == key for name in clause.subject.names)


def _is(name: Name | None, key: str) -> bool:
    return name is not None and key_of(name) == key


def _marks(sentence: Sentence) -> bool:
    return any(phrase.case == "topic" and phrase.names for phrase in sentence.phrases)
