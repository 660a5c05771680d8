"""Names that are known beforehand: a CSV that an analyst can read, edit and extend with a file of their own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

from alliances.ontology.article import PartialDate
from alliances.ontology.entity import Entity
from alliances.ontology.identifiers import entity_id, name_key
from alliances.ontology.vocabulary import TypeName

COLUMNS = (
    *("id", "name", "type", "ko", "aliases", "qid", "lei", "ticker", "country", "parent", "weak"),
    *("valid_from", "valid_to"),
)


def _lei(code: str) -> str:
    """ISO 17442: twenty characters of which the last two check the others by ISO 7064 (mod 97-10)."""
    if int("".join(str(int(c, 36)) for c in code)) % 97 != 1:
        raise ValueError("the check digits of this LEI are wrong")
    return code


class Entry(BaseModel):
    """One row. `ko` and `aliases` hold surfaces parted by `|`; `weak` lists those that need context.

    `lei` is a legal entity identifier (ISO 17442), `country` two letters (ISO 3166-1), `valid_from` and `valid_to` say since
    when and until when the name is right. A `ticker` is kept and not read in texts: MU and META are words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    own_id: str | None = Field(default=None, alias="id", pattern=r"^[\w.~-]+$")
    name: str = Field(min_length=1)
    type: TypeName
    ko: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    qid: str | None = Field(default=None, pattern=r"^Q[1-9]\d*$")
    lei: Annotated[str, Field(pattern=r"^[A-Z0-9]{18}\d{2}$"), AfterValidator(_lei)] | None = None
    ticker: str | None = None
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    parent: str | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    weak: frozenset[str] = frozenset()

    @field_validator("ko", "aliases", "weak", mode="before")
    @classmethod
    def _split(cls, cell: object) -> object:
        return [part.strip() for part in cell.split("|") if part.strip()] if isinstance(cell, str) else cell

    @cached_property
    def id(self) -> str:
        """The entity's id: the row's own, else from its canonical name alone."""
        return self.own_id or entity_id(self.name)

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
    """Entries with an index from surface to entry; later entries win, by their id and by their name."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: dict[str, Entry] = {}
        self.surfaces: dict[str, Entry] = {}
        named: dict[str, str] = {}
        for entry in entries:
            earlier = named.get(name_key(entry.name))
            if earlier is not None and earlier != entry.id:
                del self.entries[earlier]
            named[name_key(entry.name)] = entry.id
            self.entries[entry.id] = entry
        for entry in self.entries.values():
            for surface in entry.surfaces:
                self.surfaces[surface] = entry

    def find(self, name: str) -> Entry | None:
        """The entry with this canonical name, label or alias, else None."""
        return self.surfaces.get(name) or self.entries.get(entity_id(name))

    @cached_property
    def _folded(self) -> dict[str, Entry | None]:
        """Folded surfaces; None where two things fold to one (Kia, KIA) or a form needs context."""
        folded: dict[str, Entry | None] = {}
        for entry in self.entries.values():
            for surface in entry.surfaces:
                key = name_key(surface)
                told = folded.get(key, entry)
                folded[key] = entry if told is entry and surface not in entry.weak else None
        return folded

    def respelt(self, name: str) -> Entry | None:
        """The only entry of which a form is this name but for spacing, case, corporate form or a loan word's spelling.

        >>> Gazetteer.default().respelt("베인 캐피탈").name
        'Bain Capital'
        """
        return self._folded.get(name_key(name))

    def with_file(self, path: Path) -> Gazetteer:
        """This gazetteer and a user's file (CSV, TSV or JSON lines), whose rows win."""
        from alliances.ontology.gazetteer_files import read_entries

        return Gazetteer([*self.entries.values(), *read_entries(path)])

    @staticmethod
    @cache
    def default() -> Gazetteer:
        """The gazetteer that this release ships."""
        from alliances.ontology.gazetteer_files import parse_entries

        text = files("alliances.ontology").joinpath("data/gazetteer.csv").read_text(encoding="utf-8")
        return Gazetteer(parse_entries(text, "gazetteer.csv"))
