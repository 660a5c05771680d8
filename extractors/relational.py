"""Patterns made from nouns that name a party by its relation to another: 고객, 맞수, 투자자, 모회사.

Such nouns stand in the same few constructions (A의 고객 B, B는 A의 고객이다, B를 고객으로 둔 A). A language's
`data/relational.yaml` tells the nouns and the constructions; each noun in each construction is one pattern.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from alliances.extractors.tables import load_yaml
from alliances.ontology.errors import AlliancesError
from alliances.ontology.vocabulary import RelationName, StatusName

Entry = TypeVar("Entry", bound=BaseModel)


class RelationalNoun(BaseModel):
    """Nouns that say the same of a party.

    owner: which end of the relation is the one whose customer, rival … the other is; owns, named: the types of the
    owner and of the other; status: of what they say; not_in: constructions in which they mean something else;
    single: one other only, what a list goes on with is not meant.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    relation: RelationName
    owner: Literal["subject", "object"]
    nouns: tuple[str, ...]
    owns: str = "Company"
    named: str = "Company"
    status: StatusName = "ongoing"
    rents: bool = False
    single: bool = False
    not_in: frozenset[str] = frozenset()


class Construction(BaseModel):
    """How such a noun stands in a sentence: {owner}, {other}, {others} (a list), {role} (the noun), and the table's parts.

    clause: the predicate behind says the status; status: overrides that of the noun.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    pattern: str
    clause: bool = False
    status: StatusName | None = None


def relational_patterns(language: str) -> list[dict[str, Any]]:
    """The patterns, as entries of `patterns.yaml`; none for a language without such a table."""
    folder = files(f"alliances.extractors.{language}").joinpath("data")
    if not folder.joinpath("relational.yaml").is_file():
        return []
    table = load_yaml(language, "relational.yaml")
    nouns = _entries(language, table["nouns"], RelationalNoun)
    constructions = _entries(language, table["constructions"], Construction)
    return [
        _pattern(noun, construction, table["parts"])
        for noun in nouns
        for construction in constructions
        if construction.id not in noun.not_in
    ]


def _entries(language: str, raws: list[Any], model: type[Entry]) -> list[Entry]:
    entries = []
    for raw in raws:
        try:
            entries.append(model.model_validate(raw))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            name = raw.get("id") if isinstance(raw, dict) else raw
            where = f"{language}/data/relational.yaml: {name}"
            raise AlliancesError(f"{where}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    return entries


def _pattern(noun: RelationalNoun, construction: Construction, parts: dict[str, str]) -> dict[str, Any]:
    other = "object" if noun.owner == "subject" else "subject"
    slots = {
        **parts,
        "others": f"{{{other}{'' if noun.single else 's'}:{noun.named}}}",
        "other": f"{{{other}:{noun.named}}}",
        "owner": f"{{{noun.owner}:{noun.owns}}}",
        "role": f"(?:{'|'.join(noun.nouns)})",
    }
    text = construction.pattern
    for sign, slot in slots.items():
        text = text.replace(f"{{{sign}}}", slot)
    return {
        "id": f"{noun.id}.{construction.id}",
        "relation": noun.relation,
        "pattern": text,
        "status": construction.status or noun.status,
        "clause": construction.clause,
        "rents": noun.rents,
    }
