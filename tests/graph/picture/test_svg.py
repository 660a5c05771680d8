"""The picture for print."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from alliances.graph import AllianceGraph
from alliances.graph.picture import Options
from alliances.graph.picture.lines import Curve
from alliances.graph.picture.png import png
from alliances.ontology.errors import AlliancesError
from tests.graph.picture.test_hostile_in_browser import PAYLOADS, hostile

SVG = "{http://www.w3.org/2000/svg}"


def texts_of(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_every_name_is_written_in_the_language(seed_graph: AllianceGraph) -> None:
    english, korean = seed_graph.draw_svg(title="Map"), seed_graph.draw_svg(lang="ko")
    names = {e.name for s in seed_graph.statements for e in (s.subject, s.object) if e is not None}
    assert names <= set(texts_of(english)) and "Map" in texts_of(english) and "$8B" in texts_of(english)
    assert {"아마존", "투자", "US$80억"} <= set(texts_of(korean))


def test_a_line_for_each_line_of_the_graph(seed_graph: AllianceGraph) -> None:
    svg = ElementTree.fromstring(seed_graph.draw_svg())
    told = {(s.subject.id, s.relation, s.object.id, s.status) for s in seed_graph.statements if s.object}
    key = len({s.relation for s in seed_graph.statements if s.object}) + len(
        {s.status for s in seed_graph.statements if s.object}
    )
    assert len(list(svg.iter(f"{SVG}path"))) == len(told) + key


def test_hostile_names_are_text() -> None:
    graph = AllianceGraph([hostile(number, text) for number, text in enumerate(PAYLOADS)])
    svg = graph.draw_svg(title=PAYLOADS[0])
    tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(svg).iter()}
    assert tags == {"svg", "rect", "text", "path", "polygon", "circle"}
    assert PAYLOADS[0] in texts_of(svg)


def test_png(seed_graph: AllianceGraph) -> None:
    pytest.importorskip("resvg_py", reason="needs resvg: pip install 'alliances[png]'")
    data = png(seed_graph.draw_svg())
    assert data.startswith(b"\x89PNG") and len(data) > 20_000


def test_a_curve_through_its_ends() -> None:
    curve = Curve((0, 0), (10, 10), (20, 0))
    assert (curve.at(0), curve.at(0.5), curve.at(1)) == ((0, 0), (10, 5), (20, 0))
    assert curve.angle(0.5) == pytest.approx(0)


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"lang": "fr"}, "unknown language 'fr'"),
        ({"relations": ("buys",)}, "unknown relation 'buys'"),
        ({"statuses": ("done",)}, "unknown status 'done'"),
        ({"since": "last week"}, "--since takes YYYY"),
        ({"hops": -1}, "hops cannot be below zero"),
        ({"around": "Nobody & Sons"}, "no entity named"),
        ({"since": "2099"}, "nothing to draw"),
    ],
)
def test_a_wrong_option_is_one_line(seed_graph: AllianceGraph, choice: dict[str, object], said: str) -> None:
    with pytest.raises(AlliancesError, match=said) as error:
        seed_graph.draw_svg(**choice)
    assert "\n" not in str(error.value)


def test_options_choose(seed_graph: AllianceGraph, tmp_path: Path) -> None:
    from alliances.graph.picture.options import choose

    everything = seed_graph.statements
    invests = choose(everything, Options(relations=("invests-in",), statuses=("completed",)))
    assert {(s.relation, s.status) for s in invests} == {("invests-in", "completed")}
    near = choose(everything, Options(around="앤스로픽"))
    names = {s.subject.name for s in near} | {s.object.name for s in near if s.object}
    assert {"Amazon", "Google", "Dario Amodei"} <= names and "Oracle" not in names
    assert choose(everything, Options(around="Anthropic", hops=9)) != near
    assert choose(everything, Options(since="2025-07")) == everything
