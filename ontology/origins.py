"""Original sources: ten outlets that quote the Financial Times are one."""

from __future__ import annotations

from functools import lru_cache

from alliances.ontology.gazetteer import Gazetteer
from alliances.ontology.statement import Statement


@lru_cache(maxsize=16384)
def canonical(name: str) -> str:
    """The gazetteer's name of an outlet or person, so that FT and 파이낸셜타임스 are one."""
    entry = Gazetteer.default().find(name)
    return entry.name if entry is not None else name


def origin(statement: Statement) -> str:
    """Who first said it, as far as the article tells: whom it credits, else its outlet, else the article itself."""
    if statement.attributed_to is not None:
        return canonical(statement.attributed_to.name)
    if statement.article.publisher:
        return canonical(statement.article.publisher)
    return f"article {statement.article.id}"
