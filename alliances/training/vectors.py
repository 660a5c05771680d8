"""Where the words of networks begin: vectors from models that have read more than our articles.

Korean: Kiwi tells how alike two morphemes are; as these are products of vectors that it keeps, the vectors themselves follow from
how alike each morpheme is to some of them (Williams and Seeger 2001). English: the vectors of the spaCy pipeline in the folder
that `ALLIANCES_SPACY_VECTORS` names (one with vectors: `md` or `lg`); without it words begin anywhere.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np

from alliances.extractors.learnt.encoding import Array, Encoded
from alliances.extractors.learnt.words import sejong
from alliances.ontology.errors import AlliancesError
from alliances.training.network import EMBEDDED

VARIABLE = "ALLIANCES_SPACY_VECTORS"

# The tags of Kiwi whose morphemes have a meaning of their own.
_TAGS = ("NNG", "NNP", "NNB", "VV", "VA", "XR", "MAG", "XSN")
# How many of the most frequent morphemes all are compared with, and which eigenvalue of that counts as nothing.
_COMPARED, _NOTHING = 900, 1e-3


def vectors_of(key: str, articles: Sequence[Encoded]) -> Mapping[str, Array]:
    """The vectors of words seen twice ("noun 투자"), `EMBEDDED` numbers each, for the models `key`; of others none."""
    counts = Counter(word for article in articles for word in article.words)
    words = [word for word, count in counts.most_common() if count > 1]
    return _korean(words) if key == "ko" else _english(words)


def _korean(words: Iterable[str]) -> dict[str, Array]:
    from alliances.extractors.ko.morphology import analyser

    kiwi = analyser()
    known = {word: tag for word in words if (tag := _tag(kiwi, word)) is not None}
    items = [(word.partition(" ")[2], tag) for word, tag in known.items()]
    few = items[:_COMPARED]
    alike = np.array([[kiwi.morpheme_similarity(one, other) for other in few] for one in items])
    if not len(alike):
        return {}
    values, axes = np.linalg.eigh((alike[: len(few)] + alike[: len(few)].T) / 2)
    kept = np.flatnonzero(values > _NOTHING)[::-1][:EMBEDDED]
    vectors = alike @ axes[:, kept] / np.sqrt(values[kept])
    return dict(zip(known, _wide(vectors), strict=True))


def _tag(kiwi: Any, word: str) -> str | None:  # noqa: ANN401 (Kiwi has no types)
    """The tag with which Kiwi knows a word."""
    kind, _, form = word.partition(" ")
    for tag in _TAGS:
        if sejong(tag) == kind:
            try:
                kiwi.morpheme_similarity((form, tag), (form, tag))
            except ValueError:
                continue
            return tag
    return None


def _english(words: Sequence[str]) -> dict[str, Array]:
    folder = os.environ.get(VARIABLE)
    if not folder:
        return {}
    if find_spec("spacy") is None:
        raise AlliancesError(f"{VARIABLE} needs spaCy: pip install 'alliances[english]'")
    from spacy import load

    try:
        vocabulary = load(folder).vocab
    except OSError as error:
        raise AlliancesError(f"{VARIABLE}: {folder} is no folder of a spaCy pipeline: {error}") from None
    forms = {word: word.partition(" ")[2] for word in words}
    known = {word: form for word, form in forms.items() if vocabulary.has_vector(form)}
    if not known:
        raise AlliancesError(f"{VARIABLE}: the pipeline in {folder} has no vectors")
    found = np.array([vocabulary.get_vector(form) for form in known.values()], dtype=np.float64)
    found -= found.mean(axis=0)
    found /= np.linalg.norm(found, axis=1, keepdims=True) + 1e-6
    _, _, axes = np.linalg.svd(found, full_matrices=False)
    return dict(zip(known, _wide(found @ axes[:EMBEDDED].T), strict=True))


def _wide(vectors: Array) -> Array:
    """Vectors of `EMBEDDED` numbers, zeros where there were fewer."""
    return np.pad(vectors, [(0, 0), (0, EMBEDDED - vectors.shape[1])])
