"""Predicate nouns with their arguments: events, parts and posts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from alliances.extractors.en.control import subjects
from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.en.mood import chain, is_passive, noun_features, support
from alliances.extractors.en.phrases import by_preposition, inside, listed, modifiers, phrase, possessors
from alliances.extractors.en.profiles import is_fund
from alliances.extractors.en.rounds import is_round
from alliances.extractors.en.tree import Node, Tree
from alliances.extractors.frames import frame_index
from alliances.extractors.language import status_reader
from alliances.extractors.mentions import Name
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Clause, Phrase

# One of the founders: what is said of the whole is said of the one.
_ONES = frozenset(
    {"one", "another", "two", "three", "several", "some", "among", "third", "latest", "last", "first"}
)
# Cases in which a noun's phrase already says whose it is.
_OWNERS = ("gen", "mod", "of", "at", "for", "in", "with", "behind", "to")
_SUBJECTS = ("nsubj", "nsubjpass")


def given(node: Node, case: str, names: list[Name]) -> Phrase:
    return Phrase(node.start, node.end, case, names)


def owner(noun: Node) -> list[Name]:
    """The names that the verb of a noun has as subject."""
    above = support(noun)
    if above is None or above.pos not in ("VERB", "AUX") or noun.dep in ("nsubj", "nsubjpass"):
        return []
    return [name for subject in subjects(above) for name in listed(subject)]


def center(node: Node) -> Iterator[Phrase]:
    """Whom the text has in mind where a predicate leaves a role out."""
    if node.center is not None and not any(c.text.lower() in ("their", "our") for c in node.all("poss")):
        yield Phrase(node.start, node.end, "center", [node.center], resolved="center of the discourse")


def raiser_of(node: Node) -> Iterator[Phrase]:
    """Who raised money last: whose round somebody led or joined."""
    raiser = round_of(node) or told_by(node) or node.raiser
    if raiser is not None:
        yield Phrase(node.start, node.end, "raiser", [raiser], resolved="who raised money last")


def round_of(node: Node) -> Name | None:
    """A round for B, B's financing: whose round a sentence speaks of."""
    top = next((n for n in reversed(list(node.above()))), node)
    for noun in top.subtree():
        if noun.tag.startswith("NN") and is_round(noun):
            names = possessors(noun) + [
                n for case, i in by_preposition(noun) if case in ("for", "of", "in", "at") for n in listed(i)
            ]
            firms = [n for n in names if n.type in ("Company", None) and not is_fund(n)]
            if len({key_of(n) for n in firms}) == 1:
                return firms[0]
    return None


def told_by(node: Node) -> Name | None:
    """The round was led by A, B said: the company that reports a round raised it."""
    for verb in node.above():
        if verb.lemma in ("value", "price", "judge", "appraise", "peg"):
            valued = [name for subject in verb.all("nsubjpass") for name in listed(subject)]
            if len(valued) == 1 and valued[0].type in ("Company", None):
                return valued[0]
        if verb.lemma in lexicon().helping and verb.pos == "VERB":
            helped = [name for thing in verb.all("dobj", "dative", "nsubj") for name in listed(thing)]
            helped += [n for c in verb.all("ccomp", "xcomp") for s in c.all("nsubj") for n in listed(s)]
            firms = [n for n in helped if n.type in ("Company", None) and not is_fund(n)]
            if len(firms) == 1:
                return firms[0]
        stealth = verb.lemma in ("emerge", "come", "launch", "debut") and any(
            n.lemma == "stealth" for n in verb.subtree()
        )
        if stealth or (verb.lemma in ("say", "announce", "disclose") and verb.pos == "VERB"):
            names = [name for subject in verb.all("nsubj") for name in listed(subject)]
            if len(names) == 1 and names[0].type in ("Company", None) and not is_fund(names[0]):
                return names[0]
    return None


# What tells what a company is, whatever its sentence plans or denies; a partnership or a supplier may be yet to come.
_STANDING = frozenset(("located-in", "develops", "subsidiary-of", "founded"))


@cache
def _timeless(noun: str) -> bool:
    if noun in lexicon().founders:
        return True
    frames = frame_index("en").by_noun.get(noun, [])
    return noun in lexicon().company_nouns and all(frame.relation in _STANDING for frame in frames)


