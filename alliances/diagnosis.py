"""Why a gold statement was missed: each one is taken through the gates of reading until one does not let it pass."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alliances.evaluation import Node, Scores, read_gold
from alliances.extractors.frames import Frame
from alliances.extractors.mentions import Name
from alliances.extractors.pipeline import Reading, language_tables, read, tagger_of
from alliances.extractors.syntax import Clause, Sentence
from alliances.matching import Gold, same_entity
from alliances.ontology.article import Article

GATES = (
    "subject has no mention",
    "object has no mention",
    "end of another type",
    "no sentence holds both",
    "no trigger known",
    "trigger known, no frame filled",
    "frame filled with others",
    "claim rejected",
)


@dataclass(frozen=True, slots=True)
class Miss:
    """One missed gold statement: the first gate that it did not pass, and what was seen there."""

    article: str
    gate: str
    gold: Node
    seen: str

    def __str__(self) -> str:
        end = self.gold.get("object") or self.gold.get("amount") or self.gold.get("power_w")
        return (
            f"{self.gate:<31} {self.article}: {self.gold['subject']} {self.gold['relation']} {end}"
            f" | {self.gold.get('evidence', '')} | {self.seen}"
        )


def diagnose(folder: Path, scores: Scores) -> list[Miss]:
    """The misses of a folder that was scored by a fresh reading, in the order of its articles."""
    from alliances.extractors.read import read_article

    misses = []
    for article in scores.articles:
        gold = read_gold(folder / f"{article.id}.json")
        said = {
            "published": gold.data.get("date"),
            "title": gold.data.get("title"),
            "url": gold.data.get("url"),
        }
        source = read_article(folder / f"{article.id}.txt", **said)
        reading = read(source, tagger=tagger_of(source.lang))
        misses += [_miss(gold, node, source, reading) for node in article.missed]
    return misses


def histogram(misses: list[Miss]) -> str:
    """How many misses each gate holds back, by relation."""
    by_gate: dict[str, Counter[str]] = defaultdict(Counter)
    for miss in misses:
        by_gate[miss.gate][miss.gold["relation"]] += 1
    lines = [f"{'first gate not passed':<32}{'missed':>6}  relations"]
    for gate in GATES:
        counted = by_gate.get(gate)
        if counted:
            relations = ", ".join(
                f"{name} {n}" for name, n in sorted(counted.items(), key=lambda i: (-i[1], i[0]))
            )
            lines.append(f"{gate:<32}{counted.total():>6}  {relations}")
    return "\n".join(lines)


def _miss(gold: Gold, node: Node, article: Article, reading: Reading) -> Miss:
    gate, seen = _first_gate(gold, node, article, reading)
    return Miss(gold.id, gate, node, seen)


def _first_gate(gold: Gold, node: Node, article: Article, reading: Reading) -> tuple[str, str]:
    ends = [gold.entities[node[end]] for end in ("subject", "object") if node.get(end) in gold.entities]
    for end, gate in zip(ends, GATES, strict=False):
        names = [n for s in reading.sentences for n in s.names if names_entity(end, n)]
        if not names and end["type"] != "DataCenter":
            return gate, end["name"]
        if names and not any(n.type in (None, end["type"]) for n in names):
            return GATES[2], f"{names[0].text} is {names[0].type}, gold {end['type']}"
    around = sentences_of(article.text, node, reading)
    named = [s for s in around if all(_holds(s, end) for end in ends)]
    if not named:
        absent = [end["name"] for end in ends if not any(_holds(s, end) for s in around)]
        return GATES[3], "elided: " + ", ".join(absent)
    return _in_sentence(gold, node, named, article.lang, reading)


def _in_sentence(
    gold: Gold, node: Node, named: list[Sentence], lang: str, reading: Reading
) -> tuple[str, str]:
    triggers = sorted({t for s in named for t in _triggers(s, node["relation"], lang)})
    spans = [(s.start, s.end) for s in named]
    claims = [
        c
        for c in reading.claims
        if c.relation == node["relation"] and any(a <= c.start < b for a, b in spans)
    ]
    if not claims:
        return (GATES[5], ", ".join(triggers)) if triggers else (GATES[4], "")
    for claim in claims:
        target = claim.object is None or names_entity(
            gold.entities.get(node.get("object") or "", {}), claim.object
        )
        if names_entity(gold.entities[node["subject"]], claim.subject) and target:
            return GATES[7], claim.rule
    seen = [f"{c.subject.text} > {c.object.text if c.object else None} ({c.rule})" for c in claims]
    return GATES[6], "; ".join(seen)


def names_entity(entity: Node, name: Name) -> bool:
    return bool(entity) and same_entity(
        entity, name.entity(entity["type"]).model_dump(mode="json"), lenient=True
    )


def _holds(sentence: Sentence, entity: Node) -> bool:
    if entity["type"] == "DataCenter":
        return True  # an unnamed one gets its name from its place, whatever stands there
    return any(names_entity(entity, name) for name in sentence.names)


def sentences_of(text: str, node: Node, reading: Reading) -> list[Sentence]:
    """The sentences that the gold's evidence touches; all of them where it is not found in the text."""
    start = text.find(node.get("evidence") or "\0")
    if start < 0:
        return reading.sentences
    end = start + len(node["evidence"])
    return [s for s in reading.sentences if s.start < end and start < s.end]


def _triggers(sentence: Sentence, relation: str, lang: str) -> Iterator[str]:
    frames = language_tables(lang).frames
    for clause in sentence.clauses:
        opened = [*frames.by_verb.get(clause.lemma, ()), *_nominal(clause, lang)]
        yield from (f"{frame.id}: {clause.lemma}" for frame in opened if frame.relation == relation)


def _nominal(clause: Clause, lang: str) -> Iterator[Frame]:
    frames = language_tables(lang).frames
    for phrase in clause.args:
        for noun in phrase.nouns:
            yield from frames.for_noun(noun, clause.lemma)
