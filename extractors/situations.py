"""From clauses to situations: a verb or an event noun with everything that may fill its roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from alliances.extractors.frames import Situation
from alliances.extractors.language import Language
from alliances.extractors.mentions import NO_ACTORS, Name
from alliances.extractors.syntax import Clause, Phrase

Argument = tuple[str, Phrase | None, list[Name], str]
# Cases in which an event noun is what its verb is about, so that the verb's tense and mood are the event's.
ABOUT = ("obj", "subj", "topic", "too", "comp")
_TRANSPARENT = (
    "obj",
    "bare",
    "comp",
    "to",
    "topic",
    "subj",
    "dat",
    "for",
    "through",
    "from",
    "about",
    "over",
)


def _own_args(clause: Clause) -> list[Argument]:
    return [(arg.case, arg, arg.names, arg.resolved or "explicit") for arg in clause.args]


def verb_situation(clause: Clause) -> Situation:
    """A verb's arguments: its own, the gap of a relative clause, and the shared subject."""
    args = _own_args(clause)
    own_subject = any(case in ("subj", "topic") and names for case, _, names, _ in args)
    args = _topics(args)
    if clause.kind == "adnominal" and clause.head is not None:
        args += _gap(clause, own_subject)
    if clause.kind == "adnominal" and clause.head is not None and not clause.head.names:
        args.append(("gap-mod", clause.head, [name for name, _ in clause.head.mods], "modifier of the gap"))
    args += _equated(clause)
    inherited = clause.subject if not own_subject else None
    if inherited is not None and not (clause.kind == "adnominal" and any(a[0] == "subj" for a in args)):
        args.append(("subj", inherited, inherited.names, inherited.resolved or clause.subject_why))
        if not inherited.names and inherited not in clause.args:
            # A의 직원들은 도움을 받아 …: whose they are, for each of the linked verbs.
            args += [("subj-mod", inherited, names, "modifier") for names in _groups(inherited)]
        args += _shared_owners(clause, inherited)
    if clause.lent is not None:
        args.append(("subj", clause.lent, clause.lent.names, clause.lent.resolved))
    if own_subject and clause.topic is not None and clause.topic not in clause.args:
        owners = [name for name, link in clause.topic.mods if link == "의"]
        args.append(("topic-mod", clause.topic, owners, "modifier of the topic"))
        gap = clause.head.names if clause.head is not None else []
        if all(name.type == "Place" for name in gap):  # A는 B가 만든 C를 …: what B has made is C
            args.append(("topic-of", clause.topic, clause.topic.names, "topic"))
        args += _undergone(clause, clause.topic)
    args += _content(clause)
    for arg in clause.args:
        case = _role_case(arg, clause)
        args += [(f"{case}-mod", arg, names, "modifier") for names in _groups(arg)]
        args += _made_by(arg)
    return Situation(clause, args, clause.start, clause.end, clause.lemma)


def _made_by(arg: Phrase) -> Iterator[Argument]:
    """A가 만든 터빈은, A가 진행하는 라운드에, A의 원전에서 나온 전기를: whose doing the argument is."""
    inner = arg.relative
    if inner is None:
        return
    case = "subj" if arg.case in ("topic", "too") else arg.case
    made = inner.subject if case == "obj" else None
    if made is not None and made.case == "subj":
        yield ("obj-by", arg, made.names, "subject of the relative clause")
    for other in inner.args if case == "subj" or (case == "dat" and not arg.names) else ():
        if other.case == "subj" and other.names:
            yield (f"{case}-by", arg, other.names, "subject of the relative clause")
    for other in inner.args if "origin" in inner.features else ():
        if other.case == "from":
            names = other.names or [name for name, _ in other.mods]
            yield (f"{case}-by", arg, names, "origin in the relative clause")


def _shared_owners(clause: Clause, subject: Phrase) -> Iterator[Argument]:
    """A의 로봇은 B에서 일하지만 …: whose thing the shared subject is, is known to each clause of the chain."""
    things = all(name.type in NO_ACTORS for name in subject.names)
    if clause.kind in ("connective", "quoted") and subject.case in ("topic", "subj") and things:
        yield from ((f"{subject.case}-mod", subject, names, "modifier") for names in _groups(subject))


def _undergone(clause: Clause, topic: Phrase) -> Iterator[Argument]:
    """A의 칩은 B가 사 가지만, A는 B가 인수했지만: beside a subject the topic is the object where there is no other."""
    if clause.kind not in ("connective", "quoted") or any(
        arg.case == "obj" and (arg.names or arg.noun) for arg in clause.args
    ):
        return
    if topic.noun and not topic.names:
        yield from (("obj-mod", topic, names, "modifier of the topic") for names in _groups(topic))
    elif clause.kind == "connective" or all(name.type in NO_ACTORS for name in topic.names):
        yield "obj", topic, topic.names, "topic"


