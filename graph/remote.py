"""A SPARQL endpoint of the user's own, read through rdflib's SPARQLStore."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result

from alliances.graph.triples import PREFIXES
from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement

_LARGEST = 256 * 2**20
_ACCEPT = "application/sparql-results+json, text/turtle;q=0.9"


class _TimedStore(SPARQLStore):
    """rdflib's store, asking by POST, with a time limit and with errors that say what the endpoint said."""

    def __init__(self, url: str, timeout: float) -> None:
        super().__init__(query_endpoint=url, returnFormat="json")
        self.timeout = timeout

    def _query(self, query: str, *_: Any, **__: Any) -> Result:  # noqa: ANN401 (default graphs, which are not used)
        headers = {"Accept": _ACCEPT, "Content-Type": "application/sparql-query; charset=utf-8"}
        request = Request(str(self.query_endpoint), data=query.encode("utf-8"), headers=headers)
        with urlopen(request, timeout=self.timeout) as answer:
            data = answer.read(_LARGEST + 1)
            if len(data) > _LARGEST:
                raise AlliancesError(f"the answer is larger than {_LARGEST >> 20} MiB; add LIMIT")
            return Result.parse(BytesIO(data), content_type=answer.headers.get_content_type())


class Remote:
    """One endpoint; nothing is asked of it before a question is."""

    def __init__(self, url: str, timeout: float) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise AlliancesError(f"{url}: is no http or https address")
        self.url, self.store = url, _TimedStore(url, timeout)

    def run(self, sparql: str) -> Result:
        """The endpoint's answer; raises `AlliancesError` in one line where there is none."""
        known: Any = {name: str(iri) for name, iri in PREFIXES.items()}
        try:
            return self.store.query(sparql, initNs=known)
        except HTTPError as error:
            said = error.read(2000).decode("utf-8", "replace")
            raise AlliancesError(
                f"{self.url}: {error.code} {' '.join(said.split())[:200]}".rstrip()
            ) from None
        except URLError as error:
            raise AlliancesError(
                f"{self.url}: {getattr(error.reason, 'strerror', None) or error.reason}"
            ) from None
        except TimeoutError:
            raise AlliancesError(f"{self.url}: no answer within {self.store.timeout:g} s") from None
        except AlliancesError as error:
            raise AlliancesError(f"{self.url}: {error}") from None
        except Exception as error:
            # Whatever is wrong with what a foreign server sends.
            raise AlliancesError(
                f"{self.url}: no SPARQL answer: {' '.join(str(error).split())[:200]}"
            ) from None

    @cached_property
    def flat(self) -> bool:
        """Whether statements stand in the default graph: all in one, as graph.ttl has them, or in a union of all graphs.

        Raises `AlliancesError` where the endpoint has no statements.
        """
        for pattern, flat in (("?s a al:Statement", True), ("GRAPH ?g { ?s a al:Statement }", False)):
            if self.run(f"ASK {{ {pattern} }}").askAnswer:
                return flat
        raise AlliancesError(
            f"{self.url}: holds no statements of this vocabulary; load graph.ttl or an nquads export"
        )

    def statements(self) -> list[Statement]:
        """All statements of the endpoint, read back from their triples."""
        from alliances.graph.reading import statements_of

        graph = Graph()
        patterns = ["?s ?p ?o"] if self.flat else ["?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"]
        for pattern in patterns:
            for row in self.run(f"SELECT DISTINCT ?s ?p ?o WHERE {{ {pattern} }}"):
                graph.add(row)  # type: ignore[arg-type]
        return statements_of(graph)
