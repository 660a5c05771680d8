"""What speaks for or against a thing as the end that a sentence leaves out: its weight in the text, who acts in the clause."""

from __future__ import annotations

from collections.abc import Iterator

from alliances.extractors.learnt.described import Described
from alliances.extractors.mentions import ORGANISATIONS, Name
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Clause, Sentence

_SUBJECTS = frozenset(("subj", "topic", "too"))
_OBJECTS = frozenset(("obj", "dat"))
# What the discourse lends a sentence.
_LENT = ("topic", "investee", "valued", "patient")
_MOST = 4


class Leaving:
    """What speaks for or against things as one end that a sentence leaves out.

    What is said of the sentence, of a thing, or of the name beside it, is found once for all candidates that share it.
    """

    def __init__(self, described: Described, end: str) -> None:
        self._described, self._end = described, end
        self._sentence = self._traits(_of_sentence(described.sentence))
        self._things: dict[str, tuple[str, ...]] = {}
        self._names: dict[int, tuple[Clause | None, tuple[str, ...]]] = {}

    def traits(self, key: str, said: Name) -> list[str]:
        """The traits of a thing beside a name that is said, each with the end before it."""
        if key not in self._things:
            self._things[key] = self._traits(_of_thing(self._described.sentence, key))
        if id(said) not in self._names:
            clause, role = _holding(self._described, said)
            of_name = _of_name(self._described.sentence, said, clause, role)
            self._names[id(said)] = clause, self._traits(of_name)
        clause, traits = self._names[id(said)]
        acting = _acting(clause, key) if clause is not None else ""
        both = (f"{self._end} {acting}",) if acting else ()
        return [*self._sentence, *self._things[key], *traits, *both]

    def _traits(self, traits: Iterator[str]) -> tuple[str, ...]:
        return tuple(f"{self._end} {trait}" for trait in traits)


def _of_sentence(sentence: Sentence) -> Iterator[str]:
    if sentence.headline:
        yield "in a headline"
    named = {key_of(name) for name in sentence.names if name.type in ORGANISATIONS}
    yield f"organisations {min(len(named), _MOST)}"
    if any(phrase.case == "topic" and phrase.names for phrase in sentence.phrases):
        yield "a topic is said"


def _of_thing(sentence: Sentence, key: str) -> Iterator[str]:
    yield from sentence.salience.get(key, ())
    yield from (f"is {role}" for role in _LENT if _is(getattr(sentence, role), key))
    if any(_acts(clause, key) for clause in sentence.clauses):
        yield "acts in the sentence"


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
    if _acts(clause, key):
        return "acts"
    if clause.subject is None:
        return "nobody acts"
    return "another acts" if clause.subject.names else ""


def _acts(clause: Clause, key: str) -> bool:
    return clause.subject is not None and any(key_of(name) == key for name in clause.subject.names)


def _is(name: Name | None, key: str) -> bool:
    return name is not None and key_of(name) == key
