"""A small graph of invented facts in which the answer to every question is known; its articles tell nothing real."""

from __future__ import annotations

from alliances.ontology import Statement

TYPES = {
    "Hong": "Person",
    "Park": "Person",
    "Busan": "Place",
    "South Korea": "Place",
    "Campus One": "DataCenter",
    "Nimbus": "CloudService",
    "Cirrus": "CloudService",
}
# article → (day, outlet)
ARTICLES = {
    "a1": ("2025-07-10", "Daily One"),
    "a2": ("2025-07-11", "Daily Two"),
    "a3": ("2025-09-25", "Daily Three"),
}
ROWS: list[tuple[str, str, str, str | None, str, dict[str, object]]] = [
    # Money: Nurion has paid 8bn in all; Kestrel is only in talks.
    ("a1", "Nurion", "invests-in", "Lumen", "completed", {"amount": (8e9, "cumulative"), "time": "2025-03"}),
    ("a3", "Kestrel", "invests-in", "Lumen", "considering", {"amount": (2e9, None)}),
    ("a1", "Nurion", "invests-in", "Orbit", "completed", {"amount": (1e9, "tranche")}),
    ("a2", "Nurion", "invests-in", "Orbit", "planned", {"amount": (4e9, "tranche"), "time": "2026"}),
    # Reports of one figure that differ.
    ("a1", "Harbor", "invests-in", "Orbit", "completed", {"amount": (5e9, "cumulative"), "time": "2025-06"}),
    ("a2", "Harbor", "invests-in", "Orbit", "completed", {"amount": (9e9, "cumulative"), "time": "2025-06"}),
    # Goods and cloud: Nurion sells cloud to Lumen, in which it invests; Gaon of Busan supplies Nurion.
    ("a1", "Nurion", "provides-cloud-to", "Lumen", "ongoing", {"time": "2024-05"}),
    ("a2", "Gaon", "supplies-to", "Nurion", "ongoing", {}),
    ("a2", "Kestrel", "supplies-to", "Lumen", "planned", {}),
    ("a2", "Gaon", "subsidiary-of", "Gaon Group", "ongoing", {}),
    ("a2", "Gaon", "located-in", "Busan", "ongoing", {}),
    ("a2", "Busan DC Firm", "located-in", "Busan", "ongoing", {}),
    ("a1", "Lumen", "competes-with", "Orbit", "ongoing", {}),
    # Clouds: Lumen has three, Orbit one.
    ("a1", "Lumen", "uses", "Nimbus", "ongoing", {"time": "2023"}),
    ("a2", "Lumen", "uses", "Nimbus", "ongoing", {}),
    ("a3", "Lumen", "uses", "Cirrus", "ongoing", {"time": "2025-02"}),
    ("a3", "Orbit", "uses", "Cirrus", "ongoing", {}),
    # A site.
    ("a1", "Lumen", "builds-datacenter", "Campus One", "planned", {"amount": (3e10, None)}),
    ("a1", "Campus One", "located-in", "Busan", "ongoing", {}),
    ("a1", "Campus One", "has-power-capacity", None, "planned", {"power_w": 2e9}),
    # Shares: the later report of Nurion's counts, a denied one does not.
    ("a1", "Nurion", "holds-stake-in", "Lumen", "ongoing", {"share": 0.14, "time": "2025-01"}),
    ("a3", "Nurion", "holds-stake-in", "Lumen", "ongoing", {"share": 0.17}),
    ("a2", "Harbor", "holds-stake-in", "Lumen", "ongoing", {"share": 0.05}),
    ("a3", "Kestrel", "holds-stake-in", "Lumen", "denied", {"share": 0.5}),
    # Worth.
    (
        "a1",
        "Lumen",
        "has-valuation",
        None,
        "completed",
        {"amount": (6e10, "valuation-post"), "time": "2025-03"},
    ),
    ("a3", "Lumen", "has-revenue", None, "ongoing", {"amount": (4e9, "run-rate"), "time": "2025-09"}),
    # People: Hong has moved, Park has only left.
    ("a3", "Hong", "holds-position-at", "Orbit", "ended", {"role": "CTO"}),
    ("a3", "Hong", "holds-position-at", "Lumen", "ongoing", {"role": "CEO", "time": "2025-06"}),
    ("a3", "Park", "holds-position-at", "Orbit", "ended", {"role": "CFO"}),
    # One source told twice, another told by two.
    ("a1", "Orbit", "partners-with", "Kestrel", "ongoing", {"attributed_to": {"name": "Wire"}}),
    ("a2", "Orbit", "partners-with", "Kestrel", "ongoing", {"attributed_to": {"name": "Wire"}}),
    ("a2", "Orbit", "sues", "Harbor", "ongoing", {}),
    ("a3", "Orbit", "sues", "Harbor", "ongoing", {}),
]
KOREAN = {"Nurion": "누리온", "Lumen": "루멘", "Orbit": "오르빗", "Kestrel": "케스트럴"}


def _entity(name: str) -> dict[str, object]:
    return {
        "name": name,
        "type": TYPES.get(name, "Company"),
        "ko": KOREAN.get(name),
        "aliases": [f"{name} Labs"],
    }


def _statement(number: int, row: tuple[str, str, str, str | None, str, dict[str, object]]) -> Statement:
    article, subject, relation, target, status, said = row
    day, outlet = ARTICLES[article]
    text = f"{subject} {relation} {target or ''} #{number}"
    said = dict(said)
    if isinstance(said.get("amount"), tuple):
        value, kind = said["amount"]  # type: ignore[misc]
        said["amount"] = {"value": value, "currency": "USD", "kind": kind}
    return Statement.model_validate(
        {
            "subject": _entity(subject),
            "relation": relation,
            "object": _entity(target) if target else None,
            "status": status,
            "evidence": {"text": text, "start": number * 100, "end": number * 100 + len(text)},
            "article": {"id": article, "title": f"Title {article}", "published": day, "publisher": outlet},
            **said,
        }
    )


def known_statements() -> list[Statement]:
    """The statements of the known graph; South Korea holds Busan."""
    return [_statement(number, row) for number, row in enumerate(ROWS)]
