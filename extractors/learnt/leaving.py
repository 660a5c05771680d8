"""What speaks for or against a thing as the end that a sentence leaves out: its weight in the text, who acts in the clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from alliances.extractors.centres import ENDS
from alliances.extractors.learnt.described import Described
from alliances.extractors.mentions import ORGANISATIONS, Name
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Clause, Sentence

_SUBJECTS = frozenset(("subj", "topic", "too"))
_OBJECTS = frozenset(("obj", "dat"))
# What the discourse lends a sentence.
_LENT = ("topic", "investee", "valued", "patient")
_MOST = 4


# Traits by the end that is left out, each with that end before it.
_ByEnd = dict[str, tuple[str, ...]]


class Leaving:
    """What speaks for or against things as ends that a sentence leaves out.

    What is said of the sentence, of a thing, or of the name beside it, is found once for all candidates that share it.
    """

    def __init__(self, described: Described) -> None:
        self._described, sentence = described, described.sentence
        self._sentence = _by_end(_of_sentence(sentence))
        lent = ((role, getattr(sentence, role)) for role in _LENT)
        self._lent = [(f"is {role}", key_of(name)) for role, name in lent if name is not None]
        self._acting = {
            key_of(name)
            for clause in sentence.clauses
            if clause.subject is not None
            for name in clause.subject.names
        }
        self._things: dict[str, _ByEnd] = {}
        self._names: dict[int, tuple[Clause | None, _ByEnd]] = {}

    def traits(self, end: str, key: str, said: Name) -> tuple[str, ...]:
        """The traits of a thing as an end beside a name that is said."""
        if key not in self._things:
            self._things[key] = _by_end(self._of_thing(key))
        if id(said) not in self._names:
            clause, role = _holding(self._described, said)
            self._names[id(said)] = clause, _by_end(_of_name(self._described.sentence, said, clause, role))
        clause, named = self._names[id(said)]
        acting = _acting(clause, key) if clause is not None else ""
        both = (f"{end} {acting}",) if acting else ()
        return (*self._sentence[end], *self._things[key][end], *named[end], *both)

    def _of_thing(self, key: str) -> Iterator[str]:
        yield from self._described.sentence.salience.get(key, ())
        yield from (trait for trait, own in self._lent if own == key)
        if key in self._acting:
            yield "acts in the sentence"


def _by_end(traits: Iterable[str]) -> _ByEnd:
    found = tuple(traits)
    return {end: tuple(f"{end} {trait}" for trait in found) for end in ENDS}


def _of_sentence(sentence: Sentence) -> Iterator[str]:
    if sentence.headline:
        yield "in a headline"
    named = {key_of(name) for name in sentence.names if name.type in ORGANISATIONS}
    yield f"organisations {min(len(named), _MOST)}"
    if any(phrase.case == "topic" and phrase.names for phrase in sentence.phrases):
        yield "a topic is said"


def _holding(described: Described, said: Name) -> tuple[Clause | None, str]:
    """The first clause that holds a name, and in which role."""
    holding = zip(described.sentence.clauses, described.roles(said), strict=True)
    return next(((clause, role) for clause, role in holding if role), (None, ""))


def _of_name(sentence: Sentence, said: Name, clause: Clause | None, role: str) -> Iterator[str]:
    """Whether a name is the first, and which parts of the clause that holds it are said."""
    if not any(name.start < said.start for name in sentence.names):
        yield "said first"
    if clause is None:
        yield "said in no clause"
        return
    cases = {phrase.case for phrase in clause.args}
    subject = "a" if cases & _SUBJECTS else "no"
    yield f"{role} with {subject} subject"
    yield f"{clause.kind} with {subject} subject"
    if cases & _OBJECTS:
        yield "an object is said"


def _acting(clause: Clause, key: str) -> str:
    """Who acts in a clause, if anybody is named."""
    if clause.subject is None:
        return "nobody acts"
    if any(key_of(name) == key for name in clause.subject.names):
        return "acts"
    return "another acts" if clause.subject.names else ""
