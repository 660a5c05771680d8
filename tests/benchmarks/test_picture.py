"""The picture beside a default pyvis page of the same graph: printed, never asserted on seconds.

Run with `python -m pytest -m benchmark -s tests/benchmarks/test_picture.py`. PICTURE_PATIENCE says how many seconds to
wait for a default page to come to rest (150 unless set).
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from alliances.graph import AllianceGraph
from alliances.graph.picture.scene import Scene
from tests.graph.picture.conftest import start
from tests.graph.picture.made import made_statements
from tests.graph.picture.test_layout import label_boxes, overlaps

pytestmark = [pytest.mark.benchmark, pytest.mark.browser]
PATIENCE = float(os.environ.get("PICTURE_PATIENCE", "150"))
# Drag the view for four seconds, a move in each frame, and count what is drawn.
FRAMES = """
const done = arguments[0], net = window.alliances ? alliances.network : network;
let frames = 0, moves = 0;
const begun = performance.now(), at = net.getViewPosition(), scale = net.getScale();
net.on('afterDrawing', () => { frames += 1; });
function move() {
  moves += 1;
  net.moveTo({position: {x: at.x + 80 * Math.sin(moves / 7) / scale, y: at.y + 60 * Math.cos(moves / 5) / scale}, animation: false});
  const seconds = (performance.now() - begun) / 1000;
  if (seconds < 4) requestAnimationFrame(move); else done(frames / seconds);
}
requestAnimationFrame(move);
"""


HEAD = "\nstatements | ours | stable after | dragged | default pyvis | stable after | dragged | sooner\n"


def default_page(graph: AllianceGraph) -> str:
    """What pyvis writes by itself: the same statements, its own template and physics."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    for statement in graph.statements:
        assert statement.object is not None
        for entity in (statement.subject, statement.object):
            net.add_node(entity.id, label=entity.name)
        net.add_edge(statement.subject.id, statement.object.id, title=statement.relation)
    page = str(net.generate_html())
    at_rest = "network.once('stabilizationIterationsDone', () => {}); network.on('stabilized', () => { document.body.dataset.ready = String(Math.round(performance.now())); });"
    return page.replace("return network;", at_rest + "return network;", 1)


def measure(folder: Path, html: str, patience: float) -> tuple[float | None, float | None]:
    """Seconds from opening to the picture that stays, and frames a second while it is dragged; None for never."""
    from selenium.common.exceptions import WebDriverException
    from urllib3.exceptions import HTTPError

    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    driver: Any = start(folder / f"profile{time.monotonic_ns()}", folder, patience)
    ready = frames = None
    try:
        begun = time.monotonic()
        driver.get(path.as_uri())
        while ready is None and time.monotonic() - begun < patience:
            time.sleep(0.05)
            ready = driver.execute_script("return document.body ? document.body.dataset.ready : null")
        frames = float(driver.execute_async_script(FRAMES))
    except (WebDriverException, HTTPError):
        pass  # a page that does not answer any more is measured so
    finally:
        driver.service.process.kill() if frames is None else driver.quit()
    return float(ready) / 1000 if ready is not None else None, frames


def shown(value: float | None, unit: str) -> str:
    return f"{value:.1f} {unit}" if value is not None else "never"


def test_time_and_frames(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = []
    for count in (500, 2000, 10_000):
        graph = AllianceGraph(made_statements(count))
        begun = time.monotonic()
        ours = graph.draw()
        drawn = time.monotonic() - begun
        theirs = default_page(graph)
        own, default = measure(tmp_path, ours, 60), measure(tmp_path, theirs, PATIENCE)
        sooner = (
            f"{default[0] / own[0]:.0f}x"
            if default[0] and own[0]
            else f"over {PATIENCE / (own[0] or 1):.0f}x"
        )
        rows.append(
            f"{count:>10,} | {len(ours.encode()) / 1e6:5.1f} MB, drawn in {drawn:4.1f} s | {shown(own[0], 's'):>8} | {shown(own[1], 'fps'):>9} | "
            f"{len(theirs.encode()) / 1e6:5.1f} MB | {shown(default[0], 's'):>8} | {shown(default[1], 'fps'):>9} | {sooner}"
        )
        assert own[0] is not None
    with capsys.disabled():
        print(
            "\nstatements | ours | stable after | dragged | default pyvis | stable after | dragged | sooner"
        )
        print("\n".join(rows))


def test_label_overlaps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Overlapping label boxes at the default view: as laid out (label below), and as the page places them."""
    rows = []
    driver: Any = start(tmp_path / "profile", tmp_path)
    try:
        for count in (30, 50, 100):
            graph = AllianceGraph(made_statements(count * 13 // 10, names=count, whole=True))
            scene = Scene(graph.statements)
            path = tmp_path / f"{count}.html"
            path.write_text(graph.draw(), encoding="utf-8")
            driver.get(path.as_uri())
            while driver.execute_script("return document.body.dataset.ready") is None:
                time.sleep(0.05)
            boxes = driver.execute_script("return alliances.labelBoxes()")
            names = driver.execute_script("return alliances.drawn.shown.names.size")
            covering = sum(
                a["x"] < b["x"] + b["width"]
                and b["x"] < a["x"] + a["width"]
                and a["y"] < b["y"] + b["height"]
                and b["y"] < a["y"] + a["height"]
                for i, a in enumerate(boxes)
                for b in boxes[i + 1 :]
            )
            laid = overlaps(label_boxes(scene))
            rows.append(f"{count:>5} | {names:>5} | {laid:>12} | {covering:>12} | {names - len(boxes):>12}")
    finally:
        driver.quit()
    with capsys.disabled():
        print("\nfirms | drawn | overlaps as laid out | overlaps on the page | labels that wait for a zoom")
        print("\n".join(rows))
