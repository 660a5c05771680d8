"""Names of one article settled together: glosses, short forms, and one type for one surface."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from itertools import pairwise

from alliances.extractors.mentions import Name
from alliances.ontology.gazetteer import Gazetteer
from alliances.ontology.sounds import sounds

_GLOSS = re.compile(r"[’'”\"」]?\s?[(（]([^()（）\n]{1,60})[)）]")
# Grok and Groq, Humain and Humane agree in three of four letters or more; a firm and its product in brackets do not.
_SOUNDS_ALIKE = 0.7
_JOIN = re.compile(r"(?:[와과·,]|, | and | & )(?: )?")
_JOIN_BEFORE = re.compile(r"(?:[와과·,]|, | and | & )(?: )?$")
_WEAK_TYPES = frozenset(("Company", "Product", "AIModel", "Chip", "Place", "Person"))
_AT = re.compile(r"에(?:서|는|도|선)? |에서는 ")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][\w .&'’+-]*")
# LS파워솔루션(옛 KOC전기): what something was called before.
_FORMER = re.compile(r"(?:옛|구) (\D\S*)")
_GLOSS_STOP = re.compile(
    r"^(?:CEO|COO|CFO|CTO|CAIO|AI|사진|왼쪽|오른쪽|대표|MOU|GPU|CPU|LLM|HBM|현지시간|오른쪽 두 번째)$|[\d%=]|^.{0,3}$(?<![A-Z])"
)


def settle(
    text: str,
    known: list[Name],
    proposed: list[Name],
    told: Callable[[str, Name], int] = lambda text, name: 0,
) -> list[Name]:
    """All names in order of the text, none overlapping; equal surfaces agree on type and canonical name.

    `told` says how much the words beside a weak form speak for its being a name.
    """
    names = _disjoint(sorted([*known, *proposed], key=lambda n: (n.start, -n.end)))
    _tell_homographs(text, names)
    names = _resolve_weak(names, text, told)
    aliases: dict[str, Name] = {}
    for name in names:
        _learn_gloss(text, name, aliases)
    _short_forms(names, aliases)
    for name in names:
        _apply(name, aliases)
    _vote(names)
    return [name for i, name in enumerate(names) if i == 0 or not _is_gloss_of(text, names[i - 1], name)]


def recognise(names: list[Name], gazetteer: Gazetteer) -> None:
    """Give names that are known things in another spelling their entry, where the type that was told allows it."""
    for name in names:
        if name.entry is not None or name.generic or name.part_of is not None:
            continue
        entry = gazetteer.respelt(name.canonical or name.text)
        if entry is not None and name.type in (None, entry.type):
            name.entry, name.type, name.why = entry, entry.type, f"another spelling of {entry.name}"


def _disjoint(names: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in names:
        if kept and name.start < kept[-1].end:
            if name.end - name.start > kept[-1].end - kept[-1].start:
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def _tell_homographs(text: str, names: list[Name]) -> None:
    """그록(Groq): of two known things that sound alike the gloss says which one the article means by the form."""
    meant = {
        name.text: gloss
        for name, gloss in pairwise(names)
        if name.entry is not None
        and gloss.entry is not None
        and name.entry is not gloss.entry
        and _is_gloss_of(text, name, gloss)
        and SequenceMatcher(None, name.entry.name.lower(), gloss.text.lower()).ratio() >= _SOUNDS_ALIKE
    }
    for name in names:
        gloss = meant.get(name.text)
        if gloss is not None:
            name.entry, name.type, name.why = gloss.entry, gloss.type, f"given as {gloss.text}"


# What the words beside a weak form must weigh to make it a name, and to make all its mentions names.
_TOLD, _PLAINLY_TOLD = 2, 4


def _resolve_weak(names: list[Name], text: str, told: Callable[[str, Name], int]) -> list[Name]:
    """A weak form counts where something tells that it names: see `_stands`."""
    strong = {name.entry.id for name in names if name.entry is not None and name.why != "weak"}
    weights = {id(name): told(text, name) for name in names if name.why == "weak"}
    strong |= {n.entry.id for n in names if n.entry is not None and weights.get(id(n), 0) >= _PLAINLY_TOLD}
    types = {name.type for name in names}
    firms = {
        edge
        for name in names
        if name.type == "Company" and name.why != "weak"
        for edge in (("end", name.end), ("start", name.start))
    }
    return [
        name
        for name in names
        if name.why != "weak"
        or weights[id(name)] >= _TOLD
        or _stands(name, strong, types, text)
        or _listed(name, firms, text)
    ]


def _listed(name: Name, firms: set[tuple[str, int]], text: str) -> bool:
    """현대차와 기아는: side by side with a firm that is known, a firm's weak form is its name."""
    if name.type != "Company":
        return False
    before, after = _JOIN_BEFORE.search(text, max(name.start - 4, 0), name.start), _JOIN.match(text, name.end)
    return (before is not None and ("end", before.start()) in firms) or (
        after is not None and ("start", after.end()) in firms
    )


