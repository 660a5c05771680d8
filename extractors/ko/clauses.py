"""From a row of phrases and predicates to clauses: who belongs to which predicate."""

from __future__ import annotations

from dataclasses import replace

from alliances.extractors.ko.clefts import cleave
from alliances.extractors.ko.coordination import conjunct, lend_topic, merged, together, ungap
from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.ko.phrases import Break, Element
from alliances.extractors.ko.tense import CHAINED, LINKING, PARTING, spread
from alliances.extractors.mentions import THINGS
from alliances.extractors.syntax import Clause, Phrase

_ONCE = ("obj", "subj")
_INNER = ("obj", "dat", "from", "with")


def _acting(phrase: Phrase, case: str) -> bool:
    """X도 사용한다: a thing with 도 is what is used, whoever uses it."""
    things = bool(phrase.names) and all(name.type in THINGS for name in phrase.names)
    return phrase.case == case and not (case == "too" and things)


def _counts(phrase: Phrase) -> bool:
    """TPU를 최대 100만개까지 빌려 쓴다: how many of what both verbs are done to."""
    return phrase.case == "bare" and not phrase.names and any(v.kind == "count" for v in phrase.values)


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
        self.listed: Phrase | None = None
        self.ahead: list[Element] = []
        self.commas: set[int] = set()
        self.coming = self.each = False

    def build(self) -> list[Clause]:
        """All clauses of the sentence in the order of their predicates."""
        for position, element in enumerate(self.elements):
            if isinstance(element, Phrase):
                self._phrase(element)
            elif isinstance(element, Break):
                self._break(element, position)
            else:
                self.ahead = self.elements[position + 1 :]
                self._clause(element)
        self._verbless()
        self._share_subjects()
        self._govern()
        self._measure()
        return self.clauses

    def _phrase(self, phrase: Phrase) -> None:
        if phrase.case == "adverb":
            self.waiting = None if phrase.noun in ("데", "채") else self.waiting
            self.coming = self.coming or phrase.noun in lexicon().coming
            self.each = self.each or phrase.noun == "각각"
            return
        if phrase.noun == "외" and phrase.mods and not phrase.names:
            phrase.names, phrase.case = [name for name, _ in phrase.mods], "also"
        self._take_list(phrase)
        self._change_topic(phrase)
        self._join_former(phrase)
        if self.waiting is not None:
            phrase.relative = phrase.relative or self.waiting
            self.waiting.head = phrase
            self.waiting = None
        if self.stack and self._described(phrase) and conjunct(self.stack[-1], phrase, self.commas):
            phrase = merged(self.stack.pop(), phrase)
        self.stack.append(phrase)

    @staticmethod
    def _described(phrase: Phrase) -> bool:
        """Whether a phrase says of its own name what the name before it does not share: X를 대는 B, X 출신 B."""
        return phrase.relative is not None or not lexicon().linking.isdisjoint(phrase.nouns)

    def _change_topic(self, phrase: Phrase) -> None:
        """A는 …했고, B는 …했다: with its own topic the next clause is no longer about A."""
        last = self.clauses[-1] if self.clauses else None
        lend_topic(last, self.stack, phrase)
        if phrase.case != "topic" or last is None or last.kind != "connective" or last.topic is None:
            return
        acting = ("Company", "PublicBody", "Person", None)
        if phrase.names and all(name.type in acting and not name.quoted for name in phrase.names):
            self.stack = [p for p in self.stack if p is not last.topic]

    def _join_former(self, phrase: Phrase) -> None:
        """A에 이어 B도, A 외에도 B에: A does or undergoes what B does."""
        if not phrase.names or phrase.case in ("also", "bare", "according"):
            return
        for former in self.stack[-2:]:
            if former.case == "also" and {n.type for n in former.names} == {n.type for n in phrase.names}:
                self.stack.remove(former)
                phrase.names = [*former.names, *phrase.names]

    def _take_list(self, phrase: Phrase) -> None:
        """A, B 등 다양한 스타트업에: what the list names is what the noun behind it denotes."""
        if (
            self.stack
            and self.stack[-1].case == "bare"
            and self.stack[-1].names
            and "등" in self.stack[-1].nouns
        ):
            if not phrase.names and phrase.noun and not any(link == "의" for _, link in phrase.mods):
                phrase.names = self.stack.pop().names
                phrase.resolved = "list before it"
        elif self.listed is not None and phrase.case not in ("topic", "bare"):
            owners = [(name, link) for name, link in self.listed.mods if link == "의"]
            if owners and not any(link == "의" for _, link in phrase.mods):
                self.listed.case = phrase.case
                phrase.mods += owners
        self.listed = None

    def _break(self, mark: Break, position: int) -> None:
        """In a headline `A, …` the bare first phrase is the topic; dots and stops end a part."""
        if mark.mark == ",":
            if self.stack:
                self.commas.add(id(self.stack[-1]))
            self.listed = (
                self.stack[-1]
                if self.stack and self.stack[-1].case == "bare" and self.stack[-1].noun
                else None
            )
            if (
                len(self.stack) == 1
                and self.stack[0].case == "bare"
                and self.stack[0].names
                and not self.clauses
            ):
                self.stack[0].case = "topic"
            elif (
                self.stack
                and self.stack[-1].case == "bare"
                and not self.stack[-1].names
                and self._is_headline()
            ):
                self._verbless()
            return
        self._verbless()
        self.waiting = None

    def _is_headline(self) -> bool:
        return not any(isinstance(e, Clause) and e.kind == "final" for e in self.elements)

    def _clause(self, clause: Clause) -> None:
        if clause.kind == "adnominal" and "adjective" in clause.features:
            if self.stack and self.stack[-1].case == "subj" and clause.start - self.stack[-1].end <= 2:
                clause.args = [self.stack.pop()]
            self.waiting = self.waiting or clause
        elif clause.kind == "adnominal":
            clause.args = self._take_back(stop_at_subject=True, clause=clause)
            self._give_back(clause)
            if self._is_headline():
                self._bare_object(clause, headline=True)
            self.waiting = clause
        elif clause.kind in ("connective", "quoted"):
            clause.args = self._take_back(stop_at_subject=False)
        else:
            clause.args, self.stack = self.stack, []
            self._bare_object(clause)
        if clause.args:
            self.clauses += ungap(clause, self.stack, self.commas)
        clause.start = min([clause.start, *(arg.start for arg in clause.args)])
        topics = [phrase for phrase in self.stack if phrase.case == "topic"] or [
            p for p in self.stack if p.case == "too"
        ]
        if topics:
            clause.subject, clause.subject_why = topics[-1], "topic"
            clause.topic = topics[-1]
        self.clauses.append(clause)
        if self.coming:
            clause.features.add("ahead")
        if self.each and clause.kind != "adnominal":
            clause.features.add("each")
            self.each = False
        if clause.kind == "final":
            self.stack = []
            self.coming = False

    def _give_back(self, clause: Clause) -> None:
        """카카오가 챗GPT를 만든 오픈AI와 손잡았다: the first phrase is who joins hands; who made it is the head."""
        first = clause.args[0] if clause.args else None
        goods = any(arg.case == "obj" and (arg.names or arg.noun) for arg in clause.args)
        if self.stack or first is None or first.case != "subj" or not first.names or not goods:
            return
        head = next((element for element in self.ahead if not isinstance(element, Break)), None)
        if not isinstance(head, Phrase) or not any(name.type == "Company" for name in head.names):
            return
        acting = ("subj", "topic", "too", "bare")
        others = [e for e in self.ahead if isinstance(e, Phrase) and e.case in acting]
        if not others and not any(arg.case == "dat" for arg in clause.args):
            self.stack = [clause.args.pop(0)]

    @staticmethod
    def _bare_object(clause: Clause, headline: bool = False) -> None:
        """A, B 품는다: in a headline the bare name right before the verb is what the verb is done to."""
        last = clause.args[-1] if len(clause.args) > 1 else None
        if (
            last is None
            or last.case != "bare"
            or not last.names
            or last.values
            or clause.lemma in ("이다", "아니다")
        ):
            return
        led = headline or any(a.case == "topic" for a in clause.args)
        if led and not any(arg.case == "obj" for arg in clause.args):
            last.case = "obj"

    @staticmethod
    def _foreign_subject(phrase: Phrase, lemma: str) -> bool:
        """오라클이 완공된 건물을 빌린다: no company is 완공되다; it is the subject of the verb to come."""
        if phrase.case != "subj" or not any(name.type == "Company" for name in phrase.names):
            return False
        return lemma.endswith("되다") and lemma.removesuffix("되다") not in lexicon().company_passives

    def _goes_on(self, phrase: Phrase, taken: list[Phrase], clause: Clause) -> bool:
        """Whether a phrase belongs to what follows the relative clause between them."""
        if phrase.marked or (phrase.determiner == "함께" and taken):
            return True  # A와 함께 X를 만드는 B를: A takes part in what the main verb says
        head = self.ahead[0] if self.ahead else None
        if isinstance(head, Phrase) and not together(clause, taken) and conjunct(phrase, head, self.commas):
            return True
        return self._foreign_subject(phrase, clause.lemma)

    def _take_back(self, stop_at_subject: bool, clause: Clause | None = None) -> list[Phrase]:
        taken: list[Phrase] = []
        cases: set[str] = set()
        while self.stack:
            phrase = self.stack[-1]
            if clause is not None and self._goes_on(phrase, taken, clause):
                break
            if self._acts_on(phrase) or (phrase.case in _ONCE and phrase.case in cases):
                break
            cases.add(phrase.case)
            taken.insert(0, self.stack.pop())
            if stop_at_subject and phrase.case == "subj":
                break
        return taken if stop_at_subject else [*self._before_topic(cases), *taken]

    def _acts_on(self, phrase: Phrase) -> bool:
        """Whether a phrase is subject of the clauses to come as well: a topic, or X도 where nothing else acts."""
        acting = ("topic", "subj") if phrase.case == "too" else ()
        return phrase.case in ("topic", "too") and not any(p.case in acting for p in self.stack)

    def _before_topic(self, cases: set[str]) -> list[Phrase]:
        """앤스로픽에 구글도 투자했지만: what stands before the topic belongs to the first verb behind it."""
        taken: list[Phrase] = []
        while len(self.stack) > 1 and self.stack[-1].case in ("topic", "too"):
            phrase = self.stack[-2]
            if phrase.case not in _INNER or phrase.case in cases or phrase.marked or not phrase.names:
                break
            cases.add(phrase.case)
            taken.insert(0, self.stack.pop(-2))
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
        before: Clause | None = None
        neighbour: Clause | None = None
        for clause in self.clauses:
            if (
                before is not None
                and before.kind == "connective"
                and clause.kind in ("connective", "quoted")
                and before.features & LINKING
            ):
                self._link_subject(before, clause)
            before = clause if clause.kind != "adnominal" else before
            self._inherit(neighbour, clause)
            neighbour = clause
            own = next(
                (a for case in ("subj", "topic", "too") for a in clause.args if _acting(a, case)), None
            )
            if own is not None:
                clause.subject, clause.subject_why = own, "explicit"
                if clause.kind != "adnominal" and "ending:도록" not in clause.features:
                    last, why = own, "shared"
            elif clause.subject is None and clause.kind != "adnominal" and last is not None:
                clause.subject, clause.subject_why = last, why
        self._share_backwards()
        self._share_from_relative()

    def _share_from_relative(self) -> None:
        """A가 들고 있던 주식을 팔았다: who is told in the relative clause also acts in the main one."""
        for clause in self.clauses:
            if (
                clause.subject is not None
                or clause.kind in ("adnominal", "verbless")
                or "passive" in clause.features
            ):
                continue
            for arg in clause.args:
                inner = arg.relative.subject if arg.relative is not None and arg.case == "obj" else None
                if inner is not None and inner.case == "subj" and inner.names and not arg.names:
                    clause.subject, clause.subject_why = inner, "subject of the relative clause"

    @staticmethod
    def _inherit(before: Clause | None, clause: Clause) -> None:
        """B가 3조원을 들여 인수한 X: the relative verb has the subject and the price of the clause linked to it."""
        if before is None or before.kind != "connective" or not before.features & LINKING:
            return
        if before.lemma in lexicon().allying:
            clause.args += [
                replace(arg, case="ally") for arg in before.args if arg.case == "with" and arg.names
            ]
        if before.lemma in lexicon().paying:
            before.features.add("price")
            sites = [a for a in before.args if a.case == "dat" and any(n.type == "Place" for n in a.names)]
            clause.args = [*sites, *clause.args]
            takers = [n for arg in before.args if arg.case == "dat" for n in arg.names if n.type != "Place"]
            if not takers or before.lemma not in lexicon().investing:
                clause.paid = [value for arg in before.args for value in arg.values if value.kind == "money"]
        chained = before.features & CHAINED and before.lemma not in lexicon().leaving
        if chained and not any(arg.case == "obj" for arg in clause.args):
            passed = [a for a in before.args if (a.case == "obj" and (a.noun or a.names)) or _counts(a)]
            clause.args = [*passed, *clause.args]
        own = next((arg for arg in before.args if arg.case == "subj" and arg.names), None)
        led = clause.kind == "adnominal" or (chained and not any(arg.case == "obj" for arg in clause.args))
        if led and own is not None and not any(a.case == "subj" for a in clause.args):
            clause.args = [own, *clause.args]

    @staticmethod
    def _link_subject(before: Clause, clause: Clause) -> None:
        """A는 B가 x하고 y하도록: within linked clauses B, not the topic, goes on."""
        named = before.subject is not None and before.subject.case == "subj" and before.subject.names
        if named and not any(arg.case in ("subj", "topic") for arg in clause.args):
            clause.subject, clause.subject_why = before.subject, "shared"

    def _share_backwards(self) -> None:
        following: Phrase | None = None
        for clause in reversed(self.clauses):
            if clause.kind == "adnominal":
                continue
            if following is not None and self._set_apart(clause, following):
                following = None
            if clause.subject is None and following is not None and clause.kind in ("connective", "quoted"):
                clause.subject, clause.subject_why = following, "shared with the next clause"
            if clause.subject is not None and clause.subject.case != "too":
                following = clause.subject

    @staticmethod
    def _set_apart(clause: Clause, following: Phrase) -> bool:
        """회사를 나와 A를 차렸고, B가 일감을 맡겼다: what has come about before another acts is not the other's doing."""
        parted = clause.features & PARTING and "past" in clause.features
        return bool(parted) and following.case in ("subj", "too") and following.start > clause.end

    def _measure(self) -> None:
        """B에 쏟은 돈은 400억달러에 달한다: the sum is that of the money spoken of."""
        for clause in self.clauses:
            if clause.lemma not in lexicon().measuring or clause.kind == "adnominal":
                continue
            own = next((a for a in clause.args if a.case in ("topic", "subj") and not a.names), None)
            if own is not None and not own.values:
                own.values = [v for a in clause.args if a is not own for v in a.values if v.kind != "date"]

    def _lend_subjects(self) -> None:
        """B가 …하도록 A가: B benefits. B가 침해했다며 A가: B is whom A accuses."""
        for before, after in zip(self.clauses, self.clauses[1:], strict=False):
            own = before.subject
            if own is None or own.case != "subj":
                continue
            if "ending:도록" in before.features:
                after.args.append(Phrase(own.start, own.end, "beneficiary", own.names))
            elif before.kind == "quoted":
                after.args.append(Phrase(own.start, own.end, "accused", own.names))

    def _govern(self) -> None:
        """Link a clause to what says more of its status: a reporting verb, or the verb over its modal noun."""
        cleave(self.clauses)
        self._lend_subjects()
        for index, clause in enumerate(self.clauses):
            if clause.kind == "quoted" and index + 1 < len(self.clauses):
                clause.governor = next(
                    (c for c in self.clauses[index + 1 :] if c.lemma in lexicon().reporting), None
                )
        spread(self.clauses)


def find_clauses(elements: list[Element]) -> list[Clause]:
    """The clauses of one sentence."""
    return ClauseBuilder(elements).build()
