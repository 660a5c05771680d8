"""Score extracted statements against gold annotations: the same account as the public scorer's.

A triple counts once an article; a predicted triple is right when subject, relation and object name the same things
as a gold one (literal relations: the same amount or power within 1 %). A gold triple marked optional earns and costs
nothing. `qualified` also asks for the gold's amount, share, power, count and status.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alliances.matching import Gold, end_name, gold_key, qualifier_verdicts, triple_key, triple_matches
from alliances.ontology.errors import AlliancesError

Node = dict[str, Any]


@dataclass(slots=True)
class ArticleScore:
    """The account of one article."""

    id: str
    gold: Counter[str]
    found: Counter[str]
    predicted: Counter[str]
    qualified: int
    verdicts: list[tuple[str, bool]]
    wrong: list[Node]
    missed: list[Node]


@dataclass(slots=True)
class Scores:
    """The account of all articles, micro-averaged."""

    articles: list[ArticleScore] = field(default_factory=list)

    def total(self, figure: str) -> Counter[str]:
        """The sum over articles of gold, found or predicted triples by relation."""
        result: Counter[str] = Counter()
        for article in self.articles:
            result.update(getattr(article, figure))
        return result

    @property
    def triple(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of triples."""
        return f1(self.total("found").total(), self.total("predicted").total(), self.total("gold").total())

    @property
    def qualified(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of triples whose qualifiers agree too."""
        return f1(
            sum(a.qualified for a in self.articles),
            self.total("predicted").total(),
            self.total("gold").total(),
        )

    @property
    def qualifiers(self) -> dict[str, tuple[int, int]]:
        """Right and all judgements by qualifier, over found triples."""
        counts: dict[str, tuple[int, int]] = {}
        for name, right in sorted(verdict for article in self.articles for verdict in article.verdicts):
            hits, all_of = counts.get(name, (0, 0))
            counts[name] = hits + right, all_of + 1
        return counts

    def report(self, errors: bool = False) -> str:
        """The figures as the public scorer prints them."""
        lines = [line for article in self.articles for line in _error_lines(article)] if errors else []
        lines.append(f"{'relation':<20}{'gold':>6}{'pred':>6}{'found':>6}{'P':>7}{'R':>7}{'F1':>7}")
        gold, predicted, found = self.total("gold"), self.total("predicted"), self.total("found")
        for relation in sorted({*gold, *predicted}, key=lambda name: (-gold[name], name)):
            p, r, f = f1(found[relation], predicted[relation], gold[relation])
            lines.append(
                f"{relation:<20}{gold[relation]:>6}{predicted[relation]:>6}{found[relation]:>6}{p:>7.2f}{r:>7.2f}{f:>7.2f}"
            )
        lines += [
            f"qualifier {name:<12} {hits}/{n} = {hits / n:.2f}" for name, (hits, n) in self.qualifiers.items()
        ]
        lines.append(f"articles {len(self.articles)}  gold {gold.total()}  predicted {predicted.total()}")
        lines.append("qualified  P {:.3f}  R {:.3f}  F1 {:.3f}".format(*self.qualified))
        lines.append("triple     P {:.3f}  R {:.3f}  F1 {:.3f}".format(*self.triple))
        return "\n".join(lines)

    def to_json(self) -> str:
        """The figures as JSON."""
        p, r, f = self.triple
        relations = {
            name: {
                "gold": self.total("gold")[name],
                "found": self.total("found")[name],
                "predicted": self.total("predicted")[name],
            }
            for name in sorted({*self.total("gold"), *self.total("predicted")})
        }
        figures = {
            "articles": len(self.articles),
            "precision": p,
            "recall": r,
            "f1": f,
            "qualified_f1": self.qualified[2],
            "qualifiers": {k: hits / n for k, (hits, n) in self.qualifiers.items()},
            "relations": relations,
        }
        return json.dumps(figures, indent=1, ensure_ascii=False) + "\n"


def f1(found: int, predicted: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean; 0 where there is nothing to divide by."""
    p = found / predicted if predicted else 0.0
    r = found / gold if gold else 0.0
    return p, r, (2 * p * r / (p + r) if p + r else 0.0)


def _error_lines(article: ArticleScore) -> Iterable[str]:
    for gold in article.missed:
        end = gold.get("object") or gold.get("amount") or gold.get("power_w")
        yield f"MISSED {article.id}: {gold['subject']} {gold['relation']} {end} | {gold.get('evidence', '')}"
    for node in article.wrong:
        evidence = (node.get("evidence") or {}).get("text", "")
        ends = end_name(node.get("subject")), end_name(node.get("object"))
        yield f"WRONG  {article.id}: {ends[0]} {node.get('relation')} {ends[1]} | {evidence}"


def score_article(gold: Gold, predictions: list[Node]) -> ArticleScore:
    """Compare the statements of one article with its gold."""
    groups: dict[tuple[object, ...], list[Node]] = defaultdict(list)
    for statement in gold.statements:
        groups[gold_key(statement)].append(statement)
    predicted: dict[tuple[object, ...], list[Node]] = defaultdict(list)
    for node in predictions:
        predicted[triple_key(node)].append(node)
    found: dict[tuple[object, ...], list[Node]] = defaultdict(list)
    wrong = []
    for nodes in predicted.values():
        hit = next(
            (
                key
                for lenient in (False, True)
                for key, of in groups.items()
                if triple_matches(of[0], gold, nodes[0], lenient)
            ),
            None,
        )
        if hit is None:
            wrong.append(nodes[0])
        else:
            found[hit] += nodes
    for key in [key for key, of in groups.items() if all(s.get("optional") for s in of)]:
        del groups[key]
        found.pop(key, None)
    return _account(gold.id, groups, found, wrong)


def _account(
    name: str,
    groups: dict[tuple[object, ...], list[Node]],
    found: dict[tuple[object, ...], list[Node]],
    wrong: list[Node],
) -> ArticleScore:
    verdicts: list[tuple[str, bool]] = []
    qualified = 0
    for key, nodes in found.items():
        for statement in [s for s in groups[key] if not s.get("optional")]:
            judged = [qualifier_verdicts(statement, node) for node in nodes]
            verdicts += max(judged, key=lambda v: (all(v.values()), sum(v.values()))).items()
        qualified += any(all(qualifier_verdicts(s, n).values()) for s in groups[key] for n in nodes)
    relations = Counter(str(key[0]) for key in found)
    return ArticleScore(
        name,
        Counter(str(key[0]) for key in groups),
        relations,
        relations + Counter(str(node.get("relation")) for node in wrong),
        qualified,
        verdicts,
        wrong,
        [of[0] for key, of in groups.items() if key not in found],
    )


def evaluate_folder(folder: Path, predictions: Path | None = None) -> Scores:
    """Score a folder of `<id>.json` gold, against `<id>.jsonl` predictions or a fresh reading of `<id>.txt`."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise AlliancesError(f"{folder}: no gold files (<id>.json) here")
    scores = Scores()
    for path in files:
        gold = read_gold(path)
        nodes = (
            _predicted(predictions / f"{path.stem}.jsonl")
            if predictions is not None
            else _extracted(path, gold)
        )
        scores.articles.append(score_article(gold, nodes))
    return scores


def read_gold(path: Path) -> Gold:
    """One gold file; raises `AlliancesError` naming the file where it is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        entities = {entity["name"]: entity for entity in data["entities"]}
        return Gold(path.stem, entities, data["statements"], data)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError) as error:
        raise AlliancesError(f"{path}: is no gold file ({type(error).__name__}: {error})") from None


def _predicted(path: Path) -> list[Node]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [json.loads(line) for line in lines if line.strip()]
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise AlliancesError(f"{path}: {error}") from None


def _extracted(path: Path, gold: Gold) -> list[Node]:
    from alliances.building import Options, extract_file

    options = Options(published=gold.data.get("date"), title=gold.data.get("title"), url=gold.data.get("url"))
    return [json.loads(s.to_json()) for s in extract_file(path.with_suffix(".txt"), options)]
