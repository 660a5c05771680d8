"""The endpoint on a loopback port, served by waitress.

Compared: the standard library's http.server and wsgiref say themselves that they are not for production (no limits on
headers, connections or slow clients); uvicorn with Starlette brings five packages and an event loop for answers that are
computed in other processes anyway; rdflib-endpoint answers in-process with rdflib, allows every origin and loads its page
from the web; `oxigraph serve` cannot stop a heavy query. Waitress is pure Python without dependencies, kept by the Pylons
project, bounds headers, bodies, connections and slow clients, and runs any WSGI application; Werkzeug reads requests.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alliances.graph.endpoint.app import Endpoint
from alliances.graph.endpoint.limits import Limits
from alliances.graph.endpoint.pool import Pool
from alliances.ontology.errors import AlliancesError

ADDRESS = "127.0.0.1"


def serve(folder: Path, port: int, limits: Limits, workers: int, ready: Callable[[int], None]) -> None:
    """Serve a saved graph until interrupted; `ready` is told the port, which is chosen where `port` is 0.

    Raises `AlliancesError` for a port that cannot be had.
    """
    from waitress.server import create_server

    with Pool(folder, limits, workers) as pool:
        try:
            # More threads than workers, so that the page is served while every worker is at work.
            server = create_server(
                Endpoint(pool),
                host=ADDRESS,
                port=port,
                threads=workers * 2 + 4,
                connection_limit=100,
                channel_timeout=60,
                max_request_header_size=65536,
                max_request_body_size=2**20,
                expose_tracebacks=False,
                ident=None,
            )
        except OSError as error:
            raise AlliancesError(f"port {port}: {error.strerror}") from None
        ready(server.effective_port)
        try:
            server.run()
        finally:
            server.close()
