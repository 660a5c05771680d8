"""A claim: what a frame or a pattern read, before it becomes a statement."""

from __future__ import annotations

from dataclasses import dataclass, field

from alliances.extractors.mentions import Name
from alliances.extractors.status import Verdict
from alliances.extractors.values.model import Value

EXPLICIT, DISCOURSE = 0.9, 0.7


@dataclass(slots=True)
class Claim:
    """One reading of one relation with the values near it; confidence tells its tier.

    made: the words speak of manufacture, which may be another's design;
    owner: whose thing it is that somebody else makes;
    rents: whether somebody delivers or rents out depends on who it is;
    learnt: no rule read it, a learnt model holds it probable;
    ended: its status was told by another sentence;
    refused: where sums begin that are hardly its own;
    until: where the later sentence ends that tells its sum.
    """

    relation: str
    subject: Name
    object: Name | None
    status: Verdict
    start: int
    end: int
    rule: str
    why: str
    confidence: float = EXPLICIT
    values: list[Value] = field(default_factory=list)
    kind: str | None = None
    role: str | None = None
    product: str | None = None
    instrument: str | None = None
    period: str | None = None
    attribution: str | None = None
    time: str | None = None
    headline: bool = False
    place: Name | None = None
    shared_amount: bool = False
    made: bool = False
    rents: bool = False
    owner: Name | None = None
    learnt: bool = False
    ended: bool = False
    refused: frozenset[int] = frozenset()
    until: int = 0

    def tell_resolutions(self) -> None:
        """Say in `why` how the discourse found an end that the words leave out; such a claim is of the second tier."""
        ends = [self.subject] if self.object is None else [self.subject, self.object]
        told = [end.resolved for end in ends if end.resolved]
        if told:
            self.why = " ".join([f"{self.why};", *dict.fromkeys(told)])
            self.confidence = min(self.confidence, DISCOURSE)
