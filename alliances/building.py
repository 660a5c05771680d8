"""One run: sources in, graph out."""

from __future__ import annotations

import gc
import hashlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import resources
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement, read_statements

if TYPE_CHECKING:
    from alliances.graph import AllianceGraph
    from alliances.graph.store.folder import Writer
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
    rules_only: bool = False


@dataclass(slots=True)
class Report:
    """What a build did: printed, never written beside the outputs, which must not depend on the clock."""

    articles: int = 0
    statements: int = 0
    relations: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    skipped: list[str] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    resumed: int = 0
    seconds: float = 0.0
    _seen: set[str] = field(default_factory=set)

    def count(self, reading: Reading) -> int:
        """Count what a file gave, a statement that another file gave too once; how many statements the file has."""
        if reading.problem is not None:
            self.skipped.append(reading.problem)
        self.articles += reading.articles
        self.rejected += reading.rejected
        number = 0
        for number, statement in enumerate(reading.statements, start=1):  # noqa: B007
            if statement.id not in self._seen:
                self._seen.add(statement.id)
                self.statements += 1
                self.relations[statement.relation] += 1
                self.statuses[statement.status] += 1
        return number

    def __str__(self) -> str:
        lines = [
            f"{self.articles} article{'s' * (self.articles != 1)}, {self.statements} statements, {self.seconds:.1f} s",
            *("  " + _listed(counts) for counts in (self.relations, self.statuses)),
        ]
        if self.resumed:
            lines.append(f"{self.resumed} of the files had been read before")
        reasons = sorted(Counter(self.rejected).items(), key=lambda item: (-item[1], item[0]))
        lines += [f"rejected {count} × {reason}" for reason, count in reasons]
        lines += [f"skipped {reason}" for reason in self.skipped]
        return "\n".join(line for line in lines if line.strip())


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items(), key=lambda i: (-i[1], i[0])))


@dataclass(frozen=True, slots=True)
class Reading:
    """The statements of one source, to be gone through once, or why it gave none."""

    statements: Iterable[Statement] = ()
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
    rules_only: bool = False,
    jobs: int = 1,
) -> AllianceGraph:
    """Read sources, extract statements and load them into a graph, saved to the folder `out` where one is given.

    A source is a text or HTML file, a folder of them, or a `.jsonl` file of statements. `min_confidence` is 0 to 1;
    `rules_only` leaves out what was learnt from annotated articles; `jobs` processes read side by side and give the same
    graph. Raises `AlliancesError` for a source that cannot be read; files inside a folder that cannot be read are skipped.
    """
    from alliances.graph import AllianceGraph

    names = str(gazetteer) if gazetteer else None
    options = Options(published, title, url, publisher, names, min_confidence, rules_only)
    paths = [Path(source) for source in sources]
    if out is None:
        return AllianceGraph(chain.from_iterable(r.statements for _, r in _readings(paths, options, jobs)))
    build_folder(paths, options, Path(out), jobs)
    return AllianceGraph.load(out)


def add(
    sources: Iterable[str | Path],
    out: str | Path,
    *,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    gazetteer: str | Path | None = None,
    min_confidence: float = 0.0,
    rules_only: bool = False,
    jobs: int = 1,
) -> AllianceGraph:
    """Read sources into the graph in the folder `out`, beside those it holds; an article that it holds is replaced.

    Takes what `build` takes. Each source is kept, come what may, from when it is read.
    """
    from alliances.graph import AllianceGraph

    names = str(gazetteer) if gazetteer else None
    options = Options(published, title, url, publisher, names, min_confidence, rules_only)
    add_to_folder([Path(source) for source in sources], options, Path(out), jobs)
    return AllianceGraph.load(out)


def build_folder(
    sources: Sequence[Path],
    options: Options,
    out: Path,
    jobs: int = 1,
    progress: Progress | None = None,
    judgements: Path | None = None,
) -> Report:
    """A graph of the sources alone in the folder `out`; one that was stopped goes on with what it had read."""
    from alliances.graph.store.folder import BUILD, writing

    begun, report = time.monotonic(), Report()
    files = list(expand(sources))
    with writing(out) as writer:
        for done, (_, reading, known) in enumerate(_into(writer, BUILD, files, options, jobs), start=1):
            report.count(reading)
            report.resumed += known
            if progress is not None:
                progress(done, len(files))
        writer.publish_build([_key(path) for path, _ in files], judgements)
    report.seconds = time.monotonic() - begun
    return report


def add_to_folder(
    sources: Sequence[Path],
    options: Options,
    out: Path,
    jobs: int = 1,
    said: Callable[[str], None] | None = None,
) -> Report:
    """The sources into the graph in the folder `out`; `said` is told of each file once it is kept."""
    from alliances.graph.store.folder import ADD, writing

    begun, report = time.monotonic(), Report()
    files = list(expand(sources))
    with writing(out) as writer:
        try:
            for path, reading, known in _into(writer, ADD, files, options, jobs):
                number = report.count(reading)
                report.resumed += known
                if said is not None:
                    said(_line(path, reading.problem, number, known))
        finally:
            writer.publish()
    report.seconds = time.monotonic() - begun
    return report


