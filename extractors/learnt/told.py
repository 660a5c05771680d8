"""What the rules have read of two names: in the same relation, reversed, in another one, elsewhere, with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Set
from typing import NamedTuple

from alliances.extractors.claims import Claim
from alliances.extractors.learnt.candidates import Candidate
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Sentence
from alliances.extractors.values.model import Value
from alliances.ontology.vocabulary import vocabulary

Ends = tuple[str, str]


class Account(NamedTuple):
    """What the rules told of a relation of two names: that they read it here, how sure they were (in tenths), that they read it
    elsewhere in the article, the other way round, as another relation, of one of the two with another thing."""

    read: bool = False
    sure: float = 0.0
    elsewhere: bool = False
    reversed: bool = False
    otherwise: bool = False
    with_another: bool = False


# What the rules told of two things of which they read nothing together; the ends of what they did not read.
_WITH_ANOTHER = Account(with_another=True)
_NONE: tuple[frozenset[str], frozenset[str]] = frozenset(), frozenset()


def ends_of(claim: Claim) -> Ends:
    """The two things that a claim is about; one that is symmetric in an order of its own."""
    ends = key_of(claim.subject), key_of(claim.object) if claim.object is not None else ""
    return ordered(claim.relation, ends)


def ordered(relation: str, ends: Ends) -> Ends:
    """Ends in the order that tells two claims of one relation apart."""
    return (min(ends), max(ends)) if vocabulary().relations[relation].symmetric else ends


class Told:
    """The claims of an article's rules, asked sentence by sentence."""

    def __init__(self, claims: Collection[Claim]) -> None:
        self.claims = [claim for claim in claims if claim.object is not None]
        self.everywhere = {(claim.relation, *ends_of(claim)) for claim in self.claims}
        self.pairs = {frozenset(ends_of(claim)) for claim in self.claims}
        self._having: dict[tuple[int, int], list[tuple[str, Ends]]] = defaultdict(list)
        for claim in claims:
            for value in claim.values:
                self._having[value.start, value.end].append((claim.relation, ends_of(claim)))
        self.here: dict[Ends, list[Claim]] = {}
        self.relations: dict[str, list[Claim]] = {}
        self._ends: dict[str, tuple[Set[str], Set[str]]] = {}

    def enter(self, sentence: Sentence) -> None:
        """Ask about this sentence from now on."""
        here: dict[Ends, list[Claim]] = defaultdict(list)
        relations: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if claim.start < sentence.end and sentence.start < claim.end and claim.object is not None:
                here[key_of(claim.subject), key_of(claim.object)].append(claim)
                relations[claim.relation].append(claim)
        self.here, self.relations = dict(here), dict(relations)
        self._ends = {
            relation: (
                {key_of(c.subject) for c in own},
                {key_of(c.object) for c in own if c.object is not None},
            )
            for relation, own in relations.items()
        }

    @property
    def read(self) -> list[Claim]:
        """What the rules read in the sentence."""
        return [claim for claims in self.relations.values() for claim in claims]

    def claimed(self, relation: str, ends: Ends) -> bool:
        """Whether the rules read the relation of these names anywhere in the article."""
        return (relation, *ordered(relation, ends)) in self.everywhere

    def having(self, value: Value) -> list[tuple[str, Ends]]:
        """The claims that have a value, as relation and ends; one about a worth or a revenue has one end."""
        return self._having.get((value.start, value.end), [])

    def of_pair(self, candidate: Candidate) -> dict[str, Account]:
        """For each relation of a candidate that the rules speak for or against, what they told."""
        ends = key_of(candidate.subject), key_of(candidate.object)
        if frozenset(ends) not in self.pairs:
            return dict.fromkeys(self._with_others(candidate, ends), _WITH_ANOTHER)
        pair = self.here.get(ends, [])
        turned = self.here.get((ends[1], ends[0]), [])
        found: dict[str, Account] = {}
        told = {claim.relation for claim in (*pair, *turned)}
        with_others = frozenset(self._with_others(candidate, ends))
        for relation in candidate.relations:
            if relation in told:
                account = self._of_relation(relation, ends, pair, turned)
            else:
                elsewhere = self.claimed(relation, ends)
                account = Account(False, 0.0, elsewhere, False, bool(told), relation in with_others)
            if any(account):
                found[relation] = account
        return found

    def _with_others(self, candidate: Candidate, ends: Ends) -> Iterator[str]:
        """The relations that the rules read here of one of two things, were it of both."""
        for relation in candidate.relations if self._ends else ():
            subjects, objects = self._ends.get(relation, _NONE)
            if ends[0] in subjects or ends[1] in objects:
                yield relation

    def _of_relation(self, relation: str, ends: Ends, pair: list[Claim], turned: list[Claim]) -> Account:
        same = [claim for claim in pair if claim.relation == relation]
        back = [claim for claim in turned if claim.relation == relation]
        same += back if vocabulary().relations[relation].symmetric else []
        others = [c for c in self.relations.get(relation, ()) if c not in same and c not in back]
        return Account(
            bool(same),
            round(same[0].confidence, 1) if same else 0.0,
            not same and self.claimed(relation, ends),
            bool(back) and not same,
            any(claim.relation != relation for claim in (*pair, *turned)),
            any(
                key_of(c.subject) == ends[0] or (c.object is not None and key_of(c.object) == ends[1])
                for c in others
            ),
        )