def nominal(node: Node, noun: str, tree: Tree) -> Clause:
    """A predicate noun: who it is said of (den), whose it is (gen), names before it (mod), and its prepositions."""
    bearers = bearer(node)
    beside = bool(bearers) and (bool(node.refers) or node.dep not in ("attr", "oprd", "pobj", "dobj"))
    timeless = _timeless(noun)
    said = set() if timeless else noun_features(node, own=beside) | _said_before(node, tree)
    clause = Clause(noun, node.start, node.end, "predicate", features=said)
    clause.label = _label(node)
    clause.args.append(phrase(node, "self"))
    clause.args[0].names = []
    if bearers:
        clause.args.append(given(node, "den", bearers))
    gen = _shared(node, possessors)
    if gen:
        clause.args.append(given(node, "gen", gen))
    mod = _shared(node, modifiers)
    if mod:
        clause.args.append(given(node, "mod", mod))
    if gen and mod and not bearers:
        clause.args.append(given(node, "named", mod))
    for case, inner in _noun_prepositions(node):
        clause.args.append(phrase(inner, case))
        if deep := inside(inner):
            clause.args.append(given(inner, f"{case}-any", deep))
        whose = possessors(inner)
        if whose and inner.name is None:
            clause.args.append(given(inner, f"{case}-gen", whose))
        if inner.value is not None:
            clause.args += [phrase(deep, case) for c, deep in by_preposition(inner) if c in ("of", "in")]
    clause.args += _participial(node)
    clause.args += _light(node)
    clause.features |= {f"under:{above.lemma}" for above in [support(node)] if above is not None}
    if not any(arg.names and arg.case in _OWNERS for arg in clause.args):
        clause.args += center(node)
    clause.args += raiser_of(node)
    return clause


def _said_before(node: Node, tree: Tree) -> set[str]:
    """Formerly X's chief scientist: the word before a noun phrase."""
    first = min((n.start for n in node.subtree() if n.start <= node.start), default=node.start)
    before = [n for n in tree.nodes if n.start < first][-2:]
    given = {
        lexicon().adjectives.get(n.text.lower(), "")
        for n in before
        if n.pos in ("ADV", "SCONJ", "ADP", "ADJ")
    }
    return given - {""}


def _shared(node: Node, read: object) -> list[Name]:
    """X's chairman and chief executive: what stands before the first of a row holds for all."""
    assert callable(read)
    found: list[Name] = read(node)
    named = node.head if node.dep in ("compound", "nmod", "amod") else None
    if not found and named is not None and named.name is not None:
        # Former Intel executive Ann Example: what stands before a title belongs to it.
        found = [name for name in read(named) if name.end <= node.start]
    while not found and node.dep == "conj" and node.head is not None and not node.all("det", "poss"):
        node = node.head
        found = read(node) if node.name is None else []
    return found


def _noun_prepositions(node: Node) -> Iterator[tuple[str, Node]]:
    own = list(by_preposition(node))
    own += [pair for child in node.all("amod") if child.lemma == "worth" for pair in by_preposition(child)]
    # An investment by A in B: what hangs on a name behind an event noun is the noun's.
    own += [deep for case, i in own if case in ("by", "from", "of") and i.name for deep in by_preposition(i)]
    last = [c for c in node.all("conj") if c.name is None]
    if not own and last:
        own = list(by_preposition(last[-1]))
    yield from own


def _participial(node: Node) -> Iterator[Phrase]:
    """A deal struck with X, a stake held by Y: the arguments of a participle are the noun's."""
    for verb in node.all("acl"):
        if verb.lemma in lexicon().support and verb.tag in ("VBN", "VBD"):
            for case, inner in by_preposition(verb):
                yield phrase(inner, case)


