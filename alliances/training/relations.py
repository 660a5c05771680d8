"""Learn how probable a relation of two names is, and in which status, from articles with gold.

A row is a candidate of a sentence with its traits. It is right where a gold statement whose evidence touches the sentence
says the same; where gold says the same by another sentence only, the row is left out. What the rules read counts as a
trait only in articles that they were not written by: in the others they are right too often.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alliances.diagnosis import names_entity, sentences_of
from alliances.evaluation import Node, read_gold
from alliances.extractors.learnt.candidates import Candidate
from alliances.extractors.learnt.model import ALWAYS, UNIT, Model
from alliances.extractors.learnt.statuses import status_traits
from alliances.extractors.learnt.tagging import Tagger
from alliances.extractors.learnt.told import Told
from alliances.extractors.learnt.weighing import Weighed, model_key, weighed
from alliances.extractors.pipeline import language_tables, read
from alliances.graph.files import write_text
from alliances.matching import Gold
from alliances.ontology.errors import AlliancesError
from alliances.ontology.vocabulary import vocabulary

_LEARNT = Path(__file__).parents[2] / "extractors" / "learnt" / "data"
# Inverse strength of the regularisation; weights below the least (in units) are not kept.
_C, _LEAST = 0.3, 4
# A trait must be seen in so many articles; debatable gold counts half.
_ARTICLES, _DEBATABLE = 2, 0.5


@dataclass(slots=True)
class Example:
    """A candidate with what gold says of it: by relation, the status of the statement that it makes, or "" where none."""

    traits: list[str]
    told: dict[str, list[str]]
    verdicts: dict[str, str]
    debatable: frozenset[str]
    statuses: dict[str, list[str]]


def examples_of(
    folder: Path, opened: bool = False, taggers: Mapping[Path, Tagger] | None = None
) -> Iterator[tuple[str, list[Example]]]:
    """The examples of each article of a folder, with the key of the models that they are for.

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
        rows = weighed(reading.sentences, Told(reading.claims), reading.discourse, language)
        known: dict[tuple[int, str], bool] = {}
        found = []
        for item in rows:
            example = _example(item, gold, places, known)
            example.statuses = {
                relation: list(status_traits(item, relation, language))
                for relation, status in example.verdicts.items()
                if status
            }
            if opened:
                example.told = {}
            found.append(example)
        yield model_key(article.lang, any(s.parsed for s in reading.sentences)), found


def _example(
    item: Weighed,
    gold: Gold,
    places: Sequence[tuple[Node, set[int]]],
    known: dict[tuple[int, str], bool],
) -> Example:
    verdicts: dict[str, str] = dict.fromkeys(item.candidate.relations, "")
    debatable = set()
    for node, around in places:
        relation = node["relation"]
        if relation not in verdicts or not _says(node, gold, item.candidate, known):
            continue
        if id(item.sentence) not in around:
            if not verdicts[relation]:
                del verdicts[relation]  # said elsewhere: here it may or may not be
            continue
        verdicts[relation] = node["status"]
        if node.get("optional"):
            debatable.add(relation)
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


class _Rows:
    """Rows of traits as a sparse matrix, its columns the traits seen in enough articles."""

    def __init__(self) -> None:
        self.columns: dict[str, int] = {}
        self.seen: Counter[str] = Counter()

    def note(self, article: Iterable[Iterable[str]]) -> None:
        """Count the traits of an article."""
        self.seen.update({trait for row in article for trait in row})

    def matrix(self, rows: Iterable[Iterable[str]]) -> Any:  # noqa: ANN401 (scipy has no types)
        """The rows, with a first column for what everything has."""
        from scipy.sparse import csr_matrix

        columns = self.columns
        if not columns:
            often = sorted(trait for trait, count in self.seen.items() if count >= _ARTICLES)
            columns.update({trait: place for place, trait in enumerate([ALWAYS, *often])})
        indices: list[int] = []
        ends = [0]
        for row in rows:
            indices.append(0)
            indices += sorted({columns[trait] for trait in row if trait in columns})
            ends.append(len(indices))
        return csr_matrix(([1.0] * len(indices), indices, ends), shape=(len(ends) - 1, len(columns)))


def _fitted(matrix: Any, right: list[bool], weights: list[float]) -> list[int]:  # noqa: ANN401
    """The weights of the columns, in units."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=_C, fit_intercept=False, solver="liblinear", max_iter=300)
    model.fit(matrix, right, weights)
    return [round(weight * UNIT) for weight in model.coef_[0].tolist()]


def learn_relations(articles: Sequence[Sequence[Example]]) -> Model:
    """A model that says of each relation how probable it is."""
    table: dict[str, list[tuple[int, int]]] = defaultdict(list)
    relations = tuple(sorted({r for examples in articles for e in examples for r in e.verdicts}))
    for label, relation in enumerate(relations):
        rows, right, weights = _Rows(), [], []
        traits: list[list[str]] = []
        for examples in articles:
            own = [[*e.traits, *e.told.get(relation, ())] for e in examples if relation in e.verdicts]
            rows.note(own)
            traits += own
            for example in examples:
                if relation in example.verdicts:
                    right.append(example.verdicts[relation] != "")
                    weights.append(_DEBATABLE if relation in example.debatable else 1.0)
        if any(right) and not all(right):
            _keep(table, label, rows.columns, lambda r=rows, t=traits: r.matrix(t), right, weights)
    return Model(relations, {trait: tuple(row) for trait, row in table.items()})


def _keep(
    table: dict[str, list[tuple[int, int]]],
    label: int,
    columns: dict[str, int],
    matrix: Any,  # noqa: ANN401
    right: list[bool],
    weights: list[float],
) -> None:
    found = _fitted(matrix(), right, weights)
    for trait, place in columns.items():
        if abs(found[place]) >= _LEAST or trait == ALWAYS:
            table[trait].append((label, found[place]))


def learn_statuses(articles: Sequence[Sequence[Example]]) -> Model:
    """A model that says in which status a claim is."""
    rows = _Rows()
    table: dict[str, list[tuple[int, int]]] = defaultdict(list)
    traits: list[list[str]] = []
    said: list[str] = []
    for examples in articles:
        own = [(e.statuses[r], status) for e in examples for r, status in e.verdicts.items() if status]
        rows.note(row for row, _ in own)
        traits += [row for row, _ in own]
        said += [status for _, status in own]
    matrix = rows.matrix(traits)
    statuses = tuple(status for status in vocabulary().statuses if status in said)
    for label, status in enumerate(statuses):
        right = [one == status for one in said]
        _keep(table, label, rows.columns, lambda: matrix, right, [1.0] * len(right))
    return Model(statuses, {trait: tuple(row) for trait, row in table.items()})


def write(folders: Iterable[Path], opened: Iterable[Path] = ()) -> None:
    """Learn from the folders and keep the weights."""
    try:
        import sklearn  # noqa: F401
    except ImportError:
        raise AlliancesError("training needs scikit-learn: pip install 'alliances[dev]'") from None
    grouped: dict[str, list[list[Example]]] = defaultdict(list)
    for folder, is_opened in [*((f, False) for f in folders), *((f, True) for f in opened)]:
        for key, examples in examples_of(folder, is_opened):
            grouped[key].append(examples)
    for key, articles in sorted(grouped.items()):
        for kind, learn in (("relations", learn_relations), ("statuses", learn_statuses)):
            write_text(_LEARNT / f"{kind}.{key}.tsv", learn(articles).written())
