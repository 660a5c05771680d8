"""A shallow clause builder for English: verb groups, their subjects to the left, their objects by preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alliances.extractors.en.lexicon import lexicon, verb_forms
from alliances.extractors.syntax import Clause, Phrase

if TYPE_CHECKING:
    from alliances.extractors.en.reader import Word

_MARKS = frozenset((",", ";", ":", "(", ")", "—", "–", "--"))
_COMPOUND = {("data", "center"), ("data", "centre"), ("data", "centers"), ("data", "centres")}


class ClauseBuilder:
    """Walks over a sentence's words once; each known verb opens a clause."""

    def __init__(self, words: list[Word], headline: bool) -> None:
        self.words, self.headline = words, headline
        self.phrases: list[Phrase] = []
        self.clauses: list[Clause] = []
        self.current: Clause | None = None
        self.subject: Phrase | None = None
        self.group: list[str] = []
        self.preposition = ""
        self.open: Phrase | None = None
        self.table = verb_forms()
        self.lexicon = lexicon()

    def build(self) -> tuple[list[Clause], list[Phrase]]:
        """All clauses and phrases of the sentence."""
        for index, word in enumerate(self.words):
            self._word(index, word)
        if not self.clauses and self.phrases:
            self.clauses.append(
                Clause("", self.phrases[0].start, self.phrases[-1].end, "verbless", list(self.phrases))
            )
        return self.clauses, self.phrases

    def _word(self, index: int, word: Word) -> None:
        text = word.text.lower()
        if word.name is not None or word.value is not None:
            self._nominal(index, word)
        elif word.text in _MARKS:
            self._mark(index, word)
        elif text in self.lexicon.relatives:
            self._relative(text)
        elif text in self.lexicon.boundaries:
            self._boundary()
        elif text in self.lexicon.prepositions and not self._infinitive(index):
            self.preposition, self.open = text, None
        elif text in self.table and self._is_verb(index, text):
            self._verb(index, word, *self.table[text])
        elif text == "and" or text == "or":
            pass
        elif text[:1].isalpha():
            self._common(index, word)

    def _infinitive(self, index: int) -> bool:
        following = self.words[index + 1].text.lower() if index + 1 < len(self.words) else ""
        return (
            self.words[index].text.lower() == "to"
            and following in self.table
            and self.table[following][1] == "base"
        )

    def _is_verb(self, index: int, text: str) -> bool:
        """A form that may be a noun (bid, plan, stake) is a verb only behind a name, an auxiliary or `to`."""
        before = self.words[index - 1] if index else None
        if before is None:
            return False
        form = self.table[text][1]
        if (
            before.name is not None
            or before.text.lower() in self.lexicon.auxiliaries
            or before.text.lower() in self.lexicon.relatives
        ):
            return True
        if (
            before.text.lower() in ("a", "an", "the", "its", "his", "their", "of", "this", "that", "’s", "'s")
            or before.value is not None
        ):
            return False
        return form in ("past", "ing") or before.text.lower() in (
            "and",
            "company",
            "group",
            "firm",
            "it",
            "they",
            "he",
            "she",
            "who",
            ",",
        )

    def _nominal(self, index: int, word: Word) -> None:
        """A name or value joins the open phrase or opens one."""
        before = self.words[index - 1].text.lower() if index else ""
        if (
            self.open is not None
            and word.name is not None
            and before in (",", "and", "&")
            and self._lists(self.open, word)
        ):
            self.open.names.append(word.name)
            self.open.end = word.end
            return
        if word.value is not None and self.open is not None and not self.open.names and before not in (",",):
            self.open.values.append(word.value)
            self.open.end = word.end
            return
        phrase = self._phrase(word)
        if word.name is not None:
            phrase.names.append(word.name)
        if word.value is not None:
            phrase.values.append(word.value)

    @staticmethod
    def _lists(phrase: Phrase, word: Word) -> bool:
        last = phrase.names[-1] if phrase.names else None
        return (
            last is not None
            and word.name is not None
            and not phrase.noun
            and (last.type == word.name.type or None in (last.type, word.name.type))
        )

    def _phrase(self, word: Word) -> Phrase:
        case = self.preposition or (
            "obj" if self.current is not None and not self.current.features & {"passive"} else "bare"
        )
        if self.current is None and not self.preposition:
            case = "subj"
        phrase = Phrase(word.start, word.end, case)
        self.phrases.append(phrase)
        if self.current is not None:
            self.current.args.append(phrase)
        self._bind(phrase)
        self.open, self.preposition = phrase, ""
        if case == "subj" and self.subject is None:
            self.subject = phrase
        return phrase

    def _bind(self, phrase: Phrase) -> None:
        """A preposition behind a noun binds to it as well: a stake in X, an investment by Y."""
        if not self.preposition or len(self.phrases) < 2:
            return
        for before in reversed(self.phrases[:-1][-3:]):
            if before.noun:
                before.relative = before.relative or Clause("", before.start, before.end, "nominal")
                before.relative.args.append(phrase)
                return

    def _common(self, index: int, word: Word) -> None:
        """A common noun closes a phrase as its head; names before it then only modify."""
        text = word.text.lower()
        if (
            text in ("a", "an", "the", "its", "his", "her", "their", "this", "that", "it", "they")
            or text in self.lexicon.auxiliaries
        ):
            self._small(word, text)
            return
        if self.open is None:
            self._phrase(word)
        assert self.open is not None
        noun = text
        if self.open.nouns and (self.open.nouns[-1], text) in _COMPOUND:
            noun = f"{self.open.nouns.pop()} {text}"
        if self.open.names and self._modifies(index):
            genitive = word.text in ("’s", "'s", "s") or self.words[index - 1].text in ("’s", "'s")
            self.open.mods += [(name, "gen" if genitive else "") for name in self.open.names]
            self.open.names = []
        if word.text in ("’s", "'s"):
            self.open.mods = [(name, "gen") for name, _ in self.open.mods]
            return
        self.open.noun = noun
        self.open.nouns.append(noun)
        self.open.end = word.end

    def _modifies(self, index: int) -> bool:
        """Whether the name right before is bound to the noun that follows rather than its own phrase."""
        before = self.words[index - 1]
        return (
            before.name is not None or before.text in ("’s", "'s") or self.words[index].text in ("’s", "'s")
        )

    def _small(self, word: Word, text: str) -> None:
        if text in ("it", "they") and self.open is None:
            phrase = self._phrase(word)
            phrase.noun = text
            phrase.determiner = "the"
            self.open = None
        elif text in self.lexicon.auxiliaries:
            self.group.append(text)
            self.open = None
        elif text in ("a", "an", "the", "its", "this", "that", "his", "her", "their"):
            self.open = None
            self.group = [] if text == "a" else self.group

    def _mark(self, index: int, word: Word) -> None:
        following = self.words[index + 1] if index + 1 < len(self.words) else None
        if word.text == "," and following is not None and following.name is not None:
            self.preposition = ""
            return
        self.open = None
        self.preposition = ""
        if word.text in (";", ":", "—", "--"):
            self._boundary()

    def _relative(self, text: str) -> None:
        antecedent = next((p for p in reversed(self.phrases) if p.names), None)
        self.open, self.preposition, self.current, self.group = None, "", None, []
        if text != "that" or (
            self.clauses and self.clauses[-1].lemma not in ("say", "report", "announce", "tell")
        ):
            self.subject = antecedent
        else:
            self.subject = None

    def _boundary(self) -> None:
        self.current, self.subject, self.open, self.preposition, self.group = None, None, None, "", []

    def _verb(self, index: int, word: Word, lemma: str, form: str) -> None:
        before = [w.text.lower() for w in self.words[max(0, index - 6) : index]]
        clause = Clause(lemma, word.start, word.end, "final", features=self._features(before, form))
        subject = self.subject or next(
            (p for p in reversed(self.phrases) if p.names and p.case in ("subj", "obj", "bare")), None
        )
        if (form == "past" and before and before[-1] in self.lexicon.be | {","}) or (
            form == "past" and self._participle(index)
        ):
            self._passive(clause, subject)
        elif subject is not None:
            clause.args.append(
                Phrase(
                    subject.start, subject.end, "subj", subject.names, subject.noun, resolved=subject.resolved
                )
            )
            clause.subject, clause.subject_why = subject, "explicit"
        clause.start = min([clause.start, *(a.start for a in clause.args)])
        self.clauses.append(clause)
        self.current, self.open, self.preposition, self.group = clause, None, "", []

    def _participle(self, index: int) -> bool:
        following = self.words[index + 1].text.lower() if index + 1 < len(self.words) else ""
        return following == "by"

    @staticmethod
    def _passive(clause: Clause, subject: Phrase | None) -> None:
        clause.features.add("passive")
        if subject is not None:
            clause.args.append(Phrase(subject.start, subject.end, "obj", subject.names, subject.noun))

    def _features(self, before: list[str], form: str) -> set[str]:
        features: set[str] = set()
        near = before[-5:]
        for mood, listed in self.lexicon.moods.items():
            if any(word in listed for word in near):
                features.add(mood)
        if form == "past" or any(word in ("has", "have", "had", "was", "were") for word in near[-2:]):
            features.add("past")
        if form == "ing" and near and near[-1] in self.lexicon.be:
            features.add("progressive")
        return features


def build_clauses(words: list[Word], headline: bool) -> tuple[list[Clause], list[Phrase]]:
    """The clauses and phrases of one sentence."""
    return ClauseBuilder(words, headline).build()
