"""Predicates with their arguments, from dependency trees: verbs, and nouns that name an event, a part or a post."""

from __future__ import annotations

from collections.abc import Iterator

from alliances.extractors.en.control import counterparts, subjects
from alliances.extractors.en.facilities import places_of
from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.en.mood import chain, features, is_passive, support
from alliances.extractors.en.nominals import bearer, center, given, nominal, owner, raiser_of
from alliances.extractors.en.phrases import (
    by_preposition,
    inside,
    is_thing_noun,
    listed,
    modifiers,
    phrase,
    possessors,
)
from alliances.extractors.en.tree import Node, Tree
from alliances.extractors.frames import FrameIndex
from alliances.extractors.mentions import THINGS, Name
from alliances.extractors.syntax import Clause, Phrase

_CLAUSAL = ("relcl", "acl")


def clauses(tree: Tree, frames: FrameIndex) -> Iterator[Clause]:
    """Every predicate of a sentence that some frame knows, with its arguments."""
    for node in tree.nodes:
        if node.name is not None:
            yield from _named(node, node.name)
        elif node.refers and node.refers[0].generic and node.start == node.refers[0].start:
            yield from _named(node, node.refers[0])
        if node.name is not None or node.value is not None:
            continue
        for lemma in _lemmas(node):
            if lemma in frames.by_verb and _is_verb(node):
                yield _verb(node, lemma)
        noun = noun_of(node, tree, frames)
        if noun is not None:
            yield nominal(node, noun, tree)


_NAMED = {
    "DataCenter": "facility",
    "Company": "organisation",
    "": "organisation",
    "Person": "person",
    **dict.fromkeys(THINGS, "thing"),
}


def _named(node: Node, name: Name) -> Iterator[Clause]:
    """Google's Gemini, its Claude models, Hyperion in Louisiana: a name with whose it is, what it is from and where."""
    noun = _NAMED.get(name.type or "") if not (name.type is None and name.quoted) else "thing"
    if noun is None:
        return
    clause = Clause(noun, node.start, node.end, "predicate")
    if noun == "facility":
        told = lexicon().adjectives
        clause.features |= {told[c.text.lower()] for c in node.all("amod") if c.text.lower() in told}
    clause.args.append(given(node, "den", node.refers))
    above = (
        node.head if node.dep in ("compound", "nmod", "amod", "appos") and is_thing_noun(node.head) else None
    )
    gen = possessors(node) or (possessors(above) if above is not None else [])
    if gen:
        clause.args.append(given(node, "gen", gen))
    mod = modifiers(node)
    if mod:
        clause.args.append(given(node, "mod", mod))
    for case, inner in by_preposition(node):
        clause.args.append(phrase(inner, f"formerly-{case}" if _once(inner) else case))
    if noun == "facility":
        clause.args += _site(node)
    if len(clause.args) > 1:
        yield clause


def _once(inner: Node) -> bool:
    """Ann Example, formerly of Acme."""
    before = inner.head
    words = {c.text.lower() for c in before.children} if before is not None else set()
    return bool(words & {"formerly", "previously", "late", "lately", "once", "ex"})


def _site(node: Node) -> Iterator[Phrase]:
    """Where a facility is, and the power that its words or those beside it tell."""
    for place in places_of(node)[:1]:
        yield given(node, "in", [place])
    for part in [node, *node.all("appos"), *([node.head] if node.dep == "appos" and node.head else [])]:
        told = phrase(part, "self")
        told.names = []
        if told.values:
            yield told


def _is_verb(node: Node) -> bool:
    return node.pos in ("VERB", "AUX") or node.tag.startswith("VB") or _participle(node)


def _participle(node: Node) -> bool:
    """Microsoft-backed: a participle before a noun, with who did it before a hyphen."""
    return (
        node.dep == "amod"
        and bool(node.all("npadvmod", "nmod"))
        and node.text.lower() in lexicon().participles
    )


