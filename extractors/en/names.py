"""Names that no gazetteer has: runs of capitalised words, typed by their ending or context."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.mentions import Name
from alliances.ontology.gazetteer import Gazetteer

_WORD = r"[A-Z][\w&.’'-]*[\w]"
_RUN = re.compile(
    rf"{_WORD}(?: (?:(?:of|de|bin|bint|van|von|al|el|&) )?(?:[A-Z0-9][\w&.’'-]*[\w]|[A-Z]\.))*"
    r"|[A-Z]{2,}\d*|x[A-Z]{2}\b"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+|\n\s*|[“\"]\s*)$")


@cache
def _acts() -> re.Pattern[str]:
    """What may follow a name that opens a sentence, and seldom an ordinary word that does."""
    verbs = "|".join(lexicon().acts)
    return re.compile(rf"['’]s\b| (?:{verbs}|and [A-Z])\b|, (?:the|an?|which|whose|holder|owner|maker)\b")


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
    while parts and text[slice(*parts[0])] in words.not_names and parts[0][0] not in covered:
        parts.pop(0)
    free: list[tuple[int, int]] = _whole(text, parts, covered)
    if not free:
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
    surface = re.sub(r"(?:'s|’s|'|’)$", "", text[start:end])
    if surface.split()[-1] in words.not_ends:
        return None
    if len(surface) < 2 or (len(surface) < 3 and not surface.isupper()):
        return None
    if len(free) == 1 and _common(text, start, surface):
        return None
    kind, why = _kind(text, surface, start, start + len(surface))
    code = kind is None and re.search(r"\d", surface) is not None
    return Name(start, start + len(surface), surface, kind, why, quoted=code)


def _whole(text: str, parts: list[tuple[int, int]], covered: set[int]) -> list[tuple[int, int]]:
    """Kuwait Investment Authority: a run that ends as organisations do is one name though a place opens it."""
    if len(parts) < 2 or parts[-1][0] in covered or parts[0][0] not in covered:
        return []
    last = text[slice(*parts[-1])]
    ends = any(last in endings for kind, endings in lexicon().suffixes.items() if kind != "MediaOutlet")
    return parts if ends else []


def _common(text: str, start: int, surface: str) -> bool:
    """A single capitalised word that only stands at sentence starts, or also in small letters, is no name."""
    if re.search(rf"\b{re.escape(surface.lower())}\b", text) and not surface.isupper():
        return True
    if not _SENTENCE_START.search(text[max(0, start - 6) : start]) or text.count(surface) > 1:
        return False
    plain = surface.endswith(("ly", "ing", "ed", "ers", "ors", "ts", "ies")) or surface in lexicon().openers
    return plain or _acts().match(text, start + len(surface)) is None


def _kind(text: str, surface: str, start: int, end: int) -> tuple[str | None, str]:
    last = surface.split()[-1].rstrip(".")
    for kind, suffixes in lexicon().suffixes.items():
        if last in suffixes and surface != last:
            return kind, "ending"
    thing = _thing(text, start, end)
    if thing is not None:
        return thing, "beside its kind"
    if re.fullmatch(r"[A-Z][a-zà-ÿ]+(?: [A-Z]\.?)?(?: (?:bin |al |de )?[A-Z][a-zA-Zà-ÿ’'-]+){1,3}", surface):
        if surface.split()[0] in lexicon().given_names:
            return "Person", "given name"
        around = set(re.findall(r"\w+", text[max(0, start - 40) : start] + " " + text[end : end + 40]))
        if around & lexicon().person_cues:
            return "Person", "two words near a post"
        return None, "two words"
    return None, "capitalised"


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(rf"\b(?:{nouns})[, ]+[“\"‘']?$"), re.compile(rf"[”\"’']? (?:{nouns})\b"))
        for kind, nouns in (
            (k, "|".join(sorted(v, key=len, reverse=True))) for k, v in lexicon().things.items()
        )
    )


def _thing(text: str, start: int, end: int) -> str | None:
    """The kind that a noun right before or behind a name tells: its assistant, Rufus; Kimi chatbot."""
    for kind, before, behind in _kinds():
        if behind.match(text, end) or before.search(text, max(0, start - 40), start):
            return kind
    return None


_MAKER = re.compile(r"\b[Tt]he (?:(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?-based|US|American|Chinese) )?$")
_ROLE = re.compile(r"[- ](?:maker|developer|creator|owner|operator|parent)\b(?!,? [A-Z])")


def makers(text: str, known: list[Name]) -> list[Name]:
    """The ChatGPT maker: who makes a thing that the gazetteer knows."""
    found = []
    for thing in known:
        role = _ROLE.match(text, thing.end)
        if (
            role is None
            or thing.entry is None
            or not _MAKER.search(text, max(0, thing.start - 40), thing.start)
        ):
            continue
        parent = Gazetteer.default().find(thing.entry.parent or "")
        if parent is not None:
            found.append(
                Name(thing.end + 1, role.end(), text[thing.end + 1 : role.end()], "Company", "maker", parent)
            )
    return found
