"""Atomic writes: a file is either the old one or the new one, never half."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from alliances.ontology.errors import AlliancesError


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 beside the target, then put it in the target's place."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write beside the target, then put it in the target's place."""
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        raise AlliancesError(f"{path}: {error.strerror}") from None