def joined_actor(situation: Situation) -> Situation:
    """A는 돈을 댔고 B도 참여했다: where a verb takes no object, X도 acts, and the topic acted in the clause before."""
    also = next((a[1] for a in situation.args if a[1] is not None and a[1].case == "too" and a[2]), None)
    if also is None or not any(name.type in ("Company", "Person", "PublicBody", None) for name in also.names):
        return situation
    rest = [a for a in situation.args if a[1] is not also and not (a[1] is not None and a[1].case == "topic")]
    return replace(situation, args=[("subj", also, also.names, "explicit"), *rest])


def _role_case(arg: Phrase, clause: Clause) -> str:
    """지분도 갖고 있다, A의 칩은 B가 산다: beside a subject such a noun is the object where the clause has no other."""
    cases = {other.case for other in clause.args if other is not arg}
    acting = {"topic", "subj"} if arg.case == "too" else {"subj"} if arg.case == "topic" else set()
    undergoes = acting & cases and arg.noun and not arg.names and "obj" not in cases
    return "obj" if undergoes else arg.case


def _groups(phrase: Phrase) -> list[list[Name]]:
    """애플과 엔비디아의 칩: what stands side by side before a noun modifies it together."""
    groups: list[list[Name]] = []
    last: tuple[str | None, str] | None = None
    for name, link in phrase.mods:
        if groups and last == (name.type, link) and link:
            groups[-1].append(name)
        else:
            groups.append([name])
        last = (name.type, link)
    return groups


def _topics(args: list[Argument]) -> list[Argument]:
    """The first topic is the subject; beside a subject a topic (X도, X는) may be what the verb is done to."""
    subjects = [a for a in args if a[0] == "subj" and a[2]] or [a for a in args if a[0] == "topic" and a[2]]
    result: list[Argument] = []
    for argument in args:
        case, phrase, names, how = argument
        if case not in ("topic", "too"):
            result.append(argument)
        elif subjects and argument is not subjects[0]:
            if not any(a[0] == "obj" and a[1] is not None and (a[2] or a[1].noun) for a in args):
                result.append(("obj", phrase, names, how))
            result.append(("topic-of", phrase, names, how))
        else:
            result.append(("subj", phrase, names, how))
            if case == "too" and not any(a[0] == "obj" for a in args):
                result.append(("obj", phrase, names, how))
    return result


def _gap(clause: Clause, own_subject: bool) -> list[Argument]:
    """What a relative clause modifies is its subject, or its object where it has a subject or lacks an object."""
    head = clause.head
    assert head is not None
    names = head.names or [name for name, link in head.mods if link == "의"][:1]
    if head.determiner == "list":
        names = names[:1]  # A가 세운 B를 필두로 C와 D가: A has founded B alone
    if not names:
        topic = clause.topic or clause.subject
        return [("topic-of", topic, topic.names, "topic")] if topic is not None and own_subject else []
    has_object = any(
        arg.case in ("obj", "dat", "about", "from", "to", "with")
        and (arg.names or (arg.case == "obj" and not (_only_money(arg) and clause.topic is not None)))
        for arg in clause.args
    )
    if own_subject or not (has_object or cleft(clause)):
        return [("gap", head, names, "relative gap")]
    return [("subj", head, names, "relative gap")]


def cleft(clause: Clause) -> bool:
    """라운드를 이끈 곳은 A다: what is named at the end is not what the relative clause stands before."""
    return clause.head is not None and clause.head.case == "comp" and clause.head.relative is not clause


def _only_money(arg: Phrase) -> bool:
    """A는 1억달러를 넣은 B와: where A is the topic, B is who got the money."""
    return not arg.names and not arg.noun and any(value.kind == "money" for value in arg.values)


def _content(clause: Clause) -> list[Argument]:
    """빌려 쓰는 계약을 구글과 체결했다: the partner of the contract is a party to what it is about."""
    if clause.governor is None or not any(f.startswith("noun:") for f in clause.features):
        return []
    partners = [arg for arg in clause.governor.args if arg.case == "with"]
    own = [
        a
        for a in clause.args
        if a.case == "with" and a.determiner != "함께" and "contract" in clause.features
    ]
    return [
        *(("with", arg, arg.names, "partner of the governor") for arg in partners),
        *((case, arg, arg.names, "partner of the contract") for arg in own for case in ("dat", "from")),
    ]


