"""Opaque, language-neutral ids: the same name gives the same id on every machine and in every process."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import yaml

_FORMS = re.compile(
    r"(?:[\s,]+(?:inc|incorporated|corp|corporation|co|ltd|limited|llc|plc|pbc|ag|s\.?a|se|n\.?v)\.?)+$"
    r"|^(?:주식회사|\(주\)|㈜)\s*|\s*(?:주식회사|\(주\)|㈜)$",
    re.IGNORECASE,
)


def without_corporate_form(name: str) -> str:
    """The name without Inc., Ltd., 주식회사 and the like; all of it where nothing else is there.

    >>> without_corporate_form("Scale AI, Inc."), without_corporate_form("㈜한빛")
    ('Scale AI', '한빛')
    """
    return _FORMS.sub("", name) or name


@cache
def _respelt() -> dict[str, str]:
    """Loan words at the end of firms' names, from the other spelling to the standard one."""
    text = files("alliances.ontology").joinpath("data/spellings.yaml").read_text(encoding="utf-8")
    spellings: dict[str, str] = yaml.safe_load(text)
    return spellings


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(f"(?<=.)(?:{'|'.join(sorted(_respelt(), key=len, reverse=True))})$")


def name_key(name: str) -> str:
    """A name with case, spacing, punctuation and corporate forms folded; Hangul, digits and versions stay.

    A loan word that ends a firm's name and is spelt in two ways counts as the one.

    >>> name_key("Scale AI, Inc.") == name_key("scaleai")
    True
    >>> name_key("SK텔레콤") == name_key("SK하이닉스")
    False
    >>> name_key("굿워터 캐피탈") == name_key("굿워터캐피털")
    True
    """
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name)).strip()
    bare = re.sub(r"[^\w+]|_", "", without_corporate_form(text).casefold())
    return _last_word().sub(lambda word: _respelt()[word[0]], bare) or text.casefold()


def respellings(name: str) -> Iterator[str]:
    """Other spellings of a name that ends in a loan word, with and without a space before it.

    >>> sorted(respellings("베인캐피털"))
    ['베인 캐피탈', '베인 캐피털', '베인캐피탈']
    """
    for pair in _respelt().items():
        ending = next((word for word in pair if name.endswith(word) and name != word), None)
        if ending is not None:
            stem = name.removesuffix(ending).rstrip()
            yield from (
                stem + space + word for word in pair for space in ("", " ") if stem + space + word != name
            )


def digest(*parts: object, length: int = 16) -> str:
    """A short lower-case hash of the parts, safe in IRIs, file names and HTML."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    raw = hashlib.sha256(unicodedata.normalize("NFC", joined).encode("utf-8")).digest()
    return base64.b32encode(raw[: -(-length * 5 // 8)]).decode("ascii").lower()[:length]


@lru_cache(maxsize=65536)
def entity_id(name: str, scope: str = "") -> str:
    """The id of the entity with this canonical name; `scope` keeps unnamed things of two owners apart."""
    return "e" + digest("entity", name_key(name), scope)


@lru_cache(maxsize=8)
def article_id(text: str, url: str | None = None) -> str:
    """The id of an article: its address where it has one, else its text."""
    return "a" + digest("article", url or text)
