"""Who makes a known thing: the gazetteer tells, where the grammar of a sentence would say another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from alliances.extractors.claims import Claim
from alliances.extractors.mentions import Name
from alliances.extractors.parts import plays_part
from alliances.ontology.gazetteer import Entry, Gazetteer


def settled(claims: Iterable[Claim], organisations: dict[str, Name], gazetteer: Gazetteer) -> Iterator[Claim]:
    """The claims without those that give a known thing another known maker.

    Who manufactures another's chip delivers it to its maker, if the article (`organisations`, by name) speaks of it.
    """
    for one in claims:
        claim = _rented(one)
        if claim.owner is not None and claim.object is not None:
            if claim.object.type == "Chip":
                product = claim.object.entry.name if claim.object.entry else claim.object.text
                yield replace(claim, relation="supplies-to", object=claim.owner, product=product, values=[])
            continue
        thing = claim.object.entry if claim.object is not None else None
        maker = gazetteer.find(thing.parent) if thing is not None and thing.parent else None
        other = claim.subject.entry
        if (
            claim.relation != "develops"
            or thing is None
            or maker is None
            or (other is not None and _akin(other, maker))
        ):
            yield claim
        elif claim.made and thing.type == "Chip" and maker.name in organisations:
            buyer = organisations[maker.name]
            yield replace(claim, relation="supplies-to", object=buyer, product=thing.name, values=[])


def _rented(claim: Claim) -> Claim:
    """코어위브의 최대 고객은 MS다: those who live by renting out have tenants."""
    subject = claim.subject
    if claim.rents and plays_part(subject, "cloud") and not plays_part(subject, "supplier"):
        return replace(claim, relation="provides-cloud-to")
    return claim


def _akin(one: Entry, other: Entry) -> bool:
    """Amazon Web Services and Amazon: either makes what the other does."""
    return bool({one.name, one.parent} & {other.name, other.parent} - {None})
