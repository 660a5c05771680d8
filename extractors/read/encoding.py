"""Bytes to text: UTF-8, UTF-16 and CP949, and nothing that is no text."""

from __future__ import annotations

import codecs
import re

from alliances.ontology.errors import AlliancesError

MAX_BYTES = 5_000_000
_MAGIC = {
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture",
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x1f\x8b": "a gzip archive",
    b"RIFF": "a media file",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def decode(data: bytes, name: str) -> str:
    """The text of a file; raises `AlliancesError` naming the file for what is empty, too large or no text."""
    if len(data) > MAX_BYTES:
        raise AlliancesError(f"{name}: {len(data):,} bytes; an article has at most {MAX_BYTES:,}")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise AlliancesError(f"{name}: is {what}, not text")
    text = _decode(data, name)
    if _CONTROL.search(text):
        raise AlliancesError(f"{name}: is not text (it has control characters)")
    if not text.strip("\ufeff\u200b \t\r\n\u00a0\u3000"):
        raise AlliancesError(f"{name}: is empty")
    return text


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _try(data, encoding, name)
    for encoding in _candidates(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AlliancesError(f"{name}: is neither UTF-8, UTF-16 nor CP949 text")


def _candidates(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark shows in its zero bytes, on odd places (LE) or even ones (BE)."""
    head = data[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) > len(head) // 40 and len(data) % 2 == 0:
        return ("utf-16-le", "utf-16-be") if odd >= even else ("utf-16-be", "utf-16-le")
    return "utf-8", "cp949"


def _try(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise AlliancesError(f"{name}: begins as {encoding} but is not") from None
