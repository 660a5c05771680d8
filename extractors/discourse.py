"""What an article has spoken of so far: its main company, the topic, the last pair, the last project."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from alliances.extractors.centres import ENDS, Candidate, Centres
from alliances.extractors.claims import DISCOURSE, Claim
from alliances.extractors.mentions import ORGANISATIONS, Name
from alliances.extractors.standing import key_of, stand_in
from alliances.extractors.syntax import Phrase, Sentence
from alliances.extractors.topics import (
    companies,
    distinct,
    focus_of,
    item_of,
    modifies_thing,
    topic_of,
    weigh,
)

_POINTING = ("이", "그", "해당", "동", "the", "this", "that", "its")
# An answer goes on about what its question named.
_ANSWER = re.compile(r"\W*(?:A|답변?)\s?[.:=)]\s")
# How probable a candidate must be to be lent as what acts, and as what something is done to.
LEAST, LEAST_OBJECT = 0.3, 0.15
_STAKES = ("invests-in", "acquires", "holds-stake-in")


@dataclass(slots=True)
class Discourse:
    """The state that one sentence leaves to the next.

    main: the article's companies, most spoken of first (title and lead count double); actors: the same, where being topic
    or subject counts once more;
    topic: what the last full sentence was about; lead: what this paragraph or its heading began with;
    marked: what 은/는 last marked in this paragraph;
    investee: whose shares were last spoken of, `dealt` where in the sentence before, buyers: who dealt in them;
    before: the names of the last three sentences;
    funding: how many sentences ago a round of funding was named;
    employers: by person, the organisation where the article or the gazetteer places them;
    candidates: what the sentence last entered may leave out, with traits.
    """

    anaphora: dict[str, frozenset[str]]
    main: list[Name]
    centres: Centres
    organisations: dict[str, Name] = field(default_factory=dict)
    repeated: frozenset[str] = frozenset()
    subject_first: bool = False
    funding_words: re.Pattern[str] | None = None
    topic: Name | None = None
    lead: Name | None = None
    headed: bool = False
    begun: bool = False
    funding: int = 9
    employers: dict[str, Name] = field(default_factory=dict)
    pair: list[Name] | None = None
    project: Name | None = None
    investee: Name | None = None
    marked: Name | None = None
    near_project: bool = False
    facility: Name | None = None
    recent: list[Name] = field(default_factory=list)
    posts: set[str] = field(default_factory=set)
    before: list[list[Name]] = field(default_factory=list)
    dealt: Name | None = None
    buyers: set[str] = field(default_factory=set)
    actors: list[Name] = field(default_factory=list)
    lent: dict[tuple[object, ...], Name] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        sentences: list[Sentence],
        anaphora: dict[str, frozenset[str]],
        funding_words: re.Pattern[str] | None = None,
        language: str = "ko",
    ) -> Discourse:
        """The state before the first sentence."""
        main, actors = weigh(sentences)
        counts = Counter(key_of(name) for s in sentences for name in companies(s.names))
        return cls(
            anaphora,
            main,
            Centres(sentences, language),
            organisations={n.entry.name: n for s in sentences for n in s.names if n.entry is not None},
            repeated=frozenset(key for key in counts if counts[key] > 1),
            funding_words=funding_words,
            actors=actors,
        )

    def about(self) -> Name | None:
        """The company that is most likely meant where something is done to one; at the outset the article's."""
        ranked = self.centres.ranked("object", self.candidates)
        return next((name for name, _ in ranked), next(iter(self.main), None))

    def acting(self, sentence: Sentence) -> Name | None:
        """The company that an elided subject of a sentence, not yet entered, most likely means."""
        ranked = self.centres.ranked("subject", self.centres.described(self, sentence))
        return next((name for name, _ in ranked), None)

    def _lent(self, end: str, sentence: Sentence) -> list[Name]:
        """Stand-ins for what is left out, best first; each says how sure the ranking is and what else may be meant."""
        least = LEAST if end == "subject" else LEAST_OBJECT
        ranked = self.centres.ranked(end, self.candidates)
        sentence.central[end] = ranked[:3]
        best = [name for name, _ in ranked[:4]]
        lent = [
            self._stand_in(name, "zero", f"most central, {probability:.2f}", best)
            for name, probability in ranked[:3]
            if probability >= least
        ]
        # 몸값 1조원을 인정받은 A는 …: before anything was said, it is what the article will be about.
        opening = self.main[:1] if not ranked else []
        return lent + [self._stand_in(name, "zero", "main company", self.main[1:3]) for name in opening]

    def _stand_in(self, name: Name, kind: str, ground: str, others: Iterable[Name] = ()) -> Name:
        """A stand-in, made once for all sentences that are lent the same."""
        others = tuple(others)
        key = (key_of(name), name.mention or name.text, kind, ground, *(other.text for other in others))
        if key not in self.lent:
            self.lent[key] = stand_in(name, kind, ground, others)
        return self.lent[key]

    def begin(self, sentence: Sentence, text: str = "") -> None:
        """Let a paragraph begin anew, and see whether a round of funding is spoken of."""
        answer = sentence.opens and _ANSWER.match(text, sentence.start) is not None
        if sentence.opens and not self.headed and not answer:
            self.lead = self.marked = None
            if self.topic is not None and not self.subject_first and not self.is_main(self.topic):
                self.topic = None
        item = item_of(sentence, text) if sentence.opens else None
        if item is not None:
            self.topic = self.lead = self.marked = item
            self.investee = self.dealt = None
        self.funding = 0 if self._speaks_of_funding(sentence, text) else self.funding + 1
        sentence.funding = self.funding < 3

    def enter(self, sentence: Sentence, text: str = "") -> None:
        """Give a sentence what the ones before it leave: antecedents, a topic, the company whose shares are meant."""
        self.candidates = list(self.centres.described(self, sentence))
        pointed: Name | None = None
        for phrase in sentence.phrases:
            if not phrase.names and not phrase.mods:
                words = f"{phrase.determiner} {phrase.noun}".strip()
                meant = self._antecedent(phrase, sentence)
                phrase.names = [
                    self._stand_in(n, "pointer", f"meaning of {words}", self.main[:2]) for n in meant
                ]
                if phrase.names:
                    if phrase.determiner in _POINTING and phrase.names[0].type in ORGANISATIONS:
                        pointed = phrase.names[0]
                    phrase.resolved = f"{words} by discourse"
        own = pointed or self._own_subject(sentence)
        central = {end: self._lent(end, sentence) for end in ENDS}
        near = {key_of(name) for ranked in sentence.central.values() for name, _ in ranked}
        sentence.salience = {
            key: tuple(traits) for name, traits in self.candidates if (key := key_of(name)) in near
        }
        recalled = list(self.centres.recalled.lent(sentence))
        sentence.recalled = [name for name, _ in recalled]
        sentence.salience |= {key_of(name): traits for name, traits in recalled}
        lent = {end: [own] for end in ENDS} if own is not None else central
        sentence.topic = next(iter(lent["subject"]), None)
        sentence.patients = tuple(lent["object"])
        sentence.marked = topic_of(sentence, ("topic",))
        sentence.investee = self._deal()
        sentence.valued = sentence.investee if self._values_deal(sentence.topic) else sentence.topic
        self._name_anaphors(sentence, text)
        sentence.project = self.facility
        persons = [name for name in sentence.names if name.type == "Person"]
        sentence.employers = {key_of(name): self._employer(name) for name in persons}
        sentence.placed = {key_of(name): self.placed_at(name) for name in persons}
        if sentence.topic is not None and not sentence.headline and not self.subject_first:
            self._lend_topic(sentence, sentence.topic)

    def _values_deal(self, topic: Name | None) -> bool:
        """Whether a worth left without owner is that of the company just bought into, not of its buyer."""
        if self.investee is None or topic is None:
            return self.investee is not None
        return self.dealt is not None or key_of(topic) in self.buyers

    def _deal(self) -> Name | None:
        """A stand-in for the company whose shares were last spoken of."""
        return (
            self._stand_in(self.investee, "deal", "last dealt in", self.main[:1]) if self.investee else None
        )

    def _own_subject(self, sentence: Sentence) -> Name | None:
        """Where word order tells it, the company that a sentence begins with is what the rest of it is about."""
        if not self.subject_first or sentence.headline or not sentence.names:
            return None
        first = sentence.names[0]
        return first if first.start - sentence.start < 5 and first.type in ("Company", None) else None

    def _name_anaphors(self, sentence: Sentence, text: str) -> None:
        """Let `it` and `the company` stand in the sentence as the name that they mean."""
        for start, end in sentence.anaphors:
            before = [
                n for n in sentence.names if n.end <= start and n.type == "Company" and n.entry is not None
            ]
            # `it` inside a sentence is its subject; `the company` is whom the sentences before spoke of.
            own = text[start:end] == "it" and before and before[0].start - sentence.start < 3
            meant = before[0] if own else self.about()
            if meant is not None:
                pointer = replace(
                    self._stand_in(meant, "pointer", f"meaning of {text[start:end]}"),
                    start=start,
                    end=end,
                    why="anaphor",
                )
                sentence.names = sorted([*sentence.names, pointer], key=lambda name: name.start)

    def _speaks_of_funding(self, sentence: Sentence, text: str) -> bool:
        words = self.funding_words
        return words is not None and words.search(text, sentence.start, sentence.end) is not None

    def _employer(self, person: Name) -> Name | None:
        """Where the article places a person, else where the gazetteer does if the article names that place."""
        placed = self.placed_at(person)
        known = person.entry is not None and person.entry.parent is not None
        if placed is not None:
            return placed
        about = self.about() if not known else None
        return self._stand_in(about, "employer", "most central") if about is not None else None

    def placed_at(self, person: Name) -> Name | None:
        told = self.employers.get(key_of(person))
        parent = person.entry.parent if person.entry is not None else None
        return told or self.organisations.get(parent or "")

    def _other(self, sentence: Sentence) -> list[Name]:
        """The organisation last spoken of that the sentence does not itself name."""
        present = {key_of(name) for name in sentence.names}
        candidates = [self.topic, *self.recent, self.investee, *self.main[:2]]
        return next(([c] for c in candidates if c is not None and key_of(c) not in present), [])

    def _antecedent(self, phrase: Phrase, sentence: Sentence) -> list[Name]:
        words = f"{phrase.determiner} {phrase.noun}".strip()
        if words in self.anaphora.get("people", ()):
            return self._two_people()
        if words in self.anaphora["pair"] or phrase.noun in self.anaphora["pair"]:
            own = distinct(n for n in companies(sentence.names) if n.end <= phrase.start)
            if len(own) == 2:
                return own
            return self.pair if self.pair is not None else self.main[:2] if len(self.main) > 1 else []
        pointing = phrase.determiner in _POINTING
        if phrase.noun in self.anaphora["project"] and pointing and self.facility is not None:
            return [self.facility]
        if phrase.noun in self.anaphora.get("there", ()) and len(phrase.nouns) == 1:
            return [self.project] if self.project is not None and self.near_project else self._other(sentence)
        alone = phrase.noun in self.anaphora["organisation"] and len(phrase.nouns) == 1
        meant = pointing or (phrase.noun == "회사" and phrase.case in ("topic", "subj"))
        if not alone or not meant:
            return []
        nearest = self.marked if pointing and self.marked is not None else self.about()
        return [nearest] if nearest is not None else []

    def _two_people(self) -> list[Name]:
        """The two persons whom the last sentences named, where they named just two."""
        for back in (1, 2):
            people = distinct(n for names in self.before[-back:] for n in names if n.type == "Person")
            if people:
                return people if len(people) == 2 else []
        return []

    def _lend_topic(self, sentence: Sentence, topic: Name) -> None:
        """A clause without any subject goes on about the topic."""
        for clause in sentence.clauses:
            if clause.subject is None and (
                clause.kind not in ("verbless", "adnominal") or modifies_thing(clause)
            ):
                clause.subject = Phrase(
                    sentence.start, sentence.start, "topic", [topic], resolved="topic before"
                )
                clause.subject_why = "topic of the article"
            elif clause.subject is not None and clause.subject.case == "too":
                clause.lent = Phrase(
                    sentence.start, sentence.start, "topic", [topic], resolved="topic before"
                )

    def without_guesses(self, claims: list[Claim]) -> list[Claim]:
        """A post without its organisation tells nothing new of a person whose post was told before."""
        told = {
            key_of(c.subject)
            for c in claims
            if c.relation == "holds-position-at" and c.confidence > DISCOURSE and c.status.status != "ended"
        }
        self.posts |= told
        for claim in claims:
            if (
                claim.relation == "holds-position-at"
                and claim.confidence > DISCOURSE
                and claim.status.status != "ended"
                and claim.object is not None
            ):
                self.employers[key_of(claim.subject)] = claim.object
        return [
            c
            for c in claims
            if c.relation != "holds-position-at"
            or c.confidence > DISCOURSE
            or key_of(c.subject) not in self.posts
        ]

    def leave(self, sentence: Sentence, claims: list[Claim]) -> None:
        """Remember what this sentence spoke of."""
        self.centres.observe(sentence, claims)
        self._note_facilities(sentence)
        self._note_dealing(sentence, claims)
        if sentence.headline:
            self._read_heading(sentence)
            return
        self.begun, self.headed = True, False
        self.before = [*self.before[-2:], sentence.names]
        self.recent = [name for name in sentence.names if name.type in ("Company", None)]
        pairs = [
            p.names for p in sentence.phrases if p.case in ("topic", "subj", "comp") and len(p.names) == 2
        ]
        self.pair = (
            pairs[-1] if pairs else self._bound_pair(claims) or (self.pair if not sentence.names else None)
        )
        marked = topic_of(sentence, ("topic",)) or (focus_of(sentence) if self.dealt is None else None)
        if marked is not None and key_of(marked) in self._own(claims):
            marked = None
        acting = topic_of(sentence, ("subj",))
        # Where particles mark the topic, a plain subject is news of something else, unless it is the main company.
        taken = acting is not None and (self.subject_first or self.is_main(acting))
        if marked is not None or self.topic is None or taken:
            self.topic = marked or acting or self.topic
        self.marked = marked or self.marked
        if (
            marked is not None
            and self.dealt is None
            and marked.type == "Company"
            and key_of(marked) not in self.buyers
        ):
            self.investee = (
                marked if self.investee is not None and key_of(marked) == key_of(self.investee) else None
            )
        central = self.main[:1] and key_of(self.main[0]) in {key_of(name) for name in sentence.names}
        if sentence.opens and self.lead is None and not central:
            self.lead = topic_of(sentence, ("topic",))
            if self.lead is not None and not any(c.relation in _STAKES for c in claims):
                self.investee = None

    def _note_facilities(self, sentence: Sentence) -> None:
        self.near_project = False
        for phrase in sentence.phrases:
            project = next((n for n in phrase.names if n.type == "DataCenter" and not n.generic), None)
            self.project = project or self.project
            self.near_project = self.near_project or project is not None
            self.facility = next((n for n in phrase.names if n.type == "DataCenter"), self.facility)

    def _note_dealing(self, sentence: Sentence, claims: list[Claim]) -> None:
        self.dealt = None
        for claim in claims:
            if claim.relation in _STAKES and claim.object is not None:
                if self.investee is None or key_of(claim.object) != key_of(self.investee):
                    self.buyers = set()
                self.investee = self.dealt = claim.object
                self.funding = 0 if claim.relation == "invests-in" and sentence.funding else self.funding
                self.buyers.add(key_of(claim.subject))

    def _own(self, claims: list[Claim]) -> set[str]:
        """What the main company bought or owns does not take its place where that is what is said of it."""
        pairs = [(c.subject, c.object) for c in claims if c.relation in ("acquires", "holds-stake-in")]
        pairs += [
            (c.object, c.subject) for c in claims if c.relation == "subsidiary-of" and c.object is not None
        ]
        return {key_of(own) for owner, own in pairs if own is not None and self.is_main(owner)}

    def is_main(self, name: Name) -> bool:
        """Whether the article speaks of nothing more than of this company."""
        return bool(self.main) and key_of(name) == key_of(self.main[0])

    def _read_heading(self, sentence: Sentence) -> None:
        """A heading inside the article that names one company says what the paragraph under it is about."""
        companies = {key_of(n): n for n in sentence.names if n.type == "Company"}
        if self.begun and len(companies) == 1 and self.repeated.issuperset(companies):
            self.lead = self.topic = next(iter(companies.values()))
            self.headed = True

    @staticmethod
    def _bound_pair(claims: list[Claim]) -> list[Name] | None:
        """The two companies that all of a sentence's claims between companies are about."""
        ends = {
            frozenset((key_of(c.subject), key_of(c.object))): [c.subject, c.object]
            for c in claims
            if c.object is not None
            and c.subject.type == c.object.type == "Company"
            and c.relation != "subsidiary-of"
        }
        return next(iter(ends.values())) if len(ends) == 1 else None
