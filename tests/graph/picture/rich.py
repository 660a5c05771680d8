"""A small graph with all that a panel can tell: sums of each column, a history, a dispute, a circle of three, links."""

from __future__ import annotations

from alliances.graph import AllianceGraph
from alliances.ontology import Statement

ROWS: tuple[tuple[str, str, str, str, str, dict[str, object]], ...] = (
    ("Ada", "invests-in", "Bell", "planned", "2024-03-05", {"amount": ("3bn", 3e9, "exact")}),
    ("Ada", "invests-in", "Bell", "completed", "2024-09-10", {"amount": ("3bn", 3e9, "exact")}),
    ("Ada", "invests-in", "Cray", "planned", "2025-01-15", {"amount": ("up to 7bn", 7e9, "up-to")}),
    ("Ada", "acquires", "Dyn", "completed", "2025-02-01", {"amount": ("2bn", 2e9, "exact")}),
    ("Ada", "acquires", "Dyn", "completed", "2025-02-02", {"amount": ("5bn", 5e9, "exact")}),
    ("Bell", "invests-in", "Cray", "ongoing", "2025-03-01", {}),
    ("Cray", "invests-in", "Ada", "ongoing", "2025-03-02", {}),
    ("Bell", "competes-with", "Cray", "ongoing", "2025-04-01", {"confidence": 0.5}),
    ("Ada", "partners-with", "Bell", "denied", "2025-05-01", {}),
    ("Eve", "uses", "Fire", "ongoing", "2025-05-02", {}),
    ("Dyn", "sues", "Eve", "ended", "2025-06-01", {}),
)
KOREAN = {"Ada": "에이다", "Bell": "벨", "Cray": "크레이", "Dyn": "다인", "Eve": "이브", "Fire": "파이어"}


def _end(name: str) -> dict[str, object]:
    kind = "Chip" if name == "Fire" else "Company"
    return {"name": name, "type": kind, "ko": KOREAN[name], "mention": name, "aliases": [f"{name} Works"]}


def statement(number: int) -> Statement:
    """The statement of a row of the table above."""
    subject, relation, other, status, published, more = ROWS[number]
    told = dict(more)
    words = ""
    if isinstance(told.get("amount"), tuple):
        words, value, bound = told["amount"]  # type: ignore[misc]
        told["amount"] = {"value": value, "currency": "USD", "bound": bound, "text": words}
    text = f"Report {number}: {subject} has news about {other} {words}."
    return Statement.model_validate(
        {
            "subject": _end(subject),
            "relation": relation,
            "object": _end(other),
            "status": status,
            "evidence": {"text": text, "start": 7, "end": 7 + len(text)},
            "article": {
                "id": f"a{number}",
                "title": f"Title {number}",
                "url": f"https://news.example/{number}?a=1&b=2",
                "published": published,
                "publisher": f"Outlet {number % 3}",
            },
            "rule": "rich.rule: noun news; subject subj",
            "extractor": "hand",
            **{"confidence": 0.9, **told},
        }
    )


def rich_graph() -> AllianceGraph:
    """The graph of all rows."""
    return AllianceGraph([statement(number) for number in range(len(ROWS))])
