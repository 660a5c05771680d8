"""Names that are known beforehand: a CSV that an analyst can read, edit and extend with a file of their own."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from alliances.ontology.entity import Entity
from alliances.ontology.errors import AlliancesError
from alliances.ontology.identifiers import entity_id
from alliances.ontology.vocabulary import TypeName

COLUMNS = ("name", "type", "ko", "aliases", "qid", "parent", "weak")


class Entry(BaseModel):
    """One row. `ko` and `aliases` hold surfaces parted by `|`; `weak` lists those that need context."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str = Field(min_length=1)
    type: TypeName
    ko: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    qid: str | None = Field(default=None, pattern=r"^Q[1-9]\d*$")
    parent: str | None = None
    weak: frozenset[str] = frozenset()

    @field_validator("ko", "aliases", "weak", mode="before")
    @classmethod
    def _split(cls, cell: object) -> object:
        return [part.strip() for part in cell.split("|") if part.strip()] if isinstance(cell, str) else cell

    @cached_property
    def id(self) -> str:
        """The entity's id, from its canonical name alone."""
        return entity_id(self.name)

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every form under which the entity is known."""
        return tuple(dict.fromkeys((self.name, *self.ko, *self.aliases)))

    @cached_property
    def made(self) -> dict[str | None, Entity]:
        """The entity under each mention seen so far: an article names the same thing again and again."""
        return {}

    def entity(self, mention: str | None = None) -> Entity:
        """The entity as a statement carries it."""
        if mention not in self.made:
            ko = self.ko[0] if self.ko else None
            self.made[mention] = Entity(
                id=self.id, name=self.name, type=self.type, mention=mention, wikidata=self.qid, ko=ko
            )
        return self.made[mention]


class Gazetteer:
    """Entries with an index from surface to entry; later entries win."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: dict[str, Entry] = {}
        self.surfaces: dict[str, Entry] = {}
        for entry in entries:
            self.entries[entry.id] = entry
        for entry in self.entries.values():
            for surface in entry.surfaces:
                self.surfaces[surface] = entry

    def find(self, name: str) -> Entry | None:
        """The entry with this canonical name, label or alias, else None."""
        return self.surfaces.get(name) or self.entries.get(entity_id(name))

    def with_file(self, path: Path) -> Gazetteer:
        """This gazetteer and a user's file, whose rows win."""
        return Gazetteer([*self.entries.values(), *read_entries(path)])

    @staticmethod
    @cache
    def default() -> Gazetteer:
        """The gazetteer that this release ships."""
        text = files("alliances.ontology").joinpath("data/gazetteer.csv").read_text(encoding="utf-8")
        return Gazetteer(parse_entries(text, "gazetteer.csv"))


def parse_entries(text: str, name: str) -> list[Entry]:
    """Rows of a gazetteer CSV; a wrong row raises `AlliancesError` naming file and line."""
    reader = csv.DictReader(io.StringIO(text), strict=True)
    unknown = set(reader.fieldnames or ()) - set(COLUMNS)
    if unknown or not {"name", "type"} <= set(reader.fieldnames or ()):
        raise AlliancesError(f"{name}:1: the columns must be among {', '.join(COLUMNS)} with name and type")
    entries = []
    try:
        for row in reader:
            cells = {key: value for key, value in row.items() if value and key}
            try:
                entries.append(Entry.model_validate(cells))
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
                reason = re.sub("^Value error, ", "", first["msg"])
                raise AlliancesError(f"{name}:{reader.line_num}: {first['loc'][0]}: {reason}") from None
    except csv.Error as error:
        raise AlliancesError(f"{name}:{reader.line_num}: {error}") from None
    return entries


def read_entries(path: Path) -> list[Entry]:
    """Rows of a user's gazetteer file (UTF-8, with or without BOM)."""
    try:
        return parse_entries(path.read_text(encoding="utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise AlliancesError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
