"""A made graph of any size, fixed by its seed: articles of five statements, parties with a long tail of degrees."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from alliances.ontology import Statement
from alliances.ontology.identifiers import entity_id

RELATIONS = {
    "invests-in": 18,
    "supplies-to": 16,
    "provides-cloud-to": 10,
    "partners-with": 12,
    "competes-with": 8,
    "uses": 8,
    "holds-stake-in": 6,
    "subsidiary-of": 3,
    "has-valuation": 4,
    "builds-datacenter": 5,
    "located-in": 4,
    "has-power-capacity": 2,
    "holds-position-at": 4,
}
STATUSES = {
    "completed": 40,
    "ongoing": 30,
    "planned": 12,
    "considering": 8,
    "possible": 5,
    "ended": 3,
    "denied": 2,
}
# Relation → types of its two ends; all others are between companies.
ENDS = {
    "uses": ("Company", "CloudService"),
    "builds-datacenter": ("Company", "DataCenter"),
    "located-in": ("DataCenter", "Place"),
    "has-power-capacity": ("DataCenter", None),
    "holds-position-at": ("Person", "Company"),
    "has-valuation": ("Company", None),
}
NAMES = {
    "Company": "Firm",
    "CloudService": "Cloud",
    "DataCenter": "Campus",
    "Place": "Town",
    "Person": "Kim",
}
OUTLETS = ("Financial Times", "Reuters", "Nikkei", "Bloomberg", "한국경제", "연합뉴스")
PER_ARTICLE = 5


class Maker:
    """Draws statements; one organisation to ten statements, the k-th with a weight of 1/k."""

    def __init__(self, size: int, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.parties = max(20, size // 10)
        self.weights = list(accumulate(1 / (k + 10) for k in range(self.parties)))

    def party(self, kind: str) -> dict[str, str]:
        """A party of a type; companies are few and busy, the others many."""
        if kind in ("DataCenter", "Person"):
            number = self.random.randrange(self.parties)
        else:
            (number,) = self.random.choices(range(self.parties), cum_weights=self.weights)
        name = f"{NAMES[kind]} {number}"
        korean = {"ko": f"회사{number}"} if kind == "Company" else {}
        return {"id": entity_id(name), "name": name, "type": kind, **korean}

    def statement(self, article: dict[str, str], number: int) -> dict[str, object]:
        """One statement of an article, as the JSON of the statement format."""
        draw = self.random
        (relation,) = draw.choices(list(RELATIONS), list(RELATIONS.values()))
        (status,) = draw.choices(list(STATUSES), list(STATUSES.values()))
        left, right = ENDS.get(relation, ("Company", "Company"))
        subject, other = self.party(left), self.party(right) if right else None
        while other is not None and other["id"] == subject["id"]:
            other = self.party(str(right))
        text = f"{subject['name']} {relation} {other['name'] if other else ''} ({status}, {number})."
        data: dict[str, object] = {
            "subject": subject | {"mention": subject["name"]},
            "relation": relation,
            "object": other,
            "status": status,
            "evidence": {"text": text, "start": number * 200, "end": number * 200 + len(text)},
            "article": article,
            "extractor": "made",
            "confidence": 0.9,
        }
        return data | self.qualifiers(relation)

    def qualifiers(self, relation: str) -> dict[str, object]:
        """Sum, share, power, role and time as the relation has them."""
        draw, said = self.random, {}
        if relation == "has-valuation" or (
            draw.random() < 0.4
            and relation in ("invests-in", "supplies-to", "provides-cloud-to", "builds-datacenter")
        ):
            kind = (
                "valuation-post"
                if relation == "has-valuation"
                else draw.choice(("tranche", "cumulative", None))
            )
            value = draw.randrange(1, 400) * 10**8
            said["amount"] = {"value": value, "currency": "USD", "kind": kind, "text": f"{value / 1e9:g}bn"}
        if relation == "holds-stake-in":
            said["share"] = draw.randrange(1, 60) / 100
        if relation == "has-power-capacity":
            said["power_w"] = draw.randrange(1, 50) * 10**8
        if relation == "holds-position-at":
            said["role"] = "CEO"
        if draw.random() < 0.5:
            said["time"] = f"20{draw.randrange(20, 27)}-{draw.randrange(1, 13):02d}"
        if draw.random() < 0.3:
            said["attributed_to"] = {"name": draw.choice(OUTLETS)}
        return said

    def articles(self, size: int) -> Iterator[list[dict[str, object]]]:
        """Articles with their statements, `size` statements in all."""
        for number in range(size // PER_ARTICLE):
            day = date(2024, 1, 1) + timedelta(days=number * 700 // max(1, size // PER_ARTICLE))
            article = {
                "id": f"a{number:07d}",
                "title": f"Article {number}",
                "published": day.isoformat(),
                "publisher": self.random.choice(OUTLETS),
                "lang": "en",
            }
            yield [self.statement(article, place) for place in range(PER_ARTICLE)]


def made_lines(size: int, seed: int = 7) -> Iterator[str]:
    """`size` statements as JSON lines."""
    for article in Maker(size, seed).articles(size):
        for statement in article:
            yield json.dumps(statement, ensure_ascii=False) + "\n"


def made_one_by_one(size: int, seed: int = 7) -> Iterator[Statement]:
    """`size` statements, none held."""
    for article in Maker(size, seed).articles(size):
        for statement in article:
            yield Statement.model_validate(statement)


def made(size: int, seed: int = 7) -> list[Statement]:
    """`size` statements."""
    return list(made_one_by_one(size, seed))
