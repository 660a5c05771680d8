"""Which words a regular expression cannot match without: a cheap test before the expression itself is tried."""

from __future__ import annotations

import re
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)


def required(pattern: re.Pattern[str]) -> frozenset[str]:
    """Words of which every match holds at least one; empty where no such set is known.

    >>> sorted(required(re.compile("a?(?:투자|출자)한 [가-힣]")))
    ['투자', '출자']
    """
    return _best(_sequence(parser.parse(pattern.pattern, pattern.flags)))


def _best(sets: list[frozenset[str]]) -> frozenset[str]:
    """The most telling of several sets: the one whose shortest word is longest, then the smallest."""
    known = [words for words in sets if words]
    return max(known, key=lambda words: (min(map(len, words)), -len(words)), default=frozenset())


def _sequence(items: Any) -> list[frozenset[str]]:  # noqa: ANN401 (the parser's own, untyped tree)
    sets: list[frozenset[str]] = []
    run = ""
    for operation, argument in items:
        if operation is codes.LITERAL and argument > 127:
            run += chr(argument)
            continue
        sets.append(frozenset((run,)) if run else frozenset())
        run = ""
        sets.append(_one(operation, argument))
    return [*sets, frozenset((run,)) if run else frozenset()]


def _one(operation: Any, argument: Any) -> frozenset[str]:  # noqa: ANN401
    if operation is codes.SUBPATTERN:
        return _best(_sequence(argument[-1]))
    if operation in _REPEATS and argument[0] > 0:
        return _best(_sequence(argument[2]))
    if operation is codes.BRANCH:
        branches = [_best(_sequence(branch)) for branch in argument[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    return frozenset()
