"""Nouns, names and values in a row become one noun phrase."""

from __future__ import annotations

import re
from typing import NamedTuple

from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.mentions import Name
from alliances.extractors.syntax import Phrase
from alliances.extractors.values.model import Value


class Item(NamedTuple):
    """A noun, name, value or separator inside a noun phrase being built."""

    kind: str
    form: str
    start: int
    end: int
    name: Name | None = None
    value: Value | None = None


def build_phrase(items: list[Item], case: str) -> Phrase:
    """One phrase from its items: which names it denotes, which only modify its head noun."""
    transparent = lexicon().transparent
    phrase = Phrase(items[0].start, items[-1].end, case)
    names: list[Name] = []
    trailing: list[str] = []
    listing = False
    items = _compounds(items)
    places = _places_of_list(items)
    if places:
        items = [item for item in items if item.name not in places]
    for item in items:
        if item.name is not None:
            names.append(item.name)
            trailing, listing = [], False
        elif item.value is not None:
            phrase.values.append(item.value)
        elif item.form == "list":
            listing = True  # A를 비롯한 기업들
        elif item.kind == "noun":
            phrase.nouns.append(item.form)
            listing = listing or item.form == "등"
            if item.form not in transparent:
                trailing.append(item.form)
    counters = lexicon().counters
    significant = [
        noun for noun in trailing if not (_is_post(noun) or noun.endswith("들") or noun in counters)
    ]
    listed = listing and _is_sort(trailing, phrase.nouns)
    if names and (listed or not significant):
        _heads(items, phrase)
        phrase.noun = trailing[-1] if listed and trailing else ""
    else:
        phrase.noun = trailing[-1] if trailing else ""
        phrase.mods = [(name, "") for name in names]
    phrase.mods += [(name, "") for name in places]
    return phrase


def _places_of_list(items: list[Item]) -> list[Name]:
    """A, B 등 일본 신문사 두 곳: where the listed are from; no member of the list."""
    etc = next((i for i, item in enumerate(items) if item.form == "등"), len(items))
    if etc == len(items):
        return []
    behind = [item.name for item in items[etc:] if item.name is not None]
    named = any(item.name is not None and item.name.type != "Place" for item in items[:etc])
    return behind if named and all(name.type == "Place" for name in behind) else []


_COUNTED = re.compile(r"(?:[3-9]|\d\d)?개? ?사|곳|군데")


def _is_sort(trailing: list[str], nouns: list[str]) -> bool:
    """A, B 등 이통 3사: whether the nouns behind a list say what sort its members are, or how many they are."""
    if nouns and _COUNTED.fullmatch(nouns[-1]):
        return True
    return bool(trailing) and _is_cue(trailing[-1])


def _compounds(items: list[Item]) -> list[Item]:
    """Join nouns written together: 데이터+센터, 지분+율."""
    joined: list[Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if last is not None and last.kind == item.kind == "noun" and last.end == item.start:
            joined[-1] = Item("noun", last.form + item.form, last.start, item.end)
        else:
            joined.append(item)
    return joined


_POST_ENDINGS = ("책임자", "경영자", "대표", "회장", "사장", "총괄", "이사")


def _is_post(noun: str) -> bool:
    return noun in lexicon().posts or noun.endswith(_POST_ENDINGS)


def _is_cue(noun: str) -> bool:
    words = lexicon()
    if noun in words.cues["Company"] or noun.endswith(words.list_nouns):
        return True
    return len(noun) > 2 and noun.endswith("사") and noun not in words.no_firm_nouns


def _heads(items: list[Item], phrase: Phrase) -> None:
    """Split at separators; the last name of each part is what the part denotes, others modify."""
    part: list[Item] = []
    for item in [*items, Item("separator", "", 0, 0)]:
        if item.kind != "separator":
            part.append(item)
            continue
        names = [i.name for i in part if i.name is not None]
        has_post = any(i.kind == "noun" and _is_post(i.form) for i in part)
        head = _head(names, has_post)
        if head is not None:
            phrase.names.append(head)
            # 삼성전자 출신 A speaks for another firm by now.
            link = "former" if any(i.form == "출신" for i in part) else ""
            phrase.mods += [(name, link) for name in names if name is not head]
        part = []


def _head(names: list[Name], has_post: bool) -> Name | None:
    if not names:
        return None
    if has_post:
        return next(
            (name for name in names if name.type == "Person"),
            names[0] if names[0].type is None else names[-1],
        )
    return names[-1]


def same_sort(left: Name | None, right: Name) -> bool:
    """Whether two names are of one sort, so that 와/과 may join them."""
    parties = ("Company", "PublicBody", "Person", "MediaOutlet", None)
    if left is None or (right.type is None and right.quoted and not left.quoted):
        return False  # A와 ‘X’를 만든다: what is coined in quotes is a thing, no partner
    things = ("Product", "AIModel", "Chip", "CloudService")
    if left.type in things and right.type in things:
        return True
    return left.type == right.type or (
        left.type in parties and right.type in parties and "Person" not in (left.type, right.type)
    )
