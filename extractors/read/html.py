"""The main text and metadata of an HTML page."""

from __future__ import annotations

import re
from typing import NamedTuple

from alliances.ontology.errors import AlliancesError

_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|article|div|p|meta)\b", re.IGNORECASE)


class Page(NamedTuple):
    """What a page says."""

    text: str
    title: str | None
    url: str | None
    published: str | None
    publisher: str | None


def is_html(text: str) -> bool:
    """Whether a text is a page rather than prose."""
    return len(_MARKUP.findall(text[:4000])) >= 2


def read_page(text: str, name: str) -> Page:
    """Main text by trafilatura, which fetches nothing here; raises `AlliancesError` where it finds none."""
    import trafilatura

    body = trafilatura.extract(text, include_comments=False, include_tables=False, favor_precision=True)
    if not body:
        raise AlliancesError(f"{name}: no article text found in the page")
    data = trafilatura.extract_metadata(text)
    day = (
        data.date
        if data is not None and data.date and re.fullmatch(r"\d{4}-\d{2}-\d{2}", data.date)
        else None
    )
    title = data.title if data is not None else None
    if title and title not in body[: len(title) + 40]:
        body = f"{title}\n\n{body}"
    url = data.url if data is not None else None
    return Page(body, title, url, day, data.sitename if data is not None else None)
