"""From clauses to situations to claims: each verb or event noun that opens a frame, with its roles filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from alliances.extractors.claims import Claim
from alliances.extractors.derivation import confidence, why
from alliances.extractors.ellipsis import left_out, needed, same
from alliances.extractors.frames import Filled, Frame, Situation, fill, fits
from alliances.extractors.language import Language
from alliances.extractors.mentions import Name
from alliances.extractors.outcomes import read_status
from alliances.extractors.parts import foremost, plays_part
from alliances.extractors.situations import joined_actor, noun_situations, verb_situation, words_of
from alliances.extractors.standing import key_of
from alliances.extractors.status import Verdict
from alliances.extractors.syntax import Clause, Phrase, Sentence
from alliances.extractors.values.model import Value
from alliances.ontology.vocabulary import vocabulary

_NOMINAL_OBJECT = ("about", "bare", "gen")


def claims_of(sentence: Sentence, language: Language) -> Iterator[Claim]:
    """All claims of a sentence that its frames give; whose shares were dealt in is known to the clauses behind."""
    for claim in _all_claims(sentence, language):
        if claim.relation in ("invests-in", "acquires") and claim.object is not None:
            sentence.investee, sentence.dealt = claim.object, True
        yield claim


def _all_claims(sentence: Sentence, language: Language) -> Iterator[Claim]:
    for clause in sentence.clauses:
        if clause.kind == "predicate":
            yield from _of_verb(clause, language.frames.by_noun.get(clause.lemma, []), sentence, language)
            continue
        yield from _of_verb(clause, language.frames.by_verb.get(clause.lemma, []), sentence, language)
        if language.noun_clauses:
            continue
        for phrase in clause.args:
            for situation in noun_situations(clause, phrase, language):
                for frame in language.frames.for_noun(situation.trigger, clause.lemma):
                    yield from _apply(frame, situation, sentence, language)


def _of_verb(
    clause: Clause, frames: Iterable[Frame], sentence: Sentence, language: Language
) -> Iterator[Claim]:
    situation = None
    for frame in frames:
        situation = situation or verb_situation(clause)
        yield from _apply(frame, situation, sentence, language)


def _opens(frame: Frame, situation: Situation, sentence: Sentence) -> bool:
    """Whether the words around a verb or an event noun let it open the frame."""
    features = situation.clause.features
    if frame.funded and not sentence.funding:
        return False
    if "imperative" in features or ("ending:ᆯ지" in features and not frame.event):
        return False  # “크롬을 팔아라” is no deal, and whether something will be is open
    idiom = frame.idiomatic.get(situation.trigger) if situation.trigger not in frame.verbs else None
    if frame.needs or frame.unless or idiom:
        words = words_of(situation)
        if frame.needs and not needed(frame.needs, words) and not (frame.round and sentence.funding):
            return False
        unsaid = idiom is not None and not situation.nominal and not needed(idiom, words)
        if unsaid or (frame.unless and needed(frame.unless, words)):
            return False
    return not _barred(frame, situation) and _fits_values(frame, situation)


def _fits_values(frame: Frame, situation: Situation) -> bool:
    """Whether the shares, the sums and the goods spoken of are such as the frame takes."""
    values = situation_values(situation, None, None)
    shares = [v.number for v in values if v.kind == "share" and v.number]
    if shares and not frame.min_share <= max(shares) <= frame.max_share:
        return False
    if frame.product and any(_no_goods(arg) for arg in situation.clause.args):
        return False
    return frame.value is None or any(v.kind == frame.value for v in values)


def _apply(frame: Frame, situation: Situation, sentence: Sentence, language: Language) -> Iterator[Claim]:
    symmetric = vocabulary().relations[frame.relation].symmetric
    if not _opens(frame, situation, sentence):
        return
    object_cases = frame.object
    if not situation.nominal and "obj" not in object_cases:
        situation = joined_actor(situation)
    if situation.nominal:
        object_cases = (
            frame.noun_object if frame.noun_object is not None else (*_NOMINAL_OBJECT, *frame.object)
        )
    subject_cases = frame.subject if not situation.nominal else ("gen-subject", *frame.subject, "gen", "bare")
    target, subject = _roles(frame, situation, subject_cases, object_cases)
    if subject is None and target is not None and target.case == "between" and len(target.names) > 1:
        subject, target = target, None
    if target is not None and subject is not None and _one_list(subject, target):
        target = None
    each = "each" in situation.clause.features
    paired = not each and (frame.within or (subject is not None and _is_pair(subject)))
    if symmetric and paired and subject is not None and (target is None or target.names == subject.names):
        target = _within(subject)
    if frame.pair and not each and target is None and subject is not None and len(subject.names) == 2:
        target = replace(subject, names=subject.names[1:], case="pair")
        subject = replace(subject, names=subject.names[:1])
    if subject is None:
        return
    if target is None and not vocabulary().relations[frame.relation].literal:
        target = left_out(frame, situation, sentence, subject)
        if target is None:
            return
    if target is not None and target.case == "topic-of" and "price" in situation.clause.features:
        return
    together = target is not None and target.case in ("coordination", "pair")
    if target is not None and not together and subject.how.startswith("topic") and _overlap(subject, target):
        return
    own = subject.phrase
    subject.names = _actors(subject.names, frame.relation, own, sentence)
    if target is not None and target.case == "coordination":
        target.names = _actors(target.names, frame.relation, own, sentence)
    owner = _owner(target, subject) if target is not None and situation.trigger in frame.made else None
    if frame.orient is not None and target is not None and _turned(frame.orient, subject, target):
        subject, target = target, subject
    if frame.plays is not None and not any(plays_part(name, frame.plays) for name in subject.names):
        return
    _extend(frame, situation, subject, target)
    for claim in _pairs(frame, situation, subject, target, sentence, language):
        yield replace(claim, owner=owner) if owner is not None else claim


def _barred(frame: Frame, situation: Situation) -> bool:
    """Whether the verb above a noun, or what a verb is done to, rules the frame out."""
    features = situation.clause.features
    if any(f"under:{verb}" in features for verb in frame.not_under):
        return True
    if frame.under and not any(f"under:{verb}" in features for verb in frame.under):
        return True
    if frame.without and any(arg.case in frame.without for arg in situation.clause.args):
        return True
    done_to = [arg for arg in situation.clause.args if arg.case == "obj"]
    if frame.not_obj and any(frame.not_obj.intersection(arg.nouns) for arg in done_to):
        return True
    return any(name.type in frame.not_of for arg in done_to for name in arg.names)


def _one_list(subject: Filled, target: Filled) -> bool:
    """산업은행·기업은행이 참여한: names of one list do the same thing, none does it to another."""
    return target.phrase is not None and target.phrase is subject.phrase and target.case == subject.case


def _no_goods(arg: Phrase) -> bool:
    """1000만달러를 대다, 자회사 A를 넘기다: money is given, or a firm, no goods."""
    if arg.case == "obj" and any(name.type == "Company" for name in arg.names):
        return True
    return arg.case == "obj" and not arg.noun and not arg.names and any(v.kind == "money" for v in arg.values)


def _turned(part: str, subject: Filled, target: Filled) -> bool:
    """테슬라는 삼성전자와 공급 계약을 맺었다: who delivers is told by what the two are known for."""
    return foremost(subject.names[0], target.names[0], part) is target.names[0] if subject.names else False


def _is_pair(subject: Filled) -> bool:
    """두 회사는, A와 B가: two that do a thing do it together; of a longer list that is not said."""
    return len(subject.names) == 2 or (subject.phrase is not None and subject.phrase.resolved != "")


def _owner(target: Filled, subject: Filled) -> Name | None:
    """리벨리온의 ‘아톰’은 삼성전자가 만든다: who makes another's thing has not devised it."""
    mods = target.phrase.mods if target.phrase is not None else []
    owners = [mod for mod, link in mods if link == "의" and mod.type == "Company"]
    own = any(same(owner, name) for owner in owners for name in subject.names)
    return owners[0] if owners and not own else None


