"""What an article has spoken of so far: its topic, the last pair, the last project."""

from __future__ import annotations

from dataclasses import dataclass, field

from alliances.extractors.mentions import Name
from alliances.extractors.syntax import Phrase, Sentence

_ORGANISATIONS = ("Company", "PublicBody", None)


@dataclass(slots=True)
class Discourse:
    """The state that one sentence leaves to the next."""

    anaphora: dict[str, frozenset[str]]
    topic: Name | None = None
    recent: list[Name] = field(default_factory=list)
    pair: list[Name] = field(default_factory=list)
    project: Name | None = None

    def resolve(self, sentence: Sentence) -> None:
        """Give phrases such as 이 회사, 양사, the start-up their names."""
        for phrase in sentence.phrases:
            if phrase.names or phrase.mods:
                continue
            names = self._antecedent(phrase)
            if names:
                phrase.names = names
                phrase.resolved = f"{phrase.determiner} {phrase.noun}".strip() + " by discourse"

    def _antecedent(self, phrase: Phrase) -> list[Name]:
        words = f"{phrase.determiner} {phrase.noun}".strip()
        if words in self.anaphora["pair"] or phrase.noun in self.anaphora["pair"]:
            return self.pair[:2] if len(self.pair) >= 2 else []
        pointing = phrase.determiner in ("이", "그", "해당", "동", "the", "this", "that")
        if phrase.noun in self.anaphora["project"] and pointing and self.project is not None:
            return [self.project]
        if phrase.noun in self.anaphora["organisation"] and self.topic is not None and len(phrase.nouns) == 1:
            if pointing or (phrase.noun == "회사" and phrase.case in ("topic", "subj")):
                return [self.topic]
        return []

    def lend_topic(self, sentence: Sentence) -> None:
        """A sentence whose clauses have no subject goes on about the topic."""
        if self.topic is None or sentence.headline:
            return
        for clause in sentence.clauses:
            if clause.subject is None and clause.kind != "verbless":
                clause.subject = Phrase(sentence.start, sentence.start, "topic", [self.topic], resolved="topic before")
                clause.subject_why = "topic of the article"

    def note(self, sentence: Sentence) -> None:
        """Remember what this sentence spoke of."""
        for phrase in sentence.phrases:
            organisations = [n for n in phrase.names if n.type in _ORGANISATIONS]
            if len(organisations) >= 2:
                self.pair = organisations[:2]
            for name in phrase.names:
                if name.type == "DataCenter" and not name.generic:
                    self.project = name
        organisations = [name for name in sentence.names if name.type == "Company"]
        self.recent = [*organisations, *self.recent][:6]
        distinct = list({(n.entry.id if n.entry else n.text): n for n in organisations}.values())
        if len(distinct) == 2 and len(self.pair) < 2:
            self.pair = distinct
        topic = self._topic(sentence)
        if topic is not None:
            self.topic = topic

    def _topic(self, sentence: Sentence) -> Name | None:
        for case in ("topic", "subj"):
            for phrase in sentence.phrases:
                names = [n for n in phrase.names if n.type in _ORGANISATIONS]
                if phrase.case == case and len(phrase.names) == 1 and names:
                    return names[0]
        return None
