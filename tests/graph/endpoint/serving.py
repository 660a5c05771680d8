"""A real server process over a saved graph."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode


class Client:
    """One request a connection, with exactly the headers that are given."""

    def __init__(self, port: int) -> None:
        self.port = port

    def request(
        self, method: str, path: str, body: str | None = None, **headers: str
    ) -> tuple[int, str, str]:
        """Status, media type and text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            # A server that refuses a body may answer before it has read all of it.
            with suppress(BrokenPipeError, ConnectionResetError):
                connection.request(method, path, body.encode("utf-8") if body is not None else None, named)
            answer = connection.getresponse()
            return answer.status, answer.headers.get_content_type(), answer.read().decode("utf-8")
        finally:
            connection.close()

    def query(self, sparql: str, **headers: str) -> tuple[int, str, str]:
        """A query by GET."""
        return self.request("GET", f"/sparql?{urlencode({'query': sparql})}", **headers)


@contextmanager
def served(folder: Path, *options: object) -> Iterator[Client]:
    """`alliances serve` on a free port."""
    command = [sys.executable, "-m", "alliances", "serve", str(folder), "--port", "0", *map(str, options)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/sparql", said)
        assert found, said or (process.stderr and process.stderr.read())
        yield Client(int(found[1]))
    finally:
        process.terminate()
        process.wait(timeout=30)
