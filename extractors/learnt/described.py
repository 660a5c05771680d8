"""A sentence as the learnt models see it: where its names stand, what its words open, how names stand in clause and parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from alliances.extractors.claims import Claim
from alliances.extractors.frames import FrameIndex
from alliances.extractors.learnt.candidates import Candidate
from alliances.extractors.mentions import Name
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Clause, Phrase, Sentence

CONTENT = frozenset(("noun", "verb", "adjective"))


class Described:
    """What the names of a sentence and the pairs of them are seen by."""

    def __init__(self, sentence: Sentence, frames: FrameIndex, before: Sequence[Claim] = ()) -> None:
        """`before`: what the rules read in the sentence before."""
        self.sentence = sentence
        self.before = before
        self.words = sentence.words
        self.frames = frames
        self.opened = [self._opened(index) for index in range(len(self.words))]
        self._known: dict[int, list[str]] = {}
        self._at: dict[int, int] = {}
        for index, word in enumerate(self.words):
            for position in range(word.start, word.end):
                self._at[position] = index

    @cached_property
    def whole(self) -> list[str]:
        """What kinds of value the sentence holds, and whether it is a headline or tells of a round."""
        kinds = {f"value {value.kind}" for value in self.sentence.values}
        if self.sentence.headline:
            kinds.add("headline")
        if self.sentence.funding:
            kinds.add("funding")
        return sorted(kinds)

    @cached_property
    def content(self) -> list[str]:
        """The different nouns, verbs and adjectives of the sentence."""
        return sorted({word.form for word in self.words if word.kind in CONTENT})

    def _opened(self, index: int) -> frozenset[str]:
        """The relations whose frames a word opens as a verb or as a noun."""
        word = self.words[index]
        if word.kind not in CONTENT:
            return frozenset()
        verbs = [word.form, f"{word.form}다", f"{word.form}하다"]
        found = [frame for verb in verbs for frame in self.frames.by_verb.get(verb, ())]
        found += self.frames.by_noun.get(word.form, ())
        return frozenset(frame.relation for frame in found)

    def place(self, name: Name) -> int | None:
        """The index of the word that is the name; of a description its last word."""
        return self.at(name.start, name.end)

    def at(self, start: int, end: int) -> int | None:
        """The index of the last word that has one of these characters."""
        for position in range(end - 1, start - 1, -1):
            if position in self._at:
                return self._at[position]
        return None

    def places(self, candidate: Candidate) -> tuple[int | None, int | None]:
        """The places of the two names, None for one that is left out."""
        subject, target = (
            self.place(name) if lent is None else None
            for name, lent in zip((candidate.subject, candidate.object), candidate.lent, strict=True)
        )
        return subject, target

    def last_behind(self, candidate: Candidate) -> str | None:
        """The last noun, verb or adjective behind the names that are said."""
        said = [place for place in self.places(candidate) if place is not None]
        behind = self.words[max(said) + 1 :] if said else []
        return next((word.form for word in reversed(behind) if word.kind in CONTENT), None)

    def told_before(self, key: str) -> Iterator[str]:
        """As what the sentence before told of a thing: subject, object."""
        for claim in self.before:
            if key_of(claim.subject) == key:
                yield "subject"
            if claim.object is not None and key_of(claim.object) == key:
                yield "object"

    def way(self, subject: int, target: int) -> tuple[list[int], int, list[int]] | None:
        """The words up from one to the word that both hang on, that word, and those up from the other; None without a parse."""
        if self.words[subject].head < 0:
            return None
        up, down = self._upwards(subject), self._upwards(target)
        meet = next((index for index in up if index in down), None)
        return (up[: up.index(meet)], meet, down[: down.index(meet)]) if meet is not None else None

    def _upwards(self, index: int) -> list[int]:
        found = [index]
        while self.words[index].head not in (index, -1) and len(found) < 40:
            index = self.words[index].head
            found.append(index)
        return found

    def roles(self, name: Name) -> list[str]:
        """The role of a name in each clause of the sentence, "" where it has none."""
        if id(name) not in self._known:
            self._known[id(name)] = [_role(clause, name) for clause in self.sentence.clauses]
        return self._known[id(name)]


def parent_of(subject: Name, target: Name) -> str:
    """Which of two known organisations owns the other, by end; "" where none does."""
    if subject.entry is None or target.entry is None:
        return ""
    if target.entry.parent == subject.entry.id:
        return "subject"
    return "object" if subject.entry.parent == target.entry.id else ""


def _role(clause: Clause, name: Name) -> str:
    """In which case a clause holds a name, or inside which phrase."""
    found = ""
    for phrase, case in _cases(clause):
        if name in phrase.names:
            found = case
        elif any(mod is name for mod, _ in phrase.mods):
            found = f"in {case}"
    return found


def _cases(clause: Clause) -> Iterator[tuple[Phrase, str]]:
    if clause.head is not None:
        yield clause.head, "head"
    for phrase in clause.args:
        yield phrase, phrase.case
    if clause.subject is not None:
        yield clause.subject, "acting"


def ending_of(text: str) -> str:
    """The last word of a name, of Hangul the last two characters."""
    last = text.split()[-1] if text.split() else text
    return last.lower() if last.isascii() else last[-2:]
