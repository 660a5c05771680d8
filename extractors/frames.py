"""Relation frames: which words open one, and which cases fill its roles.

A frame is language-independent; its words stand in each language's `data/frames.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict, ValidationError

from alliances.extractors.mentions import Name
from alliances.extractors.syntax import Clause, Phrase
from alliances.extractors.tables import entry_line, load_yaml
from alliances.ontology.errors import AlliancesError
from alliances.ontology.vocabulary import RelationName, StatusName, vocabulary

# Relations that come about once; the others hold for a time.
_EVENTS = frozenset(
    ("invests-in", "acquires", "lends-to", "founded", "sues", "builds-datacenter", "develops")
)


class Frame(BaseModel):
    """One way to say a relation.

    examples: "sentence => subject | object | status"; silent: sentences in which the frame says nothing;
    verbs: lemmas; nouns: event nouns (also with a light verb); light: only under these governing verbs;
    idioms: a noun and the verb that only with it means the relation (지갑+열다);
    subject, object, product: cases that fill the role, best first; only: types welcome as object;
    fallback: an object left out is what the article is about, also where a noun of `stands` stands for it;
    orient: subject and object change places where only the object plays this part (`data/roles.yaml`);
    within: the names of a list of three or more may be both ends of a symmetric relation;
    unfulfilled: the status where what the verb says has not come about: who is to leave still is there;
    past: the status of a plain past; relative: of a present relative clause (X가 짓는 Y);
    rents: whoever lives by renting out rents rather than delivers;
    pair: of two that do it together the first does it to the second;
    max_share: a larger share means another relation; subjects: types welcome as subject;
    made: those of the verbs that speak of manufacture;
    role: cases of the phrase that names the post, by a word of `posts`;
    not_under: verbs whose object or subject the noun must not be (a stake that is sold is not held);
    under: verbs of which the noun must be object or subject; plays: the part that the subject must be known for;
    not_of: types that the direct object must not have (who sells a firm delivers nothing);
    round: what the frame needs may also have been said in the sentences before;
    funded: the frame opens only where a round of funding is spoken of;
    without: cases that must be absent ($2bn worth of shares is no worth);
    sole: what one named giver alone gave is its own though a whole round's sum would not be;
    not_obj: nouns that the direct object must not have, whatever stands elsewhere.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    relation: RelationName
    examples: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()
    light: frozenset[str] = frozenset()
    subject: tuple[str, ...] = ("subj",)
    object: tuple[str, ...] = ()
    noun_object: tuple[str, ...] | None = None
    product: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    value: str | None = None
    min_share: float = 0.0
    joined: bool = False
    fallback: bool = False
    stands: frozenset[str] = frozenset()
    round: bool = False
    funded: bool = False
    within: bool = True
    orient: str | None = None
    only: frozenset[str] = frozenset()
    status: StatusName | None = None
    done: StatusName | None = None
    unfulfilled: StatusName | None = None
    past: StatusName | None = None
    relative: StatusName | None = None
    subjects: frozenset[str] = frozenset()
    role: tuple[str, ...] = ()
    posts: frozenset[str] = frozenset()
    signed: StatusName = "planned"
    kind: str | None = None
    own_amount: bool = True
    made: frozenset[str] = frozenset()
    pair: bool = False
    rents: bool = False
    max_share: float = 1.0
    not_under: frozenset[str] = frozenset()
    not_of: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    not_obj: frozenset[str] = frozenset()
    sole: bool = False
    plays: str | None = None

    @cached_property
    def idiomatic(self) -> dict[str, frozenset[str]]:
        """The nouns that a verb needs for the frame's idioms, by verb."""
        pairs = [idiom.split("+") for idiom in self.idioms]
        return {verb: frozenset(noun for noun, other in pairs if other == verb) for _, verb in pairs}

    @property
    def event(self) -> bool:
        """Whether the relation comes about once, so that what is finished is done and not over."""
        return self.relation in _EVENTS


