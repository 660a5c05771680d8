"""Who does what a verb or an event noun says: the subject that stands there, or the one that grammar lends."""

from __future__ import annotations

from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.en.mood import support
from alliances.extractors.en.phrases import by_preposition
from alliances.extractors.en.tree import Node


def subjects(verb: Node, depth: int = 0) -> list[Node]:
    """Who does what a verb says: its own subject, or the one that coordination, control or a noun lends."""
    own = verb.all("nsubj", "nsubjpass", "csubj")
    if own or depth > 5 or verb.head is None:
        return own
    head = verb.head
    if verb.dep == "conj":
        return subjects(head, depth + 1) if head.pos in ("VERB", "AUX") else []
    if verb.dep in ("xcomp", "ccomp", "advcl", "dep"):
        target = head.one("dobj", "dative")
        if verb.dep != "advcl" and target is not None and head.lemma in lexicon().object_control:
            return [target]
        if verb.tag == "VB" and head.lemma in lexicon().relying:
            relied = [inner for case, inner in by_preposition(head) if case in ("on", "upon", "to")]
            if relied and relied[0].start < verb.start:
                return relied
        return subjects(head, depth + 1) if head.pos in ("VERB", "AUX") else _of_adjective(head, depth)
    if verb.dep == "pcomp" and head.head is not None:
        above = head.head
        return subjects(above, depth + 1) if above.pos in ("VERB", "AUX") else owners(above, depth)
    if verb.dep == "acl" and verb.tag == "VB":
        return owners(head, depth)
    return []


def _of_adjective(adjective: Node, depth: int) -> list[Node]:
    head = adjective.head
    return subjects(head, depth + 1) if head is not None and head.pos in ("VERB", "AUX") else []


def counterparts(verb: Node) -> list[Node]:
    """A contract with X to supply chips, a deal for X to supply them: the other party to what a verb's noun agrees."""
    noun = verb.head
    if noun is not None and noun.pos == "ADP" and verb.dep == "pcomp":
        noun = noun.head
    if noun is None or noun.lemma not in lexicon().agreements:
        return []
    above = support(noun)
    found = [inner for case, inner in by_preposition(noun) if case in ("with", "between", "from")]
    if above is not None and above.pos in ("VERB", "AUX"):
        found += [inner for case, inner in by_preposition(above) if case in ("with", "from")]
    return found + (owners(noun) if verb.all("nsubj") else [])


def owners(noun: Node, depth: int = 0) -> list[Node]:
    """Whose plan, talks or right a noun is: its possessor, who it is by, or the subject of its verb."""
    own = [child for child in noun.all("poss") if child.refers] or [
        inner for case, inner in by_preposition(noun) if case in ("by", "between")
    ]
    if own:
        return own
    above = support(noun)
    if above is None or depth > 5:
        return []
    if above.pos in ("VERB", "AUX"):
        return [] if noun.dep in ("nsubj", "nsubjpass") else subjects(above, depth + 1)
    return owners(above, depth + 1)
