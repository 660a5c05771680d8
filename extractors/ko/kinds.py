"""What kind of thing an unknown name is: all that an article says beside its mentions, weighed once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict

from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.mentions import NO_ACTORS, Name
from alliances.extractors.tables import load_yaml
from alliances.ontology.gazetteer import Gazetteer
from alliances.ontology.vocabulary import TypeName

_WINDOW = 24
# Less than this tells nothing; so much must the first kind be ahead of the second.
_ENOUGH, _AHEAD = 2, 1


class Sign(BaseModel):
    """What stands right before a name or right after it where it names this type, and how much it weighs."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    type: TypeName
    weight: int
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @cached_property
    def _before(self) -> re.Pattern[str] | None:
        return re.compile("|".join(f"(?:{one})" for one in self.before)) if self.before else None

    @cached_property
    def _after(self) -> list[re.Pattern[str]]:
        return [re.compile(one) for one in self.after]

    def weigh(self, text: str, start: int, end: int, stop: int) -> int:
        """The weight of this sign beside the characters from start to end, in a sentence that stops at `stop`."""
        found = 0
        if self._before is not None and self._before.search(text, max(0, start - _WINDOW), start):
            found = self.weight
        for pattern in self._after:
            if pattern.match(text, end, stop):
                return found + self.weight
        return found


class Homograph(BaseModel):
    """A form under which two known things go: which other one is meant where the signs are of this type."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    form: str
    name: str
    type: TypeName


class Kinds(BaseModel):
    """The tables of `data/kinds.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    looks: dict[str, int]
    vague: frozenset[str]
    weak_endings: tuple[str, ...]
    homographs: tuple[Homograph, ...]
    signs: tuple[Sign, ...]


@cache
def kinds() -> Kinds:
    """The signs of this release."""
    return Kinds.model_validate(load_yaml("ko", "kinds.yaml"))


@dataclass(slots=True)
class Weighed:
    """How much speaks for each type of one name, over all its mentions."""

    scores: Counter[str]

    @property
    def best(self) -> str | None:
        """The type that most speaks for, where it is enough and ahead of the others."""
        ranked = sorted(self.scores.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] < _ENOUGH:
            return None
        second = ranked[1][1] if len(ranked) > 1 else 0
        return ranked[0][0] if ranked[0][1] - second >= _AHEAD else None


def signs_of(text: str, start: int, end: int) -> Counter[str]:
    """What the words beside one mention say of its type."""
    stop = _stop(text, end)
    scores: Counter[str] = Counter()
    for sign in kinds().signs:
        weight = sign.weigh(text, start, end, stop)
        if weight:
            scores[sign.type] += weight
    return scores


_STOP = re.compile(r"[.!?]”?(?=\s)|\n")


def _stop(text: str, end: int) -> int:
    match = _STOP.search(text, end, end + 120)
    return match.start() + 1 if match is not None else min(len(text), end + 120)


def _look(name: Name) -> int:
    """What the first look at a mention is worth."""
    table = kinds()
    if name.why.startswith("stands again"):
        return 0
    if name.why == "ending" and name.text.endswith(table.weak_endings):
        return 1
    if name.why.startswith("after ") and name.why[6:] in table.vague:
        return 1
    return next((weight for why, weight in table.looks.items() if name.why.startswith(why)), 0)


def decide(text: str, names: list[Name]) -> list[Name]:
    """The names, with the one type for all mentions of an unknown name that the whole article speaks for.

    What a cue right beside a mention calls a thing stays one: a firm and its product may bear one name. A run of two
    Hangul words of which the article knows one as no person's is none either: 구글 딥마인드, 탕제 칭화대.
    """
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.entry is None and name.part_of is None and not name.canonical:
            groups[name.text].append(name)
    kinds_of: dict[str, str | None] = {}
    for surface, group in groups.items():
        best = kinds_of[surface] = _weigh(text, group).best or _by_number(group[0])
        if best is not None:
            for name in group:
                _retype(name, best)
    return [part for name in names for part in _parted(name, kinds_of)]


def told(text: str, name: Name) -> int:
    """How much the words beside a weak form of a known name say that it names something of its type."""
    scores = signs_of(text, name.start, name.end)
    return scores[name.type] if name.type and Weighed(scores).best == name.type else 0


def tell_apart(text: str, names: list[Name]) -> None:
    """그록 with shares and rounds is Groq, not Grok: of two known things of one form the signs say which is meant."""
    forms = {one.form: one for one in kinds().homographs}
    known = {name.entry.name: name.entry for name in names if name.entry is not None}
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.entry is not None and name.text in forms:
            groups[name.text].append(name)
    for form, group in groups.items():
        other = forms[form]
        best = _weigh(text, group).best
        if best is not None and (best == other.type or (best in NO_ACTORS and other.type in NO_ACTORS)):
            entry = known.get(other.name) or Gazetteer.default().find(other.name)
            for name in group:
                name.entry, name.type, name.why = entry, other.type, "weighed"
                name.canonical = other.name


def _weigh(text: str, group: list[Name]) -> Weighed:
    scores: Counter[str] = Counter()
    looks: set[tuple[str, str]] = set()
    for name in group:
        scores.update(signs_of(text, name.start, name.end))
        # The form of a name tells no more where it stands ten times.
        if name.type is not None and (name.type, name.why) not in looks:
            looks.add((name.type, name.why))
            scores[name.type] += _look(name)
    for kind in [kind for kind in scores if not _can_be(kind, group[0])]:
        del scores[kind]
    return Weighed(scores)


def _can_be(kind: str, name: Name) -> bool:
    """Whether the form of a name allows this type: no person is called by letters and digits, nor as firms are."""
    if kind == "Person":
        plain = re.fullmatch(
            r"[가-힣]{2,5}|[가-힣]{1,6}(?: [가-힣]{1,6}){1,3}|[A-Za-z.]+(?: [A-Za-z.]+)+", name.text
        )
        return plain is not None and not name.quoted and not name.text.endswith(lexicon().firm_endings)
    coded = name.why.startswith("code name")
    return not coded or kind in NO_ACTORS


_VERSION = re.compile(r"[가-힣A-Za-z ]*[가-힣]-?[0-9]{1,3}(?:\.[0-9])?")


def _by_number(name: Name) -> str | None:
    """아이오닉5: a Hangul name that ends in a number is a thing's, where nothing says otherwise."""
    return "Product" if name.type is None and _VERSION.fullmatch(name.text) else None


def _parted(name: Name, kinds_of: dict[str, str | None]) -> list[Name]:
    """The two words of what only looks like a person's name, as names of their own."""
    first, _, last = name.text.partition(" ")
    if name.why != "two Hangul words" or not any(
        kinds_of.get(word) not in (None, "Person") for word in (first, last)
    ):
        return [name]
    middle = name.start + len(first)
    return [
        Name(name.start, middle, first, kinds_of.get(first), "part of a run"),
        Name(middle + 1, name.end, last, kinds_of.get(last), "part of a run"),
    ]


def _retype(name: Name, kind: str) -> None:
    if name.type == kind:
        return
    if name.type in NO_ACTORS and kind == "Company" and _look(name) > 2 and not name.why.startswith("ending"):
        return
    name.type, name.why = kind, f"{name.why}; weighed"
    if kind in ("Company", "Person", "Place", "PublicBody", "MediaOutlet"):
        name.quoted = False
