"""The page in a real Chromium, without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alliances.building import Options, extract_file
from alliances.graph import AllianceGraph
from alliances.ontology import Statement

pytestmark = pytest.mark.browser
CHROMIUM, DRIVER = shutil.which("chromium") or shutil.which("chromium-browser"), shutil.which("chromedriver")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,900",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    selenium = pytest.importorskip("selenium", reason="needs selenium: pip install alliances[dev]")
    if CHROMIUM is None or DRIVER is None:
        pytest.skip("needs chromium and chromedriver: apt-get install chromium chromium-driver")
    from selenium import webdriver

    assert selenium
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in [*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=DRIVER))
    yield driver
    driver.quit()


def show(browser: Any, page: str, path: Path) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    path.write_text(page, encoding="utf-8")
    browser.get_log("performance")
    browser.get_log("browser")
    browser.get(path.as_uri())
    WebDriverWait(browser, 20).until(
        lambda b: b.execute_script("return document.body.dataset.ready !== undefined")
    )


def requests(browser: Any) -> list[str]:
    import json

    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    urls = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]
    return [url for url in urls if url.startswith(("http", "ws", "ftp"))]


def test_every_entity_is_drawn_with_no_error_and_no_request(
    browser: Any, seed_graph: AllianceGraph, tmp_path: Path
) -> None:
    show(browser, seed_graph.draw(), tmp_path / "g.html")
    drawn = browser.execute_script("return alliances.nodes.get().map(n => n.label)")
    names = {e.name for s in seed_graph.statements for e in (s.subject, s.object) if e is not None}
    assert set(drawn) == names
    assert browser.execute_script(
        "return alliances.nodes.getIds().every(i => { const p = alliances.network.getPosition(i); return isFinite(p.x) && isFinite(p.y); })"
    )
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
    assert requests(browser) == []


def test_a_click_shows_the_sentence_and_the_switch_the_language(
    browser: Any, seed_graph: AllianceGraph, tmp_path: Path
) -> None:
    show(browser, seed_graph.draw(), tmp_path / "g.html")
    statement = next(s for s in seed_graph.statements if s.status == "considering")
    browser.execute_script(
        "alliances.network.body.emitter.emit('click', {nodes: [], edges: [arguments[0]]})", statement.id
    )
    panel = browser.find_element("id", "panel").text
    assert statement.evidence.text in panel and "considering" in panel
    browser.find_element("id", "language").click()
    assert "아마존" in browser.execute_script("return alliances.nodes.get().map(n => n.label)")


def test_the_legend_filters(browser: Any, seed_graph: AllianceGraph, tmp_path: Path) -> None:
    show(browser, seed_graph.draw(), tmp_path / "g.html")
    browser.find_element("css selector", "input[data-name=invests-in]").click()
    hidden = browser.execute_script("return alliances.edges.get().filter(e => e.hidden).map(e => e.id)")
    assert sorted(hidden) == sorted(s.id for s in seed_graph.statements if s.relation == "invests-in")


def test_a_hostile_article_runs_nothing(browser: Any, examples: Path, tmp_path: Path) -> None:
    statements = extract_file(examples / "hostile.txt", Options())
    payloads = [
        "</script><script>window.hacked=7</script>",
        "<img src=x onerror=window.hacked=8>",
        '"onload=window.hacked=9',
        "](javascript:window.hacked=10)",
        '<a href="javascript:window.hacked=11">',
        "\u2028window.hacked=12",
        "%%DATA%%",
        "${window.hacked=13}",
        "<!--<script>window.hacked=14",
    ]
    for number, text in enumerate(payloads):
        statements.append(
            Statement.model_validate(
                {
                    "subject": {"name": text, "type": "Company", "mention": text},
                    "relation": "invests-in",
                    "object": {"name": f"B{number}", "type": "Company"},
                    "status": "completed",
                    "product": text,
                    "evidence": {"text": text, "start": 0, "end": len(text)},
                    "article": {
                        "id": "a",
                        "title": text,
                        "url": "javascript:window.hacked=15",
                        "publisher": text,
                    },
                }
            )
        )
    assert len(statements) > len(payloads)
    show(browser, AllianceGraph(statements).draw(title=payloads[0]), tmp_path / "g.html")
    for statement in statements:
        browser.execute_script(
            "alliances.network.body.emitter.emit('click', {nodes: [], edges: [arguments[0]]})", statement.id
        )
        browser.execute_script(
            "alliances.network.body.emitter.emit('click', {nodes: [arguments[0]], edges: []})",
            statement.subject.id,
        )
    assert browser.execute_script("return window.hacked") is None
    assert (
        browser.execute_script(
            "return document.querySelectorAll('#panel a, #panel img, #panel script').length"
        )
        == 0
    )
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
    assert requests(browser) == []
