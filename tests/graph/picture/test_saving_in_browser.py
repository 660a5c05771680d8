"""What the picture saves: a table that no spreadsheet runs, SVG and PNG."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from alliances.graph import AllianceGraph
from tests.graph.picture.conftest import Page

pytestmark = pytest.mark.browser
Show = Callable[..., Page]


def saved(folder: Path, name: str) -> bytes:
    for _ in range(100):
        if (folder / name).exists() and (folder / name).stat().st_size:
            time.sleep(0.2)
            data = (folder / name).read_bytes()
            (folder / name).unlink()
            return data
        time.sleep(0.1)
    raise AssertionError(f"{name} was not saved")


def test_saving_csv_svg_and_png(show: Show, html: str, graph: AllianceGraph, downloads: Path) -> None:
    page = show(html)
    page.click("input[data-name=sues]")
    for button in ("csv", "svg", "png"):
        page.click("#save-menu")
        page.click(f"#save-{button}")
    rows = list(csv.DictReader(io.StringIO(saved(downloads, "alliances.csv").decode("utf-8-sig"))))
    assert {row["id"] for row in rows} == {s.id for s in graph.statements if s.relation != "sues"}
    assert {row["sentence"] for row in rows} == {
        s.evidence.text for s in graph.statements if s.relation != "sues"
    }
    svg = ElementTree.fromstring(saved(downloads, "alliances.svg"))
    texts = {element.text for element in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Ada", "Bell", "Cray", "$3B", "invests in"} <= texts
    assert saved(downloads, "alliances.png").startswith(b"\x89PNG")
    assert page.errors == [] and page.requests == []


def test_a_cell_is_no_formula(show: Show) -> None:
    from tests.graph.picture.test_ties import claim

    page = show(AllianceGraph([claim('=HYPERLINK("x")', "invests-in", "+B")]).draw())
    row = next(csv.DictReader(io.StringIO(page.js("alliances.csv()").lstrip("\ufeff"))))
    assert (row["subject"], row["object"]) == ('\'=HYPERLINK("x")', "'+B")
