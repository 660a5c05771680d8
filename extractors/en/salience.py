"""How much a mention brings an organisation to mind, and which mentions of a clause exclude each other."""

from __future__ import annotations

from alliances.extractors.en.control import subjects
from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.en.phrases import by_preposition, listed
from alliances.extractors.en.tree import Node, Tree
from alliances.extractors.mentions import ORGANISATIONS, Name

SUBJECTS = ("nsubj", "nsubjpass")


def weight(node: Node) -> float:
    """How much a mention brings its organisation to mind."""
    if node.dep in SUBJECTS:
        if any(c.refers for c in node.all("conj")):
            return 1.0  # of two that act together neither is it
        depth = sum(1 for n in node.above() if n.pos in ("VERB", "AUX"))
        return 3.0 if depth < 2 else 2.0
    first = node.head
    if node.dep == "conj" and first is not None and first.dep in SUBJECTS:
        return 1.0
    return {"dobj": 1.2, "pobj": 0.8, "poss": 1.0, "appos": 0.8}.get(node.dep, 0.5)


def doer(verb: Node, pronoun: Node) -> Name | None:
    """The one organisation that a verb has as agent or subject before a pronoun."""
    agents = [inner for child in verb.all("agent") for inner in child.children]
    for one in [*agents, *verb.all("nsubj", "nsubjpass")]:
        names = listed(one)
        if one.start < pronoun.start and len(names) == 1 and is_organisation(names[0]):
            return names[0]
    return None


def rows_above(node: Node) -> list[Name]:
    """A and B anchored its round: those who act together in the clauses above a singular pronoun are not meant by it."""
    rows = [
        listed(one)
        for verb in node.above()
        for one in verb.all("nsubj", "nsubjpass")
        if one.start < node.start
    ]
    return [name for row in rows if len(row) > 1 for name in row]


def fronted(node: Node) -> Name | None:
    """Under its boss, Acme grew: before the subject of a sentence the subject is meant already."""
    for adjunct in (node, *node.above()):
        verb = adjunct.head
        if verb is None or adjunct.dep not in ("prep", "advcl") or verb.pos not in ("VERB", "AUX"):
            continue
        subject = verb.one(*SUBJECTS)
        if verb.head is None and subject is not None and subject.start > node.start:
            own = [subject.name] if subject.name is not None and is_organisation(subject.name) else []
            return own[0] if own and not subject.all("conj") else None
    return None


def subject_before(node: Node, tree: Tree) -> Name | None:
    """Acme lends nothing, its chief says: the last organisation before a post that is a subject of its sentence."""
    subjects_named = [
        n.name
        for n in tree.nodes
        if n.start < node.start and n.dep in SUBJECTS and n.name is not None and is_organisation(n.name)
    ]
    return subjects_named[-1] if subjects_named and subjects_named[-1].type == "Company" else None


def is_organisation(name: Name) -> bool:
    """Whether a name may be one that acts: a company, a public body, or of unknown type."""
    return name.type in ORGANISATIONS and not name.quoted


def fellows(node: Node) -> list[Node]:
    """The other arguments of the verb that a node belongs to."""
    own = node.pos in ("VERB", "AUX")
    verb = node if own else next((n for n in node.above() if n.pos in ("VERB", "AUX")), None)
    if verb is None:
        return []
    mine = [] if own else [node, *node.above()]
    found = [c for c in verb.children if c not in mine]
    found += [c for _, c in by_preposition(verb) if c not in mine]
    found += [c for c in subjects(verb) if c not in mine and c not in found]
    subject_too = own or node.dep in ("dobj", "pobj", "dative", *SUBJECTS) or verb.lemma in lexicon().hiring
    return [n for n in found if n.refers and (subject_too or n.dep not in SUBJECTS)]


def by_preposition_of(node: Node) -> bool:
    """Whether `of` says of what the noun is a part."""
    return any(case in ("of", "behind") for case, _ in by_preposition(node))
