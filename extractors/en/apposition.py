"""The type that the words beside a name tell: Atlas, a browser; the start-up Acme; Ann Example, who resigned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.en.tree import Node, Tree

_BESIDE = ("appos", "compound", "nmod")
# What found the names whose type a noun beside them may still tell.
_OPEN = ("spaCy", "two words", "capitalised", "two words near a post")


def type_by_apposition(trees: list[Tree]) -> None:
    """Give names that no gazetteer knows the type of the noun beside them; equal names share it."""
    nodes = [n for tree in trees for n in tree.nodes if n.name is not None and n.name.entry is None]
    told: dict[str, str] = {}
    for node in nodes:
        kind = next((k for n in _near(node) if n.name is None and (k := _kind_of(n))), None)
        kind = kind or ("Person" if _is_person(node) else None)
        if kind is not None and node.name is not None:
            told.setdefault(node.name.canonical or node.name.text, kind)
    for name in {id(n.name): n.name for n in nodes if n.name is not None}.values():
        kind = told.get(name.canonical or name.text)
        if kind is not None and name.why in _OPEN:
            name.type, name.quoted = kind, False
    for node in nodes:
        if (
            node.name is not None
            and node.name.type is None
            and node.name.why == "capitalised"
            and _possessed(node)
        ):
            node.name.type, node.name.quoted = "Product", False


def _possessed(node: Node) -> bool:
    """Its own Apriel, Nvidia's rival Alpamayo: an unknown word that a company owns, and that does nothing, is a product."""
    owners = [n for child in node.all("poss") for n in child.refers]
    own = any(
        c.text.lower() in ("own", "new", "latest", "rival", "flagship", "in-house") for c in node.all("amod")
    )
    its = any(c.text.lower() in ("its", "their") for c in node.all("poss"))
    company = any(n.type == "Company" for n in owners)
    return (company or (its and own)) and node.dep not in ("nsubj", "nsubjpass", "poss")


def _near(node: Node) -> Iterator[Node]:
    """Nouns in apposition, those that a name modifies or is modified by, and what a copula says of it."""
    yield from node.all(*_BESIDE)
    head = node.head
    if head is not None and node.dep in _BESIDE:
        yield head
    if (
        head is not None
        and head.lemma in ("call", "name", "dub")
        and head.dep == "acl"
        and head.head is not None
    ):
        yield head.head  # a chatbot called X
    if head is not None and head.lemma == "be" and node.dep == "nsubj":
        yield from head.all("attr")


def _kind_of(noun: Node) -> str | None:
    """The type that a common noun gives to a name beside it."""
    words = lexicon()
    for kind, nouns in words.things.items():
        if noun.lemma in nouns or noun.text.lower() in nouns:
            return kind
    return "Company" if noun.lemma in words.firm_nouns else None


# Two to four capitalised words, none of them an abbreviation.
_CAPITAL = r"[A-ZÀ-Ý][a-zà-ÿ’'-]+"
_FULL_NAME = re.compile(
    rf"(?:[A-Z]\.? ?)?{_CAPITAL}(?:-[A-Z]?[a-zà-ÿ]+)?(?: [A-Z]\.?)?"
    r"(?: (?:(?:bin|al|de|van|von|der) )*[A-ZÀ-Ý][a-zA-Zà-ÿ’'-]+){0,3}"
)


def _is_person(node: Node) -> bool:
    """Whether the words around a full name speak of a person: a post or trade, `who`, hiring and leaving."""
    if node.name is None or " " not in node.name.text or _firm_like(node.name.text):
        return False
    if not _FULL_NAME.fullmatch(node.name.text):
        return False
    if any(_of_people(n) for n in _near(node)):
        return True
    if any(c.text.lower() in ("who", "whom") for r in node.all("relcl") for c in r.subtree()):
        return True
    head = node.head
    if head is None:
        return False
    words = lexicon()
    done_to = node.dep in ("dobj", "nsubjpass") and head.lemma in words.hired
    does = node.dep == "nsubj" and head.lemma in words.personal
    placed = node.dep in ("dobj", "nsubjpass", "nsubj") and any(
        _of_people(post)
        for case in head.all("prep")
        if case.text.lower() == "as"
        for post in case.all("pobj")
    )
    return done_to or does or placed


def _firm_like(text: str) -> bool:
    return any(text.split()[-1] in endings for endings in lexicon().suffixes.values())


def _of_people(noun: Node) -> bool:
    words = lexicon()
    return noun.name is None and (noun.lemma in words.person_nouns or noun.lemma in words.posts)
