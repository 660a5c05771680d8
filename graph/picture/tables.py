"""The page's data: tables of names, articles, sentences and statements that refer to each other by row number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alliances.graph.picture.scene import Scene
from alliances.graph.picture.style import style, texts
from alliances.graph.picture.ties import dollars_of
from alliances.graph.triples import safe_url
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import Term, vocabulary

Row = dict[str, Any]


class Table:
    """Distinct rows with their numbers, in the order in which they came."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._numbers: dict[Any, int] = {}

    def number(self, key: object, row: object) -> int:
        """The number of the row with this key, put in if new."""
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append(row)
        return self._numbers[key]


class Tables:
    """Statements as rows; articles, sentences and rules are kept once each."""

    def __init__(self, scene: Scene) -> None:
        self.number = {key: index for index, key in enumerate(scene.order)}
        self.articles, self.sentences, self.rules = Table(), Table(), Table()
        line_of = {s.id: index for index, line in enumerate(scene.lines) for s in line.statements}
        self.statements = [self._statement(s, line_of.get(s.id)) for s in scene.statements]
        self.row_of = {s.id: index for index, s in enumerate(scene.statements)}
        self.names = [self._name(scene, key) for key in scene.order]

    def _name(self, scene: Scene, key: str) -> Row:
        name = scene.names[key]
        entity = name.entity
        facts = {"wikidata": entity.wikidata, "place": entity.place, "aliases": list(name.aliases)}
        row = {"id": key, "en": name.en, "ko": name.ko, "type": entity.type, "ties": scene.degrees[key]}
        return row | set_only(facts)

    def _statement(self, s: Statement, line: int | None) -> Row:
        article = self.articles.number(s.article.id, _article(s))
        place = (article, s.evidence.start, s.evidence.end)
        row: Row = {
            "id": s.id,
            "subject": self.number[s.subject.id],
            "object": self.number[s.object.id] if s.object is not None else None,
            "relation": s.relation,
            "status": s.status,
            "line": line,
            "sentence": self.sentences.number(place, [*place, s.evidence.text]),
            "rule": self.rules.number(s.rule, s.rule) if s.rule else None,
            "extractor": s.extractor,
            "confidence": s.confidence,
            "said": s.attributed_to.name if s.attributed_to else None,
            "mentions": [s.subject.mention, s.object.mention if s.object is not None else None],
        }
        return set_only(row | _facts(s))


def set_only(row: Mapping[str, Any]) -> Row:
    """The fields that say something."""
    return {key: value for key, value in row.items() if value not in (None, [], "")}


def _article(s: Statement) -> Row:
    article = s.article
    return set_only(
        {
            "title": article.title,
            "publisher": article.publisher,
            "published": article.published,
            "url": safe_url(article.url),
        }
    )


def _facts(s: Statement) -> Row:
    amount = s.amount
    facts: Row = {
        "share": s.share,
        "shareLimit": s.share_limit,
        "power": s.power_w,
        "count": s.count,
        "role": s.role,
        "product": s.product,
        "instrument": s.instrument,
        "period": s.period,
        "time": s.time,
    }
    if amount is not None:
        facts |= {
            "value": amount.value,
            "low": amount.min,
            "high": amount.max,
            "currency": amount.currency,
            "bound": amount.bound if amount.bound != "exact" else None,
            "kind": amount.kind,
            "amount": amount.text,
            "dollars": _whole(dollars_of(s)),
        }
    return facts


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def words() -> dict[str, Any]:
    """Labels of the vocabulary in both languages, the style, and what the page says."""
    vocabulary_ = vocabulary()
    labelled: dict[str, Mapping[str, Term]] = {
        "relation": {name: vocabulary_.relations[name] for name in style().relations},
        "status": {name: vocabulary_.statuses[name] for name in style().statuses},
        "type": vocabulary_.types,
    }
    tables = {
        kind: {name: {"en": t.en, "ko": t.ko, "about": t.about} for name, t in table.items()}
        for kind, table in labelled.items()
    }
    symmetric = [name for name, relation in vocabulary_.relations.items() if relation.symmetric]
    asserting = [name for name, status in vocabulary_.statuses.items() if status.asserts]
    return {
        "labels": tables,
        "symmetric": symmetric,
        "asserting": asserting,
        "style": style().model_dump(mode="json"),
        "texts": texts().model_dump(),
    }
