"""What auxiliaries, negation and the words above a verb say of it: features for the shared status table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.en.tree import Node
from alliances.extractors.language import status_reader

_RANKS = frozenset({"first", "last", "second", "third", "latest", "only", "one"})
_HEADS = ("xcomp", "ccomp", "acl", "pcomp", "advcl", "csubj", "relcl")


def is_passive(verb: Node) -> bool:
    """Whether a verb's subject is what it is done to."""
    if verb.one("auxpass", "nsubjpass"):
        return True
    if verb.tag in ("VBN", "VBD") and verb.one("agent") and verb.one("dobj") is None and not verb.all("aux"):
        return True  # Acme, started by A, makes chips
    bare = verb.tag == "VBN" and not verb.all("aux", "nsubj")
    if not bare:
        return False
    if verb.dep == "conj" and verb.head is not None and verb.head.tag == verb.tag:
        return is_passive(verb.head)
    return verb.dep in ("acl", "advcl", "amod", "ROOT", "conj", "relcl") and verb.one("dobj") is None


def features(verb: Node, depth: int = 0) -> set[str]:
    """Features of a verb: its own tense and mood, and what governs it."""
    found = _own(verb)
    if depth < 4:
        found |= _governed(verb, found, depth)
    return found


def _own(verb: Node) -> set[str]:
    found: set[str] = set()
    helpers = [child.lemma for child in verb.all("aux", "auxpass")]
    words = {child.text.lower() for child in verb.all("aux", "auxpass", "neg", "advmod")}
    for mood, listed in lexicon().moods.items():
        if words & listed:
            found.add(mood)
    if "have" in helpers or verb.tag in ("VBD", "VBN"):
        found.add("past")
    if (verb.tag == "VBG" and "be" in helpers) or any(c.text == "being" for c in verb.all("auxpass", "aux")):
        found.add("planned" if verb.lemma in lexicon().arriving and "past" not in found else "progressive")
    if verb.tag == "VB" and "to" in words and ("be" in helpers or verb.all("nsubj", "nsubjpass")):
        found.add("planned")
    if any(
        c.text == "longer" and any(n.text.lower() == "no" for n in c.children) for c in verb.all("advmod")
    ):
        found = (found - {"denied"}) | {"ended"}
    if any(child.text.lower() in ("if", "unless", "whether") for child in verb.all("mark")):
        found.add("possible")
    if "past" in found and any(child.text.lower() == "until" for child in verb.all("prep")):
        found.add("ended")
    if verb.head is not None and verb.dep == "conj" and not verb.all("aux", "nsubj"):
        found |= _own(verb.head) - {"past"}
    return found


def _governed(verb: Node, own: set[str], depth: int) -> set[str]:
    """What the verbs, nouns and adjectives say on which a verb depends."""
    head = _governor(verb)
    if head is None:
        return set()
    found: set[str] = set()
    given = _given(head)
    if head.lemma in lexicon().leaving and verb.tag == "VB":
        return features(head, depth + 1)  # left Acme to start Beta
    paid = head.one("dobj")
    if head.lemma in lexicon().implicative and not verb.all("nsubj") and (paid is None or paid.value):
        return features(head, depth + 1)
    if head.lemma == "be" or (head.lemma in lexicon().object_control and verb.tag == "VB"):
        given = given or "planned"
    inner = (
        verb.tag in ("VB", "VBG")
        or any(c.text == "to" for c in verb.all("aux"))
        or head.pos == "NOUN"
        or head.lemma in lexicon().deniers
    )
    if given is not None and inner and verb.dep != "relcl":
        found.add(given)
    elif verb.tag == "VB" and head.lemma in _RANKS:
        pass  # the first to invest has done so
    elif verb.tag == "VB" and verb.dep in ("advcl", "acl") and "possible" not in own:
        found.add("planned")
    if (
        verb.dep in ("xcomp", "pcomp", "acl")
        and head.pos in ("VERB", "AUX", "ADJ")
        and verb.tag in ("VB", "VBG")
    ):
        found |= features(head, depth + 1) - {"past"} if given else features(head, depth + 1)
    plain = (
        verb.dep == "acl"
        and verb.tag != "VB"
        and (bool(head.refers) or head.lemma in lexicon().company_nouns)
    )
    if head.pos in ("NOUN", "ADJ") and verb.dep != "relcl" and not plain:
        found |= noun_features(head, depth + 1)
    return found


