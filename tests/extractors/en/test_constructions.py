"""Ways of saying each relation in English, in `data/*.txt`; the form is told in `constructions.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliances.extractors.en.parser import find_pipeline

from ...conftest import Read
from ..constructions import differences, rows

if find_pipeline() is None:
    pytest.skip("spaCy's English pipeline is not installed", allow_module_level=True)


@pytest.mark.parametrize(("text", "said"), list(rows(Path(__file__).parent / "data")))
def test_construction(read: Read, text: str, said: str) -> None:
    assert differences(said, read(text, "en")) == ([], [])
