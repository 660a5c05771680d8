"""Whether a value that was read is the one that a gold statement has."""

from __future__ import annotations

from alliances.evaluation import Node
from alliances.extractors.values.model import Value

# How near a value must be to that of gold, as a part of it.
_CLOSE = 0.01


def has_value(node: Node, value: Value) -> bool:
    """Whether a gold statement has a value of its sentence as its own."""
    amount = value.amount
    if value.kind != "money" or amount is None:
        return _close(node.get("power_w" if value.kind == "power" else value.kind), value.number)
    return amount.currency == node.get("currency") and _close(node.get("amount"), amount.value)


def _close(told: float | None, read: float | None) -> bool:
    return told is not None and read is not None and abs(read - told) <= _CLOSE * abs(told)
