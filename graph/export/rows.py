"""One flat row a statement, for tables."""

from __future__ import annotations

from alliances.graph.triples import date_bounds
from alliances.ontology.origins import origin
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import vocabulary

Cell = str | float | int | bool | None
# Column → its type, in the order of the table; these names stay.
COLUMNS: dict[str, type] = {
    "statement": str,
    "subject_id": str,
    "subject": str,
    "subject_type": str,
    "relation": str,
    "object_id": str,
    "object": str,
    "object_type": str,
    "status": str,
    "asserted": bool,
    "amount": float,
    "amount_min": float,
    "amount_max": float,
    "currency": str,
    "bound": str,
    "amount_kind": str,
    "amount_text": str,
    "converted": float,
    "converted_currency": str,
    "share": float,
    "share_limit": float,
    "power_w": float,
    "count": float,
    "role": str,
    "product": str,
    "instrument": str,
    "period": str,
    "time": str,
    "earliest": str,
    "latest": str,
    "attributed_to": str,
    "origin": str,
    "evidence": str,
    "start": int,
    "end": int,
    "article": str,
    "title": str,
    "url": str,
    "published": str,
    "publisher": str,
    "lang": str,
    "extractor": str,
    "rule": str,
    "confidence": float,
}
_PLAIN = ("share", "share_limit", "power_w", "count", "role", "product", "instrument", "period", "time")


def row(statement: Statement) -> dict[str, Cell]:
    """The statement with a cell for every column."""
    cells: dict[str, Cell] = dict.fromkeys(COLUMNS)
    cells |= _ends(statement) | _amount(statement) | {name: getattr(statement, name) for name in _PLAIN}
    earliest, latest = date_bounds(statement.time) if statement.time else (None, None)
    article = statement.article
    return cells | {
        "statement": statement.id,
        "relation": statement.relation,
        "status": statement.status,
        "asserted": vocabulary().statuses[statement.status].asserts,
        "earliest": earliest,
        "latest": latest,
        "attributed_to": statement.attributed_to.name if statement.attributed_to else None,
        "origin": origin(statement),
        "evidence": statement.evidence.text,
        "start": statement.evidence.start,
        "end": statement.evidence.end,
        "article": article.id,
        "title": article.title,
        "url": article.url,
        "published": article.published,
        "publisher": article.publisher,
        "lang": article.lang,
        "extractor": statement.extractor,
        "rule": statement.rule,
        "confidence": statement.confidence,
    }


def _ends(statement: Statement) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for end, entity in (("subject", statement.subject), ("object", statement.object)):
        if entity is not None:
            cells |= {f"{end}_id": entity.id, end: entity.name, f"{end}_type": entity.type}
    return cells


def _amount(statement: Statement) -> dict[str, Cell]:
    amount = statement.amount
    if amount is None:
        return {}
    cells: dict[str, Cell] = {
        "amount": amount.value,
        "amount_min": amount.min,
        "amount_max": amount.max,
        "currency": amount.currency,
        "bound": amount.bound,
        "amount_kind": amount.kind,
        "amount_text": amount.text,
    }
    if amount.converted is not None:
        cells |= {"converted": amount.converted.value, "converted_currency": amount.converted.currency}
    return cells
