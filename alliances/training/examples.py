"""What annotated articles say of the relations that their sentences could tell: examples to learn from.

A row is a candidate of a sentence with its traits. It is right where a gold statement whose evidence touches the sentence
says the same; where gold says the same by another sentence only, the row is left out. What the rules read counts as a
trait only in articles that they were not written by: in the others they are right too often.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alliances.diagnosis import names_entity, sentences_of
from alliances.evaluation import Node, read_gold
from alliances.extractors.learnt.candidates import Candidate
from alliances.extractors.learnt.encoding import Encoded, encode
from alliances.extractors.learnt.statuses import status_traits
from alliances.extractors.learnt.tagging import Tagger
from alliances.extractors.learnt.told import Told
from alliances.extractors.learnt.weighing import Weighed, model_key, weighed
from alliances.extractors.pipeline import language_tables, read
from alliances.matching import Gold
from alliances.ontology.vocabulary import vocabulary

# How much debatable gold counts.
DEBATABLE = 0.5


@dataclass(slots=True)
class Example:
    """A candidate with what gold says of it: by relation, the status of the statement that it makes, or "" where none."""

    traits: list[str]
    told: dict[str, list[str]]
    verdicts: dict[str, str]
    debatable: frozenset[str]
    statuses: dict[str, list[str]]


@dataclass(slots=True)
class Studied:
    """An article with gold: the key of the models that it is for, its arrays, and an example for each candidate.

    `opened`: the rules were written by it.
    """

    key: str
    article: Encoded
    examples: list[Example]
    opened: bool


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
        described, items = weighed(reading.sentences, Told(reading.claims), reading.discourse, language)
        known: dict[tuple[int, str], bool] = {}
        found = []
        for item in items:
            example = _example(item, gold, places, known)
            example.statuses = {
                relation: list(status_traits(item, relation, language))
                for relation, status in example.verdicts.items()
                if status
            }
            if opened:
                example.told = {}
            found.append(example)
        key = model_key(article.lang, any(s.parsed for s in reading.sentences))
        yield Studied(key, encode(described, items), found, opened)


def _example(
    item: Weighed,
    gold: Gold,
    places: Sequence[tuple[Node, set[int]]],
    known: dict[tuple[int, str], bool],
) -> Example:
    verdicts: dict[str, str] = dict.fromkeys(item.candidate.relations, "")
    debatable, elsewhere = set(), set()
    for node, around in places:
        relation = node["relation"]
        if relation not in verdicts or not _says(node, gold, item.candidate, known):
            continue
        if id(item.sentence) not in around:
            elsewhere.add(relation)  # here it may or may not be said
            continue
        verdicts[relation] = node["status"]
        if node.get("optional"):
            debatable.add(relation)
    verdicts = {r: said for r, said in verdicts.items() if said or r not in elsewhere}
    return Example(item.traits, item.told, verdicts, frozenset(debatable), {})


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
