"""Things whose maker no words name: they are the company's that the sentence goes on about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from alliances.extractors.claims import DISCOURSE, Claim
from alliances.extractors.mentions import THINGS, Name
from alliances.extractors.standing import key_of, stand_in
from alliances.extractors.status import Verdict
from alliances.extractors.syntax import Clause, Phrase, Sentence
from alliances.extractors.tables import load_yaml

_ABOUT = ("topic", "subj")


def unowned_things(text: str, sentences: Sequence[Sentence], claims: list[Claim]) -> Iterator[Claim]:
    """‘크랙’이 효자다: a thing that a sentence is about, and that nothing said gives to a maker, is the topic's."""
    made = {key_of(c.object) for c in claims if c.relation == "develops" and c.object is not None}
    named = {n.entry.name: n for s in sentences for n in s.names if n.entry is not None and not n.pointer}
    for sentence in sentences:
        for clause, thing in _subjects(sentence):
            owner = _owner(thing, sentence, named, text)
            if owner is not None and key_of(thing) not in made:
                made.add(key_of(thing))
                yield _claim(owner, thing, sentence, _status(clause))


def _owner(thing: Name, sentence: Sentence, named: dict[str, Name], text: str) -> Name | None:
    """The maker that the gazetteer knows, if the article names it; of a coined name in quotes the topic."""
    topic = sentence.topic
    if thing.entry is not None:
        maker = named.get(thing.entry.parent or "")
        if maker is None or maker.entry is None:
            return None
        whole = topic is not None and topic.entry is not None and topic.entry.name == maker.entry.parent
        return stand_in(topic if whole and topic is not None else maker, "owner", "known maker")
    coined = text[thing.start - 1 : thing.start] in ("‘", "'", "“", '"', "「", "『")
    if not coined or topic is None or topic.type != "Company" or not topic.resolved:
        return None
    return stand_in(topic, "owner", topic.resolved.partition(" = ")[2].rstrip("]"))


def _subjects(sentence: Sentence) -> Iterator[tuple[Clause, Name]]:
    """The things that stand as topic, subject or predicate of a clause in which no organisation acts."""
    for clause in sentence.clauses:
        if clause.kind == "adnominal" or any(_acts(arg) for arg in clause.args):
            continue
        for arg in clause.args:
            if (arg.case in _ABOUT or _is_predicate(arg, clause)) and not _has_maker(arg):
                yield from ((clause, name) for name in arg.names if name.type in THINGS)


def _acts(arg: Phrase) -> bool:
    return arg.case in (*_ABOUT, "too") and any(
        n.type not in (*THINGS, "DataCenter", "Place") for n in arg.names
    )


def _is_predicate(arg: Phrase, clause: Clause) -> bool:
    return arg.case in ("comp", "bare") and clause.lemma == "이다"


def _has_maker(arg: Phrase) -> bool:
    inside = arg.relative.args if arg.relative is not None else []
    return any(n.type in ("Company", None) for n, _ in arg.mods) or any(
        n.type in ("Company", None) for a in inside for n in a.names
    )


def _status(clause: Clause) -> Verdict:
    """What is still to come out is planned: 차세대 ‘A’는 연말 나온다."""
    coming = clause.lemma in _launches() and not clause.features & {"past", "progressive"}
    return (
        Verdict("planned", f"{clause.lemma} still to come")
        if coming
        else Verdict("ongoing", "thing of the topic")
    )


@cache
def _launches() -> frozenset[str]:
    return frozenset(load_yaml("ko", "discourse.yaml")["launches"])


def _claim(owner: Name, thing: Name, sentence: Sentence, status: Verdict) -> Claim:
    return Claim(
        "develops",
        owner,
        thing,
        status,
        sentence.start,
        sentence.end,
        "thing.unowned",
        "topic from discourse",
        DISCOURSE,
        attribution=sentence.attribution,
        headline=sentence.headline,
    )
