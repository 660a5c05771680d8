"""Whether 와/과 and a comma join two names into one phrase: what follows decides."""

from __future__ import annotations

from collections.abc import Mapping

from alliances.extractors.ko.items import Item, same_sort
from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.ko.morphology import Token
from alliances.extractors.mentions import Name

_NOMINAL = frozenset(("SSO", "SSC", "NNG", "SL", "NNP", "XSN", "XPN", "XR"))
BRACKETS = {"(": ")", "[": "]", "<": ">", "【": "】"}
# How far behind 와/과 the second name may stand.
_REACH = 6


class Joiner:
    """Looks ahead in one sentence's tokens."""

    def __init__(self, tokens: list[Token], names: dict[int, Name], values: Mapping[int, object]) -> None:
        self.tokens, self.names, self.values = tokens, names, values

    def coordinates(self, index: int, items: list[Item]) -> bool:
        """Whether 와/과 joins two names rather than marking a partner."""
        if not any(item.kind == "name" for item in items[-3:]):
            return False
        left = next(item.name for item in reversed(items) if item.kind == "name")
        for ahead in range(index + 1, min(index + 1 + _REACH, len(self.tokens))):
            token = self.tokens[ahead]
            right = self.names.get(token.start)
            if right is not None:
                if self._described(ahead, right):
                    return False  # the clause decides, so that what is said of the first is not said of both
                return (
                    same_sort(left, right) or self._both_objects(ahead, left, right)
                ) and self._case_after(ahead, right.end)
            if not (token.tag.startswith("N") or token.tag in ("SSO", "SSC", "SL", "XSN", "XPN")):
                return False
        return False

    def _described(self, index: int, right: Name) -> bool:
        """하정우와 네이버 출신 고은결: the second name is the one whose origin is told."""
        behind = [token for token in self.tokens[index : index + _REACH] if token.start >= right.end][:2]
        return len(behind) == 2 and behind[0].form == "출신" and behind[1].start in self.names

    def _both_objects(self, index: int, left: Name | None, right: Name) -> bool:
        """오픈AI와 올트먼을 고소했다: a firm and a person before 을/를 are both objects."""
        after = self._after(index, right.end)
        return left is not None and right.type == "Person" and after is not None and after.tag == "JKO"

    def _after(self, index: int, end: int) -> Token | None:
        return next((token for token in self.tokens[index:] if token.start >= end), None)

    def _case_after(self, index: int, end: int) -> bool:
        """A noun right behind the second name (A와 B 협력) leaves the first a partner unless it is a post or 등."""
        words = lexicon()
        opened = 0  # A와 B(사진)는: what stands in brackets is no part of the phrase
        for token in self.tokens[index:]:
            opened += (token.tag == "SSO" and token.form in BRACKETS) - (opened and token.tag == "SSC")
            if token.start < end or opened or token.tag in ("SSO", "SSC"):
                continue
            fine = (words.transparent, words.posts, words.linking)
            return not token.tag.startswith("NNG") or any(token.form in nouns for nouns in fine)
        return True

    def list_goes_on(self, index: int, last: Item) -> bool:
        """A comma joins where a name stands right before it and another name or its cue follows."""
        if last.kind not in ("name", "value"):
            return False
        ahead = index + 1
        while ahead < len(self.tokens) and self.tokens[ahead].tag in _NOMINAL:
            right = self.names.get(self.tokens[ahead].start)
            if right is not None:
                return last.name is not None and not self._opens_clause(ahead, last.name, right)
            ahead += 1
        return ahead < len(self.tokens) and self.tokens[ahead].start in self.values

    def _opens_clause(self, index: int, left: Name, right: Name) -> bool:
        """존스, 메타를 거친 렌이: a firm behind a person that has a particle of its own is no member of the list."""
        after = self._after(index, right.end)
        mixed = left.type == "Person" and right.type == "Company"
        return mixed and after is not None and after.tag in ("JKO", "JKB", "JC")
