"""When a predicted statement and a gold one say the same."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from alliances.ontology.vocabulary import vocabulary

Node = dict[str, Any]
_CORPORATE = re.compile(
    r"\b(inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|ag|sa|se|nv|holdings|group|the)\b\.?|주식회사|\(주\)|㈜",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of one article: its entities by name, and its statements."""

    id: str
    entities: dict[str, Node]
    statements: list[Node]
    data: Node = field(default_factory=dict)


def normal(name: str | None) -> str:
    """A name with case, width, spacing, punctuation and corporate forms folded away."""
    if not name:
        return ""
    text = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\W_]+", "", _CORPORATE.sub(" ", text)) or re.sub(r"[\W_]+", "", text)


def _gold_names(entity: Node) -> set[str]:
    return {normal(entity["name"]), *(normal(alias) for alias in entity.get("aliases") or [])} - {""}


def _predicted_names(node: Node) -> set[str]:
    return {
        normal(name) for name in (node.get("name"), node.get("mention"), *(node.get("aliases") or []))
    } - {""}


def same_entity(gold: Node, node: object, lenient: bool = True) -> bool:
    """Same Wikidata id or a shared name; leniently, an unnamed data centre is met by any in its place."""
    if not isinstance(node, dict):
        return False
    if gold.get("qid") and node.get("wikidata") and gold["qid"] == str(node["wikidata"]).rsplit("/", 1)[-1]:
        return True
    if _gold_names(gold) & _predicted_names(node):
        return True
    unnamed = gold["type"] == "DataCenter" and normal(gold["name"]).startswith("datacenter")
    if not (lenient and unnamed and node.get("type") == "DataCenter"):
        return False
    inside = re.search(r"\(([^)]*)\)", gold["name"])
    place = normal(gold.get("place")) or normal(inside.group(1) if inside else "")
    said = {normal(node.get("place"))} | _predicted_names(node)
    return not place or any(place in s for s in said if s)


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(float(a) - float(b)) <= 0.01 * max(abs(float(a)), abs(float(b)), 1e-12)


def _money(value: object) -> tuple[float | None, str | None]:
    if not isinstance(value, dict) or value.get("value") is None:
        return None, None
    return float(value["value"]), value.get("currency")


def _literal(relation: object) -> bool:
    known = vocabulary().relations.get(str(relation))
    return known is not None and known.literal


def _symmetric(relation: object) -> bool:
    known = vocabulary().relations.get(str(relation))
    return known is not None and known.symmetric


def _literal_matches(gold: Node, node: Node) -> bool:
    if gold["relation"] == "has-power-capacity":
        watts = (
            node.get("power_w")
            if node.get("power_w") is not None
            else (node.get("object") or {}).get("value")
        )
        return _close(gold.get("power_w"), watts)
    value, currency = _money(node.get("amount") or node.get("object"))
    return _close(gold.get("amount"), value) and (not gold.get("currency") or gold["currency"] == currency)


def triple_matches(gold: Node, of: Gold, node: Node, lenient: bool) -> bool:
    """Whether a predicted statement has the gold one's subject, relation and object."""
    if gold["relation"] != node.get("relation"):
        return False
    subject = of.entities[gold["subject"]]
    if _literal(gold["relation"]):
        return same_entity(subject, node.get("subject")) and _literal_matches(gold, node)
    target, ends = of.entities[gold["object"]], (node.get("subject"), node.get("object"))
    if same_entity(subject, ends[0], lenient) and same_entity(target, ends[1], lenient):
        return True
    swapped = same_entity(subject, ends[1], lenient) and same_entity(target, ends[0], lenient)
    return _symmetric(gold["relation"]) and swapped


def qualifier_verdicts(gold: Node, node: Node) -> dict[str, bool]:
    """What gold states, judged on the predicted statement; status always."""
    verdicts = {"status": gold["status"] == node.get("status")}
    if not _literal(gold["relation"]) and gold.get("amount") is not None:
        value, currency = _money(node.get("amount"))
        verdicts["amount"] = _close(gold["amount"], value) and gold.get("currency") == currency
    for name, key in (("share", "share"), ("power", "power_w"), ("count", "count")):
        if gold.get(key) is not None and not (name == "power" and gold["relation"] == "has-power-capacity"):
            verdicts[name] = _close(gold[key], node.get(key))
    if gold.get("attributed_to"):
        said = node.get("attributed_to")
        verdicts["attribution"] = bool(said.get("name") if isinstance(said, dict) else said)
    return verdicts


def triple_key(node: Node) -> tuple[object, ...]:
    """What makes two predicted statements one triple."""
    ends = [
        json.dumps(sorted(_predicted_names(e)))
        if isinstance(e := node.get(end) or {}, dict) and node.get(end)
        else str(node.get(end))
        for end in ("subject", "object")
    ]
    relation = node.get("relation")
    if _symmetric(relation):
        ends.sort()
    if _literal(relation):
        ends[1] = json.dumps([_money(node.get("amount") or node.get("object")), node.get("power_w")])
    return relation, *ends


def gold_key(gold: Node) -> tuple[object, ...]:
    """What makes two gold statements one triple."""
    ends = [gold["subject"], str(gold.get("object"))]
    if _symmetric(gold["relation"]):
        ends.sort()
    if _literal(gold["relation"]):
        ends[1] = f"{gold.get('amount')} {gold.get('currency')} {gold.get('power_w')}"
    return gold["relation"], *ends


def end_name(end: object) -> str:
    """How an error line calls one end of a triple."""
    return str(end.get("name") or end.get("value")) if isinstance(end, dict) else str(end)
