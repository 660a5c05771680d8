"""Made statements: as many as one wants, the same each time, with a few names that everyone deals with."""

from __future__ import annotations

import random
from itertools import accumulate

from alliances.ontology import Statement
from alliances.ontology.vocabulary import vocabulary

RELATIONS = {
    "invests-in": 20,
    "partners-with": 20,
    "supplies-to": 14,
    "provides-cloud-to": 10,
    "competes-with": 10,
    "acquires": 6,
    "holds-stake-in": 6,
    "lends-to": 4,
    "sues": 3,
    "disputes-with": 3,
    "subsidiary-of": 4,
}
STATUSES = {
    "ongoing": 40,
    "completed": 25,
    "planned": 18,
    "considering": 8,
    "possible": 4,
    "ended": 3,
    "denied": 2,
}
SYLLABLES = ("ban", "cor", "del", "fen", "gra", "hal", "kin", "lum", "mar", "nex", "or", "pol", "quan", "ri", "sol", "tek", "vi", "zen")  # fmt: skip
HANGUL = ("가람", "나래", "다온", "라온", "마루", "바다", "사랑", "아라", "자람", "차오름", "타래", "하늘")


def made_statements(
    count: int, names: int | None = None, seed: int = 11, whole: bool = False
) -> list[Statement]:
    """`count` statements in articles of five about `names` firms (a tenth of `count` unless said); Zipf's degrees.

    `whole`: every firm is there, tied to one before it.
    """
    chance = random.Random(seed)
    firms = [_firm(i, chance) for i in range(names or max(5, count // 10))]
    weights = list(accumulate(1 / (i + 1) ** 0.8 for i in range(len(firms))))
    first = len(firms) - 1 if whole else 0
    chosen = [
        (firms[i + 1], chance.choices(firms[: i + 1], cum_weights=weights[: i + 1])[0]) for i in range(first)
    ]
    chosen += [tuple(chance.choices(firms, cum_weights=weights, k=2)) for _ in range(count - first)]  # type: ignore[misc]
    return [_statement(i, pair, firms, chance) for i, pair in enumerate(chosen)]


def _firm(number: int, chance: random.Random) -> dict[str, object]:
    name = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()
    ko = "".join(chance.choices(HANGUL, k=2)) + chance.choice(("전자", "테크", "AI", "클라우드", "벤처스"))
    kind = chance.choices(("Company", "PublicBody"), (12, 1))[0]
    return {"name": f"{name} {number}", "type": kind, "ko": f"{ko}{number}"}


def _statement(
    number: int,
    pair: tuple[dict[str, object], dict[str, object]],
    firms: list[dict[str, object]],
    chance: random.Random,
) -> Statement:
    subject, other = pair
    if subject is other:
        other = firms[(firms.index(subject) + 1) % len(firms)]
    relation = chance.choices(list(RELATIONS), list(RELATIONS.values()))[0]
    allowed = vocabulary().relations[relation]
    if subject["type"] not in allowed.subject or other["type"] not in allowed.object:
        relation, allowed = "partners-with", vocabulary().relations["partners-with"]
    text = f"{subject['name']} {allowed.en} {other['name']}, report {number} says."
    article = number // 5
    amount = None
    if allowed.money and chance.random() < 0.5:
        value = float(f"{10 ** chance.uniform(7, 10.7):.2g}")
        amount = {"value": value, "currency": chance.choice(("USD", "USD", "KRW", "EUR")), "bound": "exact"}
    return Statement.model_validate(
        {
            "subject": subject,
            "relation": relation,
            "object": other,
            "status": chance.choices(list(STATUSES), list(STATUSES.values()))[0],
            "amount": amount,
            "evidence": {"text": text, "start": 100, "end": 100 + len(text)},
            "article": {
                "id": f"made{article}",
                "title": f"Made article {article}",
                "url": f"https://news.example/{article}",
                "published": f"{2023 + article % 3}-{article % 12 + 1:02d}-{article % 28 + 1:02d}",
                "publisher": f"Outlet {article % 9}",
                "lang": "en",
            },
            "rule": "made.rule",
            "confidence": round(chance.uniform(0.5, 1), 2),
        }
    )
