"""Find the names that the gazetteer knows, in one walk over the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol, TypeVar

from alliances.ontology.entity import Entity
from alliances.ontology.gazetteer import Entry, Gazetteer
from alliances.ontology.identifiers import entity_id, respellings

# Types of what organisations make; of what acts in nothing; of what acts as an organisation (None: not told yet).
THINGS = frozenset(("Product", "AIModel", "Chip", "CloudService"))
NO_ACTORS = THINGS | {"DataCenter"}
ORGANISATIONS = ("Company", "PublicBody", None)


@dataclass(slots=True, eq=False)
class Name:
    """Characters of the text that name something.

    `type` is None where nothing has told it yet: then the slot that the name fills decides.
    `why` says what found the name; `generic` marks an unnamed data centre; `pointer` is the word that stands for
    something named before (이 회사), `resolved` how that was found.
    """

    start: int
    end: int
    text: str
    type: str | None
    why: str
    entry: Entry | None = None
    canonical: str = ""
    aliases: tuple[str, ...] = ()
    generic: bool = False
    place: str | None = None
    scope: str = ""
    quoted: bool = False
    mention: str | None = None
    pointer: str = ""
    resolved: str = ""
    part_of: Name | None = None
    site: Name | None = None
    made: dict[str | None, Entity] = field(default_factory=dict)

    def entity(self, wanted: str | None = None) -> Entity:
        """The entity that this name stands for, with the slot's type where the name has none."""
        if wanted not in self.made:
            self.made[wanted] = self._entity(wanted)
        return self.made[wanted]

    def _entity(self, wanted: str | None) -> Entity:
        if self.entry is not None:
            return self.entry.entity(self.mention or self.text)
        name = self.canonical or self.text
        mention = self.mention or self.text
        korean = mention if re.search("[가-힣]", mention) and name != mention else None
        return Entity(
            id=entity_id(name, self.scope),
            name=name,
            type=self.type or wanted or "Company",
            mention=mention,
            place=self.place,
            ko=korean,
            aliases=self.aliases,
        )