def _equated(clause: Clause) -> list[Argument]:
    """A는 B가 투자한 곳으로, …: B goes on as subject, A is what it is done to."""
    for arg in clause.args:
        if arg.relative is not None and arg.case in ("to", "comp") and not arg.names:
            inner = next((a for a in arg.relative.args if a.case == "subj" and a.names), None)
            if inner is not None and clause.subject is not None:
                return [
                    ("subj", inner, inner.names, "subject of the relative clause"),
                    ("topic-of", clause.subject, clause.subject.names, "topic"),
                ]
    return []


# A name of a thing says its kind as a noun would.
_KINDS = {"Chip": "칩", "CloudService": "클라우드", "DataCenter": "데이터센터"}
_SHARED = ("topic-mod", "subj-mod", "obj-mod")  # of a thing that is named for several clauses


def words_of(situation: Situation) -> frozenset[str]:
    """The nouns among a verb's arguments, those of what its chain shares with it among them."""
    if situation.words is not None:
        return situation.words  # each frame of the verb asks for them
    chained = situation.clause.kind in ("connective", "quoted")
    shared = [a[1] for a in situation.args if chained and a[1] is not None and a[0] in _SHARED]
    args = {id(arg): arg for arg in (*situation.clause.args, *shared)}
    words = {noun.removesuffix("+의") for arg in args.values() for noun in arg.nouns}
    named = {name.type for arg in args.values() for name in arg.names}
    words |= {word for kind, word in _KINDS.items() if kind in named}
    head = situation.clause.head
    if situation.phrase is not None:
        words |= set(situation.phrase.nouns)
    elif situation.clause.kind == "adnominal" and head is not None and not head.names:
        done_to = any(arg.case == "obj" for arg in situation.clause.args)
        words |= set(head.nouns) if not done_to else set()  # B에 들이는 장비
    situation.words = frozenset(words)
    return situation.words


def noun_situations(clause: Clause, phrase: Phrase, language: Language) -> Iterator[Situation]:
    """Each event noun of a phrase with its own modifiers and, under a light verb, the verb's arguments."""
    around: list[Argument] | None = None
    for index, noun in enumerate(phrase.nouns):
        noun, tail = _event(noun, language)
        if not noun:
            continue
        linked = {"의": "gen", "": "bare"}
        args: list[Argument] = []
        grouped: dict[str, list[Name]] = {}
        for name, link in phrase.mods:
            grouped.setdefault(linked.get(link, link), []).append(name)
        args += [(case, phrase, names, f"modifier {case}") for case, names in grouped.items()]
        if phrase.names:
            args.append(("head", phrase, phrase.names, "apposition"))
        if _done_to(grouped) and not phrase.nouns[:index]:
            args.append(("gen-subject", phrase, grouped["gen"], "modifier gen"))
        around = _around(clause, phrase, language) if around is None else around
        args += around
        yield Situation(
            clause,
            args,
            min(phrase.start, clause.start),
            max(phrase.end, clause.end),
            noun,
            True,
            (*tail, *phrase.nouns[index + 1 :]),
            phrase,
        )


def _done_to(grouped: dict[str, list[Name]]) -> bool:
    """A의 B 인수: of two firms before an event noun the first does it to the second, whoever else is spoken of."""
    firms = [[name for name in grouped.get(case, []) if name.type == "Company"] for case in ("gen", "bare")]
    return all(firms)


def _around(clause: Clause, phrase: Phrase, language: Language) -> list[Argument]:
    """What an event noun shares with its verb and with the relative clause before it."""
    args: list[Argument] = []
    if _shares_arguments(clause, phrase, language):
        args += [a for a in verb_situation(clause).args if a[1] is not phrase]
    if phrase.relative is not None:
        args += [a for a in verb_situation(phrase.relative).args if a[1] is not phrase and a[0] != "gap"]
    return args


def _event(noun: str, language: Language) -> tuple[str, tuple[str, ...]]:
    """The event noun in a noun, with what is written together behind it: 투자설 is 투자 + 설."""
    if language.frames.opens(noun):
        return noun, ()
    for cut in (1, 2):
        head, tail = noun[:-cut], noun[-cut:]
        if len(head) > 1 and head in language.frames.by_noun and language.status.governor(tail):
            return head, (tail,)
    return "", ()


def _shares_arguments(clause: Clause, phrase: Phrase, language: Language) -> bool:
    if clause.kind == "verbless":
        return True
    lemma = clause.lemma
    known = (
        lemma in language.light
        or lemma in language.reporting
        or language.status.of_clause(clause) is not None
    )
    return known and phrase.case in _TRANSPARENT
