"""The type that a noun beside a name tells: Atlas, a browser; the start-up Acme."""

from __future__ import annotations

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
        if kind is not None and node.name is not None:
            told.setdefault(node.name.canonical or node.name.text, kind)
    for name in {id(n.name): n.name for n in nodes if n.name is not None}.values():
        kind = told.get(name.canonical or name.text)
        if kind is not None and name.why in _OPEN:
            name.type, name.quoted = kind, False


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
