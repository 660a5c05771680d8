"""Read an English article into sentences with names, phrases and clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from alliances.extractors.en.arguments import clauses
from alliances.extractors.en.facilities import facilities
from alliances.extractors.en.names import (
    acronyms,
    capitals,
    labels,
    makers,
    pieces,
    propose,
    surnames,
    typed,
    whole_names,
)
from alliances.extractors.en.parser import find_pipeline
from alliances.extractors.en.reference import Resolver
from alliances.extractors.en.surface import attribution, surface_sentences
from alliances.extractors.en.tree import Node, Tree, parse
from alliances.extractors.en.versions import with_versions
from alliances.extractors.frames import frame_index
from alliances.extractors.learnt.correcting import corrected
from alliances.extractors.learnt.tagging import Tagger
from alliances.extractors.learnt.words import universal
from alliances.extractors.mentions import Name, outside, within
from alliances.extractors.naming import settle
from alliances.extractors.syntax import Sentence, Word
from alliances.extractors.values.model import Value
from alliances.ontology.gazetteer import Gazetteer


def read_sentences(
    text: str, known: list[Name], values: list[Value], tagger: Tagger | None = None
) -> list[Sentence]:
    """The sentences of a text; `known` are the gazetteer's names, and a `tagger` corrects what the rules take for names.

    Without spaCy only the surface of a text is read.
    """
    known = outside(known, values)
    found = labels(text, tags=tagger is not None) if find_pipeline() is not None else None
    if found is not None:
        known = whole_names(text, known, found)
    taken = [(n.start, n.end) for n in known] + [(v.start, v.end) for v in values]
    proposed = propose(text, taken, found.at if found is not None else None)
    if found is not None:
        proposed = typed(text, proposed, found)
    capitals(proposed, Gazetteer.default())
    if tagger is not None:
        known, proposed = corrected(text, pieces(text, found), known, proposed, tagger)
    known, proposed = with_versions(text, known, proposed)
    names = settle(text, known, [*proposed, *makers(text, known)])
    acronyms(names)
    surnames(names)
    names = sorted([*names, *facilities(text, names)], key=lambda name: name.start)
    if found is None:
        return list(surface_sentences(text, names, values))
    trees = parse(text, names, values)
    Resolver(Gazetteer.default()).resolve(trees)
    return [_sentence(text, tree, names, values) for tree in trees]


def _sentence(text: str, tree: Tree, names: list[Name], values: list[Value]) -> Sentence:
    sentence = Sentence(tree.start, tree.end, headline=tree.headline, parsed=True)
    own = [*within(names, tree.start, tree.end), *(n for node in tree.nodes for n in _made(node, tree))]
    replaced = {
        id(node.name) for node in tree.nodes if node.name is not None and node.name not in node.refers
    }
    own = [name for name in dict.fromkeys(own) if id(name) not in replaced]
    sentence.names = sorted(own, key=lambda name: name.start)
    sentence.values = within(values, tree.start, tree.end)
    sentence.words = _words(tree)
    sentence.clauses = list(clauses(tree, frame_index("en")))
    sentence.phrases = [arg for c in sentence.clauses for arg in c.args if arg.case == "subj"]
    sentence.attribution = attribution(text, sentence)
    return sentence


def _words(tree: Tree) -> list[Word]:
    place = {id(node): index for index, node in enumerate(tree.nodes)}
    found = []
    for index, node in enumerate(tree.nodes):
        form, kind = node.lemma.lower(), universal(node.pos)
        if node.name is not None:
            form, kind = str(node.name.type), "name"
        elif node.value is not None:
            form, kind = node.value.kind, "value"
        head = place.get(id(node.head), index) if node.head is not None else index
        found.append(Word(form, kind, node.start, node.end, head, node.dep))
    return found


def _made(node: Node, tree: Tree) -> Iterator[Name]:
    """Names that the reader made itself, and what stands for one name in the sentence: it, the company."""
    for name in node.refers:
        if tree.start <= name.start < tree.end and (name.generic or name.why == "maker"):
            yield name
    if node.name is None and len(node.refers) == 1 and node.why.endswith("by discourse"):
        meant = node.refers[0]
        start = min([node.start, *(c.start for c in node.all("det"))])
        yield replace(meant, start=start, end=node.end, why="anaphor", mention=meant.mention or meant.text)
