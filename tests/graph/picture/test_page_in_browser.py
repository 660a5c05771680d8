"""The page in a real Chromium, without a network: each control does what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from alliances.graph import AllianceGraph
from tests.graph.picture.conftest import Page

pytestmark = pytest.mark.browser
Show = Callable[..., Page]


def test_every_name_is_drawn_with_no_error_and_no_request(show: Show, seed_graph: AllianceGraph) -> None:
    page = show(seed_graph.draw())
    assert page.names == {
        e.name for s in seed_graph.statements for e in (s.subject, s.object) if e is not None
    }
    assert page.js(
        "[...alliances.drawn.shown.names].every(i => { const p = alliances.network.getPosition(i); return isFinite(p.x) && isFinite(p.y); })"
    )
    assert page.claims == {s.id for s in seed_graph.statements}
    assert page.errors == []
    assert page.requests == []


def test_a_click_on_a_line_shows_its_sentences_and_fans_it_out(show: Show, seed_graph: AllianceGraph) -> None:
    page = show(seed_graph.draw())
    tie = page.js(
        "(t => ({key: t.key, at: alliances.network.body.edges['t' + t.key].edgeType.getPoint(0.5), lines: t.lines.length, ids: t.lines.flatMap(l => l.statements).map(n => alliances.data.statements[n].id)}))"
        "([...alliances.drawn.ties.values()].sort((a, b) => b.lines.length - a.lines.length)[0])"
    )
    assert tie["lines"] > 2
    page.click_at(tie["at"]["x"], tie["at"]["y"])
    page.wait("alliances.state().pair !== null")
    for statement in (s for s in seed_graph.statements if s.id in tie["ids"]):
        assert statement.evidence.text in page.panel
    lines = page.js("[...alliances.drawn.ties].filter(([, t]) => t.key === arguments[0]).length", tie["key"])
    assert lines == tie["lines"]


def test_the_switch_changes_the_language(show: Show, seed_graph: AllianceGraph) -> None:
    page = show(seed_graph.draw())
    page.click("#language")
    assert "아마존" in page.js("alliances.labelBoxes().map(b => b.text)")
    assert page.js("document.documentElement.lang") == "ko"
    assert page.find("#view-table").text == "표"


def test_the_legend_filters(show: Show, seed_graph: AllianceGraph) -> None:
    page = show(seed_graph.draw())
    page.click("input[data-name=invests-in]")
    assert page.claims == {s.id for s in seed_graph.statements if s.relation != "invests-in"}
    page.click("input[data-name=planned]")
    kept = {s.id for s in seed_graph.statements if s.relation != "invests-in" and s.status != "planned"}
    assert page.claims <= kept and all(
        s.id not in page.claims for s in seed_graph.statements if s.id not in kept
    )
    page.click("#reset")
    assert page.claims == {s.id for s in seed_graph.statements}
