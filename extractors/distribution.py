"""Lists in which each name has a sum or share of its own: Amazon ($50bn), Nvidia ($30bn) and …; $2bn in Cohere, $1bn in xAI.

Each of the claims that such a list makes gets the value that stands beside its name, though a rule gave it another of the list;
and what is told of one name of it with a partner outside is told of the others too (coordination distributes over the verb).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from alliances.extractors.assembly import shows
from alliances.extractors.claims import Claim
from alliances.extractors.mentions import Name
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Sentence
from alliances.extractors.values.model import Value

_KINDS = ("money", "share")
# What may stand between a name and its value, the value before or behind; what varies must be the same in the whole list.
_BEHIND = re.compile(r"\s?(?P<way>\()|(?P<josa>에서|에게서|으로부터|로부터|에게|에|은|는|이|가)\s?")
_BEFORE = re.compile(r"(?:을|를)?\s(?P<way>from|to|in|into|by|of)\s(?:the\s)?")
_CLOSED = re.compile(r"\s?[),;]")
# Particles that differ by the sound before them alone.
_SAME = {"는": "은", "가": "이", "으로부터": "로부터"}
# One name and one value, the verb left out: …, and Google $3 billion.
_GAPPED = re.compile(r"(?:[,;]\s(?:and\s|while\s)?|\sand\s)(?:the\s)?$")
_ENDED = re.compile(r"[,;.]|\sand\s|\s(?P<of>in|of)\s(?:the\s)?|$")
_LISTED = 2


@dataclass(frozen=True)
class _Pair:
    name: Name
    value: Value
    way: str


def distribute(text: str, sentences: Iterable[Sentence], claims: list[Claim]) -> None:
    """Bind the values of such lists to the claims about their names, and tell of all names what is told of one."""
    for sentence in sentences:
        for pairs in _lists(text, sentence):
            within = [c for c in claims if sentence.start <= c.start < sentence.end and c.object is not None]
            if pairs[0].way == "gapped":
                told = [claim for claim in within if _leads(text, sentence, claim, pairs)][:1]
            else:
                own = {(pair.name.start, pair.name.end): pair for pair in pairs}
                told = [claim for claim in within if _bind(claim, own)]
            if told:
                claims += _others(told[0], pairs, within)


def _lists(text: str, sentence: Sentence) -> Iterator[list[_Pair]]:
    """The lists of a sentence by kind of value and by what stands between name and value."""
    if len(sentence.values) < _LISTED:
        return
    for kind in _KINDS:
        found: dict[str, list[_Pair]] = {}
        for value in (value for value in sentence.values if value.kind == kind):
            for pair in _pairs(text, sentence, value):
                found.setdefault(pair.way, []).append(pair)
        for way, pairs in found.items():
            if way == "gapped" or (
                len({pair.value.start for pair in pairs}) >= _LISTED
                and len(pairs) == len({key_of(p.name) for p in pairs})
            ):
                yield pairs


def _pairs(text: str, sentence: Sentence, value: Value) -> Iterator[_Pair]:
    for name in sentence.names:
        if not sentence.start <= name.start < name.end <= sentence.end:
            continue
        if name.end <= value.start:
            between = text[name.end : value.start]
            match = _BEHIND.fullmatch(between)
            if match and (match["josa"] or _CLOSED.match(text, value.end)):
                way = match["way"] or _SAME.get(match["josa"], match["josa"])
                yield _Pair(name, value, way)
            elif (
                between == " "
                and _GAPPED.search(text, sentence.start, name.start)
                and _ENDED.match(text, value.end)
            ):
                yield _Pair(name, value, "gapped")
        elif value.end <= name.start and (match := _BEFORE.fullmatch(text[value.end : name.start])):
            yield _Pair(name, value, match["way"])


def _bind(claim: Claim, own: dict[tuple[int, int], _Pair]) -> bool:
    """Give a claim about one name of a list, and a partner that is none of it, the value of that name."""
    pairs = [own[end.start, end.end] for end in _ends(claim) if (end.start, end.end) in own]
    if len(pairs) != 1 or not shows(claim.relation, pairs[0].value.kind):
        return False
    value = pairs[0].value
    has = [other for other in claim.values if other.kind == value.kind]
    elsewhere = {id(pair.value) for pair in own.values()}
    if not has or any(other is not value and id(other) in elsewhere for other in has):
        claim.values = [*(other for other in claim.values if other.kind != value.kind), value]
        claim.why = f"{claim.why}; {value.kind} beside the name"
        claim.shared_amount = claim.shared_amount and value.kind != "money"
    return value in claim.values


def _leads(text: str, sentence: Sentence, claim: Claim, pairs: list[_Pair]) -> bool:
    """Whether a claim before names whose verb is left out has their verb; it gets its own value where it took theirs."""
    subject, partner = _ends(claim)
    kind, names = pairs[0].value.kind, {pair.name.start for pair in pairs}
    first = min(names)
    if subject.end > first or subject.start in names or not shows(claim.relation, kind):
        return False
    rest = _ENDED.match(text, pairs[-1].value.end)
    if rest is not None and rest["of"] and partner.start != rest.end():
        return False  # …, and Google 3% of another: a clause of its own
    between = [v for v in sentence.values if v.kind == kind and subject.end <= v.start < first]
    values = [value for value in claim.values if value.kind == kind]
    theirs = {id(pair.value) for pair in pairs}
    if len(between) == 1 and any(id(value) in theirs for value in values):
        claim.values = [*(value for value in claim.values if value.kind != kind), *between]
        values = between
    return any(value in between for value in values)


def _others(first: Claim, pairs: list[_Pair], within: list[Claim]) -> Iterator[Claim]:
    """A claim of a list, told of the names of it that have none with the same partner; those that have it get their value."""
    ends = _ends(first)
    names = {(pair.name.start, pair.name.end) for pair in pairs}
    place = 1 if (ends[1].start, ends[1].end) in names else 0
    partner = ends[1 - place]
    like = [
        c for c in within if c.relation == first.relation and key_of(_ends(c)[1 - place]) == key_of(partner)
    ]
    having = {key_of(_ends(claim)[place]): claim for claim in like}
    for pair in pairs:
        if key_of(pair.name) in having:
            _bind(having[key_of(pair.name)], {(pair.name.start, pair.name.end): pair})
        elif pair.name.type == ends[place].type and key_of(pair.name) != key_of(partner):
            values = [*(v for v in first.values if v.kind != pair.value.kind), pair.value]
            subject, target = (pair.name, partner) if place == 0 else (partner, pair.name)
            why = f"{first.why}; told of {ends[place].text}, in a list with {pair.name.text}"
            yield replace(first, subject=subject, object=target, values=values, why=why)


def _ends(claim: Claim) -> tuple[Name, Name]:
    assert claim.object is not None
    return claim.subject, claim.object
