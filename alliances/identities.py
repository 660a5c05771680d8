"""Do names of several articles meet where they should: entities of gold lists against the ids that reading gives them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from alliances.building import Options, extract_file
from alliances.evaluation import read_gold
from alliances.matching import Gold, Node, normal, same_entity
from alliances.ontology.errors import AlliancesError
from alliances.ontology.identifiers import name_key
from alliances.ontology.sounds import generic
from alliances.ontology.statement import Statement
from alliances.ontology.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Identities:
    """How many things the gold lists name, how many of them were read, and what went wrong with their ids.

    `split` has things that were given several ids, `fused` ids that were given to several things; each names all.
    """

    things: int
    read: int
    split: tuple[tuple[str, tuple[str, ...]], ...]
    fused: tuple[tuple[str, tuple[str, ...]], ...]

    def __str__(self) -> str:
        lines = [
            f"{self.things} things in the gold lists, {self.read} of them read",
            f"two ids for one: {len(self.split)}",
            *(f"  {name}: {', '.join(ids)}" for name, ids in self.split),
            f"one id for two: {len(self.fused)}",
            *(f"  {identifier}: {', '.join(names)}" for identifier, names in self.fused),
        ]
        return "\n".join(lines)


Thing = tuple[str, str]
LONGEST_ACRONYM = 5
_NUMBER = re.compile(r"\d+")


def identities(folders: Sequence[Path]) -> Identities:
    """Read all gold articles of the folders and their sub-folders together; raises `AlliancesError` where there are none."""
    articles = [pair for folder in folders for pair in _articles(folder)]
    if not articles:
        raise AlliancesError(f"{folders[0]}: no gold .json beside a .txt")
    things = _things(gold for gold, _ in articles)
    ids: dict[Thing, dict[str, str]] = defaultdict(dict)
    for gold, statements in articles:
        for entity in (e for s in statements for e in (s.subject, s.object) if e is not None):
            match = _match(gold, entity.model_dump())
            if match is not None:
                ids[things[gold.id, match["name"]]].setdefault(entity.id, entity.name)
    holders: dict[str, set[str]] = defaultdict(set)
    for thing, told in ids.items():
        for identifier in told:
            holders[identifier].add(" ".join(thing))
    return Identities(
        len(set(things.values())),
        len(ids),
        tuple(
            (" ".join(thing), tuple(f"{i} ({name})" for i, name in sorted(told.items())))
            for thing, told in sorted(ids.items())
            if len(told) > 1
        ),
        tuple((i, tuple(sorted(names))) for i, names in sorted(holders.items()) if len(names) > 1),
    )


def _articles(folder: Path) -> Iterator[tuple[Gold, list[Statement]]]:
    for path in sorted(folder.rglob("*.json")):
        text = path.with_suffix(".txt")
        if text.exists():
            gold = read_gold(path)
            yield gold, extract_file(text, Options(published=gold.data.get("date")))


def _things(articles: Iterable[Gold]) -> dict[tuple[str, str], Thing]:
    """(article, gold name) → the thing: one across articles by its Wikidata id, by type and name, or by an alias that is
    the other's name ("Blue Owl Capital" with the alias "Blue Owl").

    An alias joins no two names that one article holds apart, that differ by a number (Trainium, Trainium2), or of which
    one alone is an acronym (Kia, KIA). What has no name of its own, as an unnamed data centre, is one in each article.
    """
    import networkx

    graph = networkx.Graph()
    own: dict[tuple[str, str], Thing] = {}
    names: dict[Thing, set[str]] = defaultdict(set)
    told_apart: set[frozenset[Thing]] = set()
    aliases: list[tuple[Thing, str, str]] = []
    for gold in articles:
        for name, entity in gold.entities.items():
            own[gold.id, name] = thing = (name_key(name), _kind_of(gold, name, entity))
            names[thing].add(name)
            graph.add_node(thing)
            if entity.get("qid"):
                graph.add_edge(thing, ("", entity["qid"]))
            aliases += [(thing, name, alias) for alias in entity.get("aliases") or []]
        told_apart |= {frozenset(pair) for pair in combinations({own[gold.id, n] for n in gold.entities}, 2)}
    for thing, name, alias in aliases:
        other = name_key(alias), thing[1]
        if frozenset((thing, other)) not in told_apart and _may_join(name, alias, names.get(other, set())):
            graph.add_edge(thing, other)  # One to a name that no other entity bears joins nothing.
    named = graph.subgraph({*own.values(), *(node for node in graph if not node[0])})
    first = {
        node: min(n for n in members if n[0])
        for members in networkx.connected_components(named)
        for node in members
    }
    return {key: first[thing] for key, thing in own.items()}


def _kind_of(gold: Gold, name: str, entity: Node) -> str:
    nameless = generic(name.split("(")[0]) or name.casefold().startswith("data cent")
    return _sort_of(entity["type"]) + (f" in {gold.id}" if nameless else "")


def _may_join(name: str, alias: str, others: set[str]) -> bool:
    acronym = alias.isascii() and alias.isupper() and len(alias) <= LONGEST_ACRONYM
    if acronym and not any(other.isupper() for other in others):
        return False
    return _NUMBER.findall(name) == _NUMBER.findall(alias)


def _sort_of(kind: str) -> str:
    """A type without what annotators differ on: a newspaper is a company to one and a media outlet to another."""
    organisations = vocabulary().relations["subsidiary-of"].subject
    things = vocabulary().relations["uses"].object
    return "organisation" if kind in organisations else "thing" if kind in things else kind


def _match(gold: Gold, node: Node) -> Node | None:
    """The gold entity that a node is: by its name, else by a name or alias that only one has.

    An unnamed data centre is known by its place or by the words that the article has for it, not by the words "data center".
    """
    if generic(node["name"]):
        node = {**node, "name": node["mention"] or node["name"]}
    named = [e for e in gold.entities.values() if normal(e["name"]) == normal(node["name"])]
    fitting = named or [e for e in gold.entities.values() if same_entity(e, node, lenient=False)]
    same_type = [e for e in fitting if e["type"] == node["type"]] or fitting
    return same_type[0] if len(same_type) == 1 else None
