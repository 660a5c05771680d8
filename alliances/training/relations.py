"""Learn how probable a relation of two names is, and in which status, from articles with gold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from alliances.extractors.learnt.model import ALWAYS, UNIT, Model
from alliances.graph.files import write_text
from alliances.ontology.errors import AlliancesError
from alliances.ontology.vocabulary import vocabulary
from alliances.training.examples import DEBATABLE, Example, Studied, examples_of
from alliances.training.names import fold_taggers
from alliances.training.network import keep, learn_network, lesson

_LEARNT = Path(__file__).parents[2] / "extractors" / "learnt" / "data"
# Inverse strength of the regularisation; weights below the least (in units) are not kept.
_C, _LEAST = 0.3, 4
# A trait must be seen in so many articles.
_ARTICLES = 2


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
                    weights.append(DEBATABLE if relation in example.debatable else 1.0)
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
        models = {"relations": learn_relations(examples), "statuses": learn_statuses(examples)}
        network = learn_network([lesson(one.article, one.examples, one.opened) for one in articles])
        # Nothing is kept before all is learnt: they belong together.
        for kind, model in models.items():
            write_text(_LEARNT / f"{kind}.{key}.tsv", model.written())
        keep(network, _LEARNT / f"network.{key}.npz")
