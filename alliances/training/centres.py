"""Learn from annotated articles which organisation a text means where its words leave one out.

    python -m alliances.training centres FOLDER...

rewrites `extractors/data/centres.yaml`. An event is a gold statement one end of which the sentence of its evidence does
not name; the candidates are the organisations named before. What is learnt is a linear ranking: logistic regression on
the differences between the traits of the right candidate and of each wrong one.

Some traits (whose shares were dealt in, what a sentence's claims named) come from reading with the present weights, so a
second run from new weights gives slightly other ones; measure with `alliances evaluate` which to keep.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from alliances.diagnosis import names_entity, sentences_of
from alliances.evaluation import read_gold
from alliances.extractors.centres import ENDS, Candidate
from alliances.extractors.discourse import Discourse
from alliances.extractors.mentions import Name
from alliances.extractors.pipeline import read
from alliances.extractors.syntax import Sentence
from alliances.graph.files import write_text
from alliances.matching import Gold
from alliances.ontology.errors import AlliancesError

_LEARNT = Path(__file__).parents[2] / "extractors" / "data" / "centres.yaml"
_HEAD = "# Learnt by `python -m alliances.training centres`: what each trait of a candidate weighs, by language and end.\n"
# Inverse strength of the regularisation; weights smaller than this say nothing.
_C, _SMALL = 0.3, 0.05


@dataclass(frozen=True, slots=True)
class Event:
    """An end that its sentence leaves out: the candidates' traits, and which of them are right."""

    article: str
    language: str
    end: str
    candidates: list[list[str]]
    right: list[bool]


def events_of(folder: Path) -> Iterator[Event]:
    """The events of a folder of articles with gold, with the names that the rules find."""
    from alliances.extractors.read import read_article

    for path in sorted(folder.glob("*.json")):
        gold = read_gold(path)
        article = read_article(path.with_suffix(".txt"), published=gold.data.get("date"))
        seen: dict[int, list[Candidate]] = {}

        def watch(sentence: Sentence, state: Discourse, seen: dict[int, list[Candidate]] = seen) -> None:
            seen[sentence.start] = list(state.centres.described(state, sentence))

        reading = read(article, watch=watch)
        for node in gold.statements:
            around = sentences_of(article.text, node, reading)
            if node.get("optional") or not 0 < len(around) < 3:
                continue
            named = [name for sentence in around for name in sentence.names]
            for end in ENDS:
                yield from _event(gold, node.get(end), end, article.lang, named, seen[around[-1].start])


def _event(
    gold: Gold, meant: str | None, end: str, language: str, named: list[Name], candidates: list[Candidate]
) -> Iterator[Event]:
    entity = gold.entities.get(meant or "")
    if entity is None or entity["type"] not in ("Company", "PublicBody"):
        return
    if any(names_entity(entity, name) for name in named):
        return
    right = [names_entity(entity, name) for name, _ in candidates]
    if any(right) and not all(right):
        yield Event(gold.id, language, end, [traits for _, traits in candidates], right)


def learn(events: Iterable[Event]) -> dict[str, float]:
    """The weight of each trait, rounded to two digits."""
    try:
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        raise AlliancesError("training needs scikit-learn: pip install 'alliances[training]'") from None
    pairs: list[dict[str, float]] = []
    weights: list[float] = []
    for event in events:
        apart = list(_differences(event))
        pairs += apart
        weights += [1 / len(apart)] * len(apart)
    vectors = DictVectorizer(sparse=False)
    rows = vectors.fit_transform(pairs)
    model = LogisticRegression(C=_C, fit_intercept=False, max_iter=5000)
    # Each difference counts once as it is and once turned round, as a model without a constant asks.
    model.fit([*rows, *(-rows)], [1] * len(pairs) + [0] * len(pairs), [*weights, *weights])
    found = dict(zip(vectors.get_feature_names_out(), model.coef_[0].tolist(), strict=True))
    return {trait: round(weight, 2) for trait, weight in sorted(found.items()) if abs(weight) >= _SMALL}


def _differences(event: Event) -> Iterator[dict[str, float]]:
    right = [traits for traits, is_right in zip(event.candidates, event.right, strict=True) if is_right]
    wrong = [traits for traits, is_right in zip(event.candidates, event.right, strict=True) if not is_right]
    for good in right:
        for bad in wrong:
            apart = dict.fromkeys(good, 1.0)
            for trait in bad:
                apart[trait] = apart.get(trait, 0.0) - 1.0
            yield apart


def train(folders: Iterable[Path]) -> dict[str, dict[str, dict[str, float]]]:
    """The weights by language and end."""
    grouped: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for folder in folders:
        for event in events_of(folder):
            grouped[event.language, event.end].append(event)
    learnt: dict[str, dict[str, dict[str, float]]] = {}
    for (language, end), events in sorted(grouped.items()):
        learnt.setdefault(language, {})[end] = learn(events)
    return learnt


def write(folders: Iterable[Path], opened: Iterable[Path] = ()) -> None:
    """Learn from the folders and keep the weights."""
    table = train([*folders, *opened])
    write_text(_LEARNT, _HEAD + yaml.safe_dump(table, sort_keys=True, width=120))
