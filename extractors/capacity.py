"""How much power a facility draws or is planned to draw: each power of a sentence finds the facility it is said of."""

from __future__ import annotations

from collections.abc import Iterator

from alliances.extractors.claims import DISCOURSE, EXPLICIT, Claim
from alliances.extractors.language import Language
from alliances.extractors.mentions import Name
from alliances.extractors.status import Verdict
from alliances.extractors.syntax import Clause, Phrase, Sentence
from alliances.extractors.values.model import Value

_CASES = ("topic", "subj", "obj", "dat", "too", "to", "gen", "bare")


def capacities(text: str, sentence: Sentence, language: Language) -> Iterator[Claim]:
    """Claims of `has-power-capacity`, one for each power that is said of a facility and of no engine or contract."""
    words = language.capacity
    if words is None:
        return
    for value in sentence.values:
        if value.kind != "power" or words.other.match(text, value.end):
            continue
        phrase = next((p for p in sentence.phrases if value in p.values), None)
        clause = next((c for c in sentence.clauses if phrase is not None and phrase in c.args), None)
        facility, how = _facility(phrase, clause, sentence)
        if facility is None and words.cue.search(text, sentence.start, sentence.end):
            facility, how = sentence.project, "facility spoken of"
        if facility is not None:
            yield _claim(facility, value, sentence, _status(phrase, clause, language), how)


def _facility(phrase: Phrase | None, clause: Clause | None, sentence: Sentence) -> tuple[Name | None, str]:
    """The facility of the same noun phrase, else of the same clause, else the sentence's only one."""
    own = _of(phrase)
    if own is not None:
        return own, "same noun phrase"
    if clause is not None:
        beside = [*sorted(clause.args, key=_rank), clause.subject, clause.head]
        found = next((name for arg in beside if (name := _of(arg)) is not None), None)
        if found is not None:
            return found, "same clause"
    facilities = {id(name): name for p in sentence.phrases if (name := _of(p)) is not None}
    return (next(iter(facilities.values())), "same sentence") if len(facilities) == 1 else (None, "")


def _of(phrase: Phrase | None) -> Name | None:
    if phrase is None:
        return None
    names = [*phrase.names, *(name for name, _ in phrase.mods)]
    return next((name for name in names if name.type == "DataCenter"), None)


def _rank(phrase: Phrase) -> int:
    return _CASES.index(phrase.case) if phrase.case in _CASES else len(_CASES)


def _status(phrase: Phrase | None, clause: Clause | None, language: Language) -> Verdict:
    """What runs draws its power now; a size is that of a plan unless something tells that the facility runs."""
    assert language.capacity is not None
    if clause is None or phrase is None or (phrase.names and _of(phrase) is not None):
        return Verdict("planned", "size")
    given = language.status.governor(clause.lemma)
    if given is not None:
        return Verdict(given, clause.lemma)
    running = clause.lemma in language.capacity.running
    return language.status.from_features(
        "has-power-capacity", clause.features, "ongoing" if running else "planned"
    )


def _claim(facility: Name, value: Value, sentence: Sentence, status: Verdict, how: str) -> Claim:
    return Claim(
        "has-power-capacity",
        facility,
        None,
        status,
        sentence.start,
        sentence.end,
        "facility.capacity",
        f"power of the {how}; status {status.why}",
        DISCOURSE if how == "facility spoken of" else EXPLICIT,
        [value],
        attribution=sentence.attribution,
        headline=sentence.headline,
    )
