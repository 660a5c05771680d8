"""Lines, ties and blocs."""

from __future__ import annotations

import re

from alliances.graph.picture.scene import Scene
from alliances.graph.picture.style import style, texts
from alliances.graph.picture.vis import vis_network, width
from alliances.ontology import Statement


def claim(subject: str, relation: str, other: str, status: str = "ongoing", **more: object) -> Statement:
    text = f"{subject} {relation} {other} {more}"
    return Statement.model_validate(
        {
            "subject": {"name": subject, "type": "Company"},
            "relation": relation,
            "object": {"name": other, "type": "Company"},
            "status": status,
            "evidence": {"text": text, "start": 0, "end": len(text)},
            "article": {"id": "a"},
            **more,
        }
    )


def usd(value: float) -> dict[str, object]:
    return {"value": value, "currency": "USD"}


def test_a_line_is_one_relation_direction_and_status() -> None:
    scene = Scene(
        [
            claim("A", "invests-in", "B", "completed"),
            claim("A", "invests-in", "B", "completed", amount=usd(1e9)),
            claim("A", "invests-in", "B", "planned"),
            claim("B", "supplies-to", "A"),
            claim("A", "competes-with", "B"),
            claim("B", "competes-with", "A"),
        ]
    )
    assert len(scene.ties) == 1
    told = [(line.relation, line.status, len(line.statements)) for line in scene.ties[0].lines]
    assert told == [
        ("invests-in", "completed", 2),
        ("supplies-to", "ongoing", 1),
        ("competes-with", "ongoing", 2),
        ("invests-in", "planned", 1),
    ]


def test_what_holds_and_costs_more_is_stronger() -> None:
    scene = Scene(
        [
            claim("A", "invests-in", "B", "possible"),
            claim("C", "invests-in", "D", "completed"),
            claim("E", "invests-in", "F", "completed", amount=usd(1e10)),
        ]
    )
    strongest = [{scene.names[e].en for e in tie.pair} for tie in scene.ties]
    assert strongest == [{"E", "F"}, {"C", "D"}, {"A", "B"}]
    assert [scene.names[e].en for e in scene.order[:2]] in (["E", "F"], ["F", "E"])


def test_width_grows_with_the_sum_and_a_sum_in_won_is_put_in_dollars() -> None:
    scene = Scene(
        [
            claim("A", "invests-in", "B"),
            claim("A", "invests-in", "C", amount=usd(1e8)),
            claim("A", "invests-in", "D", amount=usd(1e10)),
            claim("A", "invests-in", "E", amount={"value": 1.4e13, "currency": "KRW"}),
            claim("A", "invests-in", "F", amount={"value": 5.0, "currency": "XAU"}),
        ]
    )
    widths = {scene.names[line.object].en: width(line) for line in scene.lines}
    assert widths == {"B": 1.5, "C": 2.5, "D": 4.5, "E": 4.5, "F": 1.5}


def test_rivals_are_no_bloc() -> None:
    ring = [("A", "B"), ("B", "C"), ("C", "A")]
    rivals = [("D", "E"), ("E", "F"), ("F", "D")]
    scene = Scene(
        [claim(a, "partners-with", b) for a, b in ring] + [claim(a, "competes-with", b) for a, b in rivals]
    )
    assert [{scene.names[e].en for e in bloc} for bloc in scene.blocs] == [{"A", "B", "C"}]


def test_a_denied_line_is_struck_and_a_planned_one_dashed() -> None:
    scene = Scene(
        [
            claim("A", "invests-in", "B", "denied"),
            claim("A", "invests-in", "C", "planned"),
            claim("A", "partners-with", "D"),
        ]
    )
    edges = {e["status"]: e for e in vis_network(scene, "en")["edges"]}
    assert edges["denied"]["arrows"]["middle"]["type"] == "bar" and edges["planned"]["dashes"] == [10, 6]
    assert (
        edges["ongoing"]["dashes"] is False
        and edges["ongoing"]["arrows"]["from"] == edges["ongoing"]["arrows"]["to"]
    )
    assert "middle" not in edges["planned"]["arrows"] and "from" not in edges["planned"]["arrows"]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_every_colour_stands_out_on_light_and_dark_paper() -> None:
    colours = {
        **{n: r.color for n, r in style().relations.items()},
        **{n: t.color for n, t in style().types.items()},
    }
    faint = {
        (name, paper): round(contrast(colour, paper), 2)
        for name, colour in colours.items()
        for paper in ("#ffffff", "#12181e")
        if contrast(colour, paper) < 3
    }
    assert faint == {}


def test_no_two_relations_look_alike() -> None:
    looks = [(r.color, r.arrow) for r in style().relations.values() if r.family != "figures"]
    assert len(set(looks)) == len(looks)


def test_the_texts_fill_in_the_same_values_in_both_languages() -> None:
    for key, text in texts().en.items():
        assert set(re.findall(r"\{(\w+)", text)) == set(re.findall(r"\{(\w+)", texts().ko[key])), key
