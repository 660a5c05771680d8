"""What has become of an event: its own features, the nouns and the verb that govern it, the clause around it."""

from __future__ import annotations

from alliances.extractors.frames import Frame, Situation
from alliances.extractors.language import Language
from alliances.extractors.situations import ABOUT
from alliances.extractors.status import StatusReader, Verdict
from alliances.extractors.syntax import Clause


def read_status(frame: Frame, situation: Situation, language: Language) -> Verdict:
    """Own features, the nouns behind an event noun, the governing verb, and the reporting clause around it."""
    status, clause = language.status, situation.clause
    if not situation.nominal:
        own = status.from_features(frame.relation, _own_features(clause), frame.done)
        if own.why == "present" and frame.status is not None:
            own = Verdict(frame.status, "frame")
        elif own.why in ("present", "frame") and frame.relative is not None and clause.kind == "adnominal":
            own = Verdict(frame.relative, "present relative clause")
    else:
        own = _nominal_status(frame, situation, language)
    if frame.past is not None and own.why.partition("=")[0] in _PAST:
        own = Verdict(frame.past, own.why)
    if own.status in ("ongoing", "completed") and frame.status is not None:
        own = Verdict(frame.status, "frame")
    outer = _outer(frame, clause, status)
    found = status.combine(own, outer)
    if frame.unfulfilled is not None and found.status not in ("completed", "ongoing", "ended"):
        return Verdict(frame.unfulfilled, f"not yet: {found.why}")
    return found


_PAST = ("past", "past-adnominal", "past+past-adnominal")


def _own_features(clause: Clause) -> set[str]:
    """내년부터 공급한다: a present tense with a date to come is a plan."""
    ahead = any(value.ahead for arg in clause.args for value in arg.values)
    return clause.features | {"ahead"} if ahead else clause.features


def _nominal_status(frame: Frame, situation: Situation, language: Language) -> Verdict:
    status, clause = language.status, situation.clause
    words = [word for word in situation.outer if status.governor(word)]
    verdicts = [Verdict(_governed(frame, status.governor(word)) or "", word) for word in words]
    governor = (
        _governed(frame, status.governor(clause.lemma))
        if clause.lemma not in language.reporting or not words
        else None
    )
    features = status.from_features(frame.relation, clause.features, frame.done)
    if governor is not None:
        verdicts.append(Verdict(governor, clause.lemma))
        if features.status in ("planned", "possible", "considering", "denied") and governor != "denied":
            verdicts.append(features)
    elif clause.kind != "verbless" and situation.phrase is not None and situation.phrase.case in ABOUT:
        verdicts.append(features)
    if not verdicts:
        return Verdict(frame.done or status.from_features(frame.relation, ["past"]).status, "noun alone")
    return status.combine(verdicts[0], verdicts[1:])


def _governed(frame: Frame, given: str | None) -> str | None:
    """What a governing word means for this frame: a signature makes an alliance, but only promises a delivery."""
    if given == "finished":
        return "completed" if frame.event else "ended"
    return frame.signed if given == "signed" else given


def _outer(frame: Frame, clause: Clause, status: StatusReader) -> list[Verdict]:
    found = []
    for feature in clause.features:
        if feature.startswith("noun:"):
            word = feature.removeprefix("noun:")
            found.append(Verdict(_governed(frame, status.governor(word)) or "planned", word))
    if (
        (found or "purpose" in clause.features)
        and clause.governor is not None
        and (given := status.governor(clause.governor.lemma)) in ("denied", "considering")
    ):
        found.append(Verdict(given or "", clause.governor.lemma))
    return found
