"""Killable workers: one a running query, kept for the next, replaced where one had to be killed."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from alliances.graph.endpoint.limits import Limits
from alliances.ontology.errors import AlliancesError

_START_SECONDS = 60


class QueryStoppedError(AlliancesError):
    """A query that ran into a limit, or that no worker was free for."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The body in a format; `triples` and `ordered` say what kind of answer it is; `status` is an HTTP status."""

    form: str
    body: bytes
    triples: bool = False
    ordered: bool = False


class NotAcceptableError(AlliancesError):
    """The answer has no form that was asked for."""


class _Process:
    """One worker process."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.limits, self.late = limits, False
        numbers = (str(limits.seconds), str(limits.memory), str(limits.answer))
        # -P: the folder that the user is in is no place to import from.
        command = [sys.executable, "-P", "-m", "alliances.graph.endpoint.worker", str(folder), *numbers]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.input, self.output = self.process.stdin, self.process.stdout
        if self._timed(self.output.readline, _START_SECONDS) != b"ready\n":
            self.kill()
            raise AlliancesError("query: the process that answers queries did not start")

    def _timed(self, read: Any, seconds: float) -> Any:  # noqa: ANN401
        timer = threading.Timer(seconds, self._expire)
        timer.daemon = True
        timer.start()
        try:
            return read()
        finally:
            timer.cancel()

    def _expire(self) -> None:
        self.late = True
        self.process.kill()

    def reply(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The reply to a request; raises `QueryStoppedError` where the process died of it."""

        def exchange() -> tuple[bytes, bytes]:
            self.input.write(json.dumps(request).encode("utf-8") + b"\n")
            self.input.flush()
            head = self.output.readline()
            return head, self.output.read(json.loads(head)["length"]) if head else b""

        try:
            head, body = self._timed(exchange, self.limits.seconds)
        except OSError:
            head, body = b"", b""
        if not head or len(body) != json.loads(head)["length"]:
            raise QueryStoppedError(self._death())
        return json.loads(head), body

    def _death(self) -> str:
        code = self.process.wait()
        limits = self.limits
        if self.late or code == -24:  # SIGXCPU
            return f"query: stopped after {limits.seconds:g} s; ask for less, or give it more time"
        return f"query: stopped: it needed more than {limits.memory} MiB of memory"

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.input.close()
        self.output.close()


class Pool:
    """At most `size` queries at once over the graph of a folder; safe to use from several threads."""

    def __init__(self, folder: Path, limits: Limits, size: int = 1) -> None:
        self.folder, self.limits = folder, limits
        self._all: set[_Process] = set()
        self._free: queue.LifoQueue[_Process | None] = queue.LifoQueue()
        for _ in range(size):
            self._free.put(None)

    def ask(self, request: dict[str, Any]) -> Reply:
        """The reply to a request of `alliances.graph.endpoint.worker`.

        Raises `QueryStoppedError` where a limit was reached or no worker came free in time, `AlliancesError` for a query that
        cannot be answered.
        """
        try:
            worker = self._free.get(timeout=self.limits.seconds)
        except queue.Empty:
            raise QueryStoppedError("query: too many queries at once; try again") from None
        try:
            if worker is None:
                worker = _Process(self.folder, self.limits)
                self._all.add(worker)
            head, body = worker.reply(request)
        except AlliancesError:
            if worker is not None:
                self._all.discard(worker)
                worker.kill()
            worker = None
            raise
        finally:
            self._free.put(worker)
        if "error" in head:
            raise (NotAcceptableError if head.get("status") == 406 else AlliancesError)(head["error"])
        return Reply(head["form"], body, head.get("triples", False), head.get("ordered", False))

    def close(self) -> None:
        """End all workers."""
        for worker in list(self._all):
            worker.kill()
        self._all.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
