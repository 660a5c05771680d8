"""What the rules have read, as traits: of the same names in the same relation, reversed, in another one, elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from alliances.extractors.claims import Claim
from alliances.extractors.learnt.candidates import Candidate
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Sentence
from alliances.ontology.vocabulary import vocabulary

Ends = tuple[str, str]


def ends_of(claim: Claim) -> Ends:
    """The two things that a claim is about; one that is symmetric in an order of its own."""
    ends = key_of(claim.subject), key_of(claim.object) if claim.object is not None else ""
    return ordered(claim.relation, ends)


def ordered(relation: str, ends: Ends) -> Ends:
    """Ends in the order that tells two claims of one relation apart."""
    return (min(ends), max(ends)) if vocabulary().relations[relation].symmetric else ends


class Told:
    """The claims of an article's rules, asked sentence by sentence."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.claims = [claim for claim in claims if claim.object is not None]
        self.everywhere = {(claim.relation, *ends_of(claim)) for claim in self.claims}
        self.pairs = {frozenset(ends_of(claim)) for claim in self.claims}
        self.here: dict[Ends, list[Claim]] = {}
        self.relations: dict[str, list[Claim]] = {}

    def enter(self, sentence: Sentence) -> None:
        """Ask about this sentence from now on."""
        here: dict[Ends, list[Claim]] = defaultdict(list)
        relations: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if claim.start < sentence.end and sentence.start < claim.end and claim.object is not None:
                here[key_of(claim.subject), key_of(claim.object)].append(claim)
                relations[claim.relation].append(claim)
        self.here, self.relations = dict(here), dict(relations)

    @property
    def read(self) -> list[Claim]:
        """What the rules read in the sentence."""
        return [claim for claims in self.relations.values() for claim in claims]

    def claimed(self, relation: str, ends: Ends) -> bool:
        """Whether the rules read the relation of these names anywhere in the article."""
        return (relation, *ordered(relation, ends)) in self.everywhere

    def of_pair(self, candidate: Candidate) -> dict[str, list[str]]:
        """For each relation of a candidate that the rules speak for or against, the traits."""
        ends = key_of(candidate.subject), key_of(candidate.object)
        pair = self.here.get(ends, ())
        turned = self.here.get((ends[1], ends[0]), ())
        anywhere = frozenset(ends) in self.pairs
        found: dict[str, list[str]] = {}
        for relation in candidate.relations:
            if not anywhere and relation not in self.relations:
                continue
            traits = list(self._of_relation(relation, ends, pair, turned))
            if traits:
                found[relation] = list(dict.fromkeys(traits))
        return found

    def _of_relation(
        self, relation: str, ends: Ends, pair: Iterable[Claim], turned: Iterable[Claim]
    ) -> Iterator[str]:
        symmetric = vocabulary().relations[relation].symmetric
        same = [c for c in pair if c.relation == relation]
        back = [c for c in turned if c.relation == relation]
        same += back if symmetric else []
        if same:
            yield "read"
            yield f"read at {same[0].confidence:.1f}"
            yield f"read by {same[0].rule.partition('.')[0]}"
            yield f"read by {same[0].rule}"
        elif back:
            yield "read reversed"
        yield from (f"read as {c.relation}" for c in pair if c.relation != relation)
        yield from (f"read reversed as {c.relation}" for c in turned if c.relation != relation)
        for claim in self.relations.get(relation, ()):
            if claim not in same and claim not in back:
                if key_of(claim.subject) == ends[0]:
                    yield "subject read with another"
                if claim.object is not None and key_of(claim.object) == ends[1]:
                    yield "object read with another"
        if not same and self.claimed(relation, ends):
            yield "read elsewhere"
