"""What annotated articles say of the relations that their sentences could tell: examples to learn from.

A row is a candidate of a sentence. It is right where a gold statement whose evidence touches the sentence says the same; where
gold says the same by another sentence only, the row is left out. What the rules read counts only in articles that they were
not written by: in the others they are right too often.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alliances.diagnosis import names_entity, sentences_of
from alliances.evaluation import Node, read_gold
from alliances.extractors.assembly import shows
from alliances.extractors.language import Language
from alliances.extractors.learnt.binding import value_traits
from alliances.extractors.learnt.candidates import Candidate
from alliances.extractors.learnt.encoding import Encoded, encode
from alliances.extractors.learnt.statuses import status_traits
from alliances.extractors.learnt.tagging import Tagger
from alliances.extractors.learnt.told import Told
from alliances.extractors.learnt.weighed import Weighed
from alliances.extractors.learnt.weighing import model_key, weighed
from alliances.extractors.pipeline import language_tables, read
from alliances.matching import Gold
from alliances.ontology.vocabulary import vocabulary
from alliances.training.figures import FigureExample, figure_examples
from alliances.training.values import has_value

# How much debatable gold counts.
DEBATABLE = 0.5


@dataclass(slots=True)
class Example:
    """A candidate with what gold says of it.

    verdicts: by relation, the status of the statement that it makes, or "" where none; debatable: those that gold marks so;
    statuses: for each statement the traits of its status; values: for each statement the traits of each value of the
    sentence, with whether it is the statement's.
    """

    verdicts: dict[str, str]
    debatable: frozenset[str] = frozenset()
    statuses: dict[str, list[str]] = field(default_factory=dict)
    values: dict[str, list[tuple[list[str], bool]]] = field(default_factory=dict)


@dataclass(slots=True)
class Studied:
    """An article with gold: the key of the models that it is for, its arrays, and an example for each candidate.

    `opened`: the rules were written by it; `figures`: its numbers with what may own them, none where it is opened, as the rules
    would be right of them too often.
    """

    key: str
    article: Encoded
    examples: list[Example]
    opened: bool
    figures: list[FigureExample] = field(default_factory=list)


def examples_of(
    folder: Path, opened: bool = False, taggers: Mapping[Path, Tagger] | None = None
) -> Iterator[Studied]:
    """The articles of a folder, studied.

    `taggers` gives for a gold file the one that corrects the names of its article, learnt from others (`fold_taggers`).
    """
    from alliances.extractors.read import read_article

    for path in sorted(folder.glob("*.json")):
        gold = read_gold(path)
        article = read_article(path.with_suffix(".txt"), published=gold.data.get("date"))
        reading = read(article, tagger=(taggers or {}).get(path))
        language = language_tables(article.lang)
        places = [
            (node, {id(s) for s in sentences_of(article.text, node, reading)})
            for node in gold.statements
            if not vocabulary().relations[node["relation"]].literal
        ]
        told = Told([] if opened else reading.claims)
        described, items = weighed(reading.sentences, told, language)
        known: dict[tuple[int, str], bool] = {}
        found = [_example(item, gold, places, known, told, language) for item in items]
        key = model_key(article.lang, any(s.parsed for s in reading.sentences))
        numbers = [] if opened else figure_examples(article.text, gold, reading, described, told, language)
        yield Studied(key, encode(described, items), found, opened, list(numbers))


def _example(
    item: Weighed,
    gold: Gold,
    places: Sequence[tuple[Node, set[int]]],
    known: dict[tuple[int, str], bool],
    told: Told,
    language: Language,
) -> Example:
    said, elsewhere = {}, set()
    for node, around in places:
        relation = node["relation"]
        if relation in item.candidate.relations and _says(node, gold, item.candidate, known):
            if id(item.sentence) in around:
                said[relation] = node
            else:
                elsewhere.add(relation)  # here it may or may not be said
    verdicts = {r: said[r]["status"] if r in said else "" for r in item.candidate.relations}
    return Example(
        {r: status for r, status in verdicts.items() if status or r not in elsewhere},
        frozenset(relation for relation, node in said.items() if node.get("optional")),
        {relation: list(status_traits(item, relation, language)) for relation in said},
        {
            relation: [
                (list(value_traits(item, relation, value, told)), has_value(node, value))
                for value in item.sentence.values
                if shows(relation, value.kind)
            ]
            for relation, node in said.items()
        },
    )


def _says(node: Node, gold: Gold, candidate: Candidate, known: dict[tuple[int, str], bool]) -> bool:
    """Whether a gold statement is about a candidate's names."""

    def names(end: str, name: Any) -> bool:  # noqa: ANN401
        key = id(name), node[end]
        if key not in known:
            known[key] = names_entity(gold.entities[node[end]], name)
        return known[key]

    if names("subject", candidate.subject) and names("object", candidate.object):
        return True
    symmetric = vocabulary().relations[node["relation"]].symmetric
    return symmetric and names("object", candidate.subject) and names("subject", candidate.object)
