"""From nodes to phrases: the names that a noun phrase stands for, its nouns, its values, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.en.tree import Node
from alliances.extractors.mentions import Name
from alliances.extractors.syntax import Phrase
from alliances.extractors.values.model import Value

_INSIDE = ("nummod", "nmod", "compound", "amod", "quantmod", "npadvmod", "appos")
_NAMING = frozenset({"call", "name", "dub", "christen", "brand", "title", "label"})
_THING = {"Chip": "chips", "CloudService": "cloud", "AIModel": "model"}


def phrase(node: Node, case: str) -> Phrase:
    """The noun phrase that a node heads, in this case."""
    names = listed(node)
    found = Phrase(node.start, node.end, case, names)
    found.noun = "" if node.name else head_noun(node)
    found.nouns = list(_nouns(node))
    found.values = list(values(node))
    told = node.why in ("", "explicit", "apposition") or not names
    found.resolved = "" if told else node.why if node.why == "relative gap" else f"coreference: {node.why}"
    found.determiner = next((c.text.lower() for c in node.all("det", "poss")), "")
    return found


def listed(node: Node) -> list[Name]:
    """The names of a phrase and of all phrases coordinated with it; a figure's row holds figures."""
    found = list(node.refers)
    if node.value is not None and node.name is None:
        return found
    if (node.tag in ("NNS", "NNPS") or node.lemma in ("those", "these")) and (
        not found or node.why.endswith(" of")
    ):
        found = [name for inner in _examples(node) for name in listed(inner)] or found
    if not found and node.name is None:
        found = [
            name
            for verb in node.all("acl")
            if verb.lemma in _NAMING
            for c in verb.all("oprd", "dobj")
            for name in listed(c)
        ]
    if not found and node.lemma in lexicon().collectives:
        whole = [inner for case, inner in by_preposition(node) if case == "of"]
        found = [name for inner in whole for one in _examples(inner) for name in listed(one)]
    for child in node.children:
        apposed = child.dep == "appos" and node.name and child.name and _same_kind(node.name, child.name)
        if (child.dep == "conj" and child.pos != "VERB") or apposed:
            found += listed(child)
        elif child.dep == "appos" and node.name is not None and child.name is None:
            found += _further(node.name, child)
    return list(dict.fromkeys(found))


def is_thing_noun(node: Node | None) -> bool:
    """Whether a noun names a kind of thing: model, chip, browser."""
    if node is None or node.name is not None:
        return False
    return any(node.lemma in nouns or node.text.lower() in nouns for nouns in lexicon().things.values())


def _further(first: Name, apposed: Node) -> list[Name]:
    """A, a designer, B, once a lawyer, and C: the row goes on behind what is said of its first."""
    row = [n for c in apposed.all("conj", "appos") for n in listed(c)]
    return [name for name in row if _same_kind(first, name) or (first.type is None and name.type == "Person")]


def _examples(node: Node) -> Iterator[Node]:
    """Investors including X and Y, firms such as X, backers, which include X: those of a plural that are named."""
    for child in node.all("prep"):
        such = child.text.lower() == "as" and any(c.text.lower() == "such" for c in child.children)
        if such or child.text.lower() in ("including", "like"):
            yield from child.all("pobj")
    for clause in node.all("relcl", "acl"):
        if clause.lemma in ("include", "comprise", "feature") and not clause.all("nsubjpass"):
            yield from clause.all("dobj")
    verb = node.head if node.dep == "nsubj" else None
    if node.dep == "pobj" and node.head is not None and node.head.text.lower() == "among":
        verb = node.head.head
    if verb is not None and verb.lemma == "be":
        yield from (one for one in verb.all("attr", "nsubj") if one.name is not None)


def _same_kind(one: Name, other: Name) -> bool:
    return one.type == other.type and one.type is not None


def head_noun(node: Node) -> str:
    """The noun of a phrase as the tables know it: `data center` is one."""
    for child in node.all("compound", "amod", "nmod"):
        two = f"{child.text.lower()} {node.lemma}"
        if two in lexicon().compounds:
            return two
    return node.lemma


def _nouns(node: Node) -> Iterator[str]:
    for part in (node, *node.all("compound", "nmod", "amod")):
        if part.name is not None:
            kind = _THING.get(part.name.type or "")
            if kind:
                yield kind
        elif part.value is None:
            yield part.text.lower()
            yield part.lemma
    for name in node.refers if node.name is None else ():
        yield _THING.get(name.type or "", "")
    for child in node.all("det", "predet"):
        if child.text.lower() in ("every", "all", "half", "each", "no"):
            yield child.text.lower()
    for child in node.all("conj"):
        yield from _nouns(child)
    if node.value is not None or node.pos == "NUM" or node.lemma in lexicon().measures:
        for inner in prepositional(node, "of"):
            yield from _nouns(inner)


def values(node: Node) -> Iterator[Value]:
    """The values of a phrase: its own, those that modify its noun, and those behind `of`."""
    if node.value is not None:
        yield node.value
    for child in node.children:
        if child.value is not None and child.dep in _INSIDE:
            yield from values(child)
        elif child.dep in ("amod", "acl", "nummod", "compound") and child.value is None:
            for inner in child.all("npadvmod", "nummod", "dobj", "quantmod", "nmod"):
                if inner.value is not None:
                    yield inner.value
    for inner in prepositional(node, "of", "worth", "at"):
        if inner.value is not None:
            yield inner.value
    for child in node.all("conj"):
        yield from values(child)


def prepositional(node: Node, *cases: str) -> Iterator[Node]:
    """What hangs on a node by one of these prepositions."""
    for case, inner in by_preposition(node):
        if case in cases:
            yield inner


def by_preposition(node: Node) -> Iterator[tuple[str, Node]]:
    """Every preposition below a node with what it governs; `out of` counts as `of`."""
    for child in node.children:
        if child.dep not in ("prep", "agent", "dative") or child.pos not in (
            "ADP",
            "SCONJ",
            "VERB",
            "ADV",
            "PART",
        ):
            continue
        for inner in child.children:
            if inner.dep == "pobj" or (inner.dep == "pcomp" and inner.pos not in ("VERB", "AUX")):
                yield child.text.lower(), inner
            elif inner.dep == "prep":
                yield from ((inner.text.lower(), last) for last in inner.all("pobj"))


_WITHIN = frozenset({"of", "in", "for", "at", "from", "by", "behind", "with", "on", "to", "inside"})


def inside(node: Node, depth: int = 3) -> list[Name]:
    """Names inside a noun phrase that denotes none of them: most of the memory in X's servers, the site that X runs."""
    if node.name is not None or depth < 0:
        return []
    found = [*possessors(node), *modifiers(node)]
    for case, inner in by_preposition(node):
        if case in _WITHIN:
            found += [*listed(inner), *inside(inner, depth - 1)]
    for verb in node.all("relcl", "acl"):
        found += [name for subject in verb.all("nsubj") for name in listed(subject)]
        found += [name for case, inner in by_preposition(verb) if case == "by" for name in listed(inner)]
    return list(dict.fromkeys(found))


def possessors(node: Node) -> list[Name]:
    """X's, its, whose: whose thing a noun is."""
    return [name for child in node.all("poss") for name in listed(child)]


def modifiers(node: Node) -> list[Name]:
    """Names before a noun: an Nvidia investment, the ChatGPT maker."""
    return [name for child in node.all("compound", "nmod", "amod", "nummod") for name in listed(child)]
