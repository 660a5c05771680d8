"""Patterns over a sentence in which names and values are single characters.

A pattern is a regular expression with slots: `{subject:Company}`, `{object:Product|Chip}`, `{amount}`, `{share}`.
Names become characters from U+E000 on and values from U+F000 on, so that a slot is one character class; quotation
marks and brackets are left out, so that a pattern need not know of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from alliances.extractors.claims import DISCOURSE, EXPLICIT, Claim
from alliances.extractors.frames import fits, slot_types
from alliances.extractors.language import status_reader
from alliances.extractors.lending import lend, lend_owner
from alliances.extractors.literals import required
from alliances.extractors.masking import BESIDE, BRACKET, NAME, NOTHING, VALUE, Masked, mask, value_class
from alliances.extractors.mentions import Name
from alliances.extractors.outcomes import clause_behind, status_behind
from alliances.extractors.parts import foremost, plays_part
from alliances.extractors.relational import relational_patterns
from alliances.extractors.status import Verdict
from alliances.extractors.syntax import Sentence
from alliances.extractors.tables import entry_line, load_yaml
from alliances.extractors.values.model import Value
from alliances.ontology.errors import AlliancesError
from alliances.ontology.vocabulary import RelationName, StatusName, vocabulary

_SLOT = re.compile(r"\{(\w+)(?::([\w|]+))?\}")
_VALUE_SLOTS = {"amount": "money", "share": "share", "power": "power", "count": "count", "date": "date"}
# Slots of a value that the sentence may also lack.
_OPTIONAL_SLOTS = {"amt": "amount", "shr": "share", "cnt": "count"}
_TYPE_GROUPS = {
    "organisation": ("Company", "PublicBody", "MediaOutlet", "DataCenter"),
    "investor": ("Company", "PublicBody", "Person"),
    "party": ("Company", "PublicBody", "Person", "MediaOutlet"),
}


# Names in a row with what joins them in either language, each with up to two words before it (none with a particle).
_LIST = (
    r"[\uE000-\uEFFF](?:(?:·|‧|, ?|[와과] | 및 |, and | and )"
    r"(?:[^\s\uE000-\uEFFF]+(?<![은는이가을를에의]) ){0,2}?[\uE000-\uEFFF]@)*"
)


class Pattern(BaseModel):
    """One entry of `patterns.yaml`.

    topic: the role that the discourse fills, with `near` by the company named last before the match;
    words: the words in and before the match say the status;
    clause: the predicate behind the match says the status;
    orient: subject and object change places where only the object plays this part (`data/roles.yaml`);
    brackets: what stands in round brackets is part of what the pattern matches;
    without: an object that plays this part is not welcome;
    typed: names of unknown type are not welcome;
    rents: whoever lives by renting out rents rather than delivers.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    relation: RelationName
    pattern: str
    status: StatusName | None = None
    kind: str | None = None
    topic: str | None = None
    near: bool = False
    clause: bool = False
    words: bool = False
    brackets: bool = False
    orient: str | None = None
    without: str | None = None
    typed: bool = False
    rents: bool = False


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern ready to run: its expression and the types that each slot takes."""

    source: Pattern
    expression: re.Pattern[str]
    types: dict[str, frozenset[str]]
    kinds: frozenset[str]
    words: tuple[str, ...]


def _compile(raw: dict[str, Any], macros: dict[str, str]) -> Compiled:
    source = Pattern.model_validate(raw)
    types: dict[str, frozenset[str]] = {}
    kinds = set()

    def slot(match: re.Match[str]) -> str:
        role, wanted = match[1], match[2]
        if role in macros:
            return macros[role]
        if role in _OPTIONAL_SLOTS:
            return rf"(?P<{_OPTIONAL_SLOTS[role]}>[\uF000-\uF8FF])"
        if role in _VALUE_SLOTS:
            kinds.add(_VALUE_SLOTS[role])
            return rf"(?P<{role}>{value_class(_VALUE_SLOTS[role])})"
        types[role] = frozenset(
            t for name in (wanted or "Company").split("|") for t in _TYPE_GROUPS.get(name, (name,))
        )
        if role in ("subjects", "objects"):
            # `A의 x, B의 y`: what has a thing of its own is no part of a list of things.
            return rf"(?P<{role}>{_LIST.replace('@', '(?!의)' if role == 'objects' else '')})"
        return rf"(?P<{role}>[\uE000-\uEFFF])"

    quantifier_safe = re.sub(r"\{(\d+(?:,\d*)?)\}", r"«\1»", source.pattern)
    # A word between two slots holds no further name: else a pattern would bind across a nearer one.
    text = _SLOT.sub(slot, quantifier_safe).replace(r"\S+", r"[^\s\uE000-\uEFFF]+")
    expression = re.compile(re.sub(r"«([\d,]+)»", r"{\1}", text))
    return Compiled(source, expression, types, frozenset(kinds), tuple(sorted(required(expression))))


@cache
def patterns(language: str) -> tuple[Compiled, ...]:
    """The patterns of a language; a bad one raises `AlliancesError` naming file and entry."""
    macros = load_yaml(language, "macros.yaml")
    compiled = []
    for number, raw in enumerate(load_yaml(language, "patterns.yaml"), start=1):
        try:
            compiled.append(_compile(raw, macros))
        except (ValidationError, re.error) as error:
            reason = str(error).splitlines()[0]
            where = f"{language}/data/patterns.yaml:{entry_line(language, 'patterns.yaml', number)}"
            raise AlliancesError(f"{where}: {raw.get('id')}: {reason}") from None
    for raw in relational_patterns(language):
        try:
            compiled.append(_compile(raw, macros))
        except re.error as error:
            raise AlliancesError(f"{language}/data/relational.yaml: {raw['id']}: {error}") from None
    return tuple(compiled)


@cache
def _words(language: str) -> tuple[str, ...]:
    return tuple(sorted({word for compiled in patterns(language) for word in compiled.words}))


@cache
def _indexed(language: str) -> dict[str, tuple[int, ...]]:
    """The numbers of the patterns that need one of these words, by word; those that need none under ""."""
    found: dict[str, list[int]] = {"": []}
    for number, compiled in enumerate(patterns(language)):
        for word in compiled.words or ("",):
            found.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


@lru_cache(maxsize=8)
def _present(text: str, language: str) -> tuple[str, ...]:
    """Those of the words that an article holds at all, as its sentences are masked."""
    plain = BRACKET.sub("", text.translate(NOTHING)).replace("\n", " ")
    return tuple(word for word in _words(language) if word in plain)


def match_patterns(text: str, sentence: Sentence, language: str) -> Iterator[Claim]:
    """Claims of all patterns of a language in one sentence."""
    types = frozenset(name.type for name in sentence.names)
    kinds = frozenset(value.kind for value in sentence.values)
    fitting = _applicable(language, types, kinds)
    if not fitting:
        return
    masked = mask(text, sentence)
    every, by_word = patterns(language), _indexed(language)
    numbers = set(by_word[""])
    for word in _present(text, language):
        if word in masked.text:
            numbers.update(by_word[word])
    for compiled in [every[number] for number in sorted(numbers & fitting)]:
        for match in compiled.expression.finditer(masked.text):
            yield from _claims(compiled, match, masked, sentence, language)
    yield from _match_bracketed(text, sentence, language)


@cache
def _bracketed(language: str) -> tuple[Compiled, ...]:
    return tuple(compiled for compiled in patterns(language) if compiled.source.brackets)


def _match_bracketed(text: str, sentence: Sentence, language: str) -> Iterator[Claim]:
    """Claims of the patterns that look into brackets: 퓨리오사AI(대표 백준호)."""
    bracketed = _bracketed(language)
    if not bracketed or "(" not in text[sentence.start : sentence.end]:
        return
    masked = mask(text, sentence, drop_brackets=False)
    for compiled in bracketed:
        for match in compiled.expression.finditer(masked.text):
            yield from _claims(compiled, match, masked, sentence, language)


@lru_cache(maxsize=4096)
def _applicable(language: str, types: frozenset[str | None], kinds: frozenset[str]) -> frozenset[int]:
    """The patterns, by number, whose slots names of these types and values of these kinds can fill."""
    return frozenset(
        number
        for number, compiled in enumerate(patterns(language))
        if not compiled.source.brackets
        and compiled.kinds <= kinds
        and (None in types or all(wanted & types for wanted in compiled.types.values()))
    )


def _claims(
    compiled: Compiled, match: re.Match[str], masked: Masked, sentence: Sentence, language: str
) -> Iterator[Claim]:
    source, groups = compiled.source, match.groupdict()
    missing = (
        source.topic if not groups.get(source.topic or "") and not groups.get(f"{source.topic}s") else None
    )
    roles = _roles(compiled, groups, missing, masked, sentence)
    if roles is None:
        return
    if source.typed and any(name.type is None for name in roles.values()):
        return
    if source.without and "object" in roles and plays_part(roles["object"], source.without):
        return
    roles = _oriented(source.orient, roles)
    values = _matched_values(compiled, groups, masked)
    if values is None:
        return
    if not any(value.kind == "money" for value in values):
        values += _price(source, match, masked, sentence)
    subject, target = roles.get("subject"), roles.get("object")
    if (
        subject is None
        or (target is None and not vocabulary().relations[source.relation].literal)
        or subject is target
    ):
        return
    verdict = _verdict(source, match, masked, sentence, language)
    lent = missing is not None or any(name.why == "anaphor" for name in roles.values())
    for one in [name for role, name in roles.items() if role.startswith("subject")]:
        objects: list[Name | None] = [name for role, name in roles.items() if role.startswith("object")]
        for other in objects or [None]:
            yield Claim(
                source.relation,
                one,
                other,
                verdict,
                sentence.start,
                sentence.end,
                source.id,
                f"pattern; {'topic from discourse' if lent else 'explicit'}; status {verdict.why}",
                DISCOURSE if lent else EXPLICIT,
                values,
                source.kind,
                groups.get("role"),
                period=groups.get("period"),
                attribution=sentence.attribution,
                headline=sentence.headline,
                rents=source.rents,
            )


def _matched_values(compiled: Compiled, groups: dict[str, str | None], masked: Masked) -> list[Value] | None:
    """The values in a match's slots; None where a slot that must be filled holds a value of another kind."""
    values = []
    for slot, kind in _VALUE_SLOTS.items():
        value = masked.value(group) if (group := groups.get(slot)) else None
        if value is not None and value.kind == kind:
            values.append(value)
        elif value is not None and compiled.kinds:
            return None
    return values


