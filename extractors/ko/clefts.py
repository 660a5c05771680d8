"""Cleft sentences: 마누스를 만든 곳은 버터플라이이펙트다."""

from __future__ import annotations

from alliances.extractors.syntax import Clause, Phrase

_CLEFT = frozenset(
    (
        "곳",
        "쪽",
        "것",
        "거",
        "회사",
        "기업",
        "업체",
        "스타트업",
        "주인공",
        "주역",
        "장본인",
        "주체",
        "이",
        "인물",
        "사람",
    )
)


def _complement(clause: Clause | None, head: Phrase) -> Phrase | None:
    """What 이다 says that a phrase is, where it names it."""
    if clause is None or (head not in clause.args and clause.subject is not head):
        return None
    return next((arg for arg in clause.args if arg.case in ("comp", "bare") and arg.names), None)


def cleave(clauses: list[Clause]) -> None:
    """A를 만든 곳은 B다: what a cleft sentence names is the head of its relative clause."""
    for position, clause in enumerate(clauses):
        head = clause.head
        if clause.kind != "adnominal" or head is None or head.names or head.case not in ("topic", "subj"):
            continue
        if not _CLEFT.isdisjoint(head.nouns) and not head.mods:
            named = next((c for c in clauses[position + 1 :] if c.lemma == "이다"), None)
            clause.head = _complement(named, head) or head
