"""What a sentence is about, and which companies an article is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from alliances.extractors.mentions import NO_ACTORS, ORGANISATIONS, Name
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Clause, Phrase, Sentence

# Heads that act themselves although they name nobody: 파이토치를 만든 인물이다.
_PERSONS = frozenset(
    (
        "인물",
        "사람",
        "사람들",
        "인사",
        "전문가",
        "엔지니어",
        "연구원",
        "주역",
        "주인공",
        "장본인",
        "곳",
        "회사",
        "기업",
        "업체",
    )
)


def weigh(sentences: Iterable[Sentence]) -> tuple[list[Name], list[Name]]:
    """The companies most spoken of first, and those that act most first.

    Title and lead (the first five sentences) count double; to act is to be topic or subject.
    """
    counts: Counter[str] = Counter()
    acting: Counter[str] = Counter()
    first: dict[str, Name] = {}
    for number, sentence in enumerate(sentences):
        weight = 2 if number < 5 else 1
        for name in companies(sentence.names):
            counts[key_of(name)] += weight
            first.setdefault(key_of(name), name)
        acts = [n for p in sentence.phrases if p.case in ("topic", "subj") for n in companies(p.names)]
        acting.update({key_of(name): weight for name in acts})
    acting += counts
    main, actors = (
        [first[key] for key in sorted(figures, key=lambda key: (-figures[key], first[key].start))]
        for figures in (counts, acting)
    )
    return main, actors


def companies(names: Iterable[Name]) -> list[Name]:
    """The companies among names that the text itself says."""
    return [name for name in names if name.type == "Company" and not name.pointer]


def distinct(names: Iterable[Name]) -> list[Name]:
    """One name a thing, the last of each, in the order of the first."""
    return list({key_of(name): name for name in names}.values())


def topic_of(sentence: Sentence, cases: tuple[str, ...] = ("topic", "subj")) -> Name | None:
    """The one organisation that stands in these cases, or for which the one person under the topic marker speaks."""
    for case in cases:
        for phrase in sentence.phrases:
            if phrase.case == case and len(phrase.names) == 1:
                named = phrase.names[0] if phrase.names[0].type in ORGANISATIONS else None
                if named is None and case == "topic" and phrase.names[0].type == "Person":
                    named = spoken_for(phrase, sentence)
                if named is not None:
                    return named
    return None


def spoken_for(phrase: Phrase, sentence: Sentence) -> Name | None:
    """The organisation that a person speaks for: named beside the post, else where the article places the person."""
    beside = next((n for n, link in phrase.mods if n.type == "Company" and link in ("", "의")), None)
    return beside or sentence.placed.get(key_of(phrase.names[0]))


def focus_of(sentence: Sentence) -> Name | None:
    """마누스를 만든 곳은 B다: what a cleft sentence names is what is spoken of next."""
    named = [
        c.head
        for c in sentence.clauses
        if c.kind == "adnominal" and c.head is not None and c.head.case == "comp"
    ]
    focus = named[0].names[0] if named and len(named[0].names) == 1 else None
    return focus if focus is not None and focus.type == "Company" else None


def modifies_thing(clause: Clause) -> bool:
    """시스코와 맺은 양해각서: a relative clause whose head acts in nothing leaves its subject out."""
    head = clause.head
    if clause.kind != "adnominal" or head is None or any(arg.case == "subj" for arg in clause.args):
        return False
    if head.noun in _PERSONS:
        return False
    acting = [n for n in head.names if n.type not in NO_ACTORS] + [n for n, link in head.mods if link == "의"]
    return not acting


_ITEM = re.compile(r"\W*[◆◇■□●○▶▷▲△▽▼◈★☆▣※►]\W*")


def item_of(sentence: Sentence, text: str) -> Name | None:
    """The company that heads an item of a list: `◆리얼월드 = …`, `▶뤼튼: …`."""
    first = sentence.names[0] if sentence.names else None
    if (
        first is None
        or first.type not in ("Company", None)
        or not _ITEM.fullmatch(text, sentence.start, first.start)
    ):
        return None
    if text[first.end : first.end + 2].lstrip()[:1] not in ("=", ":"):
        return None
    first.type = "Company"
    return first