def _stands(name: Name, strong: set[str], types: set[str | None], text: str) -> bool:
    """The article has a strong form of the same, or quotation marks or a place's particle, or is long and not alone."""
    if name.entry is None or name.entry.id in strong:
        return True
    if name.type == "Place" and _AT.match(text, name.end):
        return True  # 인도에 짓는다: delivery has no place
    around = text[max(name.start - 1, 0)] + ".." + text[name.end : name.end + 1]
    return bool(re.fullmatch("[‘'“]..[’'”]", around)) or (
        name.type in _WEAK_TYPES and len(types) > 1 and len(name.text) > 2
    )


def _learn_gloss(text: str, name: Name, aliases: dict[str, Name]) -> None:
    match = _GLOSS.match(text, name.end)
    if match is None:
        return
    gloss = match[1].split(",")[0].strip()
    former = _FORMER.fullmatch(gloss)
    if former is not None:
        if name.type in ("Company", None):
            aliases.setdefault(former[1], name)
        return
    if not _LATIN.fullmatch(gloss) or _GLOSS_STOP.search(gloss):
        return
    if name.entry is None and not _abbreviation(gloss) and not re.search("[A-Za-z]{3}", name.text):
        name.canonical = gloss
        name.aliases = (name.text,)
    aliases.setdefault(gloss, name)
    aliases.setdefault(name.text, name)


def _abbreviation(gloss: str) -> bool:
    return gloss.isupper() and len(gloss) <= 6


def _short_forms(names: list[Name], aliases: dict[str, Name]) -> None:
    """얼라인드 after 얼라인드데이터센터, 고메즈 after 에이단 고메즈: a later shorter form of one earlier name."""
    surfaces = {name.text for name in names}
    for name in names:
        if name.entry is not None or name.text in aliases:
            continue
        longer = [
            other
            for other in names
            if name.text in other.text
            and other.text != name.text
            and (other.start < name.start or other.type == "Person")
            and _shortens(name, other)
        ]
        if len({other.text for other in longer}) == 1 and len(surfaces) > 1:
            aliases[name.text] = longer[0]


def _shortens(short: Name, long: Name) -> bool:
    if len(short.text) < 2 or len(long.text) <= len(short.text):
        return False
    words = long.text.split()
    if long.type in ("Person", None) and len(words) > 1 and words[-1] == short.text:
        return True
    if long.type == "Person":
        return False
    if not long.text.startswith(short.text) or short.type not in (None, long.type):
        return False
    rest = long.text[len(short.text) :]
    if short.text.isascii() and rest[:1].isalnum() and rest[:1].isascii():
        return False  # Core is no short form of CoreWeave.
    return len(short.text) > 2 or rest.strip().startswith(sounds().fields)


def _apply(name: Name, aliases: dict[str, Name]) -> None:
    other = aliases.get(name.text)
    if other is None or other is name or name.entry is not None:
        return
    name.entry = other.entry
    name.canonical = other.canonical or (other.text if other.text != name.text else name.canonical)
    name.type = other.type or name.type
    name.aliases = tuple(dict.fromkeys((*other.aliases, name.text)))
    name.why = f"alias of {other.text}"


def _vote(names: list[Name]) -> None:
    """Equal surfaces share the type that most of them have."""
    votes: dict[str, Counter[str]] = {}
    for name in names:
        if name.type is not None:
            votes.setdefault(name.canonical or name.text, Counter())[name.type] += 1
    for name in names:
        counted = votes.get(name.canonical or name.text)
        if name.type is None and counted:
            name.type = max(sorted(counted), key=lambda kind: counted[kind])


def _is_gloss_of(text: str, owner: Name, gloss: Name) -> bool:
    """Whether a name only repeats in brackets the one before it."""
    between = text[owner.end : gloss.start]
    return (
        owner.end <= gloss.start
        and bool(re.fullmatch(r"[’'”\"」]?\s?[(（]", between))
        and text[gloss.end : gloss.end + 1] in ")）,"
    )
