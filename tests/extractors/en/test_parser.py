"""Where the English pipeline is looked for, and what is said where it is not the one that is meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from alliances.extractors.en import parser
from alliances.ontology.errors import AlliancesError


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    parser.find_pipeline.cache_clear()
    parser.pipeline.cache_clear()
    yield
    parser.find_pipeline.cache_clear()
    parser.pipeline.cache_clear()


def test_none_turns_the_pipeline_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(parser.VARIABLE, "none")
    assert parser.find_pipeline() is None
    with pytest.raises(AlliancesError, match=r"pip install 'alliances\[english\]'"):
        parser.pipeline()


def test_a_folder_that_is_no_pipeline_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    monkeypatch.setenv(parser.VARIABLE, str(tmp_path))
    with pytest.raises(AlliancesError, match="is no folder of a spaCy pipeline"):
        parser.find_pipeline()


def test_weights_that_were_not_looked_at_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    (tmp_path / "some_weights" / "model").mkdir(parents=True)
    (tmp_path / "some_weights" / "__init__.py").write_text("raise SystemExit('code of a copy ran')", "utf-8")
    (tmp_path / "some_weights" / "model" / "config.cfg").write_text("[nlp]", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    entry = {"package": "some_weights", "folder": "model", "sha256": "0" * 64}
    monkeypatch.setattr(parser, "load_yaml", lambda language, name: [entry])
    monkeypatch.delenv(parser.VARIABLE, raising=False)
    with pytest.raises(AlliancesError, match="not the weights that were looked at"):
        parser.find_pipeline()


def test_digest_changes_with_a_byte_and_with_a_name(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_bytes(b"a")
    one = parser.digest(tmp_path)
    (tmp_path / "config.cfg").write_bytes(b"b")
    two = parser.digest(tmp_path)
    (tmp_path / "config.cfg").rename(tmp_path / "meta.json")
    assert len({one, two, parser.digest(tmp_path)}) == 3