def _lemmas(node: Node) -> list[str]:
    """A verb's lemma, with its particle first: take over."""
    lemma = lexicon().participles.get(node.text.lower(), node.lemma) if node.dep == "amod" else node.lemma
    lemma = (
        "found" if node.text.lower() == "found" and node.tag in ("VB", "VBP") else lemma
    )  # went on to found
    particles = [c.text.lower() for c in node.children if c.dep == "prt"]
    beside = [c for c in node.all("prep", "advmod") if 0 < c.start - node.end < 3]
    if node.lemma in ("be", "get", "go"):  # they are in, but not: they are in talks
        beside = [c for c in beside if not c.children]
    particles += [c.text.lower() for c in beside if c.text.lower() in lexicon().particles]
    particles += [c.lemma for c in node.all("dobj", "oprd", "acomp") if c.name is None and not c.children]
    if any(c.text.lower() in ("jointly", "together") for c in node.all("advmod")):
        particles.append("jointly")
    joint = [f"co-{lemma}"] if node.text.lower().startswith("co-") and not lemma.startswith("co-") else []
    if "jointly" in particles:
        joint.append("do jointly")
    return [*(f"{lemma} {particle}" for particle in dict.fromkeys(particles)), *joint, lemma]


def noun_of(node: Node, tree: Tree, frames: FrameIndex) -> str | None:
    """The predicate noun that a node ends, longest first: joint venture, chief executive, head.

    A noun that only begins a longer one (chief executive) is none.
    """
    if node.pos not in ("NOUN", "PROPN", "ADJ") and not node.tag.startswith("NN"):
        return None
    position = tree.nodes.index(node)
    before = [n.text.lower() for n in tree.nodes[max(0, position - 3) : position] if n.name is None]
    after = [n for n in tree.nodes[position + 1 : position + 2] if n.name is None]
    for form in (node.lemma, node.text.lower()):
        if any(f"{form} {n.lemma}" in frames.by_noun for n in after):
            return None
        for count in range(len(before), -1, -1):
            name = " ".join([*before[len(before) - count :], form]).replace(" - ", "-")
            if name in frames.by_noun:
                return name
    return None


def _verb(node: Node, lemma: str) -> Clause:
    clause = Clause(lemma, node.start, node.end, "final", features=features(node))
    passive = is_passive(node)
    if passive:
        clause.features.add("passive")
    for subject in subjects(node):
        clause.args.append(phrase(subject, "obj" if passive else "subj"))
        if passive:
            clause.args.append(phrase(subject, "own-obj"))
        if not passive and subject.name is None:
            clause.args += _parts(subject, "subj")
        elif subject.name is not None and subject.name.generic and (whose := possessors(subject)):
            clause.args.append(given(subject, "obj-gen" if passive else "subj-gen", whose))
        clause.args += _inside(subject, "obj" if passive else "subj")
    for child in node.children:
        clause.args += _dependent(child)
    clause.args += _gap(node, passive)
    if node.dep in _CLAUSAL and node.head is not None:
        clause.args.append(phrase(node.head, "head"))
    clause.args += _inherited(node)
    for case, inner in _prepositions(node):
        clause.args.append(_repeated(inner, case, node))
        clause.args += _inside(inner, case)
        if inner.name is None and (whose := possessors(inner)):
            clause.args.append(given(inner, f"{case}-gen", whose))
        if inner.name is None and inner.value is None and (before := modifiers(inner)):
            clause.args.append(given(inner, f"{case}-mod", before))
        if inner.name is not None:
            clause.args += [
                phrase(deep, c) for c, deep in by_preposition(inner) if c in ("for", "on", "over")
            ]
        if inner.value is not None:
            clause.args += [phrase(deep, c) for c, deep in by_preposition(inner) if c in ("of", "in")]
    for name_child in node.all("npadvmod", "nmod"):
        if name_child.value is not None:
            clause.args.append(phrase(name_child, "measure"))
        if name_child.refers:
            clause.args.append(phrase(name_child, "by"))
    clause.args += [phrase(other, "partner") for other in counterparts(node)]
    for time in node.all("advmod", "npadvmod"):  # invested $45m two years ago
        told = [n for n in time.subtree() if n.value is not None and n.value.kind == "money"]
        clause.args += [phrase(n, "measure") for n in told]
    if node.tag == "VB" and node.head is not None and node.head.lemma in lexicon().implicative:
        clause.args += [phrase(n, "measure") for n in node.head.all("dobj") if n.value is not None]
    clause.args += _of_object(node, clause)
    clause.args += center(node)
    clause.args += raiser_of(node)
    return clause


