"""From claims to statements: amounts bound to relations, times, duplicates, evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pydantic import ValidationError

from alliances.extractors.claims import Claim
from alliances.extractors.frames import slot_types
from alliances.extractors.values.model import Value
from alliances.ontology.article import Article, ArticleReference
from alliances.ontology.statement import Attribution, Evidence, Statement, reason_of
from alliances.ontology.values import Amount
from alliances.ontology.vocabulary import vocabulary

_KIND = {"has-valuation": "valuation", "has-revenue": "per-year"}
# The relations whose statements show a share, a power, a count.
_SHOWN = {
    "share": ("holds-stake-in", "acquires", "invests-in"),
    "power": ("builds-datacenter", "supplies-to", "has-power-capacity", "provides-cloud-to"),
    "count": ("builds-datacenter", "supplies-to", "uses"),
}


def assemble(
    claims: Iterable[Claim],
    article: Article,
    extractor: str,
    min_confidence: float,
    rejected: list[str],
) -> list[Statement]:
    """Statements in the order of their evidence; why a claim fits no statement is added to `rejected`."""
    made: dict[tuple[object, ...], Statement] = {}
    reference = article.reference()
    for claim in _together(_told(claims, min_confidence)):
        try:
            statement = _statement(claim, article, reference, extractor)
        except ValidationError as error:
            rejected.append(f"{claim.rule}: {reason_of(error)}")
            continue
        key = _key(statement)
        made[key] = _better(made[key], statement) if key in made else statement
    return sorted(
        _without_weaker(list(made.values())),
        key=lambda s: (s.evidence.start, s.evidence.end, s.relation, s.id),
    )


def _told(claims: Iterable[Claim], min_confidence: float) -> list[Claim]:
    """The claims that are sure enough, those of a headline only where the text does not say the same."""
    sure = [claim for claim in claims if claim.confidence >= min_confidence]
    body = {_triple(claim) for claim in sure if not claim.headline}
    return [claim for claim in sure if not claim.headline or _triple(claim) not in body]


def _together(claims: list[Claim]) -> Iterator[Claim]:
    """The claims, without a sum of several where the others are not told: alone it would look like its own.

    What is built costs so much, whoever builds. A claim read twice is one party still.
    """
    parties: dict[tuple[str, int], set[tuple[object, ...]]] = defaultdict(set)
    for claim in claims:
        if claim.shared_amount:
            for value in claim.values:
                parties[claim.relation, value.start].add(_triple(claim))
    for claim in claims:
        if not claim.shared_amount or claim.relation == "builds-datacenter":
            yield claim
        else:
            yield replace(
                claim,
                values=[
                    value
                    for value in claim.values
                    if value.kind != "money" or len(parties[claim.relation, value.start]) > 1
                ],
            )


def _triple(claim: Claim) -> tuple[object, ...]:
    subject, target = slot_types(claim.relation)
    ends = [
        claim.subject.entity(subject).id,
        claim.object.entity(target).id if claim.object is not None else "",
    ]
    if vocabulary().relations[claim.relation].symmetric:
        ends.sort()
    return claim.relation, *ends


def _key(statement: Statement) -> tuple[object, ...]:
    ends = [statement.subject.id, statement.object.id if statement.object is not None else ""]
    if vocabulary().relations[statement.relation].symmetric:
        ends.sort()
    amount = statement.amount.value if statement.amount is not None else None
    return (
        statement.relation,
        *ends,
        statement.status,
        amount,
        statement.share,
        statement.power_w,
        statement.role,
    )


def _better(one: Statement, other: Statement) -> Statement:
    return other if other.confidence > one.confidence else one


def _without_weaker(statements: list[Statement]) -> list[Statement]:
    """Drop a bare repetition: same triple and status as one that also says an amount, share or power."""
    rich = {
        _key(s)[:4]
        for s in statements
        if s.amount is not None or s.share is not None or s.power_w is not None
    }
    return [
        s
        for s in statements
        if s.amount is not None
        or s.share is not None
        or s.power_w is not None
        or s.role
        or _key(s)[:4] not in rich
    ]


def _statement(claim: Claim, article: Article, reference: ArticleReference, extractor: str) -> Statement:
    subject_type, object_type = slot_types(claim.relation)
    start, end = _trim(article.text, claim.start, _told_until(claim))
    return Statement(
        subject=claim.subject.entity(subject_type),
        relation=claim.relation,
        object=claim.object.entity(object_type) if claim.object is not None else None,
        status=claim.status.status,
        amount=_amount(claim),
        share=_number(claim, "share"),
        power_w=_number(claim, "power"),
        count=_number(claim, "count"),
        role=claim.role,
        product=claim.product,
        instrument=claim.instrument,
        period=claim.period,
        time=claim.time or _time(claim),
        attributed_to=Attribution(name=claim.attribution) if claim.attribution else None,
        evidence=Evidence(text=article.text[start:end], start=start, end=end),
        article=reference,
        extractor=f"{extractor}-{'learnt' if claim.learnt else 'rules'}",
        rule=f"{claim.rule}: {claim.why}",
        confidence=round(claim.confidence, 2),
    )


def _told_until(claim: Claim) -> int:
    """Where the words end that tell a claim and, where a later sentence tells it, its sum."""
    value = _first(claim, "money") if shows(claim.relation, "money") else None
    return claim.until if value is not None and claim.end <= value.start < claim.until else claim.end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _first(claim: Claim, kind: str) -> Value | None:
    return next((value for value in claim.values if value.kind == kind), None)


def _amount(claim: Claim) -> Amount | None:
    if not vocabulary().relations[claim.relation].money:
        return None
    value = _first(claim, "money")
    if value is None or value.amount is None:
        return None
    kind = value.amount.kind or claim.kind or _KIND.get(claim.relation)
    return value.amount.model_copy(update={"kind": kind})


def shows(relation: str, kind: str) -> bool:
    """Whether statements of a relation show a value of this kind."""
    return vocabulary().relations[relation].money if kind == "money" else relation in _SHOWN.get(kind, ())


def _number(claim: Claim, kind: str) -> float | None:
    value = _first(claim, kind) if shows(claim.relation, kind) else None
    return value.number if value is not None else None


def _time(claim: Claim) -> str | None:
    value = next((v for v in claim.values if v.kind == "date" and v.date), None)
    return value.date if value is not None else None
