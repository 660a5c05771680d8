"""Why a claim was read, and how sure that makes it."""

from __future__ import annotations

from alliances.extractors.claims import DISCOURSE, EXPLICIT
from alliances.extractors.frames import Filled, Situation
from alliances.extractors.status import Verdict


def confidence(subject: Filled, target: Filled | None) -> float:
    """By the tier that the roles rest on: what the clause says, or what the discourse lends."""
    direct = (
        "explicit",
        "relative gap",
        "apposition",
        "modifier gen",
        "modifier about",
        "modifier bare",
        "modifier",
    )
    hows = [subject.how] + ([target.how] if target is not None else [])
    if all(how in direct for how in hows):
        return EXPLICIT
    told = all(how in direct or how.startswith("coreference") for how in hows)
    return EXPLICIT - 0.1 if "topic" in hows or told else DISCOURSE


def why(situation: Situation, subject: Filled, target: Filled | None, verdict: Verdict) -> str:
    """Trigger, roles and status, with how each was told."""
    parts = [
        f"{'noun' if situation.nominal else 'verb'} {situation.trigger}",
        f"subject {subject.case} ({subject.how})",
    ]
    if target is not None:
        parts.append(f"object {target.case} ({target.how})")
    return "; ".join([*parts, f"status {verdict.why}"])
