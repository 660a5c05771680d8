"""A sentence with its names and values as single characters, for patterns to match."""

from __future__ import annotations

import re
from dataclasses import dataclass

from alliances.extractors.mentions import Name
from alliances.extractors.syntax import Sentence
from alliances.extractors.values.model import Value

NAME, BESIDE, VALUE = 0xE000, 0x800, 0xF000
# Each kind of value has a range of characters of its own, so that a pattern's sum is never a date.
KINDS = ("money", "share", "power", "count", "date")
_SPAN = 0x100


def _code(number: int, name: Name) -> int:
    """The character of a name; outlets and places, which own nothing that a sentence tells, have a range of their own."""
    return NAME + number + (BESIDE if name.type in ("MediaOutlet", "Place") else 0)


def value_class(kind: str) -> str:
    """The characters that values of a kind are masked by, as a class of a regular expression."""
    first = VALUE + KINDS.index(kind) * _SPAN
    return f"[{chr(first)}-{chr(first + _SPAN - 1)}]"


def party_class() -> str:
    """The characters that names are masked by which may own and do something, as a class of a regular expression."""
    return f"[{chr(NAME)}-{chr(NAME + BESIDE - 1)}]"


@dataclass(slots=True)
class Masked:
    """A sentence with names and values as single characters; `offsets[i]` is where character i stands in the text."""

    text: str
    offsets: list[int]
    names: list[Name]
    values: list[Value]

    def name(self, character: str) -> Name:
        """The name that a character stands for."""
        return self.names[(ord(character) - NAME) % BESIDE]

    def value(self, character: str) -> Value:
        """The value that a character stands for."""
        return self.values[(ord(character) - VALUE) % _SPAN]


DROP = frozenset("‘’“”\"'「」『』")
# A text may hold characters that stand for names and values here.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
NOTHING = dict.fromkeys(map(ord, DROP))
BRACKET = re.compile(r"[\(\[（【][^()\[\]（）【】\n]{0,60}[\)\]）】]")


def mask(text: str, sentence: Sentence, drop_brackets: bool = True) -> Masked:
    """Mask one sentence of the text."""
    spans: list[tuple[int, int, int]] = [
        (name.start, name.end, _code(i, name)) for i, name in enumerate(sentence.names[:2000])
    ] + [
        (value.start, value.end, VALUE + KINDS.index(value.kind) * _SPAN + i)
        for i, value in enumerate(sentence.values[:_SPAN])
    ]
    if drop_brackets:
        spans += [(m.start(), m.end(), 0) for m in BRACKET.finditer(text, sentence.start, sentence.end)]
    pieces: list[str] = []
    offsets: list[int] = []
    position = sentence.start
    for start, end, code in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < position:
            continue
        _copy(text, position, start, pieces, offsets)
        if not code and pieces and pieces[-1] == " ":
            pieces.pop()
            offsets.pop()
        if code:
            pieces.append(chr(code))
            offsets.append(start)
        position = end
    _copy(text, position, sentence.end, pieces, offsets)
    return Masked("".join(pieces), offsets, sentence.names, sentence.values)


def _copy(text: str, start: int, end: int, pieces: list[str], offsets: list[int]) -> None:
    stretch = _PRIVATE.sub(" ", text[start:end])
    if DROP.isdisjoint(stretch):
        pieces.extend(stretch.replace("\n", " "))
        offsets.extend(range(start, end))
        return
    for position, character in enumerate(stretch, start):
        if character not in DROP:
            pieces.append(" " if character == "\n" else character)
            offsets.append(position)
