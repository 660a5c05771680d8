"""What each noun phrase refers to: names, pronouns, and descriptions such as the start-up or the ChatGPT maker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from alliances.extractors.en.apposition import type_by_apposition
from alliances.extractors.en.facilities import name_by_place, places_of, unnamed
from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.en.mood import chain
from alliances.extractors.en.names import surnames
from alliances.extractors.en.phrases import by_preposition, is_thing_noun, listed, modifiers, possessors
from alliances.extractors.en.profiles import fits_profile
from alliances.extractors.en.rounds import Rounds, is_round, raises
from alliances.extractors.en.salience import (
    SUBJECTS,
    by_preposition_of,
    doer,
    fellows,
    fronted,
    is_organisation,
    rows_above,
    subject_before,
    weight,
)
from alliances.extractors.en.tree import Node, Tree
from alliances.extractors.mentions import Name
from alliances.extractors.standing import key_of
from alliances.ontology.gazetteer import Gazetteer

# How much is left of a mention's weight a sentence later, how much a pronoun and a repetition add, and what the share of
# all mentions in the article is worth, for a description and for whom an article is about.
DECAY, PRONOUN, REPEATED, MAIN, TOPIC = 0.45, 0.3, 0.2, 2.5, 5.0
_COUNTING = frozenset({"pair", "some", "most", "dozen", "hundred", "thousand", "number", "version", "many"})
_DEFINITE = frozenset({"the", "this", "that", "both", "these", "those"})


@dataclass(slots=True)
class Resolver:
    """Walks over an article's trees once and tells each node what it refers to.

    weights: by organisation, how much the text has it in mind: more as a subject, less with every sentence;
    counts: how often each is named in the whole article; seen: a name of each, as first read;
    pair: the two last named together; facility, person: the last of their kind; rounds: who raised money last;
    employers: by person.
    """

    gazetteer: Gazetteer
    counts: Counter[str] = field(default_factory=Counter)
    weights: dict[str, float] = field(default_factory=dict)
    seen: dict[str, Name] = field(default_factory=dict)
    pair: list[Name] = field(default_factory=list)
    facility: Name | None = None
    rounds: Rounds = field(default_factory=Rounds)
    person: Name | None = None
    employers: dict[str, Name] = field(default_factory=dict)

    def resolve(self, trees: list[Tree]) -> None:
        """Set `refers` on every node that stands for a name."""
        for node in (node for tree in trees for node in tree.nodes):
            if node.name is not None:
                node.refers, node.why = [node.name], "explicit"
                if is_organisation(node.name):
                    self.counts[key_of(node.name)] += 1
        type_by_apposition(trees)
        surnames([n.name for tree in trees for n in tree.nodes if n.name is not None])
        self.rounds.begin(trees, self.counts)
        for tree in trees:
            for key in self.weights:
                self.weights[key] *= DECAY
            before = self._salient(tree.nodes[0], prior=TOPIC)
            owners = [
                n for node in tree.nodes for c in node.all("poss") for n in c.refers if n.type == "Company"
            ]
            for node in tree.nodes:
                if not node.refers:
                    self._describe(node, tree)
                elif node.name is not None and node.name.generic:
                    self._named_elsewhere(node)
                if node.name is None and node.pos in ("NOUN", "PROPN", "ADJ", "VERB", "AUX"):
                    beside = node.head if node.dep in ("appos", "attr") else None
                    apart = listed(beside) if beside is not None else []
                    node.center = self._salient(node, prior=TOPIC, apart=apart)
                    node.raiser = self.rounds.spoken_of()
                    if node.lemma in lexicon().chiefs:
                        own = next(iter(owners), None) or fronted(node) or subject_before(node, tree)
                        node.center = own or before or node.center
                self._note(node)
                self.rounds.note(node)
            self.rounds.leave(tree)
            self._leave(tree)

    def _named_elsewhere(self, node: Node) -> None:
        """Project X, the campus: an unnamed facility that stands beside a name is that facility."""
        beside = [node.head] if node.dep == "appos" and node.head is not None else []
        for other in [*beside, *node.all("appos")]:
            if other.name is not None and other.name.type == "DataCenter" and not other.name.generic:
                node.refers, node.why = [other.name], "apposition"
                return
        if node.name is not None and node.name.place is None:
            name_by_place(node.name, places_of(node))

    def _describe(self, node: Node, tree: Tree) -> None:
        word = node.text.lower()
        relative = word in lexicon().relatives and node.dep in (*SUBJECTS, "dobj", "pobj", "poss", "attr")
        if relative or node.pos == "PRON" or node.tag in ("PRP", "PRP$", "WP", "WDT", "WP$"):
            node.refers = self._pronoun(node, word, tree)
        elif node.pos in ("NOUN", "PROPN", "ADJ", "NUM", "DET"):
            node.refers = self._noun(node, tree)
        if node.refers:
            node.why = node.why or f"{word} by discourse"

    def _pronoun(self, node: Node, word: str, tree: Tree) -> list[Name]:
        words = lexicon()
        if word in words.relatives:
            return self._antecedent(node, tree)
        if word in ("he", "him", "his", "she", "her", "himself", "herself"):
            return [self.person] if self.person is not None else []
        if word in ("both", "they", "them", "their", "theirs"):
            return self._plural(node, tree)
        if word == "itself" and node.head is not None and (own := doer(node.head, node)) is not None:
            return [own]
        if word in ("it", "its", "itself") and not self._expletive(node):
            return self._it(node, word)
        return []

    def _it(self, node: Node, word: str) -> list[Name]:
        """It, its: the organisation most in mind; beside `and`, `its` is what stands first in the row."""
        head = node.head
        if (governed := self._governing(node, word)) is not None:
            return [governed]
        if word == "its" and (ahead := fronted(node)) is not None:
            return [ahead]
        beside = head.head if word == "its" and head is not None and head.dep in ("conj", "appos") else None
        if head is not None and beside is not None and beside.refers and is_organisation(beside.refers[0]):
            if head.dep == "conj" and beside.start < node.start:
                return beside.refers[:1]
            found = self._salient(node, apart=[*listed(beside), *rows_above(node)])
        else:
            found = self._salient(node, apart=rows_above(node))
        return [found] if found is not None else []

    def _governing(self, node: Node, word: str) -> Name | None:
        """OpenAI said it would, Meta sold its lab: the subject above the clause of `it`, of the same clause for `its`."""
        first = next((n for n in node.above() if n.pos in ("VERB", "AUX")), None)
        if first is None or any(n.dep == "appos" for n in (node, *node.above())):
            return None
        whole = word == "its" and node.head is not None and node.head.dep not in ("conj", *SUBJECTS)
        if whole and first.lemma not in lexicon().hiring and (own := doer(first, node)) is not None:
            return own
        for verb in first.above():
            if (
                verb.pos in ("VERB", "AUX")
                and verb.start < node.start
                and (found := doer(verb, node)) is not None
            ):
                return found
        return None

    def _antecedent(self, node: Node, tree: Tree) -> list[Name]:
        """Who, which, that: what the relative clause hangs on, or what that is said of."""
        above = [node, *node.above()]
        verb = next((n for n in above if n.dep in ("relcl", "acl")), None)
        head = verb.head if verb is not None else None
        if head is None or head.start > node.start:
            before = [n for n in tree.nodes if n.start < node.start and n.pos in ("NOUN", "PROPN", "PRON")]
            return before[-1].refers if before else []
        node.why = "relative gap"
        inside = node.head is not None and node.head.text.lower() == "in"
        if inside and any(n.lemma in ("round", "financing", "funding", "raise") for n in head.above()):
            return []  # a round led by X, in which Y took part
        row = [n for n in chain(head) if n.start < node.start and n.refers]
        for one in [*row[-1:], head, *head.all("appos"), *head.above()]:
            meant = one.refers or (listed(one) if one is head else [])
            people = node.text.lower() == "which" and any(n.type == "Person" for n in meant)
            if meant and one.start < node.start and not people:
                return meant
            if one.pos in ("VERB", "AUX"):
                break
        return []

    def _expletive(self, node: Node) -> bool:
        head = node.head
        return (
            head is not None
            and node.dep in SUBJECTS
            and head.lemma in ("be", "seem", "appear", "remain", "take")
            and bool(head.all("acomp", "ccomp", "xcomp", "advcl"))
            and not head.all("aux")
            and head.one("acomp") is not None
        )

    def _plural(self, node: Node, tree: Tree) -> list[Name]:
        for other in reversed([n for n in tree.nodes if n.start < node.start]):
            if other.dep in SUBJECTS and len(listed(other)) > 1:
                return listed(other)
        if node.text.lower() != "both" and len(self.pair) < 2:
            found = self._salient(node)
            return [found] if found is not None else []
        return self.pair

    def _salient(
        self,
        node: Node,
        words: AbstractSet[str] = frozenset(),
        places: AbstractSet[str] = frozenset(),
        prior: float | None = None,
        apart: list[Name] | None = None,
    ) -> Name | None:
        """The organisation that the text has most in mind, that is no other part of this clause and fits the words."""
        taken = {key_of(name) for other in fellows(node) for name in other.refers}
        beside = [n.head for n in (node, *node.above()) if n.dep == "appos" and n.head is not None]
        taken |= {key_of(name) for name in [*(apart or ()), *(n for b in beside for n in listed(b))]}
        raising = _is_raiser(node)
        best, most = None, 0.3
        total = sum(self.counts.values()) or 1
        for key, own in self.weights.items():
            name = self.seen[key]
            fit = fits_profile(name, words, places)
            if key in taken or fit < 0 or name.type == "PublicBody":
                continue
            if raising and not self.rounds.may_raise(name):
                continue
            score = own + (MAIN if prior is None else prior) * self.counts[key] / total + 4.0 * fit
            if score > most:
                best, most = name, score
        return best

    def _noun(self, node: Node, tree: Tree) -> list[Name]:
        words, lemma = lexicon(), node.lemma
        determiner = next((c.text.lower() for c in node.all("det", "predet")), "")
        inside = [n for c in node.all("appos") for n in listed(c)]
        single = node.tag == "NN" and lemma in words.single
        if inside and node.name is None and node.dep != "appos":
            node.why = "apposition"
            return inside
        above = node.head
        arm = lemma in words.arms and (
            node.dep == "nsubj"
            or (node.dep == "pobj" and above is not None and above.text.lower() in ("by", "from", "with"))
            or (node.dep == "conj" and above is not None and above.dep == "nsubj")
        )
        if (
            (arm or lemma.removesuffix("s") in words.stand_for)
            and not single
            and (owner := self._owner(node))
        ):
            node.why = f"{lemma} of"
            return owner
        thing = self._thing(node)
        if thing:
            node.why = "explicit"
            return thing
        if node.dep in ("appos", "attr", "oprd", "compound", "amod", "nmod"):
            return []
        if lemma in ("pair", "duo", "two") and determiner == "the":
            return self._plural(node, tree)
        if determiner in ("both", "two") or node.tag == "NNS":
            named_two = lemma in words.pairs and determiner in _DEFINITE and len(self.pair) == 2
            return self.pair if named_two else []
        if lemma in words.facility_nouns and (site := self._site(node, determiner)):
            return site
        if lemma in words.makers and (made := self._maker(node)) is not None:
            return [made]
        if determiner not in ("the", "this", "that") and not self._his(node):
            return []
        if lemma in words.facility_nouns and not node.all("relcl"):
            return [self.facility] if self.facility is not None and not node.all("compound") else []
        if lemma in words.person_nouns:
            return [self.person] if self.person is not None and not by_preposition_of(node) else []
        return self._company(node) if lemma in words.company_nouns else []

    def _site(self, node: Node, determiner: str) -> list[Name]:
        """The campus: the one last spoken of, unless its own place tells it apart; a site with a place: one of its own."""
        told = places_of(node)
        if determiner in _DEFINITE and self.facility is not None and not (told and node.all("relcl")):
            return [self.facility]
        made = unnamed(node)
        return [made] if made is not None else []

    def _thing(self, node: Node) -> list[Name]:
        """GB300 processors, its Claude models: a thing with its kind; 52,000 of the chips: what is counted."""
        if (
            node.pos == "NUM"
            or (node.value is not None and node.value.kind == "count")
            or node.lemma in _COUNTING
        ):
            return [n for case, inner in by_preposition(node) if case == "of" for n in self._inner(inner)]
        if is_thing_noun(node):
            return [n for n in modifiers(node) if n.type in ("Chip", "AIModel", "Product", "CloudService")]
        return []

    def _inner(self, node: Node) -> list[Name]:
        """What a later noun stands for, told ahead of its turn."""
        for part in node.subtree():
            if part.name is not None:
                part.refers, part.why = [part.name], "explicit"
        return [n for n in node.refers or self._thing(node) if n.type in ("Chip", "AIModel", "Product")]

    def _his(self, node: Node) -> bool:
        owner = node.one("poss")
        return owner is not None and owner.text.lower() in ("his", "her")

    def _owner(self, node: Node) -> list[Name]:
        """X executives, funds run by X, a group led by X and Y: those who stand behind."""
        plain = node.lemma not in lexicon().outsiders
        found = [n for n in modifiers(node) if is_organisation(n)] if plain else []
        if plain and (not found or all(n.entry is None for n in found)):
            owned = [n for c in node.all("poss") for n in listed(c) if is_organisation(n)]
            found = owned or found  # Ardent Power's Millbrook plant
        if not found and node.lemma in lexicon().arms:
            found = [n for c, i in by_preposition(node) if c == "of" for n in self._known(i)]
        for verb in node.all("acl"):
            if not found and verb.lemma in lexicon().behind:
                for case, inner in by_preposition(verb):
                    if case == "by":
                        self._describe(inner, Tree(0, 0, [])) if not inner.refers else None
                        found = listed(inner)
        return found

    def _known(self, node: Node) -> list[Name]:
        """The names of a later noun, told ahead of its turn."""
        for part in chain(node):
            if part.name is not None:
                part.refers, part.why = [part.name], "explicit"
        return [n for n in listed(node) if is_organisation(n)]

    def _company(self, node: Node) -> list[Name]:
        if self._his(node):
            key = key_of(self.person) if self.person is not None else ""
            placed = self.employers.get(key)
            return [placed] if placed is not None else []
        whole = [n for case, i in by_preposition(node) if case in ("of", "behind") for n in listed(i)]
        commas = [c.start for c in node.all("punct") if c.text == ","]
        narrowed = any(not any(node.end <= comma < c.start for comma in commas) for c in node.all("acl"))
        if narrowed or any(is_organisation(n) or n.type == "Person" for n in whole):
            return []
        inner = [n for c in node.all("relcl") for below in c.subtree() for n in below.refers]
        before = [*modifiers(node), *(n for c in node.all("amod") for d in c.children for n in d.refers)]
        places = {n.entry.name if n.entry else n.text for n in before if n.type == "Place"}
        words = {c.text.lower() for c in node.all("amod", "compound", "nmod") if c.name is None}
        words |= {f"{c.text.lower()}-{node.lemma}" for c in node.all("compound", "amod")}
        if node.head is not None and node.head.lemma in lexicon().starting:
            words = words | {"startup"}
        found = self._salient(node, words | {node.lemma, node.text.lower()}, places, apart=inner)
        return [found] if found is not None else []

    def _maker(self, node: Node) -> Name | None:
        """The ChatGPT maker: who owns what the gazetteer places under it."""
        if node.lemma not in lexicon().makers:
            return None
        for thing in [*modifiers(node), *possessors(node)]:
            parent = self.gazetteer.find(thing.entry.parent or "") if thing.entry is not None else None
            if parent is not None:
                return Name(node.start, node.end, node.text, parent.type, "maker", parent)
        return None

    def _note(self, node: Node) -> None:
        if not node.refers:
            return
        for name in node.refers:
            if name.type == "Person":
                self.person = name
            if name.type == "DataCenter":
                self.facility = name
            if is_organisation(name):
                key = key_of(name)
                self.seen.setdefault(key, name)
                told = (1.0 if node.name is not None else PRONOUN) * weight(node) / len(node.refers)
                before = self.weights.get(key, 0.0)
                self.weights[key] = max(before, told) + REPEATED * min(before, told)

    def _leave(self, tree: Tree) -> None:
        for node in tree.nodes:
            names = [n for n in listed(node) if n.type in ("Company", None)]
            if len(names) == 2 and node.dep != "conj":
                self.pair = names


def _is_raiser(node: Node) -> bool:
    """Whether a word stands for one who raises money: it closed a round, its round."""
    head = node.head
    return head is not None and (
        (node.dep in SUBJECTS and raises(head)) or (node.dep == "poss" and is_round(head))
    )
