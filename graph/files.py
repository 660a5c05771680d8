"""Atomic writes: a file is either the old one or the new one, never half."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from alliances.ontology.errors import AlliancesError


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 beside the target, then put it in the target's place."""
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        raise AlliancesError(f"{path}: {error.strerror}") from None