def _overlap(one: Filled, other: Filled) -> bool:
    return any(same(a, b) for a in one.names for b in other.names)


# What a person who speaks for an organisation does is the organisation's doing.
_CORPORATE = frozenset(
    (
        "uses",
        "develops",
        "builds-datacenter",
        "supplies-to",
        "provides-cloud-to",
        "partners-with",
        "competes-with",
    )
)


def _actors(names: list[Name], relation: str, phrase: Phrase | None, sentence: Sentence) -> list[Name]:
    found = (_actor(name, relation, phrase, sentence) for name in names)
    return [name for name in found if name is not None]


def _actor(name: Name, relation: str, phrase: Phrase | None, sentence: Sentence) -> Name | None:
    """The organisation for the person who leads it, where the relation is one between organisations."""
    if name.type != "Person" or relation not in _CORPORATE:
        return name
    mods = phrase.mods if phrase is not None else []
    own = next((mod for mod, link in mods if mod.type == "Company" and link in ("", "의")), None)
    return own or sentence.placed.get(key_of(name))


def _extend(frame: Frame, situation: Situation, subject: Filled, target: Filled | None) -> None:
    """Names beside a role: A, B에 이어 and 외에도 join the object; 와 joins the subject where the frame says so."""
    if target is not None:
        target.names = [
            *target.names,
            *_more(situation, "also", frame, "object", [*target.names, *subject.names]),
        ]
    known = [*subject.names, *(target.names if target else [])]
    beside = (("with", "ally") if frame.joined else ()) + (("alongside",) if frame.event else ())
    subject.names = subject.names + [n for c in beside for n in _more(situation, c, frame, "subject", known)]


