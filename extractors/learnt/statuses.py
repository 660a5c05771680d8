"""The status of a claim that no rule read, or read wrongly: learnt from the predicate behind the names and the words around."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from alliances.extractors.language import Language
from alliances.extractors.learnt.described import CONTENT
from alliances.extractors.learnt.model import ALWAYS, Model
from alliances.extractors.outcomes import clause_behind, status_behind
from alliances.extractors.status import Verdict
from alliances.ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from alliances.extractors.learnt.weighed import Weighed

# So much more, in units of the model, must speak for another status than for the one that a rule read (two, in log-odds).
_SURER = 200
# What is over stays so.
_OVER = ("denied", "ended")
_OPENING, _CLOSING = frozenset("[(<〈"), frozenset("])>〉")


def _end(item: Weighed) -> int:
    """Where the last of the names that the sentence says ends."""
    ends = zip((item.candidate.subject, item.candidate.object), item.candidate.lent, strict=True)
    return max(name.end for name, lent in ends if lent is None)


def _by_rules(item: Weighed, relation: str, language: Language) -> Verdict:
    """What the rules for status say of the clause behind the names; nothing where they stand in brackets before it."""
    if _led_in(item):
        return Verdict("ongoing", "in brackets before it")
    if not item.sentence.clauses:
        return language.status.from_words(_said(item), Verdict("ongoing", "no clause"))
    return status_behind(_end(item), item.sentence, relation, "ongoing", language.status)


def _said(item: Weighed) -> str:
    """The words of grammar (will, could, not) from one name to the other; of one name alone those of its sentence."""
    words = item.described.words
    said = [place for place in item.described.places(item.candidate) if place is not None]
    between = words[min(said) : max(said) + 1] if len(said) > 1 else words
    return " ".join(word.form if word.kind == "particle" else "-" for word in between)


def _led_in(item: Weighed) -> bool:
    """[알리언스뉴스 한가람 기자] 아마존은 …: the clause behind is about others.

    Only of brackets that open the sentence and hold both names, and of a clause behind them: what stands in brackets after a
    word tells what that word means (양사(구글·앤스로픽)), and a sentence in brackets has its own clause.
    """
    words = item.sentence.words
    if item.candidate.lent != (None, None) or not words or words[0].form not in _OPENING:
        return False
    shut = next((word.start for word in words if word.form in _CLOSING), None)
    end = _end(item)
    if shut is None or end > shut or not any(w.kind in CONTENT for w in words if w.start > shut):
        return False
    clause = clause_behind(end, item.sentence)
    return clause is None or clause.end > shut


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
    yield from item.described.whole
    word = item.described.last_behind(item.candidate)
    if word is not None:
        yield f"last {word}"
    for form in item.described.content:
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


def surer_status(read: Verdict, item: Weighed, relation: str, language: Language, model: Model) -> Verdict:
    """What a rule read, or a status for which much more speaks; never one that asserts in place of one that does not."""
    traits = [*status_traits(item, relation, language), ALWAYS]
    sums = dict(zip(model.labels, model.sums(traits), strict=True))
    best = max(sums, key=lambda status: sums[status])
    statuses = vocabulary().statuses
    asserts = statuses[best].asserts and not statuses[read.status].asserts
    if (
        asserts
        or read.status in _OVER
        or best == read.status
        or sums[best] - sums.get(read.status, sums[best]) <= _SURER
    ):
        return read
    return Verdict(best, f"learnt: {', '.join(model.grounds(best, traits, 2))}")
