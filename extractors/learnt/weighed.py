"""A candidate with what it is weighed by: its sentence as the models see it, and what the rules told of it."""

from __future__ import annotations

from dataclasses import dataclass

from alliances.extractors.learnt.candidates import Candidate
from alliances.extractors.learnt.described import Described
from alliances.extractors.learnt.told import Account
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Sentence


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate, its sentence as the models see it, and by relation what the rules told."""

    candidate: Candidate
    described: Described
    told: dict[str, Account]

    @property
    def sentence(self) -> Sentence:
        """The sentence that could tell it."""
        return self.described.sentence

    @property
    def ends(self) -> tuple[str, str]:
        """What the two names stand for."""
        return key_of(self.candidate.subject), key_of(self.candidate.object)
