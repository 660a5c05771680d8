"""Names that stand in for others: what makes two one thing, and how a name came to a place in which it is not said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from alliances.extractors.mentions import Name


def key_of(name: Name) -> str:
    """What makes two names of an article one thing."""
    return name.entry.id if name.entry is not None else name.canonical or name.text


def stand_in(name: Name, kind: str, ground: str, others: Iterable[Name] = ()) -> Name:
    """A copy of a name for a place in which it is not said; `resolved` tells how it came there."""
    rejected = ", ".join(dict.fromkeys(other.text for other in others if key_of(other) != key_of(name)))
    told = f"[{kind}: {name.text} = {ground}{f'; not {rejected}' if rejected else ''}]"
    return replace(name, mention=name.mention or name.text, resolved=told, made={})
