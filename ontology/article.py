"""An article and the reference to it that statements carry."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from alliances.ontology.identifiers import article_id


@lru_cache(maxsize=4096)
def _date(text: str) -> str:
    from datetime import date

    parts = [int(part) for part in text.split("-")]
    date(parts[0], *([*parts[1:], 1, 1])[:2])
    return text


PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_date)]


class ArticleReference(BaseModel):
    """What a statement says of the article that makes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str = Field(pattern=r"^[\w.~-]+$")
    title: str | None = None
    url: str | None = None
    published: PartialDate | None = None
    publisher: str | None = None
    lang: str | None = None


class Article(BaseModel):
    """A text as it is stored: NFC, line ends as `\\n`; all offsets are code points of `text`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    text: str
    lang: str
    title: str | None = None
    url: str | None = None
    published: PartialDate | None = None
    publisher: str | None = None
    id: str = ""

    def reference(self) -> ArticleReference:
        """The reference that statements carry."""
        return ArticleReference(
            id=self.id or article_id(self.text, self.url),
            title=self.title,
            url=self.url,
            published=self.published,
            publisher=self.publisher,
            lang=self.lang,
        )
