"""The status of a claim that no rule read: learnt from what the predicate behind the names and the words around say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from alliances.extractors.language import Language
from alliances.extractors.learnt.model import ALWAYS, Model
from alliances.extractors.learnt.traits import CONTENT
from alliances.extractors.outcomes import clause_behind, status_behind
from alliances.extractors.status import Verdict

if TYPE_CHECKING:
    from alliances.extractors.learnt.weighing import Weighed

# Which traits of a candidate say something of its status, by how they begin.
_GROUPS = ("last", "headline", "value", "funding")


def status_traits(item: Weighed, relation: str, language: Language) -> Iterator[str]:
    """What speaks for a status: the relation, the words, and what the rules for status say of the clause behind."""
    yield f"relation {relation}"
    sentence, candidate = item.sentence, item.candidate
    said = [
        name
        for name, lent in zip((candidate.subject, candidate.object), candidate.lent, strict=True)
        if lent is None
    ]
    end = max(name.end for name in said)
    verdict = status_behind(end, sentence, relation, "ongoing", language.status)
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
    """The most probable status."""
    traits = [*status_traits(item, relation, language), ALWAYS]
    sums = model.sums(traits)
    number = max(range(len(sums)), key=lambda index: (sums[index], -index))
    status = model.labels[number]
    return Verdict(status, f"learnt: {', '.join(model.grounds(status, traits, 2))}")
