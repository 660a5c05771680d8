"""The representation that both languages share: noun phrases, clauses and their roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from alliances.extractors.mentions import Name
from alliances.extractors.values.model import Value


class Word(NamedTuple):
    """A word, a morpheme in Korean; a name or a value is one word.

    form: its normal form, for a name its type, for a value its kind; kind: name, value, noun, verb, adjective, adverb,
    particle (a preposition in English), ending, suffix, mark, foreign, number or other; head: the index of the word above
    it in a parse, its own where it has none, -1 where nothing was parsed; link: how it hangs on it.
    """

    form: str
    kind: str
    start: int
    end: int
    head: int = -1
    link: str = ""


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase with its case.

    case: subj, topic, obj, dat, from, with, to, about, by, bare, or a preposition in English.
    names: the entities that the phrase denotes (several when coordinated);
    noun: the head noun where the phrase denotes none; mods: names inside it with what links them;
    marked: carries a topic particle upon its case (에는, 와는), so that it belongs to the main clause;
    after: nouns behind the last name, which may be an event (투자 검토) or a role (CEO).
    """

    start: int
    end: int
    case: str = "bare"
    names: list[Name] = field(default_factory=list)
    noun: str = ""
    nouns: list[str] = field(default_factory=list)
    mods: list[tuple[Name, str]] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    relative: Clause | None = None
    determiner: str = ""
    resolved: str = ""
    marked: bool = False


@dataclass(slots=True, eq=False)
class Clause:
    """A predicate with its arguments.

    kind: final, connective, adnominal, quoted, nominal (an event named by a noun) or predicate (a noun with arguments
    of its own: an event, a part, a post whose words are the `label`);
    features: what endings, auxiliaries, nouns and governors say of tense, mood and polarity;
    lent: who the article was about, where X도 leaves open whether X acts or is acted upon;
    paid: values of a clause of paying linked before it (60억달러를 들여 …);
    following: the next clause that is no relative one;
    head: the phrase that an adnominal clause modifies.
    """

    lemma: str
    start: int
    end: int
    kind: str
    args: list[Phrase] = field(default_factory=list)
    features: set[str] = field(default_factory=set)
    head: Phrase | None = None
    governor: Clause | None = None
    following: Clause | None = None
    subject: Phrase | None = None
    subject_why: str = ""
    topic: Phrase | None = None
    lent: Phrase | None = None
    values: list[Value] = field(default_factory=list)
    paid: list[Value] = field(default_factory=list)
    label: str | None = None


@dataclass(slots=True)
class Sentence:
    """One sentence with what was read in it; offsets are the article's.

    anaphors: characters that point back to an organisation; opens: begins a paragraph; parsed: a parser told its roles;
    funding: stands where a round of funding is spoken of; topic, investee, project and employers (by person; `placed`
    without guesses) are what the discourse lends; topic is what acts, patients what it is done to (best first), valued
    whose worth is told; marked is the sentence's own topic; dealt: the investee was dealt in by the sentence itself;
    central: by end, the organisations named before that the sentence may leave out, best first, with their probability;
    recalled: the persons and data centres named just before that it may leave out, the latest first;
    salience: by what each of all these is, the traits that it was ranked by.
    """

    start: int
    end: int
    clauses: list[Clause] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    headline: bool = False
    attribution: str | None = None
    topic: Name | None = None
    patients: tuple[Name, ...] = ()
    dealt: bool = False
    marked: Name | None = None
    investee: Name | None = None
    valued: Name | None = None
    project: Name | None = None
    anaphors: list[tuple[int, int]] = field(default_factory=list)
    opens: bool = False
    parsed: bool = False
    funding: bool = False
    employers: dict[str, Name | None] = field(default_factory=dict)
    placed: dict[str, Name | None] = field(default_factory=dict)
    central: dict[str, list[tuple[Name, float]]] = field(default_factory=dict)
    recalled: list[Name] = field(default_factory=list)
    salience: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def patient(self) -> Name | None:
        """What something is most likely done to where no words say it."""
        return self.patients[0] if self.patients else None
