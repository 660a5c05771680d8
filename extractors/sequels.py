"""What a later sentence says of a deal told before: its price, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from alliances.extractors.claims import Claim
from alliances.extractors.masking import Masked, mask, party_class, value_class
from alliances.extractors.standing import key_of
from alliances.extractors.status import Verdict
from alliances.extractors.syntax import Sentence
from alliances.extractors.tables import load_yaml
from alliances.extractors.values.model import Value
from alliances.ontology.vocabulary import RelationName, StatusName

_HANGUL = re.compile("[가-힣]")
# How many sentences back the deal may stand.
_REACH = 3
# What the path to a status says of what has begun.
_BEGUN = ("progressive", "continuing", "past", "chained")
# A deal of which no part is paid.
_UNPAID = ("denied", "ended", "considering")


class Cue(BaseModel):
    """Words that speak of a deal without naming its parties.

    relations: what they can speak of, `known`: with which status; signed: a contract, which is still to be carried out;
    headline: only in headlines; status: what they say has become of it; near: only in the next sentence. unless: words
    with which they speak of something else. In `shares` the pattern holds the name of a party as well;
    in `each` it speaks of two.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    relations: frozenset[RelationName]
    pattern: str
    signed: bool = False
    headline: bool = False
    status: StatusName | None = None
    known: frozenset[StatusName] = frozenset()
    near: bool = False
    unless: str | None = None

    def speaks_elsewhere(self, text: str) -> bool:
        """Whether a sentence says that it speaks of something else."""
        return self.unless is not None and re.search(self.unless, text) is not None

    def expression(self, some: Sequence[str] = ()) -> re.Pattern[str]:
        """The expression, its value as group `amount`, its name as group `party`; {other} and {sum} are those of others.

        `some`: words that may stand before a sum and are no part of it.
        """
        text = self.pattern.replace("{amount}", f"(?P<amount>{value_class('money')})")
        text = text.replace("{party}", f"(?P<party>{party_class()})").replace("{other}", party_class())
        text = text.replace("{sum}", value_class("money"))
        text = text.replace("{some}", f"(?:(?:{'|'.join(some)}) )?")
        return re.compile(text.replace("{word}", "(?:[^\\s\ue000-\uf8ff]+ )"))


Cues = tuple[tuple[Cue, re.Pattern[str]], ...]


@cache
def _cues(language: str, kind: str) -> Cues:
    """The cues of a kind: prices, shares, each, ends."""
    table = load_yaml(language, "sequels.yaml")
    cues = [Cue.model_validate(raw) for raw in table[kind]]
    return tuple((cue, cue.expression(table.get("some", ()))) for cue in cues)


def follow_up(text: str, sentences: Sequence[Sentence], claims: list[Claim], language: str) -> None:
    """Give deals the price and the end that sentences after them tell; a headline's price comes last."""
    _pass_on(claims)
    worths = {value.start for claim in claims if claim.object is None for value in claim.values}
    _follow(text, sentences, claims, (_cues(language, "prices"), _cues(language, "ends")), worths)


def price_later(text: str, sentences: Sequence[Sentence], claims: list[Claim], language: str) -> None:
    """Give deals that are told by now and have no price the one that sentences after them tell and no claim has.

    What one party gives of a deal of several is its own sum.
    """
    taken = {value.start for claim in claims for value in claim.values}
    for position, sentence in enumerate(sentences):
        if not sentence.headline and any(value.kind == "money" for value in sentence.values):
            since = sentences[max(0, position - _REACH)].start
            near = [claim for claim in claims if since <= claim.start < sentence.end]
            taken |= set(_share(text, sentence, near, frozenset(taken), language))
            before = [claim for claim in near if claim.end <= sentence.start]
            taken |= set(_each_of_two(text, sentence, before, frozenset(taken), language))
    _follow(text, sentences, claims, (_cues(language, "prices"), ()), taken)


def _share(
    text: str, sentence: Sentence, near: Sequence[Claim], taken: frozenset[int], language: str
) -> Iterator[int]:
    """Give claims about a party that a sentence names what it says that this party gives; where such sums begin."""
    masked = mask(text, sentence)
    given: set[int] = set()
    for cue, expression in _cues(language, "shares"):
        for match in () if cue.speaks_elsewhere(masked.text) else expression.finditer(masked.text):
            party, value = masked.name(match["party"]), masked.value(match["amount"])
            lacking = [
                c
                for c in near
                if c.relation in cue.relations
                and key_of(c.subject) == key_of(party)
                and c.status.status not in _UNPAID
            ]
            free = value.kind == "money" and value.start not in taken and value.start not in given
            if not free or not _may_share(lacking, value, near, _named(sentence, party.start)):
                continue
            given.add(value.start)
            yield value.start
            for claim in lacking:
                claim.values = [*(v for v in claim.values if v.kind != "money"), value]
                claim.shared_amount = False
                _tell(claim, "its part", sentence)


