"""Whose round of funding is spoken of: who raised it last, by name or by what is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from alliances.extractors.en.control import subjects
from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.en.mood import chain
from alliances.extractors.en.phrases import by_preposition, listed, modifiers, possessors
from alliances.extractors.en.profiles import is_fund, is_giant
from alliances.extractors.en.tree import Node, Tree
from alliances.extractors.mentions import Name
from alliances.extractors.standing import key_of

# For how many sentences a round is spoken of.
_SPOKEN_OF = 14
# Prepositions that say whose round it is: the round at Acme, an investment in Acme.
_OF = ("of", "at", "in", "for", "into")


@dataclass(slots=True)
class Rounds:
    """Who raised money last in an article, `since` so many sentences.

    told: who is said by name to raise; investors: who leads or joins rounds, and so hardly raises one;
    main: whom the article is about, where nobody is said to raise.
    """

    raiser: Name | None = None
    since: int = 0
    told: set[str] = field(default_factory=set)
    investors: set[str] = field(default_factory=set)
    main: Name | None = None

    def begin(self, trees: Iterable[Tree], counts: Counter[str]) -> None:
        """Look through an article for those who invest, and for the company that it is most about."""
        nodes = [node for tree in trees for node in tree.nodes]
        self.told = {key_of(one.name) for node in nodes if raises(node) for one in subjects(node) if one.name}
        self.investors = {key_of(name) for node in nodes for name in _investors(node)}
        named = {key_of(n.name): n.name for n in reversed(nodes) if n.name is not None}
        able = [named[key] for key, _ in counts.most_common() if key in named and self.may_raise(named[key])]
        self.main = able[0] if able else None

    def may_raise(self, name: Name) -> bool:
        """Whether a name may be of one who raises money: no fund, no giant, nobody who invests in this article."""
        if name.type not in ("Company", None) or name.quoted or is_fund(name):
            return False
        return key_of(name) in self.told or not (is_giant(name) or key_of(name) in self.investors)

    def note(self, node: Node) -> None:
        """Remember whom a verb or a noun says to have raised money."""
        found = [name for name in _raisers(node) if self.may_raise(name)]
        if found:
            self.raiser, self.since = found[0], 0

    def spoken_of(self) -> Name | None:
        """Whose round a sentence speaks of that does not say it: the last one's, else the article's main company's."""
        if self.raiser is not None and self.since < _SPOKEN_OF:
            return self.raiser
        return self.main

    def leave(self, tree: Tree) -> None:
        """A company that opens a paragraph without a verb is whose news the paragraph tells."""
        self.since += 1
        first = tree.nodes[0].name
        plain = tree.opens and first is not None and not any(n.pos == "VERB" for n in tree.nodes)
        # A line in capitals is a title.
        if plain and first is not None and self.may_raise(first) and not first.text.isupper():
            self.raiser, self.since = first, 0


def raises(verb: Node) -> bool:
    """Whether a verb says that its subject raised money, or was valued."""
    if verb.pos != "VERB":
        return False
    if verb.lemma in ("value", "price", "appraise"):
        return bool(verb.all("nsubjpass")) or (verb.dep == "acl" and verb.tag == "VBN")
    if verb.lemma in ("float", "debut") and not verb.all("dobj"):
        return True
    if verb.lemma not in lexicon().raising:
        return False
    things = verb.all("dobj", "nsubjpass")
    return verb.lemma == "raise" or any(_is_money(thing) for thing in things)


def is_round(noun: Node) -> bool:
    """Whether a noun is a round of funding."""
    return noun.name is None and (noun.lemma in lexicon().rounds or noun.text.lower() in lexicon().rounds)


def _is_money(thing: Node) -> bool:
    if is_round(thing) or thing.lemma in ("money", "capital", "cash", "equity", "investment"):
        return True
    return thing.value is not None and thing.value.kind == "money"


def _raisers(node: Node) -> Iterator[Name]:
    if raises(node):
        yield from (name for subject in subjects(node) for name in listed(subject))
        if node.dep == "acl" and node.head is not None:
            yield from listed(node.head)
    elif is_round(node):
        yield from possessors(node)
        yield from modifiers(node)
        yield from (name for case, inner in by_preposition(node) if case in _OF for name in listed(inner))


def _investors(node: Node) -> Iterator[Name]:
    """Who leads, joins or invests, as the words stand."""
    if node.pos != "VERB":
        return
    if node.lemma in lexicon().joining:
        yield from (part.name for one in node.all("nsubj") for part in chain(one) if part.name is not None)
    if node.lemma not in lexicon().leading:
        return
    done_to = node.all("dobj", "nsubjpass")
    if node.dep in ("acl", "relcl") and node.head is not None:
        done_to = [*done_to, node.head]
    if any(is_round(thing) for thing in done_to):
        acting = [one for agent in node.all("agent") for one in agent.children] or node.all("nsubj")
        yield from (part.name for one in acting for part in chain(one) if part.name is not None)
