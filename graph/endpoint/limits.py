"""What one query may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Wall-clock and processor seconds, MiB of address space of its process, MiB of its answer."""

    seconds: float = 60.0
    memory: int = 2048
    answer: int = 64

    @property
    def cpu(self) -> int:
        """Processor seconds: a query has one thread, so that more than its wall-clock seconds are never used."""
        return int(self.seconds) + 1
