"""The page around pyvis's network: data as escaped JSON, text only as text, nothing fetched."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from alliances.graph.network import network
from alliances.graph.picture.layout import positions
from alliances.graph.triples import safe_url
from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import Term, vocabulary

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_LANGUAGES = ("en", "ko")


def draw(statements: list[Statement], lang: str = "en", title: str | None = None) -> str:
    """The HTML page; `lang` is the language it opens in, `title` its heading. Raises `AlliancesError`."""
    if lang not in _LANGUAGES:
        raise AlliancesError(f"unknown language {lang!r}; known are en, ko")
    style = yaml.safe_load(_read("style.yaml"))
    graph = network(s for s in statements if s.object is not None)
    for statement in statements:
        if statement.object is None:
            graph.add_node(
                statement.subject.id,
                name=statement.subject.name,
                type=statement.subject.type,
                ko=statement.subject.ko or "",
            )
    data = {
        "lang": lang,
        "network": _vis(graph, statements, style, lang),
        "entities": {
            node: {"en": d["name"], "ko": d.get("ko") or d["name"], "type": d["type"]}
            for node, d in sorted(graph.nodes(data=True))
        },
        "statements": [_statement(s) for s in statements],
        "labels": _labels(),
        "style": style,
    }
    heading = title or _heading(statements)
    return _page(data, heading)


def _heading(statements: list[Statement]) -> str:
    titles = {s.article.id: s.article.title for s in statements}
    if len(titles) == 1:
        return next(iter(titles.values())) or "alliances"
    return f"alliances · {len(titles)} articles"


def _read(name: str) -> str:
    return files("alliances.graph.picture").joinpath("data").joinpath(name).read_text(encoding="utf-8")


def _vis(
    graph: MultiDiGraph, statements: list[Statement], style: dict[str, Any], lang: str
) -> dict[str, Any]:
    """Nodes and edges as pyvis holds them, positions fixed beforehand."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    labels = {node: _longest(d) for node, d in graph.nodes(data=True)}
    places = positions(graph, labels) if len(graph) else {}
    for node, d in sorted(graph.nodes(data=True)):
        kind = style["types"][d["type"]]
        name = d.get("ko") if lang == "ko" else None
        net.add_node(
            node,
            label=name or d["name"],
            shape=kind["shape"],
            color=kind["color"],
            size=10 + 3 * math.sqrt(graph.degree(node)),
            x=places[node][0],
            y=places[node][1],
        )
    for statement in statements:
        if statement.object is not None:
            net.add_edge(
                statement.subject.id, statement.object.id, id=statement.id, **_edge(statement, style)
            )
    nodes, edges, *_ = net.get_network_data()
    for node in nodes:
        node.pop("font", None)
    return {"nodes": nodes, "edges": _fan(edges)}


def _longest(node: dict[str, Any]) -> str:
    return max((str(node["name"]), str(node.get("ko") or "")), key=len)


def _edge(statement: Statement, style: dict[str, Any]) -> dict[str, Any]:
    relation = vocabulary().relations[statement.relation]
    value = statement.amount.value or statement.amount.max if statement.amount is not None else None
    width = 1.6 + (max(0.0, math.log10(value) - 7) if value else 0.0)
    return {
        "color": style["relations"][statement.relation],
        "dashes": style["statuses"][statement.status],
        "width": round(width, 2),
        "arrows": "" if relation.symmetric else "to",
    }


def _fan(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Parallel edges of one pair bend to either side so that each can be seen and clicked."""
    seen: dict[tuple[str, ...], int] = {}
    for edge in edges:
        pair = tuple(sorted((edge["from"], edge["to"])))
        index = seen.get(pair, 0)
        seen[pair] = index + 1
        turned = edge["from"] != pair[0]
        side = "curvedCW" if (index % 2 == 0) != turned else "curvedCCW"
        edge["smooth"] = {
            "enabled": index > 0,
            "type": side,
            "roundness": round(0.12 * ((index + 1) // 2), 2),
        }
    return edges


def _statement(s: Statement) -> dict[str, Any]:
    amount = s.amount
    facts: dict[str, Any] = {
        "amount": amount.text if amount is not None else None,
        "value": amount.value if amount is not None else None,
        "currency": amount.currency if amount is not None else None,
        "bound": amount.bound if amount is not None else None,
        "kind": amount.kind if amount is not None else None,
        "share": s.share,
        "power": s.power_w,
        "role": s.role,
        "product": s.product,
        "time": s.time,
        "said": s.attributed_to.name if s.attributed_to else None,
    }
    return {
        "id": s.id,
        "from": s.subject.id,
        "to": s.object.id if s.object is not None else None,
        "relation": s.relation,
        "status": s.status,
        "evidence": s.evidence.text,
        "start": s.evidence.start,
        "end": s.evidence.end,
        "rule": s.rule,
        "confidence": s.confidence,
        "title": s.article.title,
        "publisher": s.article.publisher,
        "published": s.article.published,
        "url": safe_url(s.article.url),
        **{key: value for key, value in facts.items() if value is not None},
    }


def _labels() -> dict[str, dict[str, dict[str, str]]]:
    words = vocabulary()
    tables: dict[str, Mapping[str, Term]] = {
        "relation": words.relations,
        "status": words.statuses,
        "type": words.types,
    }
    return {
        kind: {name: {"en": term.en, "ko": term.ko} for name, term in table.items()}
        for kind, table in tables.items()
    }


def _json(data: object) -> str:
    """JSON that cannot end its script element: <, >, & and the line separators are escaped."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _page(data: dict[str, Any], heading: str) -> str:
    """Fill the template; the parts are put in at once so that none is searched for another's mark."""
    library = files("pyvis").joinpath("lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")
    parts = {
        "LANG": data["lang"],
        "TITLE": escape(heading, quote=True),
        "STYLE": _read("page.css"),
        "DATA": _json(data),
        "LIBRARY": library.replace("</script", "<\\/script").replace("//# sourceMappingURL", "// source map"),
        "SCRIPT": _read("page.js"),
    }
    pieces = _read("page.html").split("%%")
    return "".join(parts[piece] if index % 2 else piece for index, piece in enumerate(pieces))
