"""A read-only SPARQL 1.1 endpoint with a query page, as a WSGI application.

Nothing but questions is answered, on this machine's own names only, and never for a page of another site: a browser that
a foreign page tells to ask is refused by its Origin and Sec-Fetch-Site headers, a foreign name that was pointed at this
machine by its Host header.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any

from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed, NotFound, UnsupportedMediaType
from werkzeug.wrappers import Request, Response

from alliances.graph.endpoint.pool import NotAcceptableError, Pool, QueryStoppedError
from alliances.graph.questions import questions
from alliances.ontology.errors import AlliancesError

HOSTS = ["127.0.0.1", "localhost"]
# Media type → name in pyoxigraph; the first is the default.
ROWS = {
    "application/sparql-results+json": "JSON",
    "application/json": "JSON",
    "application/sparql-results+xml": "XML",
    "application/xml": "XML",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
}
TRIPLES = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "text/plain": "N_TRIPLES",
    "application/rdf+xml": "RDF_XML",
}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
PAGE = {
    "/": ("page.html", "text/html"),
    "/page.js": ("page.js", "text/javascript"),
    "/page.css": ("page.css", "text/css"),
}
_DATASET = ("default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri")
_LARGEST = 2**20


class Endpoint:
    """The application over a pool of workers."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        request = Request(environ)
        request.trusted_hosts = HOSTS
        request.max_content_length = request.max_form_memory_size = _LARGEST
        try:
            response = self._answer(request)
        except HTTPException as error:
            response = _said(str(error.description), error.code or 400)
        except NotAcceptableError as error:
            response = _said(str(error), 406)
        except QueryStoppedError as error:
            response = _said(str(error), 503)
        except AlliancesError as error:
            response = _said(str(error), 403 if "refused" in str(error) else 400)
        response.headers.update(HEADERS)
        return response(environ, start)

    def _answer(self, request: Request) -> Response:
        _same_site(request)
        if request.path in ("/sparql", "/query"):
            return self._query(request)
        if request.method not in ("GET", "HEAD"):
            raise MethodNotAllowed(["GET", "HEAD"])
        if request.path == "/questions":
            listed = [q.model_dump(mode="json") | {"usage": q.usage()} for q in questions().values()]
            return Response(json.dumps(listed, ensure_ascii=False), mimetype="application/json")
        if request.path.startswith("/ask/"):
            return self._ask(request)
        if request.path in PAGE:
            name, kind = PAGE[request.path]
            text = (
                files("alliances.graph.endpoint").joinpath("data").joinpath(name).read_text(encoding="utf-8")
            )
            return Response(text, mimetype=kind)
        raise NotFound("no such page; the endpoint is /sparql")

    def _query(self, request: Request) -> Response:
        rows, triples = _accepted(request, ROWS), _accepted(request, TRIPLES)
        if rows is None and triples is None:
            raise NotAcceptableError(f"no acceptable format; known are {', '.join([*ROWS, *TRIPLES])}")
        reply = self.pool.ask(
            {
                "sparql": _sparql(request),
                "rows_form": rows and ROWS[rows],
                "graph_form": triples and TRIPLES[triples],
            }
        )
        return Response(reply.body, content_type=f"{triples if reply.triples else rows}; charset=utf-8")

    def _ask(self, request: Request) -> Response:
        """A named question; its parameters are those of the address, and `lang`."""
        name = request.path.removeprefix("/ask/")
        if name not in questions():
            raise NotFound(f"no question named {name!r}")
        said = request.args.to_dict()
        lang = "ko" if said.pop("lang", "en") == "ko" else "en"
        reply = self.pool.ask({"ask": name, "arguments": said, "lang": lang})
        return Response(reply.body, mimetype="application/json")


def _same_site(request: Request) -> None:
    """Refuse foreign names of this machine, and requests that a page of another site makes."""
    own = request.host  # Raises SecurityError, a bad request, for a host that is not trusted.
    site, mode = request.headers.get("Sec-Fetch-Site", "none"), request.headers.get("Sec-Fetch-Mode")
    link = request.path == "/" and mode == "navigate" and request.method == "GET"
    if site not in ("same-origin", "none") and not link:
        raise AlliancesError("requests of other sites are refused")
    if request.headers.get("Origin", f"http://{own}") != f"http://{own}":
        raise AlliancesError("requests of other sites are refused")


def _accepted(request: Request, known: dict[str, str]) -> str | None:
    """The media type that the client likes best of those known."""
    if "Accept" not in request.headers:
        return next(iter(known))
    return request.accept_mimetypes.best_match(list(known))


def _sparql(request: Request) -> str:
    """The query, as SPARQL 1.1 Protocol (section 2.1) sends it: in the address, as a form, or as the body."""
    values = request.args
    if request.method == "POST":
        if request.mimetype == "application/sparql-query":
            return _utf8(request.get_data())
        if request.mimetype == "application/sparql-update":
            raise AlliancesError("updates are refused; this endpoint is read-only")
        if request.mimetype != "application/x-www-form-urlencoded":
            raise UnsupportedMediaType("send a form, or application/sparql-query")
        values = request.form
    elif request.method not in ("GET", "HEAD"):
        raise MethodNotAllowed(["GET", "HEAD", "POST"])
    if "update" in values:
        raise AlliancesError("updates are refused; this endpoint is read-only")
    if any(name in values for name in _DATASET):
        raise AlliancesError("a dataset of the query's own is refused; the query always asks this graph")
    found = values.getlist("query")
    if len(found) != 1:
        raise BadRequest("send one query")
    return found[0]


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest("the query is not UTF-8") from None


def _said(text: str, status: int) -> Response:
    response = Response(text + "\n", status=status, mimetype="text/plain")
    if status == 503:
        response.headers["Retry-After"] = "5"
    return response