def _dependent(child: Node) -> Iterator[Phrase]:
    if child.dep == "dobj":
        yield phrase(child, "obj")
        yield from _inside(child, "obj")
        yield from _rows(child)
        yield from _made(child)
    elif child.dep == "dative" and child.pos != "ADP":
        yield phrase(child, "to")
    elif child.dep in ("attr", "oprd", "acomp"):
        yield phrase(child, "comp")


def _inside(node: Node, case: str) -> Iterator[Phrase]:
    """Every name inside a noun phrase, however deep, for frames whose words leave no doubt of what is meant."""
    if names := inside(node):
        yield given(node, f"{case}-any", names)


def _made(thing: Node) -> Iterator[Phrase]:
    """An object that is nobody else's: who sells Anthropic's Claude has not made it."""
    verb = thing.head
    owners = {id(n.entry) if n.entry else n.text for n in possessors(thing)}
    doers = {id(n.entry) if n.entry else n.text for s in (subjects(verb) if verb else []) for n in listed(s)}
    if not owners or owners & doers:
        yield phrase(thing, "own-obj")
        for other in thing.all("appos"):
            yield phrase(other, "own-obj")


def _inherited(node: Node) -> Iterator[Phrase]:
    """Of coordinated verbs the last may own the object: builds or leases halls."""
    if node.one("dobj") is None:
        for child in list(chain(node))[1:]:
            target = child.one("dobj")
            if target is not None and child.tag == node.tag and not node.all("prep", "ccomp", "xcomp"):
                yield phrase(target, "obj")


def _prepositions(node: Node) -> Iterator[tuple[str, Node]]:
    """A verb's prepositions; of coordinated verbs the first lends its own, also as `shared-by` beside another `by`."""
    yield from by_preposition(node)
    head = node.head
    if node.dep == "conj" and head is not None and head.pos == "VERB" and not node.all("prep"):
        for case, inner in by_preposition(head):
            yield (f"shared-{case}" if case == "by" and node.all("agent") else case), inner


def _repeated(inner: Node, case: str, verb: Node) -> Phrase:
    """From A and from B: a preposition that is said again goes on with the row."""
    found = phrase(inner, case)
    again = [other for c, other in by_preposition(verb) if c == case and other.start > inner.end]
    if found.names and verb.all("cc") and case in ("from", "to", "with", "for", "on"):
        found.names = [*found.names, *(n for other in again for n in listed(other))]
    return found


def _of_object(node: Node, clause: Clause) -> list[Phrase]:
    """What hangs on the object or the complement: supply chips to X, whose chips, chips of X."""
    found: list[Phrase] = []
    things = node.all("dobj", "attr", "nsubjpass", "oprd")
    things += [
        inner for case, inner in by_preposition(node) if not inner.refers and case in lexicon().carriers
    ]
    modified = _modified(node)
    if modified is not None and modified.name is None:
        things.insert(0, modified)
    things += [inner for thing in things for inner in _counted(thing)]
    for thing in things:
        if thing.name is not None:
            found += [
                phrase(i, c) for c, i in by_preposition(thing) if c in ("on", "into", "to", "from", "with")
            ]
            continue
        found += _parts(thing, "obj")
        for case, inner in by_preposition(thing):
            if case != "of":
                found.append(phrase(inner, case))
            if not inner.refers:
                found += [phrase(deep, c) for c, deep in by_preposition(inner)]
                found += [
                    given(inner, f"obj-{case}-mod", n) for n in (modifiers(inner), possessors(inner)) if n
                ]
    if things and (above := owner(things[0])) and not _joined(things[0]):
        found.append(given(things[0], "obj-holder", above))
    return found


