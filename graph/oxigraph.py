"""Quads into Oxigraph."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from alliances.graph.terms import Quad, nquads

if TYPE_CHECKING:
    from pyoxigraph import Store


def fill(store: Store, quads: Iterable[Quad]) -> None:
    """Load quads in bulk: all of them or, if the process dies, none.

    Neither they nor their text are ever held as a whole. What we write is not checked again, which takes a third longer.
    """
    import pyoxigraph as ox

    store.bulk_load(_Lines(nquads(quads)), ox.RdfFormat.N_QUADS, lenient=True)  # type: ignore[arg-type]


class _Lines(io.RawIOBase):
    """A readable file over lines that are made as they are read, so that no text of the whole is ever held.

    Text is some ten times faster than one Python object a term: Oxigraph parses it in native code.
    """

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._rest = lines, b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; empty at the end."""
        parts, length = [self._rest], len(self._rest)
        for line in self._lines:
            data = line.encode("utf-8")
            parts.append(data)
            length += len(data)
            if 0 <= size <= length:
                break
        data = b"".join(parts)
        if size < 0:
            size = len(data)
        self._rest = data[size:]
        return data[:size]
