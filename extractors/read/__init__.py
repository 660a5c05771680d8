"""Read a file into an article: encoding, main text, language, title, date and outlet."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from alliances.extractors.read import byline, html
from alliances.extractors.read.encoding import MAX_BYTES, decode
from alliances.extractors.read.language import detect
from alliances.ontology.article import Article
from alliances.ontology.errors import AlliancesError
from alliances.ontology.identifiers import article_id

__all__ = ["read_article", "read_bytes"]


def read_article(
    path: Path,
    *,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
) -> Article:
    """The article in a file; what is given here wins over what the file says. Raises `AlliancesError`."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise AlliancesError(
                f"{path}: {path.stat().st_size:,} bytes; an article has at most {MAX_BYTES:,}"
            )
        data = path.read_bytes()
    except OSError as error:
        raise AlliancesError(f"{path}: {error.strerror}") from None
    return read_bytes(data, str(path), published=published, title=title, url=url, publisher=publisher)


def read_bytes(
    data: bytes,
    name: str,
    *,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
) -> Article:
    """The article in some bytes; `name` is what errors call them."""
    text = _normal(decode(data, name))
    page = html.read_page(text, name) if html.is_html(text) else None
    body = _normal(page.text) if page else text
    fields = {
        "published": published or (page.published if page else None) or byline.published(body),
        "title": title or (page.title if page else None) or byline.title(body),
        "url": url or (page.url if page else None),
        "publisher": publisher or (page.publisher if page else None) or byline.outlet(body),
    }
    try:
        return Article(text=body, lang=detect(body, name), id=article_id(body, fields["url"]), **fields)
    except ValueError:
        raise AlliancesError(f"{name}: {fields['published']!r} is no date of the form YYYY-MM-DD") from None


def _normal(text: str) -> str:
    """NFC with line ends as \\n; offsets of evidence count this text's code points."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
