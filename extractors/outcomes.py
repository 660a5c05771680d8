"""What has become of an event: its own features, the nouns and the verb that govern it, the clauses around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from alliances.extractors.frames import Frame, Situation
from alliances.extractors.language import Language
from alliances.extractors.situations import ABOUT
from alliances.extractors.status import StatusReader, Verdict
from alliances.extractors.syntax import Clause, Sentence

_PAST = ("past", "past-adnominal", "past+past-adnominal")
_OPEN = ("planned", "possible", "considering", "denied")
# How many clauses further on a denial may stand: … 썼으나 회사는 “사실이 아니다”라고 부인했다.
_REACH = 3


def read_status(frame: Frame, situation: Situation, language: Language) -> Verdict:
    """Own features, the nouns behind an event noun, the governing verb, and the reporting clause around it."""
    status, clause = language.status, situation.clause
    own = _nominal_status(frame, situation, language) if situation.nominal else _own(frame, clause, status)
    if frame.past is not None and own.why.partition("=")[0] in _PAST:
        own = Verdict(frame.past, own.why)
    if own.status in ("ongoing", "completed") and frame.status is not None:
        own = Verdict(frame.status, "frame")
    found = status.combine(own, list(_around(frame.relation, clause, status, own, frame.signed)))
    found = closed(frame.relation, [clause, clause.following], found, status)
    if frame.unfulfilled is not None and found.status not in ("completed", "ongoing", "ended"):
        return Verdict(frame.unfulfilled, f"not yet: {found.why}")
    return found


def status_behind(
    position: int, sentence: Sentence, relation: str, default: str, status: StatusReader
) -> Verdict:
    """What the predicate right behind a place says of the claim that a pattern read before it."""
    clause = clause_behind(position, sentence)
    if clause is None:
        return Verdict(default, "pattern")
    own = status.from_features(relation, _own_features(clause, status), default)
    given = status.of_clause(clause, relation)
    if given == "signed" or own.status == "completed" or (own.status, default) == ("ongoing", "completed"):
        own = Verdict(default, clause.lemma)
    if given in _OPEN and own.status not in _OPEN:
        own = Verdict(given, clause.lemma)
    found = status.combine(own, list(_around(relation, clause, status, own, "planned")))
    return closed(relation, [clause], found, status)


def clause_behind(position: int, sentence: Sentence) -> Clause | None:
    """The clause with the first predicate behind a place."""
    following = [clause for clause in sentence.clauses if clause.end > position and clause.lemma]
    return min(following, key=lambda clause: clause.end, default=None)


def closed(relation: str, clauses: Iterable[Clause | None], found: Verdict, status: StatusReader) -> Verdict:
    """A suit that was lost, won, dropped or settled has ended."""
    words = status.table.closing.get(relation, frozenset())
    for clause in clauses if words and found.status in ("ongoing", "completed") else ():
        if clause is not None and clause.lemma in words and not clause.features & {"negative", "plan"}:
            return Verdict("ended", clause.lemma)
    return found


def _own(frame: Frame, clause: Clause, status: StatusReader) -> Verdict:
    own = status.from_features(frame.relation, _own_features(clause, status), frame.done)
    if own.why == "present" and frame.status is not None:
        return Verdict(frame.status, "frame")
    if own.why in ("present", "frame") and frame.relative is not None and clause.kind == "adnominal":
        return Verdict(frame.relative, "present relative clause")
    talked = frame.status is None and own.status in ("ongoing", "completed", "planned")
    if talked and status.governor(clause.lemma) == "considering":
        return Verdict("considering", clause.lemma)  # 협력을 논의했다
    return own


def _own_features(clause: Clause, status: StatusReader) -> set[str]:
    """내년부터 공급한다: a present tense with a date to come is a plan; 숨기지 않았다 denies nothing."""
    features = set(clause.features)
    if any(value.ahead for arg in clause.args for value in arg.values):
        features.add("ahead")
    if "negative" in features and status.reverses(clause.lemma):
        features.discard("negative")
    return features


def _nominal_status(frame: Frame, situation: Situation, language: Language) -> Verdict:
    status, clause = language.status, situation.clause
    words = [word for word in situation.outer if status.governor(word)]
    asked = clause.lemma not in language.reporting or not words
    given = status.of_clause(clause, frame.relation) if asked else None
    verdicts = [
        Verdict(meant, word)
        for word in words
        if (meant := _settled(status.of_word(word, frame.relation) or "", given, frame.signed)) is not None
    ]
    features = status.from_features(frame.relation, _own_features(clause, status), frame.done)
    signed = situation.phrase.relative if situation.phrase is not None else None
    if signed is not None and status.governor(signed.lemma) == "signed" and signed.features & set(_PAST):
        verdicts.append(Verdict(frame.signed, signed.lemma))  # 맺은 양해각서도 살아 있다
    elif given is not None:
        given = frame.signed if given == "signed" else given
        verdicts.append(Verdict(_denied_again(given, features, words), clause.lemma))
        if features.status in _OPEN and given != "denied":
            verdicts.append(features)
    elif clause.kind != "verbless" and situation.phrase is not None and situation.phrase.case in ABOUT:
        verdicts.append(features)
    if not verdicts:
        return Verdict(frame.done or status.from_features(frame.relation, ["past"]).status, "noun alone")
    return status.combine(verdicts[0], verdicts[1:])


def _settled(word: str, given: str | None, signed: str) -> str | None:
    """협상을 매듭지었다 agreed, 계약을 마쳤다 carried it out, 협상을 중단했다 gave it up."""
    if word == "considering" and given in ("completed", "signed"):
        return "planned"
    if word == "considering" and given == "ended":
        return "denied"
    if word == "signed":
        return None if given in ("completed", "ended") else signed
    return word


def _denied_again(given: str, features: Verdict, words: list[str]) -> str:
    """부인하지 않았다 leaves it open; a talk that was broken off came to nothing."""
    if given == "denied" and features.status == "denied":
        return "possible"
    return "planned" if given in ("completed",) and features.status == "planned" and words else given


def _around(
    relation: str, clause: Clause, status: StatusReader, own: Verdict, signed: str
) -> Iterator[Verdict]:
    """What the noun over a clause, the verb over that noun and the clauses behind say of it."""
    over = clause.governor
    for feature in sorted(clause.features):
        kind, _, word = feature.partition(":")
        given = status.of_word(word, relation) if kind in ("noun", "said") else None
        if kind == "noun":
            outer = status.of_clause(over, relation) if over is not None else None
            yield from _by_noun(word, given or "planned", over, outer, signed)
        elif kind == "said":
            if own.why == "present" or given == "possible":
                yield Verdict(signed if given == "signed" else given or own.status, word)
            if over is not None and _denies(over, status):
                yield Verdict("denied", over.lemma)
    if "purpose" in clause.features and over is not None:
        given = status.of_clause(over, relation)
        if given in ("denied", "considering"):
            yield Verdict(given, over.lemma)
    yield from _behind(relation, clause, status, own)


def _by_noun(word: str, given: str, over: Clause | None, outer: str | None, signed: str) -> Iterator[Verdict]:
    if given == "signed" and outer in ("ongoing", "ended", "completed"):
        if outer != "completed":
            yield Verdict(outer, over.lemma if over is not None else word)
        return
    yield Verdict(signed if given == "signed" else given, word)
    if over is None:
        return
    if outer == "ended" or over.features & {"negative", "cannot"}:
        outer = "denied" if outer != "denied" else "possible"
    if outer in ("denied", "considering", "possible"):
        yield Verdict(outer, over.lemma)


def _behind(relation: str, clause: Clause, status: StatusReader, own: Verdict) -> Iterator[Verdict]:
    """사겠다고 나섰다, 하려 했으나 무산됐다, 할지 저울질한다, 썼으나 부인했다: the next clause turns it."""
    after = clause.following
    if after is None or own.status == "denied":
        return
    given = status.of_clause(after, relation)
    if clause.kind == "quoted":
        if status.offers(relation, after.lemma) and own.status == "planned":
            yield Verdict("considering", after.lemma)
        elif given == "denied" and "negative" not in after.features:
            yield Verdict("denied", after.lemma)
        elif (reporter := clause.governor) is not None and reporter.features & _ADVERSATIVE:
            yield from _contradicted(reporter, status)
    elif clause.features & _WHETHER:
        yield Verdict(given if given in ("considering", "denied") else "possible", after.lemma)
    elif own.status == "planned" and "meant" in clause.features and given == "considering":
        yield Verdict("considering", after.lemma)  # 유치하려 논의 중이다
    elif own.status in ("planned", "considering") and clause.features & _ADVERSATIVE and given == "denied":
        yield Verdict("denied", after.lemma)


_ADVERSATIVE = frozenset(
    f"ending:{e}" for e in ("으나", "지만", "나", "ᆫ데", "은데", "는데", "ᆫ데도", "는데도")
)
_WHETHER = frozenset(f"ending:{e}" for e in ("ᆯ지", "을지", "ᆯ지를"))


def _contradicted(reporter: Clause, status: StatusReader) -> Iterator[Verdict]:
    clause = reporter.following
    for _ in range(_REACH):
        if clause is None:
            return
        if _denies(clause, status):
            yield Verdict("denied", clause.lemma)
            return
        clause = clause.following


def _denies(clause: Clause, status: StatusReader) -> bool:
    """부인했다, “사실이 아니다”, “논의한 적 없다”: none of it is true."""
    given = status.of_clause(clause)
    if given == "denied":
        return "negative" not in clause.features or clause.lemma == "아니다"
    return given == "considering" and "negative" in clause.features
