"""Learn which stretches of a text are names, and of which kind, from articles with gold; needs python-crfsuite.

    python -m alliances.training names FOLDER... [--opened FOLDER...]

rewrites `extractors/learnt/data/names.*.tsv`. Right is every place where a text calls an entity of its gold by one of the names
that gold gives it. What is learnt is a linear-chain CRF over the traits of `extractors/learnt/spelt.py`.
"""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from alliances.evaluation import read_gold
from alliances.extractors.learnt.model import UNIT, Model
from alliances.extractors.learnt.spelt import PROPOSED, Described, Piece, described, kind_of, reach
from alliances.extractors.learnt.tagging import BEHIND, KINDS, LABELS, OUTSIDE, Tagged, Tagger, allowed
from alliances.extractors.mentions import Name, matcher
from alliances.extractors.pipeline import reader_of, tagger_key
from alliances.extractors.values import read_values
from alliances.graph.files import write_text
from alliances.matching import Gold
from alliances.ontology.errors import AlliancesError
from alliances.ontology.gazetteer import Gazetteer

_LEARNT = Path(__file__).parents[2] / "extractors" / "learnt" / "data"
# Weights of both penalties; rounds; how often a trait must be seen; weights below the least (in units) are not kept.
_C1, _C2, _ROUNDS, _SEEN, _LEAST = 0.1, 0.05, 100, 2, 5
# So much less, in units of the CRF, speaks against a name that a rule proposed than the CRF learnt: a wrong name costs less than
# one that is lost, and this loses no more entities than the rules do.
_LEAN, _DOUBTED = 0.5, (PROPOSED, OUTSIDE)
# So many articles in a row stay in one fold: where they are ordered by writer, one wrote them.
_RUN = 25
_BARE = Model(LABELS, {})
# What gold calls an entity by, but is a description: 이 회사, 국내 스타트업, the chipmaker.
_DESCRIPTION = re.compile(
    r"(?:이|그|두|양|해당|현지|자사|모|전|새|신생)(?:\s.*)?(?:사|회사|업체|기업|그룹|곳|법인)"
    r"|(?:.*\s)?(?:회사|업체|기업|스타트업|센터|합작법인|합작사|자회사|정부|당국|연구소장|대표|사업부|지분|단지|공장|시설|법인|제품|모델|칩|서비스)"
    # What stands before a thing or behind a person is no part of the name: 신형 GPU, 송 회장, Mr Altman.
    r"|(?:신형|자체|자사|차세대|최신|최신형|맞춤형|전용)\s.*|(?:Mr|Ms|Mrs|Dr|Sir)\.? .*"
    r"|AI|[CGN]PU|LLM|IDC"
    r"|(?:the|its?|an?|this|that|their|two) .*|[^A-Z가-힣]* [^A-Z가-힣]*"
)
# A thing by a common noun: lidar, a humanoid. Firms may be written so: imec, onsemi.
_COMMON = re.compile(r"[^A-Z가-힣\d]*")
# Two names in one, or a name in quotation marks: each is a name of its own.
_GLOSSED = re.compile(r"[()（）‘’“”]|[가-힣]·[가-힣]| [‘'\"]")


@dataclass(frozen=True, slots=True)
class Example:
    """An article: its words, their traits, and the labels that gold gives them."""

    pieces: list[Piece]
    traits: list[Described]
    labels: list[str]


class _Recorder(Tagger):
    """A tagger that keeps what it is shown."""

    def spans(
        self, text: str, pieces: Sequence[Piece], known: Sequence[Name], proposed: Sequence[Name]
    ) -> list[Tagged]:
        self.seen: tuple[Sequence[Piece], list[Described]] = pieces, described(pieces, known, proposed)
        return []


def gold_names(text: str, gold: Gold) -> list[Tagged]:
    """The places where a text calls an entity of its gold by a name, the longest first where they overlap."""
    found = []
    for entity in gold.entities.values():
        kind = kind_of(entity["type"])
        for name in dict.fromkeys([entity["name"], *entity["aliases"]]) if kind in KINDS else ():
            if (
                not _DESCRIPTION.fullmatch(name)
                and not (kind == "Person" and name.split()[-1] in _posts())
                and not (kind == "thing" and _COMMON.fullmatch(name))
                and not _GLOSSED.search(name)
                and (len(name) > 1 or name.isupper())
            ):
                found += [Tagged(*match.span(), kind) for match in _spelt(name).finditer(text)]
    kept: list[Tagged] = []
    taken: set[int] = set()
    for span in sorted(found, key=lambda span: (span.start - span.end, span.start, span.kind)):
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            kept.append(span)
    return sorted(kept)


@cache
def _posts() -> frozenset[str]:
    from alliances.extractors.ko.lexicon import lexicon

    return lexicon().posts | {"CEO", "CFO", "COO", "CTO"}