def _line(path: Path, problem: str | None, number: int, known: bool) -> str:
    if problem is not None:
        return f"skipped {problem}"
    return f"{'unchanged' if known else 'added'} {path}: {number} statements"


def _into(
    writer: Writer, run: str, files: Sequence[tuple[Path, bool]], options: Options, jobs: int
) -> Iterator[tuple[Path, Reading, bool]]:
    """Read files and acknowledge each, in order; what a file gave before is taken where it has not changed."""
    digests = {path: _digest(path, options) for path, _ in files}
    known = {path for path in digests if writer.knows(run, _key(path), digests[path])}
    texts = [path for path, _ in files if path not in known and not _has_statements(path)]
    fresh = iter(read_all(texts, options, jobs))
    for path, named in files:
        if path in known:
            source, statements = writer.known(run, _key(path))
            yield path, Reading(statements, len(source.articles), source.problem, source.rejected), True
            continue
        poured = _has_statements(path)
        reading = _pour(writer, run, path, digests[path], options) if poured else next(fresh)
        if reading.problem is not None and named:
            raise AlliancesError(reading.problem)
        if reading.problem is not None or not poured:
            writer.acknowledge(
                run, _key(path), digests[path], reading.statements, reading.rejected, reading.problem
            )
        yield path, reading, False


def _has_statements(path: Path) -> bool:
    return path.suffix.lower() == ".jsonl"


def _pour(writer: Writer, run: str, path: Path, digest: str, options: Options) -> Reading:
    """Acknowledge a file of statements line by line, so that a million are never held; none where a line is wrong."""
    try:
        writer.acknowledge(run, _key(path), digest, _lines(path, options))
    except AlliancesError as error:
        return Reading(problem=str(error))
    source, statements = writer.given(run, _key(path))
    return Reading(statements, len(source.articles))


def _key(path: Path) -> str:
    return str(path.absolute())


def _digest(path: Path, options: Options) -> str:
    """A hash of all that a reading depends on: the file, the options, the gazetteer and this release's rules."""
    parts = [repr(options).encode("utf-8"), _rules().encode("ascii")]
    for file in (path, *([Path(options.gazetteer)] if options.gazetteer else [])):
        try:
            parts.append(hashlib.sha256(file.read_bytes()).digest())
        except OSError:
            return ""  # Reading it will say why.
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


@cache
def _rules() -> str:
    found = hashlib.sha256()
    for package in ("alliances.extractors", "alliances.ontology"):
        folder = Path(str(resources.files(package)))
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
            found.update(str(path.relative_to(folder)).encode("utf-8") + path.read_bytes())
    return found.hexdigest()


def _readings(sources: Sequence[Path], options: Options, jobs: int) -> Iterator[tuple[Path, Reading]]:
    """Read all sources in order; raises `AlliancesError` for a named one that cannot be read."""
    files = list(expand(sources))
    for (path, named), reading in zip(files, read_all([p for p, _ in files], options, jobs), strict=True):
        if reading.problem is not None and named:
            raise AlliancesError(reading.problem)
        yield path, reading


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
    from alliances.extractors.learnt.model import load_model
    from alliances.extractors.learnt.network import load_ensemble
    from alliances.extractors.mentions import matcher
    from alliances.extractors.pipeline import language_tables, tagger_of

    matcher(gazetteer_of(options.gazetteer))
    analyser()
    language_tables("ko")
    if not options.rules_only:
        for kind in ("statuses", "values"):
            load_model(f"{kind}.ko")
        load_ensemble("ko")
        tagger_of("ko")
    gc.freeze()


@cache
def gazetteer_of(path: str | None) -> Gazetteer:
    """The shipped gazetteer, with a user's file upon it where one is given."""
    from alliances.ontology.gazetteer import Gazetteer

    return Gazetteer.default().with_file(Path(path)) if path else Gazetteer.default()


def read_source(path: Path, options: Options) -> Reading:
    """The statements of one file; what is wrong with it comes back as `problem`."""
    try:
        if _has_statements(path):
            statements = list(_lines(path, options))
            return Reading(tuple(statements), len({s.article.id for s in statements}))
        rejected: list[str] = []
        statements = extract_file(path, options, rejected=rejected)
        return Reading(tuple(statements), 1, rejected=tuple(rejected))
    except AlliancesError as error:
        return Reading(problem=str(error))


def _lines(path: Path, options: Options) -> Iterator[Statement]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            for statement in read_statements(file, str(path)):
                if statement.confidence >= options.min_confidence:
                    yield statement
    except OSError as error:
        raise AlliancesError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise AlliancesError(f"{path}: not UTF-8") from None


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
        article,
        gazetteer_of(options.gazetteer),
        min_confidence=options.min_confidence,
        rejected=rejected,
        learnt=not options.rules_only,
    )
    for statement in statements:
        statement.check_evidence(article)
    return statements
