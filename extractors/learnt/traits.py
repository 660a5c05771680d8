"""What speaks for or against a relation between two names of a sentence: words, cases, clauses, distance, types.

The usual features of relation extraction by supervised learning (Zhou, Su, Zhang and Zhang 2005), in one form for all
languages. Traits are grouped by what they depend on (a sentence, a name in it, a pair), so that the weights of each group
are added up once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from alliances.extractors.claims import Claim
from alliances.extractors.frames import FrameIndex
from alliances.extractors.learnt.candidates import Candidate, Lent
from alliances.extractors.mentions import Name
from alliances.extractors.parts import plays_part
from alliances.extractors.standing import key_of
from alliances.extractors.syntax import Clause, Phrase, Sentence, Word

CONTENT = frozenset(("noun", "verb", "adjective"))
_BETWEEN = frozenset(("noun", "verb", "adjective", "adverb", "ending", "mark", "foreign", "particle"))
_PATH = 5
_SAID = ("explicit", "topic", "relative gap", "apposition", "shared")
_PARTS = ("landlord", "cloud", "supplier", "buyer")


def _bucket(number: int) -> str:
    if number < 4:
        return str(number)
    return "4-6" if number < 7 else "7-12" if number < 13 else "13-"


class Described:
    """The traits of a sentence and of the names and pairs in it."""

    def __init__(
        self, sentence: Sentence, standing: dict[str, str], frames: FrameIndex, before: Sequence[Claim] = ()
    ) -> None:
        """`before`: what the rules read in the sentence before."""
        self.sentence = sentence
        self.before = before
        self.words = sentence.words
        self.standing = standing
        self.frames = frames
        self.opened = [self._opened(index) for index in range(len(self.words))]
        self._known: dict[int, list[str]] = {}
        self._at: dict[int, int] = {}
        for index, word in enumerate(self.words):
            for position in range(word.start, word.end):
                self._at[position] = index

    @cached_property
    def whole(self) -> list[str]:
        """The traits of the sentence, whatever the pair."""
        kinds = {f"value {value.kind}" for value in self.sentence.values}
        kinds |= {f"before {claim.relation}" for claim in self.before}
        if self.sentence.headline:
            kinds.add("headline")
        if self.sentence.funding:
            kinds.add("funding")
        return sorted(kinds)

    def _opened(self, index: int) -> frozenset[str]:
        """The relations whose frames a word opens as a verb or as a noun."""
        word = self.words[index]
        if word.kind not in CONTENT:
            return frozenset()
        verbs = [word.form, f"{word.form}다", f"{word.form}하다"]
        found = [frame for verb in verbs for frame in self.frames.by_verb.get(verb, ())]
        found += self.frames.by_noun.get(word.form, ())
        return frozenset(frame.relation for frame in found)

    def place(self, name: Name) -> int | None:
        """The index of the word that is the name; of a description its last word."""
        return next((self._at[p] for p in range(name.end - 1, name.start - 1, -1) if p in self._at), None)

    def of_name(self, name: Name, end: str, lent: Lent | None) -> list[str]:
        """The traits of a name at an end: how it stands in the article, and what stands around it."""
        found = [f"{end} {self.standing[key_of(name)]}"] if key_of(name) in self.standing else []
        found.append(f"{end} ends {_ending(name)}")
        found += [f"{end} plays {part}" for part in _PARTS if plays_part(name, part)]
        if lent is not None:
            found.append(f"{end} lent")
            for role, (rank, probability) in lent.ranks.items():
                found += [f"{end} lent {role} {rank}", f"{end} lent {role} p{int(probability * 4)}"]
            return found + [f"{end} lent was {told}" for told in self._told_before(key_of(name))]
        if name.pointer or name.resolved:
            found.append(f"{end} pointer")
        index = self.place(name)
        return found + (list(self._around(index, end)) if index is not None else [f"{end} nowhere"])

    def _told_before(self, key: str) -> Iterator[str]:
        """Of what the sentence before told somebody as subject or object."""
        for claim in self.before:
            if key_of(claim.subject) == key:
                yield f"subject of {claim.relation}"
            if claim.object is not None and key_of(claim.object) == key:
                yield f"object of {claim.relation}"

    def _around(self, index: int, end: str) -> Iterator[str]:
        case = self._case(index)
        yield f"{end} case {case}"
        following = self.words[index + 1 : index + 7]
        if following:
            yield f"{end} next {_shown(following[0])}"
        behind = [word for word in following if word.kind not in ("particle", "suffix", "copula")]
        if behind:
            yield f"{end} {case} {_shown(behind[0])}"
        before = [word for word in self.words[max(0, index - 4) : index] if word.kind != "mark"]
        if before:
            yield f"{end} behind {_shown(before[-1])}"
        for word in before[-3:-1]:
            yield f"{end} near {_shown(word)}"
        word = self.words[index]
        if word.head >= 0 and word.head != index:
            yield f"{end} {word.link} of {_shown(self.words[word.head])}"

    def _case(self, index: int) -> str:
        forms = []
        for word in self.words[index + 1 : index + 4]:
            if word.kind not in ("particle", "suffix", "copula"):
                break
            forms.append(word.form)
        return "+".join(forms) or "-"

    def of_pair(self, candidate: Candidate) -> Iterator[str]:
        """The traits that depend on both names."""
        subject, target = candidate.subject, candidate.object
        yield f"types {subject.type} {target.type}"
        if subject.entry is not None and target.entry is not None:
            if target.entry.parent == subject.entry.id:
                yield "subject is parent"
            if subject.entry.parent == target.entry.id:
                yield "object is parent"
        ends = [
            self.place(name) if lent is None else None
            for name, lent in zip((subject, target), candidate.lent, strict=True)
        ]
        if ends[0] is not None and ends[1] is not None:
            yield from self._both(ends[0], ends[1])
            yield from self._path(ends[0], ends[1])
        else:
            yield from self._alone(ends)
        if candidate.lent == (None, None):
            yield from self._clauses(subject, target)
        elif candidate.lent[0] is not None:
            yield from self._gaps("subject", target)
        else:
            yield from self._gaps("object", subject)

    def _both(self, subject: int, target: int) -> Iterator[str]:
        order = "forward" if subject < target else "back"
        low, high = sorted((subject, target))
        between, after = self.words[low + 1 : high], self.words[high + 1 :]
        yield order
        yield f"apart {_bucket(len(between))}"
        yield f"names between {_bucket(sum(word.kind == 'name' for word in between))}"
        for form in dict.fromkeys(word.form for word in between if word.kind in _BETWEEN):
            yield f"{order} between {form}"
        for relation in self._opening(low + 1, high):
            yield f"{order} between opens {relation}"
        content = [index for index in range(high + 1, len(self.words)) if self.words[index].kind in CONTENT]
        for index in content[:3]:
            yield f"{order} after {self.words[index].form}"
        for relation in self._opening(high + 1, content[3] if len(content) > 3 else len(self.words)):
            yield f"{order} after opens {relation}"
        verb = next((i for i, word in enumerate(after) if word.kind == "verb" or word.form == "하"), None)
        if verb is not None:
            noun = after[verb - 1].form if verb and after[verb].kind == "suffix" else ""
            yield f"{order} verb {noun}{after[verb].form}"
        if content:
            yield f"last {self.words[content[-1]].form}"

    def _opening(self, low: int, high: int) -> list[str]:
        return sorted({relation for opened in self.opened[low:high] for relation in opened})

    def _path(self, subject: int, target: int) -> Iterator[str]:
        """The way from one to the other through the parse."""
        if self.words[subject].head < 0:
            return
        up, down = self._upwards(subject), self._upwards(target)
        meet = next((index for index in up if index in down), None)
        if meet is None:
            return
        left, right = up[: up.index(meet)], down[: down.index(meet)]
        links = [self.words[i].link for i in left], [self.words[i].link for i in right]
        top = _shown(self.words[meet])
        yield f"path {'<'.join(links[0])}^{'>'.join(reversed(links[1]))}"
        if len(left) + len(right) <= _PATH:
            yield f"path {'<'.join(links[0])} {top} {'>'.join(reversed(links[1]))}"
        yield f"path over {top}"
        for index in [*left[1:], *right[1:]]:
            yield f"path by {self.words[index].form}"

    def _upwards(self, index: int) -> list[int]:
        found = [index]
        while self.words[index].head not in (index, -1) and len(found) < 40:
            index = self.words[index].head
            found.append(index)
        return found

    def _alone(self, ends: list[int | None]) -> Iterator[str]:
        """One end is left out: what stands behind the other."""
        for end, index in zip(("subject", "object"), ends, strict=True):
            if index is not None:
                content = [word for word in self.words[index + 1 :] if word.kind in CONTENT]
                for word in content[:4]:
                    yield f"alone {end} after {word.form}"
                if content:
                    yield f"last {content[-1].form}"
                for relation in self._opening(index + 1, len(self.words)):
                    yield f"alone {end} opens {relation}"

    def _clauses(self, subject: Name, target: Name) -> Iterator[str]:
        for clause, *roles in zip(
            self.sentence.clauses, self._roles(subject), self._roles(target), strict=True
        ):
            if roles[0] and roles[1]:
                yield f"clause {clause.lemma} {roles[0]} {roles[1]}"
                yield f"clause {roles[0]} {roles[1]}"
                yield f"clause {clause.lemma}"
                for relation in sorted({f.relation for f in self.frames.by_verb.get(clause.lemma, ())}):
                    yield f"clause opens {relation} {roles[0]} {roles[1]}"
                for noun in dict.fromkeys(arg.nouns[-1] for arg in clause.args if arg.nouns):
                    yield f"clause noun {noun} {roles[0]} {roles[1]}"
                    yield f"clause noun {noun}"
            elif roles[0] or roles[1]:
                yield f"clause of {'subject' if roles[0] else 'object'} {clause.lemma} {roles[0] or roles[1]}"

    def _roles(self, name: Name) -> list[str]:
        """The role of a name in each clause of the sentence, "" where it has none."""
        if id(name) not in self._known:
            self._known[id(name)] = [_role(clause, name) for clause in self.sentence.clauses]
        return self._known[id(name)]

    def _gaps(self, end: str, spoken: Name) -> Iterator[str]:
        """The clauses with a name whose other end is not said: what opens them, and whether a subject stands in them."""
        for clause, role in zip(self.sentence.clauses, self._roles(spoken), strict=True):
            if not role:
                continue
            own = "said" if clause.subject is not None and clause.subject_why in _SAID else "open"
            kind = f"gap {end} {own} {clause.kind}"
            yield kind
            yield f"gap {end} {own} {role} {clause.lemma}"
            opened = {f.relation for f in self.frames.by_verb.get(clause.lemma, ())}
            for noun in dict.fromkeys(arg.nouns[-1] for arg in clause.args if arg.nouns):
                yield f"gap {end} {own} noun {noun} {role}"
                opened |= {f.relation for f in self.frames.by_noun.get(noun, ())}
            for relation in sorted(opened):
                yield f"gap {end} {own} {role} opens {relation}"
                yield f"gap {end} {own} opens {relation}"


def _role(clause: Clause, name: Name) -> str:
    """In which case a clause holds a name, or inside which phrase."""
    found = ""
    for phrase, case in _cases(clause):
        if name in phrase.names:
            found = case
        elif any(mod is name for mod, _ in phrase.mods):
            found = f"in {case}"
    return found


def _cases(clause: Clause) -> Iterator[tuple[Phrase, str]]:
    if clause.head is not None:
        yield clause.head, "head"
    for phrase in clause.args:
        yield phrase, phrase.case
    if clause.subject is not None:
        yield clause.subject, "acting"


def _ending(name: Name) -> str:
    """The last word of a name, of Hangul the last two characters."""
    last = name.text.split()[-1] if name.text.split() else name.text
    return last.lower() if last.isascii() else last[-2:]


def _shown(word: Word) -> str:
    return f"[{word.form}]" if word.kind in ("name", "value") else word.form