def _more(situation: Situation, case: str, frame: Frame, end: str, known: list[Name]) -> list[Name]:
    only = frame.only if end == "object" else frozenset()
    return [
        name
        for c, _, names, _ in situation.args
        if c == case
        for name in names
        if fits(name, frame.relation, end, only) and not any(same(name, other) for other in known)
    ]


def _roles(
    frame: Frame, situation: Situation, subject_cases: tuple[str, ...], object_cases: tuple[str, ...]
) -> tuple[Filled | None, Filled | None]:
    literal = vocabulary().relations[frame.relation].literal
    if literal:
        return None, fill(situation, frame, "subject", subject_cases, [])
    target = fill(situation, frame, "object", object_cases, [])
    subject = fill(situation, frame, "subject", subject_cases, target.names if target else [])
    if target is not None and subject is None and target.how != "explicit":
        # What was taken as object may be the subject, and something else the object: 구글이 인수한 X.
        subject = fill(situation, frame, "subject", subject_cases, [])
        if subject is not None:
            target = fill(situation, frame, "object", object_cases, subject.names)
    return target, subject


def _within(subject: Filled) -> Filled | None:
    others = subject.names[1:]
    return Filled(others, "coordination", subject.how, subject.phrase) if others else None


def _pairs(
    frame: Frame,
    situation: Situation,
    subject: Filled,
    target: Filled | None,
    sentence: Sentence,
    language: Language,
) -> Iterator[Claim]:
    """One claim for each pair of a subject and an object; of a list that does it together, each with each."""
    verdict = read_status(frame, situation, language)
    values = situation_values(situation, subject, target)
    if not frame.own_amount and not (frame.sole and subject.gave_alone):
        # What a whole round brought in is no one investor's own sum.
        values = [value for value in values if value.kind != "money"]
    coordinated = target is not None and target.case == "coordination"
    subjects = subject.names[:-1] if coordinated else subject.names
    others: list[Name | None] = [*target.names] if target is not None else [None]
    if not subjects:
        return
    shared, many = len(subjects) > 1, max(len(subjects), len(others) if target is not None else 1)
    whole = _claim(frame, situation, subject, target, sentence, verdict)
    respective = "each" in situation.clause.features and len(others) == len(subjects) > 1
    for position, one in enumerate(subjects):
        for index, other in enumerate(others[position:] if coordinated else others):
            apart = respective and index != position  # A와 B는 각각 X와 Y를: A does it to X, B to Y
            credited = sentence.attribution in (_label(one), _label(other))
            if apart or credited or (other is not None and same(one, other)):
                continue
            chosen = _distribute(values, situation, position if shared else index, many)
            common = shared and chosen is values
            yield replace(whole, subject=one, object=other, values=chosen, shared_amount=common)


