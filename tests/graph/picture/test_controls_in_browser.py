"""Each control of the page does what it says, by mouse and by keyboard."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from alliances.graph import AllianceGraph
from tests.graph.picture.conftest import Page
from tests.graph.picture.made import made_statements

pytestmark = pytest.mark.browser
Show = Callable[..., Page]
SLIDE = (
    "(() => { const input = document.querySelector(arguments[0]); input.value = arguments[1];"
    "input.dispatchEvent(new Event('input', {bubbles: true})); })()"
)


def ids(graph: AllianceGraph, test: Callable[[Any], bool]) -> set[str]:
    return {s.id for s in graph.statements if test(s)}


def search(page: Page, text: str) -> None:
    box = page.find("#search input")
    box.clear()
    box.send_keys(text + "\ue007")


@pytest.mark.parametrize(
    ("words", "name"),
    [("벨", "Bell"), ("bell works", "Bell"), ("CRAY", "Cray"), ("에이", "Ada"), ("ynwor", "Dyn")],
)
def test_search_in_both_languages_by_alias_and_part(show: Show, html: str, words: str, name: str) -> None:
    page = show(html)
    search(page, words)
    assert page.js("alliances.data.names[alliances.state().name].en") == name
    assert name in page.panel


def test_search_offers_names_to_the_arrow_keys(show: Show, html: str) -> None:
    page = show(html)
    page.find("#search input").send_keys("works")
    offered = page.js("[...document.querySelectorAll('#search li')].map(li => li.innerText)")
    assert len(offered) == 6
    page.find("#search input").send_keys("\ue015\ue007")
    assert page.js("alliances.data.names[alliances.state().name].en") in offered[1]


FILTERS: list[tuple[str, Callable[[Any], bool]]] = [
    ("input[data-kind=relation][data-name=acquires]", lambda s: s.relation != "acquires"),
    ("input[data-kind=status][data-name=denied]", lambda s: s.status != "denied"),
    ("input[data-kind=type][data-name=Chip]", lambda s: s.object.type != "Chip"),
    ("input[data-kind=source][data-name='Outlet 1']", lambda s: s.article.publisher != "Outlet 1"),
]


@pytest.mark.parametrize(("selector", "kept"), FILTERS, ids=[f[0] for f in FILTERS])
def test_a_tick_filters_and_the_legend_counts(
    show: Show, html: str, graph: AllianceGraph, selector: str, kept: Callable[[Any], bool]
) -> None:
    page = show(html)
    page.click(selector)
    assert page.claims == ids(graph, kept)
    page.click(selector)
    assert page.claims == {s.id for s in graph.statements}
    assert page.errors == []


def test_all_none_and_only(show: Show, html: str, graph: AllianceGraph) -> None:
    page = show(html)
    page.click("[data-all=relation]")
    assert page.claims == set()
    assert "Nothing fits" in page.find("#notice").text
    page.click("[data-all=relation]")
    assert len(page.claims) == len(graph.statements)
    page.browser.execute_script("document.querySelector('[data-only=acquires]').focus()")
    page.click("[data-only=acquires]")
    assert page.claims == ids(graph, lambda s: s.relation == "acquires")


def test_sum_and_confidence(show: Show, html: str, graph: AllianceGraph) -> None:
    page = show(html)
    page.js(SLIDE, "[data-range=least]", 8)  # three billion dollars
    assert page.js("alliances.state().least") == 3e9
    assert page.claims == ids(graph, lambda s: s.amount is not None and s.amount.value >= 3e9)
    page.click("#reset")
    page.js(SLIDE, "[data-range=sure]", 12)  # 60 %
    assert page.claims == ids(graph, lambda s: s.confidence >= 0.6)


def test_the_timeline_cuts_and_plays(show: Show, html: str, graph: AllianceGraph) -> None:
    page = show(html)
    page.js(SLIDE, "#since", 10)  # the eleventh month from 2024-03 on
    assert page.claims == ids(graph, lambda s: s.article.published >= "2025-01")
    page.js(SLIDE, "#until", 12)
    assert page.claims == ids(graph, lambda s: "2025-01" <= s.article.published < "2025-04")
    page.click("#reset")
    page.click("#play")
    # Begun anew from the first month; a busy machine may look a month or two later.
    assert len(page.claims) < len(graph.statements)
    page.wait("alliances.drawn.shown.statements.length > 2", 15)
    page.click("#play")
    stopped = page.claims
    time.sleep(1)
    assert page.claims == stopped


def test_a_name_tells_its_deals_in_three_columns(show: Show, html: str, graph: AllianceGraph) -> None:
    page = show(html)
    search(page, "Ada")
    rows = page.js(
        "[...document.querySelectorAll('[data-group=\"invests-in outgoing\"] tbody tr')].map(r => [...r.cells].map(c => c.innerText))"
    )
    told = {row[0].split(" ")[0].split("\n")[0]: row[1:] for row in rows}
    bell, cray = graph.total("Ada", "Bell")[0], graph.total("Ada", "Cray")[0]
    assert (bell.paid, bell.committed, bell.up_to) == (3e9, 0, 0)
    assert (cray.paid, cray.up_to) == (0, 7e9)
    assert told == {"Bell": ["$3B", "–", "–"], "Cray": ["–", "–", "$7B"]}
    assert "never added up" in page.panel and "에이다" in page.panel


def test_a_line_tells_sentence_source_history_dispute_rule_and_link(
    show: Show, html: str, graph: AllianceGraph
) -> None:
    page = show(html, "pair=Ada&pair=Dyn")
    assert (
        "disagrees: USD 5bn" in page.panel.replace("$5B", "USD 5bn").replace("5bn USD", "USD 5bn")
        or "disagrees" in page.panel
    )
    page = show(html, "pair=Ada&pair=Bell")
    first = next(s for s in graph.statements if s.status == "planned")
    card = page.find(f"[data-statement='{first.id}']")
    assert first.evidence.text in card.text and "Outlet 0" in card.text and "2024-03-05" in card.text
    assert page.js(
        "[...document.querySelectorAll(`[data-statement='${arguments[0]}'] mark`)].map(m => m.textContent)",
        first.id,
    ) == ["Ada", "news", "Bell", "3bn"]
    address = card.find_element("css selector", "a").get_attribute("href")
    assert address == "https://news.example/0?a=1&b=2"
    assert card.find_element("css selector", "a").get_attribute("rel") == "noopener noreferrer"
    card.find_element("css selector", "summary").click()
    assert (
        "rich.rule" in card.text and "90%" in card.text and f"7–{7 + len(first.evidence.text)}" in card.text
    )
    steps = page.js(
        "[...document.querySelectorAll('[data-relation=\"invests-in\"] ol.history li')].map(l => l.innerText)"
    )
    assert [step.split(" · ")[:2] for step in steps] == [
        ["2024-03-05", "planned"],
        ["2024-09-10", "completed"],
    ]


def test_a_bundle_is_fanned_out_and_gathered_again(show: Show, html: str) -> None:
    page = show(html)
    ring = "(m => m.edge.edgeType.getPoint(m.ring.t))(alliances.marks().find(m => m.lines.length > 1))"
    lines = page.js("alliances.marks().find(m => m.lines.length > 1).lines.length")
    at, before = page.js(ring), page.js("alliances.drawn.ties.size")
    page.click_at(at["x"], at["y"])
    page.wait("alliances.state().pair !== null")
    assert page.js("alliances.drawn.ties.size") == before + lines - 1
    page.click("[data-draw=fan]")
    assert page.js("alliances.drawn.ties.size") == page.js(
        "new Set(alliances.drawn.shown.ties.flatMap(t => t.lines.map(l => l.line))).size"
    )
    page.click("[data-draw=fan]")
    page.press("\ue00c")
    assert page.js("alliances.state().pair") is None


def test_neighbourhood_and_steps(show: Show, html: str) -> None:
    page = show(html)
    page.find("#around .combo input").send_keys("이브\ue007")
    assert page.names == {"Eve", "Fire", "Dyn"}
    page.js("(h => { h.value = 2; h.dispatchEvent(new Event('change')); })(document.getElementById('hops'))")
    assert page.names == {"Eve", "Fire", "Dyn", "Ada"}
    page.click("#leave")
    assert len(page.names) == 6


def test_path(show: Show, html: str) -> None:
    page = show(html)
    inputs = page.browser.find_elements("css selector", "#path input")
    inputs[0].send_keys("Fire\ue007")
    inputs[1].send_keys("Bell\ue007")
    assert page.names == {"Fire", "Eve", "Dyn", "Ada", "Bell"}
    assert "4 steps" in page.find("#focus").text
    x = page.js(
        "alliances.data.names.map((n, i) => [n.en, i]).filter(([n]) => n !== 'Cray').map(([n, i]) => [n, alliances.network.getPosition(i).x])"
    )
    assert [name for name, _ in sorted(x, key=lambda row: row[1])] == ["Fire", "Eve", "Dyn", "Ada", "Bell"]
    page.click("input[data-name=sues]")
    assert "No path between Fire and Bell" in page.find("#focus").text


def test_circles_one_by_one(show: Show, html: str, graph: AllianceGraph) -> None:
    circles = graph.circles(length=4)
    assert any(c.length == 3 for c in circles)
    page = show(html)
    seen = []
    for _ in circles:
        page.click("#next-circle")
        seen.append(page.names)
        assert page.claims == {s for leg in circles[len(seen) - 1].legs for s in leg.statements}
    assert seen == [set(c.names) for c in circles]
    page.press("\ue00c")
    page.wait("[...alliances.drawn.shown.names].length === 6")


def test_in_a_circle_of_money_goods_point_to_where_the_payment_goes(
    show: Show, seed_graph: AllianceGraph
) -> None:
    page = show(seed_graph.draw(), "circle=0")
    assert page.js("alliances.data.circles[0].flow") == "money"
    ends = page.js(
        "alliances.network.body.edgeIndices.map(id => alliances.network.body.edges[id]).map(e => alliances.data.names[e.fromId].en + ' > ' + alliances.data.names[e.toId].en)"
    )
    assert set(ends) == {"Microsoft > OpenAI", "OpenAI > Microsoft"}


def test_the_keyboard_does_it_all(show: Show, html: str) -> None:
    page = show(html)
    page.press("/")
    assert page.js("document.activeElement.getAttribute('role')") == "combobox"
    page.press("\ue00c")
    page.press("n")
    first = page.js("alliances.state().name")
    page.press("n", "p")
    assert first == page.js("alliances.state().name") == 0
    page.press("\ue00c", "t")
    assert page.js("alliances.state().view") == "table"
    page.press("t", "?")
    assert page.js("document.getElementById('help').open")
    page.press("\ue00c")
    page.js("document.getElementById('map').focus()")
    scale, at = page.js("alliances.network.getScale()"), page.js("alliances.network.getViewPosition().x")
    page.press("+", "\ue014")
    assert page.js("alliances.network.getScale()") > scale
    assert page.js("alliances.network.getViewPosition().x") > at
    page.press("0")
    assert page.js("alliances.network.getScale()") == pytest.approx(scale)


def test_everything_one_can_press_has_a_name(show: Show, html: str) -> None:
    page = show(html, "pair=Ada&pair=Bell")
    nameless = page.js(
        "[...document.querySelectorAll('button, input, select, a, [role]')].filter(e => !(e.getAttribute('aria-label') || e.innerText || e.title || (e.labels && e.labels.length) || e.closest('[hidden]') || ['group', 'status', 'listbox'].includes(e.getAttribute('role')))).map(e => e.outerHTML)"
    )
    assert nameless == []
    assert "6 names" in page.find("#map").get_attribute("aria-label")


def test_the_table_holds_the_same_and_sorts(show: Show, html: str, graph: AllianceGraph) -> None:
    page = show(html)
    page.click("#view-table")
    cells = "[...document.querySelectorAll('#table tbody tr')].map(r => [...r.cells].map(c => c.innerText))"
    rows = page.js(cells)
    assert {row[7] for row in rows} == {s.evidence.text for s in graph.statements}
    dates = [row[5] for row in rows]
    assert dates == sorted(dates, reverse=True)
    page.click("[data-sort=sum]")
    sums = [row[4] for row in page.js(cells) if row[4]]
    assert sums == ["$2B", "$3B", "$3B", "$5B", "≤ $7B"]
    assert page.find("th[aria-sort=ascending]").text.startswith("Sum")


def test_light_and_dark(show: Show, html: str) -> None:
    page = show(html)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.js(paper)
    page.click("#theme")
    assert page.js(paper) != light and page.js("document.documentElement.dataset.theme") == "dark"


def test_on_a_phone(show: Show, html: str) -> None:
    page = show(html)
    page.browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True},
    )
    try:
        page.open()
        assert page.js("document.documentElement.scrollWidth") <= 390
        assert page.js("document.getElementById('map').getBoundingClientRect().height") > 250
        assert not page.find("#filters").is_displayed()
        page.click("#open-filters")
        page.click("input[data-name=sues]")
        assert "sues" not in page.js(
            "alliances.drawn.shown.statements.map(n => alliances.data.statements[n].relation)"
        )
        page.click("#open-filters")
        assert not page.find("#filters").is_displayed() and page.errors == []
    finally:
        page.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_large_graph_opens_on_its_strongest_part_and_search_finds_the_rest(show: Show) -> None:
    page = show(AllianceGraph(made_statements(2000)).draw())
    assert page.js("alliances.drawn.shown.ties.length") == 110
    assert "110 strongest of" in page.find("#notice").text
    weak = page.js("(n => [n, alliances.data.names[n].ko])(alliances.data.names.length - 1)")
    assert not page.js("alliances.drawn.shown.names.has(arguments[0])", weak[0])
    search(page, weak[1])
    assert page.js("alliances.drawn.shown.names.has(arguments[0])", weak[0])
    page.click("#more")
    assert page.js("alliances.drawn.shown.ties.length") >= 220
    page.click("#everything")
    assert page.js("alliances.drawn.shown.ties.length") == page.js("alliances.drawn.shown.of")
    assert page.errors == []


def test_sizes_by_money_and_regions(show: Show, html: str) -> None:
    page = show(html)
    sizes = "Object.fromEntries(alliances.data.names.map((n, i) => [n.en, alliances.network.body.nodes[i].options.size]))"
    ties = page.js(sizes)
    page.js(
        "(s => { s.value = 'money'; s.dispatchEvent(new Event('change')); })(document.getElementById('size'))"
    )
    money = page.js(sizes)
    assert money["Ada"] > money["Bell"] > money["Eve"] and money != ties


@pytest.mark.parametrize(("count", "hidden"), [(30, 0), (50, 2)])
def test_labels_at_the_default_size(show: Show, count: int, hidden: int) -> None:
    page = show(AllianceGraph(made_statements(count * 13 // 10, names=count, whole=True)).draw())
    boxes, names = page.js("alliances.labelBoxes()"), page.js("alliances.drawn.shown.names.size")
    assert names == count and names - len(boxes) <= hidden
    covering = [
        (a["text"], b["text"])
        for i, a in enumerate(boxes)
        for b in boxes[i + 1 :]
        if a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
        and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]
    ]  # fmt: skip
    assert covering == []


def test_in_a_notebook(browser: Any, graph: AllianceGraph, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><meta charset=utf-8><body>{graph._repr_html_()}", encoding="utf-8")
    page = Page(browser, path)
    browser.get("about:blank")
    browser.get_log("browser")
    browser.get(path.as_uri())
    browser.switch_to.frame(0)
    page.wait("document.body.dataset.ready !== undefined")
    assert len(page.names) == 6
    page.click("input[data-name=sues]")
    assert page.errors == []
    browser.switch_to.default_content()