class FrameIndex:
    """The frames of one language, found by verb and by noun."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self.frames = tuple(frames)
        self.by_verb: dict[str, list[Frame]] = {}
        self.by_noun: dict[str, list[Frame]] = {}
        for frame in self.frames:
            for verb in dict.fromkeys((*frame.verbs, *frame.idiomatic)):
                self.by_verb.setdefault(verb, []).append(frame)
            for noun in frame.nouns:
                self.by_noun.setdefault(noun, []).append(frame)

    def for_noun(self, noun: str, governor: str) -> list[Frame]:
        """The frames that an event noun opens under a governing verb; `light` frames win."""
        frames = self.by_noun.get(noun, [])
        if not frames:
            frames = next(
                (self.by_noun[noun[i:]] for i in range(1, len(noun) - 1) if noun[i:] in self.by_noun), []
            )
        special = [frame for frame in frames if governor in frame.light]
        return special or [frame for frame in frames if not frame.light]

    def opens(self, noun: str) -> bool:
        """Whether a noun, or the end of a compound noun, opens a frame."""
        return noun in self.by_noun or any(noun[i:] in self.by_noun for i in range(1, len(noun) - 1))


@cache
def frame_index(language: str) -> FrameIndex:
    """The frames of a language; a bad entry raises `AlliancesError` naming file and entry."""
    name = f"{language}/data/frames.yaml"
    frames = []
    for number, raw in enumerate(load_yaml(language, "frames.yaml"), start=1):
        try:
            frames.append(Frame.model_validate(raw))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = f"{name}:{entry_line(language, 'frames.yaml', number)}"
            raise AlliancesError(f"{where}: {raw.get('id')}: {first['loc'][0]}: {first['msg']}") from None
    return FrameIndex(frames)


@cache
def slot_types(relation: str) -> tuple[str, str]:
    """The types that names of unknown type take as subject and object."""
    table = load_yaml("", "slots.yaml")
    subject, target = table.get(relation, table["default"])
    return subject, target


def fits(name: Name, relation: str, end: str, only: frozenset[str] = frozenset()) -> bool:
    """Whether a name may stand at this end of the relation."""
    allowed = getattr(vocabulary().relations[relation], end)
    if name.type is None:
        wanted = slot_types(relation)[0 if end == "subject" else 1]
        if wanted == "DataCenter":
            return name.quoted
        if name.quoted != (wanted == "Product") or wanted == "Place":
            return False  # a coined word in quotes is a thing, any other unknown name is none
        if name.quoted:
            return True
        if wanted == "Person" and name.text.isascii() and " " not in name.text:
            return False  # of one word many a firm is, and few people
        return not only or wanted in only
    return name.type in allowed and (not only or name.type in only)


@dataclass(slots=True)
class Filled:
    """Names that fill a role, with how they came to it."""

    names: list[Name]
    case: str
    how: str
    phrase: Phrase | None = None

    @property
    def gave_alone(self) -> bool:
        """Took $1bn from X, but not: from investors including X; X에서, but not: X 등에서."""
        whole = self.phrase is not None and bool(self.phrase.noun or self.phrase.nouns)
        return self.case == "from" and len(self.names) == 1 and not whole


@dataclass(slots=True)
class Situation:
    """One event with its candidate arguments: a clause, or an event noun and what governs it."""

    clause: Clause
    args: list[tuple[str, Phrase | None, list[Name], str]]
    start: int
    end: int
    trigger: str
    nominal: bool = False
    outer: tuple[str, ...] = ()
    phrase: Phrase | None = None
    words: frozenset[str] | None = None


def _beside(argument: tuple[str, Phrase | None, list[Name], str]) -> bool:
    return argument[1] is not None and argument[1].determiner == "함께"


def candidates(
    situation: Situation, cases: Iterable[str]
) -> Iterator[tuple[str, Phrase | None, list[Name], str]]:
    """Arguments of a situation in the order in which the frame asks for their cases."""
    for case in cases:
        found = (argument for argument in situation.args if argument[0] == case and argument[2])
        # A와 함께 X와 손잡다: the partner is X.
        yield from sorted(found, key=_beside) if case == "with" else found


def _acts(name: Name, how: str, relation: str, end: str) -> bool:
    """An outlet is subject of the deal that it reports only where the deal's own clause says so, or in court."""
    return name.type != "MediaOutlet" or end == "object" or how == "explicit" or relation == "sues"


def fill(
    situation: Situation, frame: Frame, end: str, cases: Iterable[str], taken: Iterable[Name]
) -> Filled | None:
    """The first argument whose names fit this end of the frame's relation."""
    used = set(map(id, taken))
    # 챗GPT를 만든 A: what a clause with an object modifies is not its object.
    done_to = any(a[0] == "obj" and a[1] is not None and (a[2] or a[1].noun) for a in situation.args)
    only = frame.only if end == "object" else frame.subjects
    for case, phrase, names, how in candidates(situation, cases):
        if case == "gap" and done_to and end == "object" and "obj" in cases:
            continue
        fitting = [
            name
            for name in names
            if id(name) not in used
            and fits(name, frame.relation, end, only)
            and _acts(name, how, frame.relation, end)
        ]
        if not fitting and end == "object" and case in ("subj", "gap") and phrase is not None:
            fitting = _employer(names, phrase, frame, only)
        if fitting:
            return Filled(_owners(fitting, phrase, frame, end), case, how, phrase)
    return None


def _owners(names: list[Name], phrase: Phrase | None, frame: Frame, end: str) -> list[Name]:
    """스캐터랩의 ‘제타’와 다툰다: whose unknown thing it is, where the relation is one between firms."""
    unknown = len(names) == 1 and names[0].type is None and phrase is not None
    if not unknown or frame.relation not in ("competes-with", "partners-with"):
        return names
    assert phrase is not None
    owners = [mod for mod, link in phrase.mods if link == "의" and mod.type == "Company"]
    return [mod for mod in owners if fits(mod, frame.relation, end, frame.only)][:1] or names


def _employer(names: list[Name], phrase: Phrase, frame: Frame, only: frozenset[str]) -> list[Name]:
    """오픈AI 의장은 인수 제안을 거절했다: the deal is about the organisation that the person speaks for."""
    if len(names) != 1 or names[0].type != "Person":
        return []
    return [
        mod for mod, _ in phrase.mods if mod.type == "Company" and fits(mod, frame.relation, "object", only)
    ][:1]