def _given(governor: Node) -> str | None:
    """The status that a governing word gives; with a particle it is another word (end up, call off)."""
    for beside in governor.all("prt", "prep", "advmod"):
        given = status_reader("en").governor(f"{governor.lemma} {beside.text.lower()}")
        if given is not None:
            return given
    return status_reader("en").governor(governor.lemma) if governor.one("prt") is None else None


def _governor(verb: Node) -> Node | None:
    """The word that governs a verb; a preposition passes on to what it hangs on."""
    first = verb
    while first.dep == "conj" and first.head is not None and not first.all("nsubj", "nsubjpass"):
        first = first.head
    if first.dep not in _HEADS or first.head is None:
        return None
    head = first.head
    if head.pos == "ADP" and head.head is not None:
        head = head.head
    return head


def noun_features(noun: Node, depth: int = 0, own: bool = False) -> set[str]:
    """Features of an event noun: its adjectives and, unless only its `own` count, the verb or noun above it."""
    found: set[str] = set()
    for child in noun.all("amod", "compound", "neg", "det", "advmod", "preconj"):
        given = lexicon().adjectives.get(child.text.lower())
        if given is not None:
            found.add(given)
    if any(n.text.lower().strip("-") == "ex" and n.start < noun.start for n in noun.subtree()):
        found.add("ended")
    above = support(noun)
    lasts = above is not None and (above.tag in ("VBZ", "VBP", "VB") or above.lemma == "run")
    if not lasts and any(n.text.lower() in ("until", "till") and n.dep == "prep" for n in noun.subtree()):
        found.add("ended")
    if above is None or own:
        return found
    if noun.dep == "pobj" and above.pos == "VERB" and above.lemma not in lexicon().support:
        # resigned as its chief: what the verb says of who held the post
        left = _given(above) if noun.head is not None and noun.head.text.lower() == "as" else None
        return found | ({left} if left == "ended" else set()) | _meant(above)
    given = _given(above)
    if given is not None:
        found.add(given)
    if above.lemma == "be" and (_pluperfect(above) or (noun.lemma in lexicon().posts and _over(above, noun))):
        found.add("ended")  # who had been its chief executive
    if depth < 4 and above.pos in ("VERB", "AUX"):
        found |= features(above, depth + 1) - ({"past"} if given in ("planned", "considering") else set())
    elif depth < 4 and (above.pos == "NOUN" or any(map(str.isdigit, above.text))):
        # $40 million of Cohere shares: a sum of shares is bought as the shares are
        found |= noun_features(above, depth + 1)
    return found


def _pluperfect(verb: Node) -> bool:
    return any(child.text.lower() in ("had", "’d") for child in verb.all("aux"))


def _over(verb: Node, noun: Node) -> bool:
    """Was its chief from 2018 to 2023: a past with its time is over."""
    times = [child for node in (verb, noun) for child in node.all("prep")]
    told = any(
        c.text.lower() in ("from", "until", "till", "between", "during", "in", "for")
        and any(re.search(r"\d|year|month|decade", n.text) for n in c.subtree())
        for c in times
    )
    return verb.tag == "VBD" and told


def _meant(verb: Node) -> set[str]:
    """Is to take over as chief: what is still to come."""
    return (_own(verb) | _governed(verb, set(), 0)) & {"planned", "possible", "considering", "denied"}


def support(noun: Node) -> Node | None:
    """The verb that an event noun belongs to as subject, object or complement, else the noun it hangs on."""
    node = noun
    while node.dep in ("conj", "appos") and node.head is not None:
        node = node.head
    if node.head is None:
        return None
    if node.dep in ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "acomp", "nmod", "compound"):
        return node.head if node.head.pos in ("VERB", "AUX", "NOUN") else None
    if node.dep == "pobj" and node.head.pos == "ADP":
        above = node.head.head  # pulled out of a plan
        return above.head if above is not None and above.pos == "ADP" else above
    return None


def chain(node: Node) -> Iterator[Node]:
    """A node and what is coordinated with it."""
    yield node
    for child in node.all("conj"):
        yield from chain(child)
