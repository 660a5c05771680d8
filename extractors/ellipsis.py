"""The object of a deal that its clause leaves out."""

from __future__ import annotations

from functools import cache

from alliances.extractors.frames import Filled, Frame, Situation, fits
from alliances.extractors.mentions import Name
from alliances.extractors.situations import cleft
from alliances.extractors.syntax import Phrase, Sentence


def needed(needs: frozenset[str], words: frozenset[str]) -> bool:
    """Whether one of the words is needed, or ends in a needed one of two syllables or more."""
    if needs & words:
        return True
    endings = _endings(needs)
    return any(word.endswith(endings) for word in words)


@cache
def _endings(needs: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(need for need in needs if len(need) > 1))


def same(one: Name, other: Name) -> bool:
    """Whether two names of a sentence name one thing."""
    return one is other or (one.entry is not None and one.entry is other.entry) or one.text == other.text


def left_out(frame: Frame, situation: Situation, sentence: Sentence, subject: Filled) -> Filled | None:
    """A deal whose object the sentence leaves out is about what was last dealt in, or what the article is about."""
    if not frame.fallback or any(
        name.type == "DataCenter" or name.generic for phrase in sentence.phrases for name in phrase.names
    ):
        return None
    if (
        (_heads(situation, subject) and not cleft(situation.clause))
        or "price" in situation.clause.features
        or any(_occupied(frame, arg) for arg in situation.clause.args)
        or (frame.stands and not any(arg.case == "obj" for arg in situation.clause.args))
    ):
        return None
    taken = [*subject.names, *(n for arg in situation.clause.args for n in arg.names)]
    # A의 지분은 B가 들고 있다: whose shares they are is said, wherever the shares stand.
    owners = [
        n for arg in situation.clause.args for n, link in arg.mods if link == "의" and n.type == "Company"
    ]
    # Shares that nobody is said to have issued are those of the company last dealt in.
    dealt = sentence.dealt or frame.relation == "holds-stake-in"
    spoken_of = (sentence.investee if dealt else None, *sentence.patients)
    if frame.only == {"DataCenter"}:
        spoken_of = (sentence.project,)
    for candidate in owners or spoken_of:
        if (
            candidate is not None
            and not any(same(candidate, name) for name in taken)
            and fits(candidate, frame.relation, "object", frame.only)
        ):
            how = "modifier" if owners else "topic of the article"
            return Filled([candidate], "gen" if owners else "topic", how)
    return None


def _heads(situation: Situation, subject: Filled) -> bool:
    """Whether the clause modifies a party, so that what it lacks is that party."""
    head = situation.clause.head
    return subject.how == "relative gap" or (head is not None and bool(head.names))


def _occupied(frame: Frame, arg: Phrase) -> bool:
    """Whether an argument says what the deal is about, so that nothing has been left out."""
    if arg.case == "obj" and frame.stands:
        return bool(arg.names or arg.mods) or (
            arg.noun != "" and not needed(frame.stands, frozenset(arg.nouns))
        )
    if arg.case == "obj" and any(name.type == "Company" for name in arg.names):
        return True
    if arg.case not in ("dat", "about"):
        return False
    words = frozenset(arg.nouns)
    return bool(arg.names) or bool(arg.noun and not needed(frame.needs | frame.stands, words))