def _light(node: Node) -> Iterator[Phrase]:
    """Under a verb that only lends its arguments, the verb's subject holds, and its prepositions count."""
    above = support(node)
    beside = node.dep == "pobj" and node.head is not None and node.head.text.lower() == "with"
    if beside and above is not None and above.refers:
        yield phrase(above, "holder")
    if beside and above is not None and above.pos in ("VERB", "AUX") and is_passive(above):
        yield from (phrase(subject, "holder") for subject in subjects(above))
    for clause in node.all("relcl"):  # its value, which stood at $3bn
        if clause.lemma in lexicon().moving:
            yield from (phrase(i, "measure") for _, i in by_preposition(clause) if i.value is not None)
    if node.dep == "pobj" and above is not None and above.pos == "VERB":  # made $3bn in sales
        yield from (phrase(thing, "measure") for thing in above.all("dobj") if thing.value is not None)
    fresh = node.dep == "pobj" and above is not None and above.pos == "ADJ" and above.head is not None
    if fresh and above is not None and above.head is not None and above.head.refers:
        yield phrase(above.head, "holder")  # A, fresh from an alliance with B
    while above is not None and _passes_on(above):
        if above.value is not None:
            yield phrase(above, "measure")
        yield from (
            phrase(inner, case) for case, inner in by_preposition(above) if case in ("with", "between")
        )
        above = support(above)
    if above is None or above.pos not in ("VERB", "AUX"):
        return
    if node.dep in ("nsubj", "nsubjpass") and not is_passive(above):
        if above.lemma in lexicon().helping:
            yield from (phrase(one, "helped") for one in above.all("dobj", "dative"))
            yield from (phrase(s, "helped") for c in above.all("ccomp", "xcomp") for s in c.all("nsubj"))
        if above.lemma in lexicon().moving:
            told = [inner for _, inner in by_preposition(above)] + above.all("dobj", "attr", "npadvmod")
            yield from (phrase(inner, "measure") for inner in told if inner.value is not None)
        return
    for subject in subjects(above) if not is_passive(above) else []:
        yield phrase(subject, "holder" if above.lemma in lexicon().support else "far-holder")
    if above.lemma in lexicon().support:
        for case, inner in by_preposition(above):
            if inner is not node:
                yield phrase(inner, case)
        yield from (phrase(child, "to") for child in above.all("dative") if child.pos != "ADP")


def _passes_on(noun: Node) -> bool:
    """Talks about an investment, $3bn of sales, a memorandum of understanding: what the verb above holds is the inner noun's."""
    told = noun.lemma in ("memorandum", "letter") or status_reader("en").governor(noun.lemma) is not None
    return noun.value is not None or (noun.pos == "NOUN" and told)


def bearer(node: Node) -> list[Name]:
    """Who a role noun is said of: by apposition, copula, as a title before a name, or by `as`."""
    whole = _counted(node)
    if whole is not None:
        return bearer(whole)
    if node.refers:
        return node.refers
    if node.dep == "conj" and node.head is not None and node.head.name is None and not node.all("appos"):
        return bearer(node.head)
    inside = [name for child in node.all("appos") for name in listed(child)]
    if inside:
        return inside
    own = [name for child in node.all("nsubj") for name in listed(child)]
    if own:
        return own
    head = node.head
    if head is None:
        return []
    if node.dep == "appos":
        return _apposed(node, head)
    if node.dep in ("compound", "nmod", "amod") and head.name is not None:
        return listed(head)
    if node.dep in _SUBJECTS and head.lemma == "be":
        return [name for other in head.all("attr") for name in listed(other) if other.name is not None]
    if node.dep in ("attr", "oprd"):
        found = head.all("dobj") if node.dep == "oprd" and head.one("dobj") else subjects(head)
        return [name for subject in found for name in listed(subject)]
    above = head.head
    if (
        node.dep == "pobj"
        and head.text.lower() in ("among", "of")
        and above is not None
        and above.lemma == "be"
    ):
        return [name for subject in subjects(above) for name in listed(subject)]
    if node.dep == "pobj" and head.text.lower() == "as" and above is not None:
        if above.name is not None:
            return listed(above)
        if above.pos == "NOUN":
            return possessors(above) or owner(above)
        found = _beside(node, head, above) or above.all("dobj", "nsubjpass") or subjects(above)
        found += subjects(above) if above.lemma in ("join", "follow") else []
        return [name for subject in found for name in listed(subject)]
    return []


def _beside(noun: Node, preposition: Node, verb: Node) -> list[Node]:
    """Closed its round with A and B as investors: who is named right before `as`."""
    before = [c for c in verb.all("prep") if c.text.lower() == "with" and c.start < preposition.start]
    return [inner for c in before[-1:] for inner in c.all("pobj") if listed(inner) and noun is not inner]


def _counted(node: Node) -> Node | None:
    """One of its founders: the one."""
    head = node.head
    one = head.head if head is not None and node.dep == "pobj" and head.text.lower() == "of" else None
    return one if one is not None and one.lemma in _ONES else None


def _apposed(node: Node, head: Node) -> list[Name]:
    """A, B and C, a part of D: of a row the last is meant; a plural means all."""
    if node.tag in ("NNS", "NNPS"):
        return listed(head)
    row = [n for n in chain(head) if n.start < node.start]
    return row[-1].refers if len(row) > 1 else head.refers or listed(head)


def _label(node: Node) -> str:
    """The words of a post as they stand: interim chief executive."""
    words = [
        c
        for c in node.children
        if c.end <= node.start and c.dep in ("compound", "amod", "nmod") and c.name is None
    ]
    return " ".join(c.text for c in [*words, node])
