"""What pointing words stand for: this company, this chip, he."""

from __future__ import annotations

from alliances.extractors.discourse import Discourse
from alliances.extractors.mentions import Name
from alliances.extractors.standing import key_of, stand_in
from alliances.extractors.syntax import Sentence
from alliances.extractors.topics import distinct

_ACTS = ("topic", "subj")


def resolve_pointers(sentence: Sentence, state: Discourse) -> None:
    """Let each pointing word of a sentence stand for a name said before; without one it is taken out."""
    for pointer in [name for name in sentence.names if name.pointer]:
        ranked = _ranked(pointer, sentence, state)
        if ranked:
            _stand_in(pointer, *ranked[0], [name for name, _ in ranked[1:]])
        else:
            _take_out(pointer, sentence)


def _ranked(pointer: Name, sentence: Sentence, state: Discourse) -> list[tuple[Name, str]]:
    """The names that the word may mean, best first, each with its ground; one entry a thing."""
    if pointer.type == "Company" and " " not in pointer.pointer:
        # 회사는, without 이, is whom the text goes on about.
        found = [(state.acting(sentence), "topic"), (state.marked, "marked topic")]
    elif pointer.type == "Company":
        found = _organisations(pointer, sentence, state)
    elif pointer.type == "DataCenter":
        found = [(state.facility, "facility last spoken of")]
    else:
        found = _things(pointer, sentence, state)
    ranked: dict[str, tuple[Name, str]] = {}
    for name, ground in found:
        if name is not None:
            ranked.setdefault(key_of(name), (name, ground))
    return list(ranked.values())


def _organisations(pointer: Name, sentence: Sentence, state: Discourse) -> list[tuple[Name | None, str]]:
    """A party named before it, whose deal was just told, who alone was named, then topic and main company."""
    before = distinct(name for name in state.before[-1] if name.type == "Company") if state.before else []
    acting = {key_of(n) for p in sentence.phrases if p.case in _ACTS for n in p.names if n is not pointer}
    own = [n for n in sentence.names if n.end <= pointer.start and n.type == "Company" and not n.pointer]
    found: list[tuple[Name | None, str]] = [(name, "named before it") for name in reversed(own)]
    found += [(state.dealt, "party of the deal just told")]
    found += [(name, "alone in the sentence before") for name in before if len(before) == 1]
    found += [(state.marked, "marked topic"), (state.acting(sentence), "topic")]
    found += [(name, "named in the sentence before") for name in reversed(before)]
    return [(name, ground) for name, ground in found if name is not None and key_of(name) not in acting]


def _things(pointer: Name, sentence: Sentence, state: Discourse) -> list[tuple[Name | None, str]]:
    """The last thing or person of that type in the sentences before."""
    return [
        (name, "last of its type")
        for names in reversed(state.before[-2:])
        for name in reversed(names)
        if name.type == pointer.type
    ]


def _stand_in(pointer: Name, meant: Name, ground: str, others: list[Name]) -> None:
    pointer.entry, pointer.canonical = meant.entry, meant.canonical
    pointer.text, pointer.aliases, pointer.place = meant.text, meant.aliases, meant.place
    pointer.type, pointer.generic, pointer.scope = meant.type, meant.generic, meant.scope
    pointer.mention = meant.mention or meant.text
    pointer.why = "anaphor"
    told = stand_in(meant, "pointer", f"meaning of {pointer.pointer}: {ground}", others)
    pointer.resolved = told.resolved


def _take_out(pointer: Name, sentence: Sentence) -> None:
    sentence.names = [name for name in sentence.names if name is not pointer]
    for phrase in sentence.phrases:
        phrase.names = [name for name in phrase.names if name is not pointer]
        phrase.mods = [(name, link) for name, link in phrase.mods if name is not pointer]
