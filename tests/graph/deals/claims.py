"""Statements by hand: `claim("Amazon", "invests-in", "Anthropic", "completed", 8e9, "cumulative", article="edaily")`."""

from __future__ import annotations

from itertools import count
from typing import Any

from alliances.ontology import Statement

TYPES = {
    "Hyperion": "DataCenter",
    "SK AI Data Center Ulsan": "DataCenter",
    "compute": "CloudService",
    "Elon Musk": "Person",
}
_places = count(0, 1000)


def claim(
    subject: str,
    relation: str,
    target: str | None,
    status: str = "completed",
    value: float | tuple[float, float] | None = None,
    kind: str | None = None,
    *,
    article: str = "one",
    published: str | None = "2025-07-10",
    publisher: str | None = None,
    said_by: str | None = None,
    bound: str = "exact",
    currency: str = "USD",
    converted: tuple[float, str] | None = None,
    evidence: str | None = None,
    at: int | None = None,
    **fields: Any,
) -> Statement:
    """One statement; `at` places two claims in one sentence."""
    text = evidence or f"A sentence about {subject}, {target}, {value} and {kind} in {article}."
    start = next(_places) if at is None else at
    amount = None
    if value is not None:
        low, high = value if isinstance(value, tuple) else (None, None)
        amount = {
            "value": None if isinstance(value, tuple) else value,
            "min": low,
            "max": high,
            "currency": currency,
            "bound": bound,
            "kind": kind,
            "converted": {"value": converted[0], "currency": converted[1]} if converted else None,
        }
    return Statement.model_validate(
        {
            "subject": {"name": subject, "type": TYPES.get(subject, "Company")},
            "relation": relation,
            "object": {"name": target, "type": TYPES.get(target, "Company")} if target else None,
            "status": status,
            "amount": amount,
            "attributed_to": {"name": said_by} if said_by else None,
            "evidence": {"text": text, "start": start, "end": start + len(text)},
            "article": {"id": article, "published": published, "publisher": publisher or article},
            "extractor": "by-hand",
            **fields,
        }
    )
