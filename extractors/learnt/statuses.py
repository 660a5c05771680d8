"""The status of a claim that no rule read: learnt from what the predicate behind the names and the words around say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from alliances.extractors.language import Language
from alliances.extractors.learnt.model import ALWAYS, Model
from alliances.extractors.learnt.traits import CONTENT
from alliances.extractors.outcomes import clause_behind, status_behind
from alliances.extractors.status import Verdict
from alliances.ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from alliances.extractors.learnt.weighing import Weighed

_OPENING, _CLOSING = frozenset("[(<〈"), frozenset("])>〉")
# Which traits of a candidate say something of its status, by how they begin.
_GROUPS = ("last", "headline", "value", "funding")


def _end(item: Weighed) -> int:
    """Where the last of the names that the sentence says ends."""
    ends = zip((item.candidate.subject, item.candidate.object), item.candidate.lent, strict=True)
    return max(name.end for name, lent in ends if lent is None)


def _by_rules(item: Weighed, relation: str, language: Language) -> Verdict:
    """What the rules for status say of the clause behind the names; of names that stand in brackets together, nothing."""
    if _bracketed(item):
        return Verdict("ongoing", "in brackets")
    return status_behind(_end(item), item.sentence, relation, "ongoing", language.status)


def _bracketed(item: Weighed) -> bool:
    """[알리언스뉴스 한가람 기자] 아마존은 …: the clause behind is about others."""
    names = zip((item.candidate.subject, item.candidate.object), item.candidate.lent, strict=True)
    said = [name for name, lent in names if lent is None]
    opened: int | None = None
    for word in item.sentence.words:
        if word.form in _OPENING:
            opened = word.end
        elif word.form in _CLOSING and opened is not None:
            if all(opened <= name.start and name.end <= word.start for name in said):
                return True
            opened = None
    return False


def status_traits(item: Weighed, relation: str, language: Language) -> Iterator[str]:
    """What speaks for a status: the relation, the words, and what the rules for status say of the clause behind."""
    yield f"relation {relation}"
    sentence, end = item.sentence, _end(item)
    verdict = _by_rules(item, relation, language)
    yield f"verdict {verdict.status}"
    yield f"verdict {verdict.status} {relation}"
    clause = clause_behind(end, sentence)
    if clause is not None:
        yield from (f"feature {feature}" for feature in sorted(clause.features))
        yield f"clause behind {clause.lemma}"
    last = max(sentence.clauses, key=lambda c: c.end, default=None)
    if last is not None:
        yield from (f"last feature {feature}" for feature in sorted(last.features))
    for trait in item.traits:
        if trait.startswith(_GROUPS):
            yield trait
    for form in sorted({word.form for word in sentence.words if word.kind in CONTENT}):
        yield f"said {form}"
        yield f"said {form} of {relation}"


def learnt_status(item: Weighed, relation: str, language: Language, model: Model) -> Verdict:
    """The most probable status; one that asserts only where the words behind the names allow it.

    A review must never become a fact because most claims of a relation are facts.
    """
    traits = [*status_traits(item, relation, language), ALWAYS]
    sums = model.sums(traits)
    number = max(range(len(sums)), key=lambda index: (sums[index], -index))
    status = model.labels[number]
    told = _by_rules(item, relation, language)
    statuses = vocabulary().statuses
    if statuses[status].asserts and not statuses[told.status].asserts:
        return told
    return Verdict(status, f"learnt: {', '.join(model.grounds(status, traits, 2))}")
