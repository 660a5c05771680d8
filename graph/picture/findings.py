"""What the page tells beside the claims: deals with their sums, disagreements, and circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from alliances.graph.deals import Deal, Ledger, conflicts, corroboration
from alliances.graph.picture.scene import Scene, money
from alliances.graph.picture.tables import Row, Tables, set_only
from alliances.graph.structure import circles

LONGEST_CIRCLE, MOST_CIRCLES = 4, 200
# Longer circles than these are searched only in graphs where that takes moments.
MANY_STATEMENTS = 1500


def findings(scene: Scene, tables: Tables) -> dict[str, Any]:
    """Deals, disagreements and circles as rows that refer to names and statements by number."""
    ledger = Ledger(scene.statements)
    return {
        "deals": [_deal(deal, tables) for deal in ledger.deals],
        "conflicts": [
            set_only(
                {
                    "kind": conflict.kind,
                    "subject": tables.number[conflict.subject],
                    "relation": conflict.relation,
                    "object": tables.number[conflict.object] if conflict.object else None,
                    "note": conflict.note,
                    "positions": [
                        {
                            "value": p.value,
                            "sources": list(p.sources),
                            "statements": _rows(p.statements, tables),
                        }
                        for p in conflict.positions
                    ],
                }
            )
            for conflict in conflicts(ledger)
        ],
        "circles": _circles(scene, tables),
        "sources": [
            [tables.number[c.subject], c.relation, tables.number[c.object], list(c.sources)]
            for c in corroboration(scene.statements)
            if c.object is not None
        ],
    }


def _rows(ids: tuple[str, ...], tables: Tables) -> list[int]:
    return sorted(tables.row_of[i] for i in ids)


def _deal(deal: Deal, tables: Tables) -> Row:
    return set_only(
        {
            "id": deal.id,
            "subject": tables.number[deal.subject],
            "relation": deal.relation,
            "object": tables.number[deal.object],
            "role": deal.role,
            "status": deal.status,
            "paid": dict(deal.paid) or None,
            "committed": dict(deal.committed) or None,
            "upTo": dict(deal.up_to) or None,
            "value": deal.value,
            "currency": deal.currency,
            "time": deal.time,
            "sources": deal.sources,
            "statements": [tables.row_of[s.id] for s in deal.statements],
        }
    )


def _circles(scene: Scene, tables: Tables) -> list[Row]:
    length = LONGEST_CIRCLE if len(scene.statements) <= MANY_STATEMENTS else LONGEST_CIRCLE - 1
    return [
        {
            "flow": circle.flow,
            "members": [tables.number[m] for m in circle.members],
            "statements": sorted({tables.row_of[i] for leg in circle.legs for i in leg.statements}),
        }
        for circle in circles(scene.statements, length, limit=MOST_CIRCLES)
    ]


def firm_money(deals: list[Row]) -> dict[int, float]:
    """Name's number → dollars of its deals that are paid or committed, roughly: what a node's size may show."""
    found: dict[int, float] = defaultdict(float)
    for deal in deals:
        sums: list[Mapping[str, float]] = [deal.get("paid", {}), deal.get("committed", {})]
        dollars = max(money([one]) for one in sums)
        for end in (deal["subject"], deal["object"]):
            found[end] += dollars
    return {number: round(dollars) for number, dollars in sorted(found.items()) if dollars}
