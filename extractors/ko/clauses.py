"""From a row of phrases and predicates to clauses: who belongs to which predicate."""

from __future__ import annotations

from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.ko.phrases import Break, Element
from alliances.extractors.syntax import Clause, Phrase

_ONCE = ("obj", "subj")


class ClauseBuilder:
    """Attaches phrases to predicates by the rules measured best on news sentences.

    An adnominal predicate takes what stands before it back to its own subject and leaves the topic; a
    connective one takes everything but the topic; a final one takes the rest.
    """

    def __init__(self, elements: list[Element]) -> None:
        self.elements = elements
        self.stack: list[Phrase] = []
        self.clauses: list[Clause] = []
        self.waiting: Clause | None = None
        self.quoted: list[Clause] = []

    def build(self) -> list[Clause]:
        """All clauses of the sentence in the order of their predicates."""
        for position, element in enumerate(self.elements):
            if isinstance(element, Phrase):
                self._phrase(element)
            elif isinstance(element, Break):
                self._break(element, position)
            else:
                self._clause(element)
        self._verbless()
        self._share_subjects()
        self._govern()
        return self.clauses

    def _phrase(self, phrase: Phrase) -> None:
        if phrase.case == "adverb":
            return
        if self.waiting is not None:
            phrase.relative = phrase.relative or self.waiting
            self.waiting.head = phrase
            self.waiting = None
        self.stack.append(phrase)

    def _break(self, mark: Break, position: int) -> None:
        """In a headline `A, …` the bare first phrase is the topic; dots and stops end a part."""
        if mark.mark == ",":
            if len(self.stack) == 1 and self.stack[0].case == "bare" and self.stack[0].names and not self.clauses:
                self.stack[0].case = "topic"
            elif self.stack and self.stack[-1].case == "bare" and not self.stack[-1].names and self._is_headline():
                self._verbless()
            return
        self._verbless()
        self.waiting = None

    def _is_headline(self) -> bool:
        return not any(isinstance(e, Clause) and e.kind == "final" for e in self.elements)

    def _clause(self, clause: Clause) -> None:
        if clause.kind == "adnominal":
            clause.args = self._take_back(stop_at_subject=True)
            self.waiting = clause
        elif clause.kind in ("connective", "quoted"):
            clause.args = self._take_back(stop_at_subject=False)
        else:
            clause.args, self.stack = self.stack, []
        clause.start = min([clause.start, *(arg.start for arg in clause.args)])
        topics = [phrase for phrase in self.stack if phrase.case == "topic"]
        if topics:
            clause.subject, clause.subject_why = topics[-1], "topic"
        self.clauses.append(clause)
        if clause.kind == "final":
            self.stack = []

    def _take_back(self, stop_at_subject: bool) -> list[Phrase]:
        taken: list[Phrase] = []
        cases: set[str] = set()
        while self.stack:
            phrase = self.stack[-1]
            if phrase.case == "topic" or (phrase.case in _ONCE and phrase.case in cases):
                break
            cases.add(phrase.case)
            taken.insert(0, self.stack.pop())
            if stop_at_subject and phrase.case == "subj":
                break
        return taken

    def _verbless(self) -> None:
        if self.stack:
            start, end = self.stack[0].start, self.stack[-1].end
            self.clauses.append(Clause("", start, end, "verbless", self.stack))
            self.stack = []

    def _share_subjects(self) -> None:
        """A clause without a subject has its neighbour's: the topic, else the last subject before, else the next one."""
        last: Phrase | None = None
        why = ""
        for clause in self.clauses:
            own = next((a for a in clause.args if a.case == "subj"), None) or next(
                (a for a in clause.args if a.case == "topic"), None
            )
            if own is not None:
                clause.subject, clause.subject_why = own, "explicit"
                if clause.kind != "adnominal":
                    last, why = own, "shared"
            elif clause.subject is None and clause.kind != "adnominal" and last is not None:
                clause.subject, clause.subject_why = last, why
        self._share_backwards()

    def _share_backwards(self) -> None:
        following: Phrase | None = None
        for clause in reversed(self.clauses):
            if clause.kind == "adnominal":
                continue
            if clause.subject is None and following is not None and clause.kind in ("connective", "quoted"):
                clause.subject, clause.subject_why = following, "shared with the next clause"
            if clause.subject is not None:
                following = clause.subject

    def _govern(self) -> None:
        """Link a clause to what says more of its status: a reporting verb, or the verb over its modal noun."""
        owners = {id(arg): clause for clause in self.clauses for arg in clause.args}
        for index, clause in enumerate(self.clauses):
            if clause.kind == "quoted" and index + 1 < len(self.clauses):
                clause.governor = next((c for c in self.clauses[index + 1 :] if c.lemma in lexicon().reporting), None)
            head = clause.head
            if clause.kind == "adnominal" and head is not None and not head.names:
                modal = lexicon().modal_nouns.get(head.noun)
                if modal is not None and modal not in ("thing", "can"):
                    clause.features.add("noun:" + head.noun)
                    clause.governor = owners.get(id(head))
                    if clause.governor is not None and clause.subject is None:
                        clause.subject, clause.subject_why = clause.governor.subject, "subject of the governor"


def find_clauses(elements: list[Element]) -> list[Clause]:
    """The clauses of one sentence."""
    return ClauseBuilder(elements).build()