def _spelt(name: str) -> re.Pattern[str]:
    """A name as a word of its own, as far as letters tell: behind Hangul a particle may stand."""
    latin = "0-9A-Za-z"
    before = f"(?<![{latin}])" if re.match(f"[{latin}]", name) else ""
    behind = f"(?![{latin}])" if re.search(f"[{latin}]$", name) else ""
    return re.compile(before + re.escape(name) + behind)


def example_of(path: Path) -> tuple[str, Example]:
    """An article with gold, and the key of the tagger that it is for."""
    from alliances.extractors.read import read_article

    gold = read_gold(path)
    article = read_article(path.with_suffix(".txt"), published=gold.data.get("date"))
    recorder = _Recorder(_BARE)
    known = matcher(Gazetteer.default()).find(article.text)
    values = read_values(article.text, article.lang, article.published)
    reader_of(article.lang)(article.text, known, values, recorder)
    pieces, traits = recorder.seen
    labels = labelled(pieces, gold_names(article.text, gold))
    return tagger_key(article.lang), Example(list(pieces), traits, labels)


def labelled(pieces: Sequence[Piece], names: Iterable[Tagged]) -> list[str]:
    """A label for each piece."""
    labels = [OUTSIDE] * len(pieces)
    for name in names:
        first, behind = reach(pieces, name.start, name.end)
        for place in range(first, behind):
            labels[place] = f"{'B' if place == first else 'I'}-{name.kind}"
    return labels


def learn(examples: Iterable[Example]) -> Tagger:
    """A tagger from annotated articles."""
    try:
        import pycrfsuite
    except ImportError:
        raise AlliancesError(
            "training names needs python-crfsuite: pip install 'alliances[training]'"
        ) from None
    trainer = pycrfsuite.Trainer(verbose=False)
    for example in examples:
        for traits, labels in _sentences(example):
            trainer.append(traits, labels)
    trainer.set_params(
        {"c1": _C1, "c2": _C2, "max_iterations": _ROUNDS, "feature.minfreq": _SEEN},
    )
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "names.crf")
        trainer.train(path)
        learnt = pycrfsuite.Tagger()
        learnt.open(path)
        info = learnt.info()
        learnt.close()
    return Tagger(_model(info))


def _sentences(example: Example) -> Iterator[tuple[list[list[str]], list[str]]]:
    words = zip(example.pieces, example.traits, example.labels, strict=True)
    for _, sentence in groupby(words, key=lambda word: word[0].sentence):
        rows = list(sentence)
        yield (
            [[trait for group in traits for trait in group] for _, traits, _ in rows],
            [row[2] for row in rows],
        )


def _model(info: Any) -> Model:  # noqa: ANN401 (crfsuite has no types)
    """The weights that crfsuite learnt, in units, small ones left out."""
    weights = [(*feature, weight) for feature, weight in info.state_features.items() if feature != _DOUBTED]
    weights += [
        (BEHIND + before, label, weight)
        for (before, label), weight in info.transitions.items()
        if allowed(before, label)
    ]
    table: dict[str, list[tuple[int, int]]] = defaultdict(list)
    weights.append((*_DOUBTED, info.state_features.get(_DOUBTED, 0) - _LEAN))
    for trait, label, weight in weights:
        units = round(weight * UNIT)
        if abs(units) >= _LEAST:
            table[trait].append((LABELS.index(label), units))
    return Model(LABELS, {trait: tuple(sorted(table[trait])) for trait in sorted(table)})


def fold_taggers(paths: Iterable[Path], folds: int = 3) -> dict[Path, Tagger]:
    """For each article (its gold file) a tagger that has learnt from the articles of the other folds alone.

    Articles side by side in `paths` stay together, as one writer may have written them. What learns from names so found sees
    them as good, and as bad, as they are in articles that nobody has annotated.
    """
    paths = list(paths)
    place = {path: number // _RUN % folds for number, path in enumerate(paths)}
    read: dict[str, dict[Path, Example]] = defaultdict(dict)
    for path in paths:
        key, example = example_of(path)
        read[key][path] = example
    found = {}
    for examples in read.values():
        for fold in range(folds):
            own = [path for path in examples if place[path] == fold]
            others = [example for path, example in examples.items() if place[path] != fold]
            if own and not others:
                raise AlliancesError(f"{own[0]}: too few articles to learn names from others: {len(own)}")
            if own:
                tagger = learn(others)
                found.update(dict.fromkeys(own, tagger))
    return found


def write(folders: Iterable[Path], opened: Iterable[Path] = ()) -> None:
    """Learn from the folders and keep the weights."""
    grouped: dict[str, list[Example]] = defaultdict(list)
    for folder in [*folders, *opened]:
        for path in sorted(folder.glob("*.json")):
            key, example = example_of(path)
            grouped[key].append(example)
    for key, examples in sorted(grouped.items()):
        write_text(_LEARNT / f"names.{key}.tsv", learn(examples).model.written())
