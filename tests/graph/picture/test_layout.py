"""Where names stand: apart from each other, off foreign lines, the same every time."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliances.graph import AllianceGraph
from alliances.graph.picture.boxes import Box, overlap, separate, shorten, text_width
from alliances.graph.picture.clearing import clear_lines
from alliances.graph.picture.packing import Part, pack
from alliances.graph.picture.scene import Scene, radius
from alliances.graph.picture.stress import stress_layout
from tests.graph.picture.made import made_statements

ROOT = Path(__file__).parent.parent.parent.parent


def label_boxes(scene: Scene) -> list[Box]:
    """The boxes of the opening view as the layout sees them: label below the node."""
    return [
        Box(*map(float, scene.places[e]), radius(scene.degrees[e]), text_width(shorten(scene.names[e].en)))
        for e in scene.order[: scene.opening_names]
    ]


def overlaps(boxes: list[Box]) -> int:
    """Pairs of boxes that cover each other by more than the pixel to which places are rounded, the gap not counted."""
    return sum(min(overlap(a, b)) > 9 for a, b in itertools.combinations(boxes, 2))


@pytest.mark.parametrize(("count", "most"), [(30, 0), (50, 2)])
def test_labels_do_not_cover_each_other(count: int, most: int) -> None:
    scene = Scene(made_statements(count * 13 // 10, names=count, whole=True))
    boxes = label_boxes(scene)
    assert len(boxes) == count
    assert overlaps(boxes) <= most


def test_a_path_is_laid_out_as_long_as_it_is() -> None:
    points = stress_layout([{1: 100.0}, {0: 100.0, 2: 100.0}, {1: 100.0}])
    lengths = [((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 for a, b in itertools.pairwise(points)]
    assert lengths == pytest.approx([100, 100], rel=0.15)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300), st.integers(8, 30), st.integers(10, 150)), max_size=20))  # fmt: skip
def test_boxes_come_apart(rows: list[tuple[int, int, int, int]]) -> None:
    boxes = [Box(float(x), float(y), float(r), float(w)) for x, y, r, w in rows]
    separate(boxes, rounds=2000)
    assert overlaps(boxes) == 0


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 300)), min_size=1, max_size=12))
def test_parts_are_packed_without_touching(corners: list[tuple[int, int]]) -> None:
    parts = [Part([Box(0, 0, 10, 60), Box(float(x), float(y), 10, 60)]) for x, y in corners]
    pack(parts, 1.25)
    for one, other in itertools.combinations(parts, 2):
        assert not one.cells() & other.cells()


def test_a_name_is_moved_off_a_foreign_line() -> None:
    boxes = [Box(0, 0, 10, 50), Box(300, 0, 10, 50), Box(150, 0, 10, 50)]
    clear_lines(boxes, [(0, 1)])
    one, other, third = boxes
    length = ((other.x - one.x) ** 2 + (other.y - one.y) ** 2) ** 0.5
    away = (other.x - one.x) * (third.y - one.y) - (other.y - one.y) * (third.x - one.x)
    assert abs(away) / length > third.radius


def test_the_same_graph_gives_the_same_picture_in_every_process() -> None:
    code = (
        "import hashlib, json; from tests.graph.picture.made import made_statements; from alliances.graph import AllianceGraph; "
        "import random; s = made_statements(300); random.Random(int(__import__('sys').argv[1])).shuffle(s); g = AllianceGraph(s); "
        "print(json.dumps([hashlib.sha256(t.encode()).hexdigest() for t in (g.draw(), g.draw_svg())]))"
    )
    told = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", code, str(seed)],
                capture_output=True,
                text=True,
                check=True,
                cwd=ROOT,
                env={"PYTHONHASHSEED": str(seed), "PATH": ""},
            ).stdout
        )
        for seed in (1, 2)
    ]
    assert told[0] == told[1]


def test_more_names_than_open_at_first_have_a_place_each() -> None:
    scene = Scene(made_statements(2000))
    assert scene.opening == 110 and scene.opening_names < len(scene.order) == len(scene.places)
    assert len(set(scene.places.values())) > len(scene.order) * 0.97
    assert scene.opening < len(scene.ties)


def test_an_empty_graph_is_drawn() -> None:
    assert AllianceGraph().draw().startswith("<!doctype html>")
    assert AllianceGraph().draw_svg().startswith("<svg")
