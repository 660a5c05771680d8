"""Unnamed data centres in English text."""

from __future__ import annotations

import re
from functools import cache

from alliances.extractors.en.lexicon import lexicon
from alliances.extractors.en.phrases import by_preposition, listed, modifiers, possessors, values
from alliances.extractors.en.tree import Node
from alliances.extractors.mentions import Name

_ARGUMENTS = ("dobj", "nsubjpass", "nsubj", "attr")
_AT = ("in", "at", "near", "outside", "on", "into", "among")


@cache
def _facility() -> re.Pattern[str]:
    """An unnamed data centre, not what only deals with data centres (a data-centre operator)."""
    behind = "|".join(sorted(lexicon().facility_trades, key=len, reverse=True))
    return re.compile(
        r"(?:(?<=[ ])|^)data[ -]cent(?:er|re)s?(?: (?:campus(?:es)?|complex|hub|site|facility))?\b"
        rf"(?! (?:{behind})s?\b)"
    )


def facilities(text: str, names: list[Name]) -> list[Name]:
    """Unnamed data centres, called after the place that the clause names: a data centre in Abilene."""
    places = [name for name in names if name.type == "Place"]
    taken = {position for name in names for position in range(name.start, name.end)}
    found = []
    for match in _facility().finditer(text):
        if match.start() in taken:
            continue
        near = [p for p in places if _beside(text, match.start(), match.end(), p)]
        place = near[0] if near else None
        called = (place.entry.name if place.entry else place.text) if place is not None else ""
        name = Name(
            match.start(),
            match.end(),
            f"data center ({called})" if called else "data center",
            "DataCenter",
            "unnamed",
        )
        name.generic, name.place, name.canonical, name.mention = True, called or None, name.text, match[0]
        found.append(name)
    return found


def _beside(text: str, start: int, end: int, place: Name) -> bool:
    """Whether a place belongs to a facility: right before it, or behind it with `in`, `near` or `outside`."""
    if place.end <= start:
        return text[place.end : start].strip(" ’'s") == ""
    between = text[end : place.start]
    return (
        place.start > end
        and re.fullmatch(r"[^.;]{0,50}\b(?:in|near|outside|at) (?:the )?", between) is not None
    )


def places_of(node: Node) -> list[Name]:
    """Where a facility is: by its own words, those of the clause that modifies it, or of the verb it is object of."""
    found = [*modifiers(node), *possessors(node), *_placed(node)]
    for verb in node.all("relcl", "acl"):
        for part in (
            verb,
            *verb.all("xcomp"),
            *(inner for case, inner in by_preposition(verb) if case == "by"),
        ):
            found += _placed(part)
    for beside in node.all("appos"):
        found += places_of(beside)
    above = node.head
    if above is not None and above.pos in ("VERB", "AUX") and node.dep in _ARGUMENTS:
        found += _placed(above)
        if (
            above.dep == "relcl"
            and above.head is not None
            and any(c.lemma == "where" for c in above.children)
        ):
            found += [*listed(above.head), *_placed(above.head)]
    return [name for name in dict.fromkeys(found) if name.type == "Place"]


def _placed(node: Node) -> list[Name]:
    return [
        name
        for case, inner in by_preposition(node)
        if case in _AT
        for name in [
            *listed(inner),
            *modifiers(inner),
            *(n for _, deep in by_preposition(inner) for n in listed(deep)),
        ]
    ]


def unnamed(node: Node) -> Name | None:
    """A 240MW site in Barstow: a noun for a site that its place, its power or its trade shows to be a data centre.

    A 60-megawatt building, a 40MW centre: many are called so, and only the power tells what they are.
    """
    words = lexicon()
    computing = any(child.text.lower() in words.computing for child in node.children)
    power = any(value.kind == "power" for value in values(node))
    places = places_of(node)
    other = any(child.text.lower() in words.other_sites for child in node.children)
    shown = (node.lemma in words.site_nouns and (power or places)) or (
        node.lemma in words.facility_nouns and power and not other
    )
    if not computing and not shown:
        return None
    name = Name(node.start, node.end, node.text, "DataCenter", "unnamed", generic=True, mention=node.text)
    name_by_place(name, places)
    return name


def name_by_place(name: Name, places: list[Name]) -> None:
    """Call an unnamed facility after the first place said of it."""
    place = places[0] if places else None
    called = (place.entry.name if place.entry else place.text) if place is not None else name.place
    name.place = called
    name.text = name.canonical = f"data center ({called})" if called else "data center"
