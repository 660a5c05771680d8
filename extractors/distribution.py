"""Lists in which each name has a sum or share of its own: Amazon ($50bn), Nvidia ($30bn) and …; $2bn in Cohere, $1bn in xAI.

Each of the claims that such a list makes gets the value that stands beside its name, though a rule gave it another of the list;
and what is told of one name of it with a partner outside is told of the others too (coordination distributes over the verb).
A list is one stretch of text: nothing but commas, `and` and their like stands between its pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from alliances.extractors.assembly import shows
from alliances.extractors.claims import DISCOURSE, Claim
from alliances.extractors.mentions import Name
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Sentence
from alliances.extractors.tables import load_yaml
from alliances.extractors.values.model import Value

_KINDS = ("money", "share")
# Whose shares such a list can tell; a per cent beside an investor may be anything.
_HOLDS = "holds-stake-in"
# What may stand between a name and a value behind it or before it; it is the same in the whole list.
_TO_VALUE = re.compile(r"\s?(?P<way>\()|(?P<josa>에서|에게서|으로부터|로부터|에게|에|은|는|이|가)\s?")
_TO_NAME = re.compile(r"(?:을|를)?\s(?P<way>from|to|in|into|by|of)\s(?:the\s)?")
# 30억엔을 미즈호은행이, 15억엔을 …가: the sum leads.
_LED, _ACTING = re.compile(r"[을를] "), re.compile(r"[이가은는](?=[ ,])")
_CLOSED = re.compile(r"\s?[),;]")
_CHANGE = re.compile(r"\b(?:by|up|down)\s$")
# Particles that differ by the sound before them alone.
_SAME = {"는": "은", "가": "이", "으로부터": "로부터"}
_BETWEEN = re.compile(
    r"\)?(?:씩|을|를|이|가|은|는)?\s?(?:[,;·]\s?)?(?:(?:and|while|및)\s)?(?:와\s|과\s)?(?:the\s)?"
)
# One name and one value, the verb left out: …, and Google $3 billion.
_GAPPED = re.compile(r"(?:[,;]\s(?:and\s|while\s)?|\sand\s)(?:the\s)?$")
_ENDED = re.compile(r"(?=[,;.]|\sand\s|$)|\s(?P<of>in|of)\s(?:the\s)?")
_LISTED = 2
# 각각 with names before it and values behind, each in a row; how far from it both may stand.
_EACH = re.compile("(?<![가-힣])(?:각각|각기)")
_TIMES = re.compile(r"(?:해|년|월|분기|반기|차)(?:와|과|,) ?\S{0,6}(?:해|년|월|분기|반기|차)에?(?:는|도)? ?$")
_AND = re.compile(r"(?:\([^()]{1,20}\))?(?:와|과|,|·|및|그리고|\s){1,4}")
_TO_EACH = 20
_Spanned = TypeVar("_Spanned", Name, Value)


@dataclass(frozen=True)
class _Pair:
    name: Name
    value: Value
    way: str

    @property
    def start(self) -> int:
        return min(self.name.start, self.value.start)

    @property
    def end(self) -> int:
        return max(self.name.end, self.value.end)


@dataclass(frozen=True)
class _Words:
    """What is no list of sums or shares by its words, and the most that is a sum, by currency."""

    worth: re.Pattern[str]
    moved: re.Pattern[str]
    most: dict[str, float]


@cache
def _words() -> _Words:
    data = load_yaml("", "distribution.yaml")
    # English words stand alone (no rise in an enterprise), Korean ones may have an ending.
    worth, moved = (
        re.compile(
            "|".join(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in data[key]),
            re.IGNORECASE,
        )
        for key in ("worth", "moved")
    )
    return _Words(worth, moved, {key: float(most) for key, most in data["most"].items()})


def distribute(text: str, sentences: Iterable[Sentence], claims: list[Claim]) -> None:
    """Bind the values of such lists to the claims about their names, and tell of all names what is told of one."""
    for sentence in sentences:
        for pairs in _lists(text, sentence):
            within = [c for c in claims if sentence.start <= c.start < sentence.end and c.object is not None]
            within = [c for c in within if _may_have(c, pairs[0].value.kind)]
            if pairs[0].way == "gapped":
                leading = [claim for claim in within if _leads(text, sentence, claim, pairs)]
            else:
                leading = _of_one_relation(within, pairs)
                for claim in leading:
                    _bind(claim, pairs)
            if leading:
                claims += _others(leading[0], pairs, within)


def _may_have(claim: Claim, kind: str) -> bool:
    return shows(claim.relation, kind) and (kind != "share" or claim.relation == _HOLDS)


def _lists(text: str, sentence: Sentence) -> Iterator[list[_Pair]]:
    """The lists of a sentence: pairs one behind the other, all in the same way; one pair is enough where a verb is left out."""
    if len(sentence.values) < _LISTED:
        return
    for kind in _KINDS:
        yield from _each(text, sentence, kind)
        pairs = [
            pair for value in sentence.values if value.kind == kind for pair in _pairs(text, sentence, value)
        ]
        pairs = _one_way(pairs)
        for way in dict.fromkeys(pair.way for pair in pairs):
            for run in _runs(text, [pair for pair in pairs if pair.way == way]):
                names = {key_of(pair.name) for pair in run}
                enough = len(run) >= _LISTED or way == "gapped"
                if enough and len(names) == len(run) and not _told_otherwise(text, sentence, run):
                    yield run


def _one_way(pairs: list[_Pair]) -> list[_Pair]:
    """Either all sums lead or none does, as the first pair with who acts tells (X가 1억원을 Y가 2억원을)."""
    acting = [pair for pair in pairs if pair.way in ("led", "이", "은")]
    if not acting:
        return pairs
    led = min(acting, key=lambda pair: pair.start).way == "led"
    return [pair for pair in pairs if pair not in acting or (pair.way == "led") == led]


def _each(text: str, sentence: Sentence, kind: str) -> Iterator[list[_Pair]]:
    """A row of names before 각각 with as many values behind it: 신한은행과 하나은행이 각각 1500억원, 1200억원을."""
    for match in _EACH.finditer(text, sentence.start, sentence.end):
        values = _run(text, [v for v in sentence.values if v.kind == kind and v.start >= match.end()])
        if len(values) < _LISTED or values[0].start - match.end() > _TO_EACH:
            continue
        rows = [
            row
            for row in _rows(text, sentence, match.start())
            if len(row) == len(values) and _reaches(text, sentence, row[-1].end, match.start())
        ]
        if len(rows) == 1 and len({key_of(name) for name in rows[0]}) == len(values):
            run = [_Pair(name, value, "each") for name, value in zip(rows[0], values, strict=True)]
            if not _told_otherwise(text, sentence, run):
                yield run


def _reaches(text: str, sentence: Sentence, end: int, each: int) -> bool:
    """Whether 각각 may mean a row that ends before it: nobody acts in between, and it means no times (지난해와 올해 각각)."""
    acting = any(end <= n.start and n.end < each and text[n.end] in "은는이가" for n in sentence.names)
    return not acting and not _TIMES.search(text, end, each)


def _rows(text: str, sentence: Sentence, until: int) -> Iterator[list[Name]]:
    """The names of a sentence before a place, by rows."""
    names = [name for name in sentence.names if sentence.start <= name.start and name.end <= until]
    while names:
        row = _run(text, names)
        names = names[len(row) :]
        yield row


def _run(text: str, spans: Sequence[_Spanned]) -> list[_Spanned]:
    """The first of some names or values and those that follow it in a row."""
    found = list(spans[:1])
    for span in spans[1:]:
        if not _AND.fullmatch(text, found[-1].end, span.start):
            break
        found.append(span)
    return found


def _runs(text: str, pairs: list[_Pair]) -> Iterator[list[_Pair]]:
    run: list[_Pair] = []
    for pair in sorted(pairs, key=lambda pair: pair.start):
        if run and not (run[-1].end <= pair.start and _BETWEEN.fullmatch(text, run[-1].end, pair.start)):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _told_otherwise(text: str, sentence: Sentence, run: list[_Pair]) -> bool:
    """Whether words say that the values are worths, or changes of a price."""
    words = _words()
    around = text[max(sentence.start, run[0].start - 25) : min(sentence.end, run[-1].end + 12)]
    moved = run[0].value.kind == "share" and words.moved.search(text, sentence.start, sentence.end)
    changed = _CHANGE.search(text, sentence.start, run[0].value.start)
    return bool(moved or changed or words.worth.search(around)) or not all(_is_sum(p.value) for p in run)


def _is_sum(value: Value) -> bool:
    most = _words().most
    amount = value.amount
    return amount is None or (amount.value or 0.0) <= most.get(amount.currency, most["other"])


def _pairs(text: str, sentence: Sentence, value: Value) -> Iterator[_Pair]:
    for name in sentence.names:
        if not sentence.start <= name.start < name.end <= sentence.end:
            continue
        if name.end <= value.start:
            between = text[name.end : value.start]
            match = _TO_VALUE.fullmatch(between)
            if match and (match["josa"] or _CLOSED.match(text, value.end)):
                yield _Pair(name, value, match["way"] or _SAME.get(match["josa"], match["josa"]))
            elif between == " " and _GAPPED.search(text, sentence.start, name.start):
                yield _Pair(name, value, "gapped")
        elif value.end <= name.start and (match := _TO_NAME.fullmatch(text[value.end : name.start])):
            yield _Pair(name, value, match["way"])
        elif _LED.fullmatch(text[value.end : name.start]) and _ACTING.match(text, name.end):
            yield _Pair(name, value, "led")


def _of_one_relation(within: list[Claim], pairs: list[_Pair]) -> list[Claim]:
    """The claims about the names of a list with one partner outside it, of the relation and partner that most of them have.

    Of two that as many have, it is that to which a rule gave values of the list; if that leaves both, none.
    """
    groups: dict[tuple[str, str], list[tuple[Claim, _Pair]]] = {}
    for claim in within:
        pair = _pair_of(claim, pairs)
        if pair is not None:
            one, other = _ends(claim)
            partner = other if _same(pair.name, one) else one
            groups.setdefault((claim.relation, key_of(partner)), []).append((claim, pair))
    ranks = [
        (
            len({pair.name.start for _, pair in group}),
            sum(pair.value in claim.values for claim, pair in group),
        )
        for group in groups.values()
    ]
    best = [group for group, rank in zip(groups.values(), ranks, strict=True) if rank == max(ranks)]
    return [claim for claim, _ in best[0]] if len(best) == 1 else []


def _pair_of(claim: Claim, pairs: list[_Pair]) -> _Pair | None:
    """The pair whose name is an end of a claim, where the other end is none of the list."""
    found = [pair for pair in pairs if any(_same(pair.name, end) for end in _ends(claim))]
    return found[0] if len(found) == 1 else None


def _bind(claim: Claim, pairs: list[_Pair]) -> None:
    """Give a claim the value beside its name, unless it has one from outside the list."""
    pair = _pair_of(claim, pairs)
    if pair is None:
        return
    has = [value for value in claim.values if value.kind == pair.value.kind]
    elsewhere = {id(other.value) for other in pairs if other is not pair}
    if not has or any(id(value) in elsewhere for value in has):
        claim.values = [*(value for value in claim.values if value.kind != pair.value.kind), pair.value]
        claim.why = f"{claim.why}; {pair.value.kind} beside the name"
        claim.shared_amount = claim.shared_amount and pair.value.kind != "money"


def _leads(text: str, sentence: Sentence, claim: Claim, pairs: list[_Pair]) -> bool:
    """Whether a claim right before names whose verb is left out has their verb; it gets its own value where it took theirs."""
    subject, partner = _ends(claim)
    kind, first = pairs[0].value.kind, pairs[0].start
    between = [v for v in sentence.values if v.kind == kind and subject.end <= v.start < first]
    rest, joined = _ENDED.match(text, pairs[-1].end), _GAPPED.search(text, sentence.start, first)
    if subject.end > first or len(between) != 1 or rest is None or joined is None:
        return False
    if (
        kind == "money"
        and text[joined.start()] == ","
        and joined.start() == partner.end
        and joined[0] == ", "
    ):
        return False  # … $5 billion in Intel, Nokia $1 billion: Nokia may give or get it
    behind = partner.start == rest.end() if rest["of"] else subject.end <= partner.start < first
    touches = joined.start() in (between[0].end, partner.end)
    if not behind or not touches or claim.status.status in ("ended", "denied"):
        return False
    values = [value for value in claim.values if value.kind == kind]
    theirs = {id(pair.value) for pair in pairs}
    if any(id(value) in theirs for value in values):
        claim.values = [*(value for value in claim.values if value.kind != kind), *between]
        values = between
    return any(value in between for value in values)


def _others(first: Claim, pairs: list[_Pair], within: list[Claim]) -> Iterator[Claim]:
    """A claim of a list, told of those of its names of which nothing like it is told; the others get their value.

    Nothing where a rule read that the subject of the claim does the same with one of the names: then they are its objects.
    """
    ends = _ends(first)
    place = 1 if any(_same(pair.name, ends[1]) for pair in pairs) else 0
    partner = ends[1 - place]
    like = [claim for claim in within if claim.relation == first.relation]
    names = {key_of(pair.name) for pair in pairs}
    if pairs[0].way == "gapped" and any(
        key_of(_ends(claim)[0]) == key_of(ends[0]) and key_of(_ends(claim)[1]) in names for claim in like
    ):
        return
    having: dict[str, list[Claim]] = {}
    for claim in like:
        having.setdefault(key_of(_ends(claim)[place]), []).append(claim)
    for pair in pairs:
        own = having.get(key_of(pair.name), [])
        for claim in own:
            if key_of(_ends(claim)[1 - place]) == key_of(partner):
                _bind(claim, pairs)
        if not own and pair.name.type == ends[place].type and key_of(pair.name) != key_of(partner):
            yield _told_of(first, pair, place)


def _told_of(first: Claim, pair: _Pair, place: int) -> Claim:
    """A claim with another name of the list and its value; what else the first one has need not hold of it."""
    ends = _ends(first)
    subject, target = (pair.name, ends[1]) if place == 0 else (ends[0], pair.name)
    return replace(
        first,
        subject=subject,
        object=target,
        values=[pair.value],
        why=f"{first.why}; told of {ends[place].text}, in a list with {pair.name.text}",
        confidence=min(first.confidence, DISCOURSE),
        role=None,
        product=None,
        shared_amount=False,
    )


def _same(name: Name, end: Name) -> bool:
    return (name.start, name.end) == (end.start, end.end)


def _ends(claim: Claim) -> tuple[Name, Name]:
    assert claim.object is not None
    return claim.subject, claim.object