# What these say costs the sum that their predicate takes; of a round it would be the whole round's.
_PRICED = frozenset(("provides-cloud-to", "supplies-to", "acquires", "lends-to"))


def _price(source: Pattern, match: re.Match[str], masked: Masked, sentence: Sentence) -> list[Value]:
    """3000억달러짜리 계약을 맺었다: the sum in the clause of the predicate behind a match."""
    if source.relation not in _PRICED or not sentence.values:
        return []
    clause = clause_behind(masked.offsets[match.end() - 1], sentence)
    money = [v for arg in clause.args for v in arg.values if v.kind == "money"] if clause is not None else []
    return money[:1]


def _verdict(
    source: Pattern, match: re.Match[str], masked: Masked, sentence: Sentence, language: str
) -> Verdict:
    verdict, reader = Verdict(source.status or "ongoing", "pattern"), status_reader(language)
    if source.clause:
        verdict = status_behind(
            masked.offsets[match.end() - 1], sentence, source.relation, verdict.status, reader
        )
    elif source.words:
        begin = max(0, match.start() - 30)
        verdict = reader.from_words(masked.text[begin : match.end() + 12], verdict)
    # Words around a figure say whether it holds: 희망 기업가치, 연간 반복 매출.
    begin = max(0, match.start() - 24)
    return reader.from_words(masked.text[begin : match.end() + 24], verdict, source.relation)