def _each_of_two(
    text: str, sentence: Sentence, before: Sequence[Claim], taken: frozenset[int], language: str
) -> Iterator[int]:
    """Give both parties of the last sentence that tells of two what each of them gives; where the sum begins."""
    masked = mask(text, sentence)
    for cue, expression in _cues(language, "each"):
        value = next((masked.value(m["amount"]) for m in expression.finditer(masked.text)), None)
        fitting = [c for c in before if c.relation in cue.relations and c.status.status not in _UNPAID]
        last = [claim for claim in fitting if claim.start == max(other.start for other in fitting)]
        both = {(claim.relation, key_of(claim.object)) for claim in last if claim.object is not None}
        two = len(both) == 1 and len({key_of(claim.subject) for claim in last}) == 2
        if value is None or value.start in taken or not two or not _lack(last, value):
            continue
        if cue.speaks_elsewhere(masked.text) or not _named(sentence, value.start) <= set(_parties(last)):
            continue
        yield value.start
        for claim in last:
            claim.values = [*(v for v in claim.values if v.kind != "money"), value]
            claim.shared_amount = False
            _tell(claim, "its part", sentence)


def _may_share(lacking: Sequence[Claim], value: Value, near: Sequence[Claim], named: set[str]) -> bool:
    """Whether claims are about one deal, lack a sum of their own, and before it nobody is named but parties to such deals."""
    deals = {key_of(claim.object) for claim in lacking if claim.object is not None}
    if len(deals) != 1 or not _lack(lacking, value):
        return False
    same = [claim for claim in near if claim.object is not None and key_of(claim.object) in deals]
    return named <= set(_parties(same))


def _lack(claims: Sequence[Claim], value: Value) -> bool:
    """Whether none of the claims has a sum, and none refused this one."""
    return not any(_has_sum(claim) or value.start in claim.refused for claim in claims)


def _has_sum(claim: Claim) -> bool:
    return not claim.shared_amount and any(value.kind == "money" for value in claim.values)


def _follow(
    text: str,
    sentences: Sequence[Sentence],
    claims: list[Claim],
    cues: tuple[Cues, Cues],
    taken: set[int],
) -> None:
    """Look in each sentence for prices and ends of the deals before it; `taken`: where values begin that are no price here."""
    by_start: dict[int, list[Claim]] = {}
    for claim in claims:
        by_start.setdefault(claim.start, []).append(claim)
    body = [sentence for sentence in sentences if not sentence.headline]
    opened = [claim for claim in claims if claim.headline]
    for position, sentence in enumerate(body):
        before = [by_start.get(s.start, []) for s in reversed(body[max(0, position - _REACH) : position])]
        headed = [opened] if position < 2 * _REACH else []
        _read(text, sentence, [by_start.get(sentence.start, []), *before, *headed], cues, taken)
    opening = [by_start.get(sentence.start, []) for sentence in body[:_REACH]]
    for sentence in sentences:
        if sentence.headline:
            _read(text, sentence, opening, cues, taken)


def _pass_on(claims: list[Claim]) -> None:
    """A는 B 계열 C를 흡수했다: with that C is no longer B's."""
    bought = {
        (c.start, key_of(c.object)): key_of(c.subject) for c in claims if _bought(c) and c.object is not None
    }
    for claim in claims:
        owner = bought.get((claim.start, key_of(claim.subject)))
        if claim.relation != "subsidiary-of" or claim.object is None or claim.status.status != "ongoing":
            continue
        if owner is not None and owner != key_of(claim.object):
            claim.status = Verdict("ended", f"{claim.status.why} < bought by another")
            claim.ended = True


def _bought(claim: Claim) -> bool:
    return claim.relation == "acquires" and claim.status.status == "completed"


def _read(
    text: str,
    sentence: Sentence,
    told: list[list[Claim]],
    cues: tuple[Cues, Cues],
    taken: set[int],
) -> None:
    prices, ends = cues
    if not any(value.kind == "money" for value in sentence.values):
        prices = ()
    if sentence.headline:
        ends = ()
    if not any(told) or not (prices or ends):
        return
    masked = mask(text, sentence)
    found: dict[int, tuple[int, Cue, Value, list[Claim]]] = {}
    for cue, expression in prices:
        if cue.headline == sentence.headline and not cue.speaks_elsewhere(masked.text):
            for value in _first_sum(masked, expression, taken):
                others = _named(sentence, None if cue.headline else value.start)
                back, deal = _deal(cue.relations, others, told)
                if deal and (value.start not in found or back < found[value.start][0]):
                    found[value.start] = back, cue, value, deal
    for start, (_, cue, value, deal) in found.items():
        if _price(text, cue, value, sentence, deal):
            taken.add(start)
    for cue, expression in ends:
        if expression.search(masked.text):
            _end(cue, sentence, told[1:2] if cue.near else told[1:])


