"""Ways of saying each relation in Korean, in `data/*.txt`; the form is told in `constructions.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from ...conftest import Read
from ..constructions import differences, rows


@pytest.mark.parametrize(("text", "said"), list(rows(Path(__file__).parent / "data")))
def test_construction(read: Read, text: str, said: str) -> None:
    assert differences(said, read(text)) == ([], [])
