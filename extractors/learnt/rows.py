"""What the rows of the tables of networks stand for: words, kinds, endings of names, types, roles, ways, traits of the lent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from functools import cached_property

import numpy as np

from alliances.extractors.learnt.described import ending_of
from alliances.extractors.learnt.encoding import Array, Encoded

# A word must be seen so often, a role or a way in so many articles, an ending in so many different names: less would be known by
# one story alone, and an ending of one name would be that name.
_SEEN, _ARTICLES, _NAMES = 2, 4, 5


@dataclass(frozen=True)
class Rows:
    """The keys of each table, in order; row 0 is for any other."""

    words: tuple[str, ...]
    kinds: tuple[str, ...]
    types: tuple[str, ...]
    roles: tuple[str, ...]
    ways: tuple[str, ...]
    endings: tuple[str, ...]
    lent: tuple[str, ...]

    @classmethod
    def of(cls, articles: Sequence[Encoded]) -> Rows:
        """What the articles hold often enough."""
        words = Counter(word for article in articles for word in article.words)
        names: dict[str, set[str]] = {}
        for name in {name for article in articles for name in article.named if name}:
            names.setdefault(ending_of(name), set()).add(name)
        return cls(
            tuple(sorted(word for word, count in words.items() if count >= _SEEN)),
            tuple(sorted({kind for article in articles for kind in article.kinds})),
            tuple(sorted({type for article in articles for pair in article.types for type in pair})),
            _often(article.roles for article in articles),
            _often(article.ways for article in articles),
            tuple(sorted(ending for ending, own in names.items() if len(own) >= _NAMES)),
            _often([trait for traits in article.lent for trait in traits] for article in articles),
        )

    def tables(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each table by name with its keys."""
        return zip(TABLES, astuple(self), strict=True)

    @cached_property
    def places(self) -> dict[str, dict[str, int]]:
        """For each table the row of each key."""
        return {
            table: {key: place for place, key in enumerate(keys, start=1)} for table, keys in self.tables()
        }

    def placed(self, article: Encoded) -> Placed:
        """The rows of what an article holds."""

        def rows(table: str, keys: Iterable[str]) -> Array:
            places = self.places[table]
            return np.array([places.get(key, 0) for key in keys], dtype=np.int64)

        return Placed(
            rows("words", article.words),
            rows("kinds", article.kinds),
            rows("endings", (ending_of(name) if name else "" for name in article.named)),
            rows("types", (type for pair in article.types for type in pair)).reshape(-1, 2),
            rows("roles", article.roles),
            rows("ways", article.ways),
            self._lent(article),
        )

    def _lent(self, article: Encoded) -> Array:
        places = self.places["lent"]
        found = np.zeros((len(article.lent), len(places) + 1))
        columns = [places.get(trait, 0) for traits in article.lent for trait in traits]
        found[np.repeat(np.arange(len(found)), [len(traits) for traits in article.lent]), columns] = 1
        return found


TABLES = tuple(field.name for field in fields(Rows))


@dataclass(frozen=True)
class Placed:
    """Rows in the tables: words, kinds and endings of n words (n); types (m, 2), roles and ways (m) of m candidates.

    lent (m, N): which of the N rows of its table each candidate has, as ones among zeros.
    """

    words: Array
    kinds: Array
    endings: Array
    types: Array
    roles: Array
    ways: Array
    lent: Array


def _often(articles: Iterable[Sequence[str]]) -> tuple[str, ...]:
    counts = Counter(key for article in articles for key in set(article) if key)
    return tuple(sorted(key for key, count in counts.items() if count >= _ARTICLES))
