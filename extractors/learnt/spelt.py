"""What speaks for a word's being part of a name, and of which kind: itself, its neighbours, and what the rules take it for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from alliances.extractors.mentions import THINGS, Name

# Traits of one word, in groups; words that share a group share the object, so that its weights are added once.
Group = tuple[str, ...]
Described = list[Group]
# The trait of what rules propose as a name.
PROPOSED = "name proposed"
# How far away the neighbours of a word stand.
_AWAY = (-3, -2, -1, 1, 2, 3)
_SHAPES = (
    ("hangul", re.compile(r"[가-힣]+")),
    ("lower", re.compile(r"[^\W\dA-Z가-힣]+")),
    ("capital", re.compile(r"[A-Z][^\W\dA-Z가-힣]+")),
    ("capitals", re.compile(r"[A-Z]+")),
    ("number", re.compile(r"[\d.,]+")),
    ("letters", re.compile(r"[^\W\d]+")),
    ("coded", re.compile(r"\w+")),
)


class Piece(NamedTuple):
    """A word or morpheme of a text; `mark` is what the reader of the language knows of it beside its tag."""

    form: str
    tag: str
    start: int
    end: int
    sentence: int
    mark: str = ""


def kind_of(type: str | None) -> str:
    """The kind of a type: one for all that organisations make."""
    return "thing" if type in THINGS else str(type)


def reach(pieces: Sequence[Piece], start: int, end: int) -> tuple[int, int]:
    """The places of the first piece that these characters touch, and of the one behind the last."""
    first = bisect_right(pieces, start, key=lambda piece: piece.end)
    return first, bisect_left(pieces, end, lo=first, key=lambda piece: piece.start)


def described(pieces: Sequence[Piece], known: Sequence[Name], proposed: Sequence[Name]) -> list[Described]:
    """The traits of every piece of a text."""
    notes = _notes(pieces, known, proposed)
    often = Counter(piece.form for piece in pieces)
    gaps = [_gap(before, piece) for before, piece in zip([None, *pieces], pieces, strict=False)]
    gaps.append("end")
    neighbours = [_neighbour(piece.form, piece.tag, piece.mark) for piece in pieces]
    found = []
    for place, piece in enumerate(pieces):
        groups = [
            _own(piece.form, piece.tag, piece.mark),
            _noted(0, notes.get(place, ())),
            _spaced(min(often[piece.form], 4), gaps[place], gaps[place + 1], piece.tag, piece.mark),
        ]
        for away in _AWAY:
            other = place + away
            if not 0 <= other < len(pieces) or pieces[other].sentence != piece.sentence:
                groups.append(_none(away))
                continue
            groups.append(neighbours[other][away])
            if -3 < away < 3 and other in notes:
                groups.append(_noted(away, notes[other]))
            if away in (-1, 1):
                beside = pieces[other]
                groups.append(_pair(away, piece.tag, piece.mark, beside.form, beside.tag))
        found.append(groups)
    return found


def _gap(before: Piece | None, piece: Piece) -> str:
    if before is None or before.sentence != piece.sentence:
        return "start"
    return "none" if before.end == piece.start else "blank"


@lru_cache(maxsize=1 << 12)
def _spaced(often: int, before: str, behind: str, tag: str, mark: str) -> Group:
    return (f"often {often} {tag}", f"gap {before} {tag} {mark}", f"gap behind {behind}")


@lru_cache(maxsize=1 << 14)
def _own(form: str, tag: str, mark: str) -> Group:
    look = shape(form)
    found = [
        "always",
        f"form {form}",
        f"tag {tag}",
        f"mark {mark} {tag}",
        f"shape {look} {min(len(form), 6)}",
    ]
    found += [f"shape {look} {mark}"]
    if len(form) > 1 and look != "number":
        found += [f"ends {form[-1]}", f"ends {form[-2:]}", f"begins {form[0]}", f"begins {form[:2]}"]
    if len(form) > 3:
        found += [f"ends {form[-3:]}"]
    return tuple(found)


def shape(form: str) -> str:
    """What a word is made of."""
    return next((name for name, pattern in _SHAPES if pattern.fullmatch(form)), "mark")


@lru_cache(maxsize=1 << 12)
def _neighbour(form: str, tag: str, mark: str) -> dict[int, Group]:
    """The traits that a word gives to those beside it, by how far away it stands of them."""
    return {away: _beside(away, form, tag, mark) for away in _AWAY}


def _beside(away: int, form: str, tag: str, mark: str) -> Group:
    if -3 < away < 3:
        return (f"{away:+} form {form}", f"{away:+} tag {tag}", f"{away:+} shape {shape(form)} {mark}")
    return (f"{away:+} form {form}", f"{away:+} tag {tag}")


@lru_cache(maxsize=1 << 15)
def _pair(away: int, tag: str, mark: str, form: str, beside: str) -> Group:
    if away < 0:
        return (f"{away:+} tags {beside} {tag}",)
    return (f"{away:+} tags {tag} {beside}", f"{away:+} tag with form {mark} {tag} {form}")


@lru_cache
def _none(away: int) -> Group:
    return (f"{away:+} none",)


@lru_cache(maxsize=1 << 14)
def _noted(away: int, notes: Group) -> Group:
    if not notes:
        return ("name none",)
    notes = notes if away == 0 else tuple(note for note in notes if " " in note)
    return tuple(f"name {note}" if away == 0 else f"{away:+} name {note}" for note in notes)


def _notes(pieces: Sequence[Piece], known: Sequence[Name], proposed: Sequence[Name]) -> dict[int, Group]:
    """By place of a piece what the names there are taken for."""
    found: dict[int, list[str]] = {}
    for names, whose in ((known, "known"), (proposed, "proposed")):
        for name in names:
            first, behind = reach(pieces, name.start, name.end)
            for place in range(first, behind):
                found.setdefault(place, []).extend(_note(name, whose, place == first, place == behind - 1))
    return {place: tuple(dict.fromkeys(notes)) for place, notes in found.items()}


def _note(name: Name, whose: str, first: bool, last: bool) -> Iterator[str]:
    yield whose
    where = ("B" if first else "I") + ("E" if last else "")
    yield f"{whose} {where} {kind_of(name.type)}"
    why, _, weighed = name.why.partition(";")
    yield f"{whose} {where} {kind_of(name.type)} {why.split(' ')[0]}{' weighed' if weighed else ''}"
