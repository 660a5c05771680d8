"""The process that answers queries: it has limits of its own and is killed where a query does not end.

One JSON line a request on standard input, one JSON line and a body a reply on standard output. The query is parsed here
too, so that one made to keep the parser busy costs no more than any other.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from alliances.graph.endpoint.limits import Limits
from alliances.ontology.errors import AlliancesError

if TYPE_CHECKING:
    from pyoxigraph import Store

    from alliances.graph.store.folder import Snapshot

Reply = tuple[dict[str, Any], bytes]


class _Bounded(io.BytesIO):
    """A buffer that refuses to grow beyond the largest answer."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def write(self, data: Any) -> int:  # noqa: ANN401 (any buffer)
        if self.tell() + len(data) > self.limit * 2**20:
            raise AlliancesError(f"query: the answer is larger than {self.limit} MiB; add LIMIT")
        return super().write(data)


class Worker:
    """Answers requests over the graph of one folder; the store is opened again after a change of it."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder, self.limits = folder, limits
        self._opened: tuple[int | None, Snapshot | None, Store] | None = None

    def reply(self, request: dict[str, Any]) -> Reply:
        """The reply to one request; what is wrong with it is an error in the reply."""
        try:
            return self._asked(request) if "ask" in request else self._queried(request)
        except AlliancesError as error:
            return {"error": str(error)}, b""
        except (MemoryError, RecursionError):
            return {"error": "query: needs too much memory"}, b""

    def _store(self) -> Store:
        from alliances.graph.dataset import store_of
        from alliances.graph.store.folder import Snapshot, generation, old_statements

        number = generation(self.folder)
        if self._opened is None or self._opened[0] != number:
            snapshot = Snapshot(self.folder) if number is not None else None
            store = snapshot.store if snapshot is not None else store_of(old_statements(self.folder))
            self._opened = number, snapshot, store
        return self._opened[2]

    def _queried(self, request: dict[str, Any]) -> Reply:
        from alliances.graph.queries import answer_of, check

        checked = check(request["sparql"])
        form = request["graph_form"] if checked.makes_triples else request["rows_form"]
        if form is None:
            return {"error": "no acceptable format", "status": 406}, b""
        buffer = _Bounded(self.limits.answer)
        answer = answer_of(self._store(), request["sparql"], checked.names_graphs)
        _serialize(answer, form, buffer)
        return {"form": form, "triples": checked.makes_triples, "ordered": checked.ordered}, buffer.getvalue()

    def _asked(self, request: dict[str, Any]) -> Reply:
        from alliances.graph.dataset import over, without_union
        from alliances.graph.queries import answer
        from alliances.graph.questions import ask, question

        dataset = without_union(over(self._store()))
        found = ask(
            lambda sparql: answer(dataset, sparql),
            question(request["ask"]),
            request["arguments"],
            request["lang"],
        )
        buffer = _Bounded(self.limits.answer)
        text = json.dumps({"columns": found.columns, "rows": found.rows}, ensure_ascii=False)
        buffer.write(text.encode("utf-8"))
        return {"form": "table"}, buffer.getvalue()


def _serialize(result: Any, form: str, buffer: BinaryIO) -> None:  # noqa: ANN401 (results have no common class)
    import pyoxigraph as ox

    if isinstance(result, ox.QueryTriples):
        result.serialize(buffer, getattr(ox.RdfFormat, form))
    else:
        if isinstance(result, ox.QueryBoolean) and form in ("CSV", "TSV"):
            buffer.write(b"true\n" if result else b"false\n")
            return
        result.serialize(buffer, getattr(ox.QueryResultsFormat, form))


def limit_memory(limits: Limits) -> None:
    """Bound address space, written files and core dumps for good; systems without such limits have only the wall clock."""
    try:
        import resource
    except ImportError:
        return
    size = limits.memory * 2**20
    for kind, value in (
        (resource.RLIMIT_AS, size),
        (resource.RLIMIT_FSIZE, 2**20),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (value, value))


def limit_cpu(limits: Limits) -> None:
    """Give the coming query its processor seconds beyond what has been used so far."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + limits.cpu + 1, hard))


def main(folder: str, seconds: str, memory: str, answer: str) -> None:
    """Answer requests until standard input ends."""
    import pyoxigraph  # noqa: F401 (loaded before the first query's clock runs)

    import alliances.graph.queries  # noqa: F401

    limits = Limits(float(seconds), int(memory), int(answer))
    worker, out = Worker(Path(folder), limits), sys.stdout.buffer
    limit_memory(limits)
    out.write(b"ready\n")
    out.flush()
    for line in sys.stdin.buffer:
        limit_cpu(limits)
        head, body = worker.reply(json.loads(line))
        out.write(json.dumps({**head, "length": len(body)}).encode("utf-8") + b"\n" + body)
        out.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