def _roles(
    compiled: Compiled,
    groups: dict[str, str | None],
    missing: str | None,
    masked: Masked,
    sentence: Sentence,
) -> dict[str, Name] | None:
    """The names of a match by role, with the one that the discourse lends; None where one is not welcome."""
    roles: dict[str, Name] = {}
    relation = compiled.source.relation
    for role in compiled.types:
        group = groups.get(role)
        if group and role in ("subjects", "objects"):
            roles |= _listed(role, group, compiled, masked)
        elif group:
            name = masked.names[(ord(group) - NAME) % BESIDE]
            if not role.startswith(("subject", "object")):
                if name.type not in compiled.types[role]:
                    return None
                continue
            if not _welcome(name, compiled.types[role], relation, role):
                return None
            roles[role] = name
    if missing is not None:
        near = compiled.source.near
        if near and not roles:  # nobody to be near to: of a list none has the type that it is of
            return None
        lent = lend_owner(roles, sentence) if near else lend(relation, missing, roles, sentence)
        if lent is None or not _welcome(lent, _LENT, relation, missing):
            return None
        roles[missing] = lent
    return roles


def _oriented(part: str | None, roles: dict[str, Name]) -> dict[str, Name]:
    """오픈AI와 오라클의 계약: who rents out is told by what the two are known for."""
    if part is None or set(roles) != {"subject", "object"}:
        return roles
    first = foremost(roles["subject"], roles["object"], part)
    if first is roles["object"]:
        return {"subject": roles["object"], "object": roles["subject"]}
    return roles if first is not None else {}


_LENT = frozenset({"Company", "DataCenter"})


def _listed(role: str, group: str, compiled: Compiled, masked: Masked) -> dict[str, Name]:
    """The welcome names of a list; the first is the role itself, the others are numbered."""
    end = role.removesuffix("s")
    names = [masked.names[(ord(c) - NAME) % BESIDE] for c in group if NAME <= ord(c) < VALUE]
    welcome = [n for n in names if _welcome(n, compiled.types[role], compiled.source.relation, end)]
    return {end if i == 0 else f"{end}{i + 1}": name for i, name in enumerate(welcome)}


def _welcome(name: Name, wanted: frozenset[str], relation: str, role: str) -> bool:
    end = "subject" if role.startswith("subject") else "object"
    if name.type is None:
        # A name that nothing has typed takes the relation's usual type, which must be welcome here.
        usual = slot_types(relation)[0 if end == "subject" else 1]
        return (usual in wanted or name.quoted) and fits(name, relation, end)
    return name.type in wanted and fits(name, relation, end)
