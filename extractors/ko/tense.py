"""Tense and mood across the clauses of a sentence: only some of them carry their own."""

from __future__ import annotations

from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.syntax import Clause, Phrase

LINKING = frozenset(
    f"ending:{ending}" for ending in ("고", "며", "으며", "면서", "으면서", "어", "아", "어서", "아서")
)
# 제작해 납품한다: one act after the other upon the same thing.
CHAINED = frozenset(f"ending:{ending}" for ending in ("어", "아", "어서", "아서"))
# With a tense of its own before these a clause stands for itself: 차렸고, 차렸지만.
PARTING = frozenset(
    f"ending:{ending}" for ending in ("고", "으며", "며", "지만", "으나", "나", "는데", "ᆫ데", "자")
)
_AHEAD = frozenset(("plan", "prospective", "forecast", "consider", "talks", "can"))
_TENSE = _AHEAD | {"past", "progressive", "hearsay", "attempted"}
_ASIDE = ("adnominal", "verbless")


def spread(clauses: list[Clause]) -> None:
    """Give each clause the next one, what tells its status, and the tense that it shares with others."""
    owners = {id(arg): clause for clause in clauses for arg in clause.args}
    following: Clause | None = None
    for clause in reversed(clauses):
        clause.following = following
        if clause.kind not in _ASIDE:
            following = clause
    for clause in clauses:
        _governed_by_head(clause, owners)
        _conditioned(clause)
    _share(clauses)
    for clause in clauses:
        _coming(clause)
        _with_owner(clause, owners)


def _governed_by_head(clause: Clause, owners: dict[int, Clause]) -> None:
    """투자하는 방안, 투자한다는 소문: what the noun says, and the verb over it."""
    head = clause.head
    if clause.kind != "adnominal" or head is None or head.names:
        return
    modal = lexicon().modal_nouns.get(head.noun)
    if modal is not None and modal not in ("thing", "can"):
        clause.features.add("noun:" + head.noun)
        if head.noun in lexicon().contracts:
            clause.features.add("contract")
    elif "quoted-noun" in clause.features and head.noun in lexicon().rumours:
        clause.features.add("said:" + head.noun)
    else:
        return
    clause.governor = owners.get(id(head))
    if clause.governor is not None and clause.subject is None:
        clause.subject, clause.subject_why = clause.governor.subject, "subject of the governor"


def _share(clauses: list[Clause]) -> None:
    """투자하며 … 강화하고 있다: only the last of linked clauses carries tense and mood, for all of them."""
    following: Clause | None = None
    for clause in reversed(clauses):
        if clause.kind in _ASIDE:
            if _speaks_for_both(clause):
                following = clause
            continue
        if following is not None and following.kind == "quoted":
            following = _around_quotation(clause, following)
        if following is not None and "purpose" in clause.features:
            clause.governor = following
        elif following is not None and clause.features & LINKING and not clause.features & _TENSE:
            _take_tense(clause, following)
        following = clause


def _around_quotation(clause: Clause, quoted: Clause) -> Clause:
    """A는 3억달러를 넣으며 “판이 바뀐다”고 평가했다: the reporting verb, not what is quoted, goes on with A."""
    reporter = quoted.governor
    own = any(arg is quoted.subject and arg.case == "subj" for arg in quoted.args)
    outside = reporter is not None and reporter.subject is clause.subject and clause.subject is not None
    return reporter if outside and own and reporter is not None else quoted


def _speaks_for_both(clause: Clause) -> bool:
    """투자하고 … 대겠다는 의향서: what the noun says of the second it says of the first."""
    named = any(feature.startswith("noun:") for feature in clause.features)
    return named and not any(arg.case in ("subj", "topic") for arg in clause.args)


def _take_tense(clause: Clause, following: Clause) -> None:
    taken = following.features & _TENSE
    if taken & _AHEAD and any(_past(arg) for arg in clause.args):
        taken = {"past"}  # 지난달 화해하고 내년에 내기로 했다
    if clause.features & CHAINED and "progressive" in taken:
        taken = (taken - {"progressive"}) | {"chained"}  # 사들여 키우고 있다: bought, and now grows it
    clause.features |= taken
    if following.kind == "adnominal":
        clause.features |= {f for f in following.features if f.startswith("noun:") or f == "contract"}
        clause.governor = clause.governor or following.governor


def _conditioned(clause: Clause) -> None:
    """거래가 끝나면 지분 14%를 보유한다: what follows a closing is still to come."""
    if (
        "conditional" in clause.features
        and clause.lemma in lexicon().closing
        and clause.following is not None
    ):
        clause.following.features.add("ahead")


def _coming(clause: Clause) -> None:
    """앞으로, 향후: what is said in the present is still to come."""
    if any(_ahead(arg) for arg in clause.args):
        clause.features.add("ahead")


def _ahead(arg: Phrase) -> bool:
    return (arg.noun == "앞" and arg.case == "to" and not arg.names) or "향후" in arg.nouns


def _with_owner(clause: Clause, owners: dict[int, Clause]) -> None:
    """생산한 뒤 넓혀갈 계획이다; 보유한 주주가 된다: the main clause tells whether it has come about."""
    owner = owners.get(id(clause.head)) if clause.kind == "adnominal" and clause.head is not None else None
    if owner is None or clause.head is None or any(_past(arg) for arg in clause.args):
        return
    if clause.head.case in ("comp", "subj", "to") and owner.lemma == "되다":
        coming = owner.features & _AHEAD
        if not coming and owner.features.isdisjoint(("past", "progressive")):
            coming = {"plan"}
        clause.features |= coming
    elif lexicon().afterwards.intersection(clause.head.nouns[:1] or [clause.head.noun]):
        clause.features |= owner.features & _AHEAD


def _past(arg: Phrase) -> bool:
    return any(value.kind == "date" and value.date is not None and not value.ahead for value in arg.values)
