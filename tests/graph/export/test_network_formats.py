"""GEXF and GraphML as Gephi and NetworkX read them."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import networkx
import pytest

from alliances.graph import AllianceGraph
from tests.graph.export.told import HOSTILE, STORY, hostile

GEXF = "{http://www.gexf.net/1.2draft}"


def read(form: str, graph: AllianceGraph) -> networkx.MultiDiGraph:
    data = io.BytesIO(graph.export_bytes(form))
    if form == "gexf":
        return networkx.read_gexf(data)
    return networkx.read_graphml(data, force_multigraph=True)


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_every_claim_is_an_edge_that_says_whether_it_holds(form: str) -> None:
    graph = AllianceGraph(STORY)
    opened = read(form, graph)
    edges = {data["statement"]: data for *_, data in opened.edges(data=True)}
    assert edges.keys() == {s.id for s in graph.statements}
    assert {(e["status"], e["asserted"]) for e in edges.values()} == {
        ("planned", False),
        ("considering", False),
        ("possible", False),
        ("denied", False),
        ("ended", False),
        ("ongoing", True),
        ("completed", True),
    }
    assert {data["label"] for _, data in opened.nodes(data=True)} >= {"Amazon", "Anthropic"}
    (paid,) = [e for e in edges.values() if e.get("amount_kind") == "cumulative"]
    assert (paid["amount"], paid["currency"], paid["time"]) == (8e9, "USD", "2025-07")


def test_gexf_shows_the_status_and_takes_no_offset_for_a_time() -> None:
    root = ET.fromstring(AllianceGraph(STORY).export("gexf"))
    edges = list(root.iter(f"{GEXF}edge"))
    assert {e.get("label") for e in edges} >= {"invests-in", "invests-in (planned)", "invests-in (denied)"}
    assert not [e for e in edges if e.get("start") or e.get("end")]
    graph = root.find(f"{GEXF}graph")
    assert graph is not None and graph.get("mode") == "static"
    assert "lastmodified" not in AllianceGraph(STORY).export("gexf")


@pytest.mark.parametrize("form", ["gexf", "graphml"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(form: str, text: str) -> None:
    opened = read(form, AllianceGraph([hostile(text)]))
    ((*_, data),) = opened.edges(data=True)
    same = text.replace("\x01", "").replace("\r\n", "\n")
    assert data["evidence"].replace("\r\n", "\n") == same
    assert opened.number_of_nodes() == 2
