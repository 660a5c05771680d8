"""Names that no gazetteer has: runs of capitalised words, typed by their ending or context."""

from __future__ import annotations

import re
from collections.abc import Iterable

from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.mentions import Name

_RUN = re.compile(
    r"[A-Z][\w&.’'-]*[\w](?:(?: (?:of|de|bin|van|von|al|and|&) | )[A-Z0-9][\w&.’'-]*[\w]){0,4}|[A-Z]{2,}\d*|x[A-Z]{2}\b"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+|\n\s*|[“\"]\s*)$")


def propose(text: str, taken: Iterable[tuple[int, int]]) -> list[Name]:
    """Capitalised runs that no known span covers."""
    covered = {position for start, end in taken for position in range(start, end)}
    names = []
    for match in _RUN.finditer(text):
        name = _name(text, match.start(), match.end(), covered)
        if name is not None:
            names.append(name)
    return names


def _name(text: str, start: int, end: int, covered: set[int]) -> Name | None:
    words = lexicon()
    parts = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end])]
    free: list[tuple[int, int]] = []
    for part in parts:
        if part[0] in covered:
            if free:
                break
            continue
        free.append(part)
    while free and text[slice(*free[0])] in words.not_names:
        free.pop(0)
    while free and (text[slice(*free[-1])] in words.not_names or text[slice(*free[-1])][0].islower()):
        free.pop()
    if not free:
        return None
    start, end = free[0][0], free[-1][1]
    surface = re.sub(r"(?:'s|’s|')$", "", text[start:end])
    if len(surface) < 3 or (len(free) == 1 and _common(text, start, surface)):
        return None
    kind, why = _kind(text, surface, start, start + len(surface))
    return Name(start, start + len(surface), surface, kind, why)


def _common(text: str, start: int, surface: str) -> bool:
    """A single capitalised word that only stands at sentence starts, or also in small letters, is no name."""
    if _SENTENCE_START.search(text[max(0, start - 6) : start]) and text.count(surface) < 2:
        return True
    return bool(re.search(rf"\b{re.escape(surface.lower())}\b", text)) and not surface.isupper()


def _kind(text: str, surface: str, start: int, end: int) -> tuple[str | None, str]:
    last = surface.split()[-1].rstrip(".")
    for kind, suffixes in lexicon().suffixes.items():
        if last in suffixes and surface != last:
            return kind, "ending"
    if re.fullmatch(r"[A-Z][a-zà-ÿ]+(?: [A-Z]\.?)?(?: [A-Z][a-zA-Zà-ÿ’'-]+){1,2}", surface):
        around = set(re.findall(r"\w+", text[max(0, start - 40) : start] + " " + text[end : end + 40]))
        if around & lexicon().person_cues:
            return "Person", "two words near a post"
        return None, "two words"
    return None, "capitalised"
