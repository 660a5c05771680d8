"""What annotated articles say of the numbers of their sentences: whose worth, revenue or power each is, and in which status.

A row is a number of a sentence with a thing that may own it. It is right where a gold statement whose evidence touches the
sentence says so; where gold says it by another sentence only, or holds it debatable, the row is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alliances.diagnosis import names_entity, sentences_of
from alliances.evaluation import Node
from alliances.extractors.language import Language
from alliances.extractors.learnt.described import Described
from alliances.extractors.learnt.figures import Figure, figure_traits, figures
from alliances.extractors.learnt.statuses import status_traits
from alliances.extractors.learnt.told import Told
from alliances.extractors.pipeline import Reading
from alliances.matching import Gold
from alliances.ontology.vocabulary import vocabulary
from alliances.training.values import has_value


@dataclass(slots=True)
class FigureExample:
    """A number with a thing that may own it.

    traits: what speaks for and against; relation: what gold says of the two, "" for nothing; status_traits and status of
    what it says.
    """

    traits: list[str]
    relation: str
    status_traits: list[str]
    status: str


def figure_examples(
    text: str, gold: Gold, reading: Reading, described: Sequence[Described], told: Told, language: Language
) -> Iterator[FigureExample]:
    """The rows of an article; `told`: what the rules read in it."""
    places = [
        (node, {id(sentence) for sentence in sentences_of(text, node, reading)})
        for node in gold.statements
        if vocabulary().relations[node["relation"]].literal
    ]
    for figure in figures(described):
        said = [(node, around) for node, around in places if _says(node, gold, figure)]
        here = [node for node, around in said if id(figure.item.sentence) in around]
        sure = [node for node in here if not node.get("optional")]
        if said and not sure:
            continue
        node = sure[0] if sure else None
        relation = node["relation"] if node is not None else ""
        yield FigureExample(
            list(figure_traits(figure, told)),
            relation,
            list(status_traits(figure.item, relation, language)) if relation else [],
            node["status"] if node is not None else "",
        )


def _says(node: Node, gold: Gold, figure: Figure) -> bool:
    """Whether a gold statement is about a figure's owner and number."""
    if node["relation"] not in figure.relations or not has_value(node, figure.value):
        return False
    return names_entity(gold.entities[node["subject"]], figure.owner)
