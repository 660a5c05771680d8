"""Learn how probable a relation of two names is, in which status, and with which values, from articles with gold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from alliances.extractors.learnt.figures import figure_relations
from alliances.extractors.learnt.model import ALWAYS, UNIT, Model
from alliances.extractors.learnt.network import load_ensemble
from alliances.graph.files import write_text
from alliances.ontology.errors import AlliancesError
from alliances.ontology.vocabulary import vocabulary
from alliances.training.batches import lesson
from alliances.training.examples import Example, Studied, examples_of
from alliances.training.figures import FigureExample
from alliances.training.names import fold_taggers
from alliances.training.network import keep, learn_ensemble
from alliances.training.vectors import vectors_of

_LEARNT = Path(__file__).parents[2] / "extractors" / "learnt" / "data"
# Inverse strength of the regularisation; weights below the least (in units) are not kept.
_C, _LEAST = 0.3, 4
# A trait must be seen in so many articles.
_ARTICLES = 2
# Fewer different labels teach nothing.
_LABELS = 2


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


def _learnt(articles: Iterable[list[tuple[list[str], str]]], labels: Sequence[str], what: str) -> Model:
    """A model that tells labels by traits, from rows of traits with their label, "" for none of them."""
    from sklearn.linear_model import LogisticRegression

    rows = _Rows()
    given: list[tuple[list[str], str]] = []
    for article in articles:
        rows.note(traits for traits, _ in article)
        given += article
    said = [label for _, label in given]
    if len(set(said)) < _LABELS:
        raise AlliancesError(f"too few articles to learn {what} from: all that they hold is alike")
    matrix = rows.matrix(traits for traits, _ in given)
    table: dict[str, list[tuple[int, int]]] = defaultdict(list)
    known = tuple(label for label in labels if label in said)
    for number, label in enumerate(known):
        model = LogisticRegression(C=_C, fit_intercept=False, solver="liblinear", max_iter=300)
        model.fit(matrix, [one == label for one in said])
        weights = [round(weight * UNIT) for weight in model.coef_[0].tolist()]
        for trait, place in rows.columns.items():
            if abs(weights[place]) >= _LEAST or trait == ALWAYS:
                table[trait].append((number, weights[place]))
    return Model(known, {trait: tuple(row) for trait, row in table.items()})


def learn_statuses(articles: Sequence[Sequence[Example]]) -> Model:
    """A model that says in which status a claim is."""
    rows = (
        [(e.statuses[r], status) for e in examples for r, status in e.verdicts.items() if status]
        for examples in articles
    )
    return _learnt(rows, tuple(vocabulary().statuses), "statuses")


def learn_values(articles: Sequence[Sequence[Example]]) -> Model:
    """A model that says whether a value of a sentence belongs to a claim."""
    rows = (
        [
            (traits, "belongs" if own else "")
            for e in examples
            for values in e.values.values()
            for traits, own in values
        ]
        for examples in articles
    )
    return _learnt(rows, ("belongs",), "values")


def learn_figures(articles: Sequence[Sequence[FigureExample]]) -> Model:
    """A model that says whose worth, revenue or power a number is."""
    rows = ([(row.traits, row.relation) for row in article] for article in articles)
    return _learnt(rows, figure_relations(), "figures")


def learn_figure_statuses(articles: Sequence[Sequence[FigureExample]]) -> Model:
    """A model that says in which status such a figure is."""
    rows = ([(row.status_traits, row.status) for row in article if row.relation] for article in articles)
    return _learnt(rows, tuple(vocabulary().statuses), "statuses of figures")


def write(folders: Iterable[Path], opened: Iterable[Path] = (), go_on: bool = False) -> None:
    """Learn from the folders and keep the weights; `go_on`: the networks begin where those of this package are."""
    for package in ("sklearn", "pycrfsuite", "torch"):
        if find_spec(package) is None:
            raise AlliancesError(f"training needs {package}: pip install 'alliances[training]'")
    given = [*((folder, False) for folder in folders), *((folder, True) for folder in opened)]
    taggers = fold_taggers(path for folder, _ in given for path in sorted(folder.glob("*.json")))
    grouped: dict[str, list[Studied]] = defaultdict(list)
    for folder, is_opened in given:
        for studied in examples_of(folder, is_opened, taggers):
            grouped[studied.key].append(studied)
    for key, articles in sorted(grouped.items()):
        examples = [studied.examples for studied in articles]
        numbers = [studied.figures for studied in articles]
        models = {
            "statuses": learn_statuses(examples),
            "values": learn_values(examples),
            "figures": learn_figures(numbers),
            "figure-statuses": learn_figure_statuses(numbers),
        }
        lessons = [lesson(one.article, one.examples) for one in articles]
        if go_on:
            ensemble = learn_ensemble(lessons, before=load_ensemble(key))
        else:
            ensemble = learn_ensemble(lessons, vectors_of(key, [one.article for one in lessons]))
        # Nothing is kept before all is learnt: they belong together.
        for kind, model in models.items():
            write_text(_LEARNT / f"{kind}.{key}.tsv", model.written())
        keep(ensemble, _LEARNT / f"network.{key}.npz")
