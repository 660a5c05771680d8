"""Whatever an article says, the page shows it as text: nothing runs, nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from alliances.building import Options, extract_file
from alliances.graph import AllianceGraph
from alliances.ontology import Statement
from tests.graph.picture.conftest import Page

pytestmark = pytest.mark.browser

PAYLOADS = (
    "</script><script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=2>",
    '"onload=window.hacked=3',
    "](javascript:window.hacked=4)",
    '<a href="javascript:window.hacked=5">x</a>',
    "\u2028window.hacked=6",
    "\u2029window.hacked=7//",
    "%%DATA%%",
    "%%SCRIPT%%",
    "${window.hacked=8}",
    "{{constructor.constructor('window.hacked=9')()}}",
    "<!--<script>window.hacked=10",
    "--><svg onload=window.hacked=11>",
    "</title><script>window.hacked=12</script>",
    "</style><script>window.hacked=13</script>",
    "</textarea><iframe srcdoc='<script>parent.hacked=14</script>'>",
    "<iframe src=javascript:parent.hacked=15>",
    "<object data=javascript:window.hacked=16>",
    "<embed src=javascript:window.hacked=17>",
    "<link rel=stylesheet href=http://example.invalid/a.css>",
    "<style>@import 'http://example.invalid/b.css'</style>",
    "<meta http-equiv=refresh content=0;url=javascript:window.hacked=18>",
    "<base href=http://example.invalid/>",
    "<form action=http://example.invalid/><button>x",
    "<math><mtext><script>window.hacked=19</script>",
    "<svg><script>window.hacked=20</script></svg>",
    "<svg><animate onbegin=window.hacked=21 attributeName=x dur=1s>",
    "<details open ontoggle=window.hacked=22>",
    "<video><source onerror=window.hacked=23>",
    "<body onpageshow=window.hacked=24>",
    "<marquee onstart=window.hacked=25>",
    "<input autofocus onfocus=window.hacked=26>",
    "href=javascript:window.hacked=27",
    "url(javascript:window.hacked=28)",
    "__proto__",
    "constructor",
    "\\u003cscript\\u003ewindow.hacked=29\\u003c/script\\u003e",
    "&lt;script&gt;window.hacked=30&lt;/script&gt;",
    "\x00<script>window.hacked=31</script>",
    "\u202e<script>window.hacked=32</script>",
    "]]><script>window.hacked=33</script>",
    "');window.hacked=34;('",
)
ADDRESSES = (
    "javascript:window.hacked=40",
    "data:text/html,<script>parent.hacked=41</script>",
    "//example.invalid/x",
)


def hostile(number: int, text: str) -> Statement:
    return Statement.model_validate(
        {
            "subject": {"name": text, "type": "Company", "mention": text, "ko": text, "aliases": [text]},
            "relation": "invests-in",
            "object": {"name": f"B{number % 7}", "type": "Company", "place": text},
            "status": "completed",
            "product": text,
            "role": text,
            "period": text,
            "amount": {"value": 10.0**number, "currency": "USD", "text": text},
            "attributed_to": {"name": text},
            "rule": f"x: verb {text}",
            "evidence": {"text": text, "start": 0, "end": len(text)},
            "article": {
                "id": f"a{number}",
                "title": text,
                "published": f"2025-{number % 12 + 1:02d}-01",
                "url": ADDRESSES[number % len(ADDRESSES)],
                "publisher": text,
            },
        }
    )


def test_there_are_forty() -> None:
    assert len(set(PAYLOADS)) >= 40


def test_nothing_runs(show: Callable[..., Page], examples: Path, downloads: Path) -> None:
    statements = extract_file(examples / "hostile.txt", Options())
    statements += [hostile(number, text) for number, text in enumerate(PAYLOADS)]
    page = show(AllianceGraph(statements).draw(title=PAYLOADS[0]))
    everything = (
        "(() => { const said = []; const look = () => said.push(document.getElementById('panel').textContent);"
        "alliances.data.names.forEach((_, n) => { alliances.change({name: n, pair: null, top: alliances.data.names.length}); look(); });"
        "[...alliances.drawn.ties.values()].forEach(t => { alliances.change({pair: t.pair, name: null}); look(); });"
        "alliances.change({view: 'table', lang: 'ko'}); said.push(document.getElementById('table').textContent);"
        "alliances.svg(); alliances.csv(); return said.join(' '); })()"
    )
    shown = page.js(everything)
    for text in PAYLOADS:
        assert text in shown, text
    for text in PAYLOADS[:6]:
        box = page.find("#search input")
        box.clear()
        box.send_keys(text.replace("\u2028", ""))
    assert page.js("window.hacked") is None
    foreign = "script:not([src]), iframe, object, embed, img, video, form, base, link, meta[http-equiv=refresh], marquee, body a"
    made = page.js("[...document.querySelectorAll(arguments[0])].map(e => e.tagName)", foreign)
    assert made == ["SCRIPT"] * 3
    assert page.errors == []
    assert page.requests == []


def test_a_hostile_address_opens_nothing(show: Callable[..., Page], seed_graph: AllianceGraph) -> None:
    for address in (
        "name=<script>window.hacked=1</script>&top=-5&circle=99&lang=xx&theme=<b>&hops=x&least=x&since=..",
        "around=__proto__&path=a&path=b&no-relation=__proto__&pair=constructor&pair=x&view=x",
        "%E0%A4%A&&&=&top=1e9&with=%3Cimg%20src=x%3E",
    ):
        page = show(seed_graph.draw(), address)
        assert page.js("window.hacked") is None and page.names
        assert page.errors == []
