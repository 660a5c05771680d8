"""The page: a template, the data as escaped JSON, script and style under a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from html import escape
from typing import Any

from alliances.graph.picture.findings import findings, firm_money
from alliances.graph.picture.modules import bundle
from alliances.graph.picture.options import Options, choose
from alliances.graph.picture.scene import Scene
from alliances.graph.picture.style import read_data
from alliances.graph.picture.tables import Tables, words
from alliances.graph.picture.vis import vis_network
from alliances.ontology.statement import Statement


def page(statements: Sequence[Statement], options: Options) -> str:
    """One self-contained HTML page. Raises `AlliancesError` for an option that is not known."""
    chosen = choose(statements, options)
    scene = Scene(chosen)
    return _fill(_data(scene, options), heading(chosen, options.title))


def heading(statements: Sequence[Statement], title: str | None) -> str:
    """The title asked for, else that of the only article, else the number of articles."""
    titles = {s.article.id: s.article.title for s in statements}
    if title:
        return title
    if len(titles) == 1:
        return next(iter(titles.values())) or "alliances"
    return f"alliances · {len(titles)} articles"


def _data(scene: Scene, options: Options) -> dict[str, Any]:
    tables = Tables(scene)
    found = findings(scene, tables)
    return {
        "lang": options.lang,
        "opening": scene.opening,
        "network": vis_network(scene, options.lang),
        "names": tables.names,
        "statements": tables.statements,
        "articles": tables.articles.rows,
        "sentences": tables.sentences.rows,
        "rules": tables.rules.rows,
        "blocs": [[tables.number[e] for e in members] for members in scene.blocs],
        "money": firm_money(found["deals"]),
        **found,
        **words(),
    }


def embed(data: object) -> str:
    """JSON that cannot end its script element: <, >, & and the line separators are escaped."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _hash(text: str) -> str:
    """A source of the Content-Security-Policy that allows exactly this inline text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """Only these scripts and styles may run; nothing is fetched, framed or sent."""
    return (
        f"default-src 'none'; script-src {' '.join(map(_hash, scripts))}; style-src {' '.join(map(_hash, styles))}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _fill(data: dict[str, Any], title: str) -> str:
    """The template's parts are put in at once, so that none is searched for another's mark."""
    library = read_data("vis-network/vis-network.min.js").replace("//# sourceMappingURL", "// source map")
    script, look = bundle("main"), read_data("page.css")
    parts = {
        "LANG": data["lang"],
        "TITLE": escape(title, quote=True),
        "POLICY": policy([library, script], [look]),
        "STYLE": look,
        "DATA": embed(data),
        "LIBRARY": library,
        "SCRIPT": script,
    }
    pieces = read_data("page.html").split("%%")
    return "".join(parts[piece] if index % 2 else piece for index, piece in enumerate(pieces))
