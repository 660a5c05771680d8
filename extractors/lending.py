"""What the discourse lends a pattern for the end that its words leave out."""

from __future__ import annotations

from alliances.extractors.mentions import Name
from alliances.extractors.standing import key_of, stand_in
from alliances.extractors.syntax import Sentence

# What the object of these undergoes another does; the object of the others is as much a party as the subject.
_UNDERGONE = ("invests-in", "acquires", "holds-stake-in", "lends-to", "sues", "founded")


def lend(relation: str, missing: str, roles: dict[str, Name], sentence: Sentence) -> Name | None:
    """What the discourse lends: whose shares were spoken of, where a person is known to work, else the topic."""
    if relation == "holds-stake-in":
        return sentence.investee or sentence.topic
    if relation == "has-valuation":
        return sentence.valued
    if relation == "has-power-capacity":
        return sentence.project
    person = roles.get("subject")
    if relation == "holds-position-at" and person is not None:
        return sentence.employers.get(key_of(person))
    taken = {key_of(name) for name in roles.values()}
    own = sentence.marked
    if missing == "object" and own is not None and key_of(own) not in taken:
        return own
    meant = sentence.patient if missing == "object" and relation in _UNDERGONE else sentence.topic
    topic = meant if meant is not None and key_of(meant) not in taken else None
    if sentence.topic in sentence.names:
        return topic
    target = sentence.investee if sentence.funding else sentence.valued
    if relation == "invests-in" and sentence.investee is not None and target is not None:
        return target if key_of(target) not in taken else topic
    return topic


def lend_owner(roles: dict[str, Name], sentence: Sentence) -> Name | None:
    """공동창업자 X: of the company named last before it, else of what is spoken of, but of none named behind it."""
    start = min(name.start for name in roles.values())
    companies = [name for name in sentence.names if name.type == "Company"]
    before = [name for name in companies if name.end <= start]
    if before:
        return stand_in(
            before[-1], "owner", "named before it", [sentence.patient] if sentence.patient else []
        )
    present = {key_of(name) for name in companies}
    candidates = (sentence.investee, sentence.patient)
    return next((name for name in candidates if name is not None and key_of(name) not in present), None)