def _first_sum(masked: Masked, expression: re.Pattern[str], taken: set[int]) -> list[Value]:
    found = [masked.value(match["amount"]) for match in expression.finditer(masked.text)]
    return [value for value in found if value.kind == "money" and value.start not in taken][:1]


def _price(text: str, cue: Cue, value: Value, sentence: Sentence, deal: list[Claim]) -> bool:
    """Give a deal its price, where it has none; whether it was given."""
    if cue.known and any(claim.status.status not in cue.known for claim in deal):
        return False
    if any(value.start in claim.refused or any(v.kind == "money" for v in claim.values) for claim in deal):
        return False
    if deal[0].relation == "sues" and _charged_back(text, value, sentence, deal):
        return False
    several = len({_told(claim) for claim in deal}) > 1
    for claim in deal:
        claim.values, claim.shared_amount = [*claim.values, value], several
        _tell(claim, "price", sentence)
        begun = claim.learnt or any(word in claim.status.why for word in _BEGUN)
        if cue.signed and claim.status.status == "ongoing" and not begun:
            claim.status = Verdict("planned", f"{claim.status.why} < contract in a later sentence")
            claim.attribution = claim.attribution or sentence.attribution
            claim.ended = True
    return True


def _charged_back(text: str, value: Value, sentence: Sentence, deal: Sequence[Claim]) -> bool:
    """Whether a sentence speaks of what the sued party charges or gets: its particle, in English its place, says who acts."""
    suing = {key_of(claim.subject) for claim in deal}
    sued = {key_of(claim.object) for claim in deal if claim.object is not None} - suing
    if _HANGUL.search(text, sentence.start, sentence.end):
        return any(key_of(n) in sued and text[n.end : n.end + 1] in set("은는이가") for n in sentence.names)
    before = [n for n in sentence.names if n.end <= value.start and n.type != "Person"]
    return bool(before) and key_of(before[-1]) in sued


def _tell(claim: Claim, what: str, sentence: Sentence) -> None:
    """Say where the sum of a claim was told; its evidence reaches as far as a later sentence that tells it."""
    where = "beside it" if sentence.start <= claim.start < sentence.end else "told later"
    if not sentence.headline and sentence.start > claim.start:
        claim.until = max(claim.until, sentence.end)
    claim.why = f"{claim.why}; {what} {'in the headline' if sentence.headline else where}"


def _end(cue: Cue, sentence: Sentence, told: list[list[Claim]]) -> None:
    for claim in _deal(cue.relations, _named(sentence), told)[1]:
        if claim.status.status in cue.known and cue.status is not None:
            claim.status = Verdict(cue.status, f"{claim.status.why} < a later sentence={cue.status}")
            claim.why, claim.ended = f"{claim.why}; a later sentence={cue.status}", True


def _deal(relations: Iterable[str], others: set[str], told: list[list[Claim]]) -> tuple[int, list[Claim]]:
    """The claims of the one deal in the nearest sentence that tells any, and how many back that is.

    None where it tells several, or where `others`, whom this sentence names, are no parties to it.
    """
    for back, claims in enumerate(told):
        fitting = [claim for claim in claims if claim.relation in relations and claim.object is not None]
        if fitting:
            fits = _one(fitting, others) and others <= set(_parties(fitting))
            return back, fitting if fits else []
    return len(told), []


def _named(sentence: Sentence, until: int | None = None) -> set[str]:
    """The organisations that a sentence names, before a place in it."""
    end = sentence.end if until is None else until
    named = [n for n in sentence.names if n.type in ("Company", "PublicBody", None) and not n.quoted]
    return {key_of(name) for name in named if name.start < end}


def _told(claim: Claim) -> tuple[str, str, str]:
    target = key_of(claim.object) if claim.object is not None else ""
    return claim.relation, key_of(claim.subject), target


def _one(claims: Sequence[Claim], named: set[str]) -> bool:
    """Whether one sum can be that of all: they say the same, sue the same, or build the same.

    Where several are sued, the sentence of the sum must name nobody, and each must sue each.
    """
    told = {_told(claim) for claim in claims}
    relations, subjects, targets = ({part[place] for part in told} for place in range(3))
    if relations == {"sues"}:
        return len(targets) == 1 or (not named and len(told) == len(subjects) * len(targets))
    return len(told) == 1 or (relations == {"builds-datacenter"} and len(targets) == 1)


def _parties(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        yield key_of(claim.subject)
        if claim.object is not None:
            yield key_of(claim.object)
