"""The examples that stand in the data files, and errors that name file and line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from alliances.extractors import frames
from alliances.extractors.claims import Claim
from alliances.extractors.frames import Frame, frame_index, slot_types
from alliances.extractors.mentions import Name
from alliances.extractors.patterns import patterns
from alliances.extractors.pipeline import read
from alliances.ontology import Article
from alliances.ontology.errors import AlliancesError


def _examples(field: str) -> Iterator[tuple[str, str]]:
    for frame in frame_index("ko").frames:
        yield from ((frame.id, example) for example in getattr(frame, field))


def _claims(text: str, frame: str) -> list[Claim]:
    article = Article(text=text, lang="ko", published="2025-07-10")
    return [claim for claim in read(article).claims if claim.rule == frame]


def _calls(name: Name | None, wanted: str, called: str) -> bool:
    if name is None:
        return called.isdigit()
    entity = name.entity(wanted)
    return called in {entity.name, entity.mention, entity.ko, *entity.aliases}


def test_every_korean_frame_has_an_example() -> None:
    assert [frame.id for frame in frame_index("ko").frames if not frame.examples] == []


@pytest.mark.parametrize(("frame", "example"), list(_examples("examples")))
def test_example_is_read_by_its_frame(frame: str, example: str) -> None:
    text, expected = example.split(" => ")
    subject, target, status = expected.split(" | ")
    claims = _claims(text, frame)
    assert any(
        _calls(c.subject, slot_types(c.relation)[0], subject)
        and _calls(c.object, slot_types(c.relation)[1], target)
        and c.status.status == status
        for c in claims
    ), claims


@pytest.mark.parametrize(("frame", "text"), list(_examples("silent")))
def test_frame_is_silent(frame: str, text: str) -> None:
    assert _claims(text, frame) == []


def test_a_bad_frame_is_named_by_file_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    good = frames.load_yaml("ko", "frames.yaml")
    monkeypatch.setattr(frames, "load_yaml", lambda *_: [*good[:1], {**good[1], "verb": ["x"]}])
    frame_index.cache_clear()
    with pytest.raises(AlliancesError, match=r"^ko/data/frames.yaml:\d+: invest.poured: verb: Extra inputs"):
        frame_index("ko")
    frame_index.cache_clear()


def test_a_bad_pattern_is_named_by_file_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = [{"id": "x", "relation": "develops", "pattern": "{subject:Company}("}]
    original = frames.load_yaml
    monkeypatch.setattr(
        "alliances.extractors.patterns.load_yaml",
        lambda language, name: bad if name == "patterns.yaml" else original(language, name),
    )
    patterns.cache_clear()
    with pytest.raises(AlliancesError, match=r"^ko/data/patterns.yaml:\d+: x: "):
        patterns("ko")
    patterns.cache_clear()


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValueError, match="Extra inputs"):
        Frame.model_validate({"id": "x", "relation": "develops", "colour": "red"})
