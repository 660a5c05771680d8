"""Coordination across clauses: a verb that only the last of several says, actors each with a description of their own."""

from __future__ import annotations

from dataclasses import replace

from alliances.extractors.ko.items import same_sort
from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.syntax import Clause, Phrase

# Cases whose repetition tells of a gap, those that act first; the second form of a case counts as the first.
_REPEATED = (("subj",), ("topic", "too"), ("dat",), ("obj",), ("with",), ("from",))
_ACTING = ("subj", "topic")
_JOINED = ("subj", "topic", "too", "obj", "dat", "from", "with", "to")
_TOGETHER = frozenset(("함께", "공동", "같이", "나란히", "손"))


def conjunct(former: Phrase, head: Phrase, commas: set[int]) -> bool:
    """X를 만드는 A와 Y를 대는 B가; A, Y를 대는 B가: two of one sort, where the first cannot be a mere partner."""
    parted = former.case == "bare" and id(former) in commas
    if not (parted or former.case == "with") or former.determiner or head.case not in _JOINED:
        return False
    if not former.names or not head.names or not same_sort(former.names[-1], head.names[0]):
        return False
    people = former.names[-1].type == head.names[0].type == "Person"
    told = former.relative is not None or any(link not in ("", "의") for _, link in former.mods)
    return parted or people or told


def together(clause: Clause, args: list[Phrase]) -> bool:
    """칩을 함께 만든, 손잡고 만든: who stands before it with 와 is whom the head does it with."""
    words = {noun for arg in args for noun in arg.nouns}
    return clause.lemma in lexicon().allying or not _TOGETHER.isdisjoint(words)


def merged(former: Phrase, head: Phrase) -> Phrase:
    """Both names as one phrase; the head itself stays what its own relative clause describes."""
    return replace(head, start=former.start, names=[*former.names, *head.names])


def lend_topic(clause: Clause | None, stack: list[Phrase], phrase: Phrase) -> None:
    """메타가 투자한 뒤 A는: what a clause of time is about may come behind it."""
    if clause is None or clause.head is None or not stack or clause.head is not stack[-1]:
        return
    if phrase.case == "topic" and clause.head.noun in lexicon().conjoining:
        clause.topic = clause.topic or phrase


def ungap(clause: Clause, before: list[Phrase], commas: set[int]) -> list[Clause]:
    """A는 X에 10억달러, B는 Y에 5억달러를 넣었다: a clause for each part whose verb only the last part says.

    `before` is what stands before the clause's own arguments; what belongs to a part is taken off it.
    """
    row = [*before, *clause.args]
    for cases in _REPEATED:
        starts = [i for i, phrase in enumerate(row) if phrase.case in cases and phrase.names]
        if len(starts) < 2 or not _own(row[starts[-1]], clause, before):
            continue
        ends = [*starts[1:], len(row)]
        groups = [row[begin:end] for begin, end in zip(starts, ends, strict=True)]
        if not all(_parallel(group, groups[-1], commas) for group in groups[:-1]):
            continue
        common = row[: starts[0]]
        twins = [_twin(clause, common, group, groups[-1]) for group in groups[:-1]]
        clause.args = _completed([*common, *groups[-1]] if not before else clause.args, groups)
        lost = {id(phrase) for group in groups[:-1] for phrase in group}
        before[:] = [phrase for phrase in before if id(phrase) not in lost]
        return twins
    return []


def _own(last: Phrase, clause: Clause, before: list[Phrase]) -> bool:
    """Whether the last part is the clause's: its first phrase is an argument, or the topic right before them."""
    return any(arg is last for arg in clause.args) or (bool(before) and before[-1] is last)


def _parallel(group: list[Phrase], last: list[Phrase], commas: set[int]) -> bool:
    """Whether a part has what the last part has, each thing of the same kind, and stops where a verb would stand."""
    rest, model = group[1:], last[1:]
    if not rest:
        return (
            group[0].case not in _ACTING
            and id(group[0]) in commas
            and bool(group[0].names)
            and _same(group[0], last[0])
        )
    stops = id(group[-1]) in commas or (bool(group[-1].values) and any(phrase.values for phrase in model))
    return stops and any(_counterpart(phrase, model) is not None for phrase in rest)


def _same(one: Phrase, other: Phrase) -> bool:
    return same_sort(one.names[-1], other.names[-1])


def _counterpart(phrase: Phrase, model: list[Phrase]) -> Phrase | None:
    """What stands in the last part where the phrase stands in its own; a particle may be left out before the comma."""
    for other in model:
        if phrase.case not in (other.case, "bare"):
            continue
        kinds = {value.kind for value in phrase.values} & {value.kind for value in other.values} - {"date"}
        named = bool(phrase.names and other.names)
        if named or kinds or (phrase.case == other.case and phrase.noun == other.noun != ""):
            return other
        if phrase.case == "bare" and phrase.noun and phrase.noun == other.noun:
            return other
    return None


def _twin(clause: Clause, common: list[Phrase], group: list[Phrase], last: list[Phrase]) -> Clause:
    """The clause of a part, with the verb of the last one and what follows the last one's counterparts."""
    counterparts = [_counterpart(phrase, last[1:]) for phrase in group]
    for phrase, counterpart in zip(group, counterparts, strict=True):
        if phrase.case == "bare" and counterpart is not None:
            phrase.case = counterpart.case
    met = [last.index(other) for other in counterparts if other is not None]
    shared = [phrase for phrase in last[max(met, default=0) + 1 :] if not phrase.values]
    args = [*common, *group, *shared]
    twin = Clause(clause.lemma, group[0].start, group[-1].end, clause.kind, args, set(clause.features))
    topics = [phrase for phrase in (*common, *group[:1]) if phrase.case == "topic"]
    twin.topic = topics[-1] if topics else None
    return twin


def _completed(args: list[Phrase], groups: list[list[Phrase]]) -> list[Phrase]:
    """A는 지분 55%, B는 37%를 갖는다: the last part has what it leaves out of what the first one says."""
    first, last = groups[0], groups[-1]
    missing: list[Phrase] = []
    for phrase in first[1:]:
        other = _counterpart(phrase, last[1:])
        if other is None and phrase.case not in {arg.case for arg in (*args, *last)} | {"bare"}:
            missing.append(phrase)
        elif other is not None and other.values and not other.nouns and not other.names:
            other.nouns, other.noun, other.mods = [*phrase.nouns], phrase.noun, [*phrase.mods]
    return [*args, *missing]