class _Span(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_WORD = re.compile(r"[0-9A-Za-zÀ-ɏ가-힣]")
_WORD_START = re.compile(r"(?<![0-9A-Za-zÀ-ɏ가-힣])[0-9A-Za-zÀ-ɏ가-힣]")
# What may follow a Hangul name inside its word: particles, the copula, and a few suffixes.
_PARTICLES = [
    "이",
    "가",
    "은",
    "는",
    "을",
    "를",
    "의",
    "에",
    "와",
    "과",
    "도",
    "만",
    "로",
    "으로",
    "에서",
    "에게",
    "에는",
    "에도",
    "에선",
    "까지",
    "부터",
    "보다",
    "이나",
    "나",
    "이며",
    "며",
    "인",
    "이라",
    "라",
    "등",
    "측",
    "와의",
    "과의",
    "로부터",
    "으로부터",
    "에게서",
    "이라는",
    "라는",
    "처럼",
    "조차",
    "마저",
    "에만",
    "과는",
    "와는",
    "로는",
    "으로는",
    "로선",
    "으로선",
    "이자",
    "인데",
    "다",
    "이다",
    "였다",
    "이었다",
    "란",
    "이란",
    "발",
    "행",
    "산",
    "향",
    "식",
    "사",
    "간",
    "계",
    "판",
    "급",
    "제",
    "표",
    "용",
    "들",
    "들이",
    "들은",
    "들의",
    "에게는",
    "엔",
    "께서",
    "이랑",
    "랑",
    "하고",
    "에다",
    "에겐",
    "뿐",
    "뿐이다",
    "뿐이었다",
    "뿐이며",
    "뿐이고",
    "뿐이지만",
    "뿐만",
    "뿐인",
    "이라고",
    "라고",
    "이라며",
    "라며",
    "이지만",
    "지만",
    "이고",
    "이었던",
    "였던",
    "으로도",
    "로도",
    "에서는",
    "에서도",
    "에서의",
    "에의",
    "로서",
    "로써",
    "으로서",
    "마다",
    "만의",
    "까지의",
    "부터의",
    "와도",
    "과도",
    "보다는",
    "보다도",
    "이야말로",
    "야말로",
    "만이",
    "만은",
    "만을",
    "도록",
    "대로",
    "이든",
    "든",
    "서",
]
_TAIL = re.compile(
    r"(?:" + "|".join(sorted(map(re.escape, _PARTICLES), key=len, reverse=True)) + r")?(?![가-힣])"
)
_CASED = re.compile(r"[A-Za-z]")


class GazetteerMatcher:
    """Longest match over a trie of surfaces, tried at word starts only."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._trie: dict[str, Any] = {}
        for surface, entry in gazetteer.surfaces.items():
            self._insert(surface, entry)
            for spelling in () if surface in entry.weak else respellings(surface):
                if spelling not in gazetteer.surfaces:
                    self._insert(spelling, entry)

    def _insert(self, surface: str, entry: Entry) -> None:
        node = self._trie
        for character in surface:
            node = node.setdefault(character, {})
        node[""] = entry

    def find(self, text: str) -> list[Name]:
        """Names in order of the text, none overlapping another."""
        found: list[Name] = []
        end, trie = 0, self._trie
        for match in _WORD_START.finditer(text):
            start = match.start()
            if start >= end and text[start] in trie:
                name = self._longest(text, start)
                if name is not None:
                    found.append(name)
                    end = name.end
        return found

    def _longest(self, text: str, start: int) -> Name | None:
        position = start
        node: dict[str, Any] = self._trie
        best: tuple[int, Entry] | None = None
        while position < len(text) and text[position] in node:
            node = node[text[position]]
            position += 1
            entry: Entry | None = node.get("")
            if entry is not None and _ends_well(text, start, position):
                best = (position, entry)
        if best is None:
            return None
        end, entry = best
        surface = text[start:end]
        weak = "weak" if surface in entry.weak else "gazetteer"
        return Name(start, end, surface, entry.type, weak, entry)


def _ends_well(text: str, start: int, end: int) -> bool:
    if end >= len(text):
        return True
    last, following = text[end - 1], text[end]
    if "가" <= following <= "힣":
        return _TAIL.match(text, end) is not None
    if "가" <= last <= "힣":
        return not following.isalnum() or (_CASED.match(following) is not None and text[start:end].isalpha())
    if following == "s" and (last.isupper() or last.isdigit()) and not text[end + 1 : end + 2].isalnum():
        return True  # TPUs, H800s
    return not (following.isalnum() or following == "&")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether characters are a word of their own, with nothing but a particle behind them."""
    return not (start and _WORD.match(text[start - 1])) and _ends_well(text, start, end)


Spanned = TypeVar("Spanned", bound=_Span)


def within(spans: list[Spanned], start: int, end: int) -> list[Spanned]:
    """Those of the spans (sorted by start) that begin in this stretch of the text."""
    first = bisect_left(spans, start, key=_start)
    return spans[first : bisect_left(spans, end, lo=first, key=_start)]


def _start(span: _Span) -> int:
    return span.start


def outside(names: list[Name], spans: Sequence[_Span]) -> list[Name]:
    """The names that touch none of these spans."""
    covered = {position for span in spans for position in range(span.start, span.end)}
    return [name for name in names if name.start not in covered and name.end - 1 not in covered]


def occurrences(text: str, names: list[Name], taken: Sequence[_Span]) -> list[Name]:
    """Further places where a name proposed once stands again, as a word of its own and nowhere within another span."""
    prototypes = {name.text: name for name in reversed(names) if len(name.text) > 2 and " " not in name.text}
    if not prototypes:
        return []
    covered = {position for span in taken for position in range(span.start, span.end)}
    found = []
    for surface, name in prototypes.items():
        start = text.find(surface)
        while start >= 0:
            end = start + len(surface)
            free = start not in covered and end - 1 not in covered
            if free and stands_alone(text, start, end):
                found.append(Name(start, end, surface, name.type, f"stands again: {name.why}"))
            start = text.find(surface, end)
    return found


@lru_cache(maxsize=4)
def matcher(gazetteer: Gazetteer) -> GazetteerMatcher:
    """The matcher of a gazetteer, built once."""
    return GazetteerMatcher(gazetteer)
