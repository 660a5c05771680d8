"""Unnamed data centres, and what building one says of its place and power."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from alliances.extractors.claims import Claim
from alliances.extractors.language import Language
from alliances.extractors.mentions import Name
from alliances.extractors.standing import key_of
from alliances.extractors.status import Verdict
from alliances.extractors.syntax import Phrase, Sentence
from alliances.extractors.values.model import Value
from alliances.ontology.article import Article
from alliances.ontology.identifiers import article_id

_HANGUL = re.compile("[가-힣]")
# 두 번째 거점
_COUNTED = frozenset(("번째",))
_PLANT = re.compile("공장|팹|반도체|라인|산업|제조|발전소")


def generic_facilities(sentence: Sentence, language: Language, article: Article) -> None:
    """Give phrases headed by 데이터센터 or data center a name of their own, told apart by place and article."""
    scope = article.id or article_id(article.text, article.url)
    for name in sentence.names:
        if name.generic and not name.scope:
            name.scope = scope
    for phrase in sentence.phrases:
        building = _built_noun(phrase, language) or _dealt_in(phrase, language)
        if not building and (phrase.names or not _is_facility(phrase, sentence, language, article.text)):
            continue
        if any(name.type == "DataCenter" for name, _ in phrase.mods):
            continue
        named = _named_beside(phrase, sentence)
        if named is not None and not building:
            phrase.names = [named]
            continue
        sites = [_unnamed(phrase, place) for place in _beside(_place(phrase, sentence), sentence)]
        for name in sites:
            name.scope, name.mention = scope, _mention(article.text, phrase)
        if building:
            phrase.mods += [(name, "") for name in sites]
        else:
            phrase.names = sites


def _beside(place: Name | None, sentence: Sentence) -> list[Name | None]:
    """텍사스·뉴욕에 짓는다: a site in each of the places that stand side by side."""
    for phrase in sentence.phrases:
        if place is not None and place in phrase.names:
            return [name for name in phrase.names if name.type == "Place"]
    return [place]


def _unnamed(phrase: Phrase, place: Name | None) -> Name:
    where = None if place is None else place.entry.name if place.entry is not None else place.text
    text = f"data center ({where})" if where is not None else "data center"
    name = Name(phrase.start, phrase.end, text, "DataCenter", "unnamed data centre", generic=True)
    name.canonical, name.place, name.site = text, where, place
    if place is not None and _HANGUL.search(place.text):
        name.aliases = (f"{place.text} 데이터센터",)
    return name


def _is_facility(phrase: Phrase, sentence: Sentence, language: Language, text: str) -> bool:
    return (
        _is_datacenter(phrase.noun, language)
        or _compound(phrase, language)
        or (phrase.noun in language.sites and _built_site(phrase, sentence, language))
        or (phrase.noun in language.sites | language.loose_sites and _placed_site(phrase, sentence, text))
        or (
            phrase.noun in language.loose_sites
            and any(value.kind in ("power", "money") for value in sentence.values)
            and _among_data_centres(sentence, text)
            and _built_site(phrase, sentence, language)
        )
    )


def _placed_site(phrase: Phrase, sentence: Sentence, text: str) -> bool:
    """텍사스주 애빌린 단지: in an article about data centres a site called by its town is one, unless of a plant."""
    placed = bool(phrase.mods) and phrase.mods[-1][0].type == "Place" and set(phrase.nouns[:-1]) <= _COUNTED
    return placed and _among_data_centres(sentence, text)


def _among_data_centres(sentence: Sentence, text: str) -> bool:
    """In an article about data centres, in a sentence about no plant."""
    return "데이터센터" in text and _PLANT.search(text, sentence.start, sentence.end) is None


def _is_datacenter(noun: str, language: Language) -> bool:
    """데이터센터, and compounds of it: 제2데이터센터, AI데이터센터."""
    return noun in language.datacenter or noun.endswith(_long(language.datacenter))


@cache
def _long(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(word for word in words if len(word) > 3))


def _built_site(phrase: Phrase, sentence: Sentence, language: Language) -> bool:
    """애빌린에 짓는 시설: a site is a data centre where somebody builds it and its place or power is told."""
    told = any(v.kind == "power" for v in phrase.values)
    for clause in sentence.clauses:
        if clause is not phrase.relative and (phrase not in clause.args or phrase.case != "obj"):
            continue
        if any(f.relation == "builds-datacenter" for f in language.frames.by_verb.get(clause.lemma, ())):
            return told or any(name.type == "Place" for arg in clause.args for name in arg.names)
    return False


def _built_noun(phrase: Phrase, language: Language) -> bool:
    """데이터센터 건설, 데이터센터 증설 계획: the building of what stands right before the event noun."""
    if phrase.names:
        return False
    return any(
        _is_datacenter(noun, language)
        and any(f.relation == "builds-datacenter" for f in language.frames.by_noun.get(event, ()))
        for noun, event in pairwise(phrase.nouns)
    )


def _dealt_in(phrase: Phrase, language: Language) -> bool:
    """인천 데이터센터 지분, 안산 센터의 부지: what is dealt in stands before what is owned of it or done with it."""
    placed = bool(phrase.mods) and phrase.mods[-1][0].type == "Place" and not phrase.names
    return placed and any(
        _is_datacenter(noun.removesuffix("+의"), language) and done in language.dealt_in
        for noun, done in pairwise(phrase.nouns)
    )


def _named_beside(phrase: Phrase, sentence: Sentence) -> Name | None:
    """데이터센터를 짓는 ‘프로젝트 X’, X는 B가 짓는 시설이다: the facility is X."""
    for clause in sentence.clauses:
        beside = None
        if clause.kind == "adnominal" and phrase in clause.args:
            beside = clause.head
        elif clause.lemma == "이다" and phrase in clause.args and phrase.case in ("comp", "bare"):
            beside = clause.subject
        if beside is not None and beside is not phrase:
            found = next((name for name in beside.names if name.type == "DataCenter"), None)
            if found is not None:
                return found
    return None


def _compound(phrase: Phrase, language: Language) -> bool:
    return len(phrase.nouns) > 1 and "".join(phrase.nouns[-2:]) in language.datacenter


def _mention(text: str, phrase: Phrase) -> str:
    return text[phrase.start : phrase.end].strip()[-40:]


def _place(phrase: Phrase, sentence: Sentence) -> Name | None:
    own = [name for name, _ in phrase.mods if name.type == "Place"]
    if own:
        return max(own, key=lambda place: place.start)
    for clause in sentence.clauses:
        if phrase in clause.args or phrase.relative is clause:
            places = [
                n
                for arg in clause.args
                if arg.case in ("dat", "from", "loc", "in", "at", "near")
                for n in [*arg.names, *(mod for mod, _ in arg.mods)]
                if n.type == "Place"
            ]
            if places:
                return max(places, key=lambda place: place.start)
    return None


def implied(claims: list[Claim], sentence: Sentence, language: Language) -> Iterator[Claim]:
    """What is said of a facility implies its place; what is built has its power."""
    seen: set[int] = set()
    for claim in claims:
        for facility in (claim.subject, claim.object):
            if facility is None or facility.type != "DataCenter" or id(facility) in seen:
                continue
            seen.add(id(facility))
            builds = claim.relation == "builds-datacenter"
            place = facility.site or (_facility_place(facility, sentence) if builds else None)
            if place is not None:
                yield _of_facility(
                    "located-in", facility, place, Verdict("ongoing", "place of the facility"), claim
                )
            power = [value for value in claim.values if value.kind == "power"]
            if builds and power and language.capacity is None:
                yield _of_facility("has-power-capacity", facility, None, claim.status, claim, power[:1])


def _of_facility(
    relation: str,
    facility: Name,
    place: Name | None,
    status: Verdict,
    claim: Claim,
    values: Sequence[Value] = (),
) -> Claim:
    return Claim(
        relation,
        facility,
        place,
        status,
        claim.start,
        claim.end,
        "facility.place" if place is not None else "facility.power",
        claim.why,
        claim.confidence,
        list(values),
        attribution=claim.attribution,
        headline=claim.headline,
    )


def complete(claims: list[Claim]) -> None:
    """What one sentence says of a facility's power holds for the building of it, and the other way for the status."""
    power = {
        key_of(c.subject): c.values
        for c in claims
        if c.relation == "has-power-capacity" and not c.subject.generic
    }
    built = {
        key_of(c.object): c.status
        for c in claims
        if c.relation == "builds-datacenter" and c.object is not None
    }
    for claim in claims:
        if (
            claim.relation == "builds-datacenter"
            and claim.object is not None
            and not any(v.kind == "power" for v in claim.values)
        ):
            claim.values = [
                *claim.values,
                *(v for v in power.get(key_of(claim.object), []) if v.kind == "power"),
            ]
        elif claim.relation == "has-power-capacity" and claim.status.status == "ongoing":
            status = built.get(key_of(claim.subject), claim.status)
            claim.status = Verdict("ongoing", status.why) if status.status == "completed" else status


def _facility_place(facility: Name, sentence: Sentence) -> Name | None:
    for phrase in sentence.phrases:
        if facility in phrase.names:
            place = _place(phrase, sentence)
            if place is not None:
                return place
            if phrase.relative is not None:
                places = [
                    n
                    for arg in phrase.relative.args
                    if arg.case in ("dat", "loc", "in")
                    for n in arg.names
                    if n.type == "Place"
                ]
                return places[-1] if places else None
    return None
