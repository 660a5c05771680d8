"""One run: sources in, graph out."""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement, read_statements

if TYPE_CHECKING:
    from alliances.graph import AllianceGraph
    from alliances.ontology.gazetteer import Gazetteer

Progress = Callable[[int, int], None]
_SUFFIXES = (".txt", ".html", ".htm", ".md", ".jsonl")


@dataclass(frozen=True, slots=True)
class Options:
    """What a file itself may not say, and how it is read."""

    published: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    gazetteer: str | None = None
    min_confidence: float = 0.0


@dataclass(slots=True)
class Report:
    """What a build did: printed, never written beside the outputs, which must not depend on the clock."""

    articles: int = 0
    statements: list[Statement] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def __str__(self) -> str:
        relations = Counter(s.relation for s in self.statements)
        statuses = Counter(s.status for s in self.statements)
        lines = [
            f"{self.articles} article{'s' * (self.articles != 1)}, {len(self.statements)} statements, {self.seconds:.1f} s",
            "  "
            + ", ".join(
                f"{name} {count}" for name, count in sorted(relations.items(), key=lambda i: (-i[1], i[0]))
            ),
            "  "
            + ", ".join(
                f"{name} {count}" for name, count in sorted(statuses.items(), key=lambda i: (-i[1], i[0]))
            ),
        ]
        reasons = sorted(Counter(self.rejected).items(), key=lambda item: (-item[1], item[0]))
        lines += [f"rejected {count} × {reason}" for reason, count in reasons]
        lines += [f"skipped {reason}" for reason in self.skipped]
        return "\n".join(line for line in lines if line.strip())


@dataclass(frozen=True, slots=True)
class Reading:
    """The statements of one source, or why it gave none."""

    statements: tuple[Statement, ...] = ()
    articles: int = 0
    problem: str | None = None
    rejected: tuple[str, ...] = ()


def build(
    sources: Iterable[str | Path],
    out: str | Path | None = None,
    *,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    gazetteer: str | Path | None = None,
    min_confidence: float = 0.0,
    jobs: int = 1,
) -> AllianceGraph:
    """Read sources, extract statements and load them into a graph, saved to the folder `out` where one is given.

    A source is a text or HTML file, a folder of them, or a `.jsonl` file of statements. `min_confidence` is 0 to 1;
    `jobs` processes read side by side and give the same graph. Raises `AlliancesError` for a source that cannot be
    read; files inside a folder that cannot be read are skipped.
    """
    options = Options(published, title, url, publisher, str(gazetteer) if gazetteer else None, min_confidence)
    graph, _ = run([Path(source) for source in sources], options, jobs)
    if out is not None:
        graph.save(out)
    return graph


def run(
    sources: Sequence[Path], options: Options, jobs: int = 1, progress: Progress | None = None
) -> tuple[AllianceGraph, Report]:
    """Read all sources in order; the report counts what was read and names what was skipped."""
    from alliances.graph import AllianceGraph

    begun = time.monotonic()
    files = list(expand(sources))
    report = Report()
    for done, ((_path, named), reading) in enumerate(
        zip(files, read_all([p for p, _ in files], options, jobs), strict=True), start=1
    ):
        if reading.problem is not None:
            if named:
                raise AlliancesError(reading.problem)
            report.skipped.append(reading.problem)
        report.articles += reading.articles
        report.statements += reading.statements
        report.rejected += reading.rejected
        if progress is not None:
            progress(done, len(files))
    graph = AllianceGraph(report.statements)
    report.statements = graph.statements
    report.seconds = time.monotonic() - begun
    return graph, report


def expand(sources: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """Files in order, each with whether the user named it; a folder gives its files by name."""
    for source in sources:
        if source.is_dir():
            found = sorted(p for p in source.rglob("*") if p.is_file() and p.suffix.lower() in _SUFFIXES)
            if not found:
                raise AlliancesError(f"{source}: no .txt, .html or .jsonl file in this folder")
            yield from ((path, False) for path in found)
        else:
            yield source, True


def read_all(files: Sequence[Path], options: Options, jobs: int) -> Iterator[Reading]:
    """Read the files in order, in `jobs` processes; the results do not depend on how many."""
    work = partial(read_source, options=options)
    if jobs <= 1 or len(files) <= 1:
        yield from map(work, files)
        return
    method = "fork" if sys.platform == "linux" else "spawn"
    if method == "fork":
        warm(options)
    with get_context(method).Pool(min(jobs, len(files))) as pool:
        yield from pool.imap(work, files, chunksize=max(1, min(16, len(files) // (jobs * 4))))


def warm(options: Options) -> None:
    """Load what every worker needs once, before the fork shares it.

    What is loaded stays: frozen, the garbage collector neither walks nor unshares it (documented for `gc.freeze`).
    """
    from alliances.extractors.ko.morphology import analyser
    from alliances.extractors.mentions import matcher
    from alliances.extractors.pipeline import language_tables

    matcher(gazetteer_of(options.gazetteer))
    analyser()
    language_tables("ko")
    gc.freeze()


@cache
def gazetteer_of(path: str | None) -> Gazetteer:
    """The shipped gazetteer, with a user's file upon it where one is given."""
    from alliances.ontology.gazetteer import Gazetteer

    return Gazetteer.default().with_file(Path(path)) if path else Gazetteer.default()


def read_source(path: Path, options: Options) -> Reading:
    """The statements of one file; what is wrong with it comes back as `problem`."""
    try:
        if path.suffix.lower() == ".jsonl":
            return _read_statements(path, options)
        rejected: list[str] = []
        statements = extract_file(path, options, rejected=rejected)
        return Reading(tuple(statements), 1, rejected=tuple(rejected))
    except AlliancesError as error:
        return Reading(problem=str(error))


def _read_statements(path: Path, options: Options) -> Reading:
    try:
        with path.open(encoding="utf-8-sig") as file:
            statements = [
                s for s in read_statements(file, str(path)) if s.confidence >= options.min_confidence
            ]
    except OSError as error:
        raise AlliancesError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise AlliancesError(f"{path}: not UTF-8") from None
    return Reading(tuple(statements), len({s.article.id for s in statements}))


def extract_file(
    path: Path, options: Options, data: bytes | None = None, rejected: list[str] | None = None
) -> list[Statement]:
    """The statements of one text or page (of `data` where it does not come from a file)."""
    from alliances.extractors import extract
    from alliances.extractors.read import read_article, read_bytes

    said = {
        "published": options.published,
        "title": options.title,
        "url": options.url,
        "publisher": options.publisher,
    }
    article = read_article(path, **said) if data is None else read_bytes(data, str(path), **said)
    statements = extract(
        article, gazetteer_of(options.gazetteer), min_confidence=options.min_confidence, rejected=rejected
    )
    for statement in statements:
        statement.check_evidence(article)
    return statements