def _joined(thing: Node) -> bool:
    """It joined the round that X led: who joins or leads a round is not whose round it is."""
    above = support(thing)
    return above is not None and above.lemma in lexicon().leading | lexicon().joining


def _modified(verb: Node) -> Node | None:
    """What a relative clause or a participle, or one that is coordinated with it, modifies."""
    if verb.dep in _CLAUSAL:
        return verb.head
    return (
        _modified(verb.head)
        if verb.dep == "conj" and verb.head is not None and verb.head.pos == "VERB"
        else None
    )


def _counted(thing: Node) -> Iterator[Node]:
    """$2 billion of its stock: what a figure is of."""
    if thing.value is not None or thing.lemma in lexicon().measures:
        yield from (
            inner for case, inner in by_preposition(thing) if case in ("of", "in") and inner.name is None
        )


def _rows(thing: Node) -> Iterator[Phrase]:
    """4% of A and 9% of B: what each of a row of figures is of."""
    row = [n for n in chain(thing) if n.value is not None]
    names = [n for part in row for case, i in by_preposition(part) if case in ("of", "in") for n in listed(i)]
    if len(row) > 1 and names:
        yield given(thing, "of", names)


def _parts(thing: Node, end: str) -> Iterator[Phrase]:
    """Whose a noun is, what stands before it and what behind its prepositions."""
    for case, names in (("gen", possessors(thing)), ("mod", modifiers(thing))):
        if names:
            yield given(thing, f"{end}-{case}", names)
    for case, inner in by_preposition(thing):
        yield phrase(inner, f"{end}-{case}")


def _gap(node: Node, passive: bool) -> Iterator[Phrase]:
    """What a relative clause or a participle modifies fills the role that is missing in it."""
    head = node.head
    if node.dep == "conj" and node.all("nsubj") and not node.all("dobj"):
        modified = _modified(node)
        if modified is not None:
            yield _head(modified, "obj", node)
    if head is None or node.dep not in (*_CLAUSAL, "amod"):
        return
    if node.dep == "amod":
        yield _head(head, "obj", node)
    elif node.dep == "acl" and not node.all("nsubj", "nsubjpass"):
        if node.tag == "VBG":
            yield _head(head, "subj", node)
        elif passive or node.tag in ("VBN", "VBD"):
            yield _head(head, "obj", node)
    elif node.all("nsubj") and not node.all("dobj") and not _stranded(node):
        yield _head(head, "own-obj", node)
        yield _head(head, "obj", node)
    if any(child.text.lower() == "where" for child in node.all("advmod")):
        yield phrase(head, "in")


def _head(node: Node, case: str, verb: Node) -> Phrase:
    """What a clause modifies; behind a name (Prometheus, the cluster that …) it is what is named."""
    found = phrase(node, case)
    row = [n for n in chain(node) if n.refers and n.start < verb.start]
    if node.name is not None and len(list(chain(node))) > 1 and row:
        found.names = row[-1].refers
    if not found.names:
        found.names = bearer(node)
    return found


def _stranded(node: Node) -> bool:
    """Whether a relative pronoun already stands for the head under a preposition."""
    owned = any(
        below.text.lower() == "whose" for child in node.all("nsubj", "nsubjpass") for below in child.children
    )
    return owned or any(inner.lemma in ("which", "whom") for _, inner in by_preposition(node))
