"""A process that adds versions of articles until it is killed, and articles whose version every statement tells."""

from __future__ import annotations

import os
from pathlib import Path

from alliances.graph.store import files
from alliances.graph.store.folder import ADD, writing
from alliances.ontology import Statement

FIRMS = ("Nurion", "Lumen", "Orbit", "Kestrel")


def article(number: int, version: int) -> list[Statement]:
    """Two to four statements, by the version; all of one article tell the same version as their product."""
    statements = []
    for place in range(2 + version % 3):
        subject, other = FIRMS[(number + place) % 4], FIRMS[(number + place + 1 + version % 2) % 4]
        text = f"{subject} {other} {version} {place}"
        statements.append(
            Statement.model_validate(
                {
                    "subject": {"name": subject, "type": "Company", "aliases": [f"{subject} {version}"]},
                    "relation": ("invests-in", "competes-with", "supplies-to")[(number + place) % 3],
                    "object": {"name": other, "type": "Company"},
                    "status": ("completed", "planned")[(version + place) % 2],
                    "amount": {"value": 1e9 * (1 + version % 5), "currency": "USD"},
                    "product": str(version),
                    "evidence": {"text": text, "start": place * 50, "end": place * 50 + len(text)},
                    "article": {"id": f"a{number}", "published": f"2025-01-{1 + number:02d}"},
                }
            )
        )
    return statements


def add_until_killed(folder: str, log: str, first: int) -> None:
    """Add article after article, each in a next version; a line of the log says what was started and what was kept."""
    files.LARGEST = 0  # The picture would take most of the time, and most of the kills.
    told = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    version = first
    while True:
        with writing(Path(folder)) as writer:
            for _ in range(3):
                number = version % 7
                os.write(told, f"begun {number} {version}\n".encode())
                writer.acknowledge(ADD, f"file{number}", str(version), article(number, version))
                os.write(told, f"kept {number} {version}\n".encode())
                version += 1
            writer.publish()
