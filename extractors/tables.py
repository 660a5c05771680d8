"""The data files that the extractors read: words, frames and tables as YAML."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml


def load_yaml(language: str, name: str) -> Any:  # noqa: ANN401 (what YAML holds is checked by the caller's model)
    """A data file of a language's folder, or of `extractors` where language is empty."""
    package = "alliances.extractors" + (f".{language}" if language else "")
    text = files(package).joinpath("data").joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def entry_line(language: str, name: str, number: int) -> int:
    """The line on which an entry (from 1) of a data file that is a list begins."""
    package = "alliances.extractors" + (f".{language}" if language else "")
    text = files(package).joinpath("data").joinpath(name).read_text(encoding="utf-8")
    entries = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(entries, yaml.SequenceNode)
    return int(entries.value[number - 1].start_mark.line) + 1