def _claim(
    frame: Frame,
    situation: Situation,
    subject: Filled,
    target: Filled | None,
    sentence: Sentence,
    verdict: Verdict,
) -> Claim:
    """What the claims of a situation have in common."""
    return Claim(
        frame.relation,
        subject.names[0],
        None,
        verdict,
        sentence.start,
        sentence.end,
        frame.id,
        why(situation, subject, target, verdict),
        confidence(subject, target),
        [],
        frame.kind,
        role=_post(frame, situation),
        attribution=sentence.attribution,
        headline=sentence.headline,
        product=_product(frame, situation),
        made=situation.trigger in frame.made,
        rents=frame.rents,
    )


def _label(name: Name | None) -> str:
    """How an attribution would call the name; an outlet that reports a deal is no party to it."""
    if name is None or name.type != "MediaOutlet":
        return ""
    return name.entry.name if name.entry is not None else name.canonical or name.text


def _distribute(values: list[Value], situation: Situation, index: int, count: int) -> list[Value]:
    """A와 B가 각각 x와 y를: as many sums as names are given one to each."""
    money = [value for value in values if value.kind == "money"]
    share = [value for value in values if value.kind == "share"]
    if count > 1 and len(money) == count:
        return [money[index], *(value for value in values if value.kind != "money")]
    if count > 1 and len(share) == count:
        return [share[index], *(value for value in values if value.kind != "share")]
    return values


def _product(frame: Frame, situation: Situation) -> str | None:
    for case in frame.product:
        for argument_case, phrase, names, _ in situation.args:
            if argument_case == case and phrase is not None:
                if names and names[0].type in ("Chip", "Product", "AIModel", "CloudService"):
                    return names[0].entry.name if names[0].entry else names[0].text
                if phrase.noun:
                    return phrase.noun
    return None


def _post(frame: Frame, situation: Situation) -> str | None:
    """The post in the first phrase that names one: 대표로, 최고재무책임자에; or the words of the predicate noun itself."""
    if frame.relation == "holds-position-at" and situation.clause.label:
        return situation.clause.label
    for case in frame.role:
        for argument_case, phrase, _, _ in situation.args:
            if (
                argument_case == case
                and phrase is not None
                and phrase.nouns
                and needed(frame.posts, frozenset(phrase.nouns[-1:]))
            ):
                return " ".join(phrase.nouns[-2:]) if len(phrase.nouns) < 3 else phrase.nouns[-1]
    return None


def situation_values(situation: Situation, subject: Filled | None, target: Filled | None) -> list[Value]:
    """The values among the event's own arguments, those of its noun phrase first."""
    phrases = [situation.phrase] if situation.phrase is not None else []
    if target is not None and target.phrase is not None and target.phrase not in phrases:
        phrases.append(
            target.phrase
        )  # 5GW 단지 안에 1GW짜리 ‘A’를 짓는다: what stands beside the name is the name's
    phrases += [arg for arg in situation.clause.args if arg not in phrases]
    if situation.phrase is not None and situation.phrase.relative is not None:
        phrases += situation.phrase.relative.args
    if "purpose" in situation.clause.features and situation.clause.governor is not None:
        phrases += [arg for arg in situation.clause.governor.args if arg.case == "obj" and arg not in phrases]
    head = situation.clause.head
    if head is not None and situation.clause.kind == "adnominal" and not situation.nominal:
        phrases.append(head)
    seen: list[Value] = []
    # 13일 업계에 따르면: when it was said is not when it was done.
    for phrase in [phrase for phrase in phrases if phrase.case != "according"]:
        seen += [value for value in phrase.values if value not in seen]
    return seen + [value for value in situation.clause.paid if value not in seen]
