"""Nodes and edges as pyvis's network holds them, drawn in the page by vis-network."""

from __future__ import annotations

import math
from typing import Any

from alliances.graph.picture.boxes import shorten
from alliances.graph.picture.scene import Scene, radius
from alliances.graph.picture.style import style
from alliances.graph.picture.ties import Line
from alliances.ontology.vocabulary import vocabulary


def vis_network(scene: Scene, lang: str) -> dict[str, Any]:
    """pyvis's network of the scene: nodes and edges are numbered as the tables of the page are."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    number = {key: index for index, key in enumerate(scene.order)}
    for key, index in number.items():
        name = scene.names[key]
        look = style().types[name.entity.type]
        x, y = scene.places[key]
        net.add_node(
            index,
            label=shorten(name.ko if lang == "ko" else name.en),
            shape=look.shape,
            color=look.color,
            size=radius(scene.degrees[key]),
            x=x,
            y=y,
        )
    rank = {tie.pair: index for index, tie in enumerate(scene.ties)}
    for index, line in enumerate(scene.lines):
        net.add_edge(number[line.subject], number[line.object], id=index, tie=rank[line.pair], **_edge(line))
    for node in net.nodes:
        node.pop("font", None)  # what pyvis adds for a default font that is not ours
    return {"nodes": net.nodes, "edges": net.edges}


def _edge(line: Line) -> dict[str, Any]:
    look = style()
    relation, status = look.relations[line.relation], look.statuses[line.status]
    ends = {"to": {"enabled": True, "type": relation.arrow}}
    if vocabulary().relations[line.relation].symmetric:
        ends["from"] = ends["to"]
    if status.strike:
        ends["middle"] = {"enabled": True, "type": "bar"}
    return {
        "relation": line.relation,
        "status": line.status,
        "color": relation.color,
        "dashes": list(status.dashes) or False,
        "width": width(line),
        "arrows": ends,
    }


def width(line: Line) -> float:
    """A line's width in pixels: 1.5 without a sum, a pixel more for each factor of ten above ten million dollars."""
    dollars = line.dollars
    return round(1.5 + (max(0.0, math.log10(dollars) - 7) if dollars else 0.0), 2)
