"""From claims to deals: what was paid, committed and promised at most, and where reports disagree."""

from alliances.graph.deals.conflicts import conflicts
from alliances.graph.deals.ledger import Ledger, timeline
from alliances.graph.deals.model import Conflict, Corroboration, Deal, Event, Position, Total
from alliances.graph.deals.sources import corroboration

__all__ = [
    "Conflict",
    "Corroboration",
    "Deal",
    "Event",
    "Ledger",
    "Position",
    "Total",
    "conflicts",
    "corroboration",
    "timeline",
]
