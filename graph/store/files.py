"""The files for people beside the database: statements.jsonl, graph.ttl and graph.html, made from it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from alliances.ontology.errors import AlliancesError

if TYPE_CHECKING:
    from alliances.graph.store.journal import Journal
    from alliances.ontology.judgements import Judgements

# Above this, only statements.jsonl is kept up: Turtle and the picture of so many are made when they are asked for, by
# `alliances export` and `alliances draw`, rather than at every change.
LARGEST = 5_000
JUDGEMENTS = "judgements.csv"
NAMES = ("statements.jsonl", "graph.ttl", "graph.html")


class Files:
    """Written aside before anything is published, put in their places afterwards."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Self:
        # Within the store's folder: beside the others it would be a stranger there after a kill.
        (self.folder / "store").mkdir(exist_ok=True)
        self.aside = Path(tempfile.mkdtemp(dir=self.folder / "store", prefix="files."))
        return self

    def prepare(self, journal: Journal, judgements: Judgements) -> None:
        """Write the files of the journal's state, as judgements have it."""
        if judgements:
            (self.aside / JUDGEMENTS).write_text(judgements.to_csv(), encoding="utf-8", newline="\n")
        lines = self.aside / NAMES[0]
        count = 0
        with lines.open("w", encoding="utf-8", newline="\n") as file:
            for text in journal.lines():
                file.write(text)
                count += text.count("\n")
        if count > LARGEST:
            return
        from alliances.graph.alliance_graph import AllianceGraph

        graph = AllianceGraph(journal.statements(), judgements)
        makers: dict[str, Callable[[], str]] = {
            NAMES[1]: lambda: graph.export("turtle"),
            NAMES[2]: graph.draw,
        }
        for name, make in makers.items():
            with suppress(AlliancesError):  # Such as a picture of too many to be read.
                (self.aside / name).write_text(make(), encoding="utf-8", newline="\n")

    def place(self) -> None:
        """Put each file in the place of the older one; one that was not written is no longer true, and goes."""
        if (self.aside / JUDGEMENTS).exists():
            (self.aside / JUDGEMENTS).replace(self.folder / JUDGEMENTS)
        for name in NAMES:
            if (self.aside / name).exists():
                (self.aside / name).replace(self.folder / name)
            else:
                (self.folder / name).unlink(missing_ok=True)
        shutil.rmtree(self.aside, ignore_errors=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            shutil.rmtree(self.aside, ignore_errors=True)
