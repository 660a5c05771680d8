"""Unnamed data centres, and what building one says of its place and power."""

from __future__ import annotations

from collections.abc import Iterator

from alliances.extractors.claims import Claim
from alliances.extractors.language import Language
from alliances.extractors.mentions import Name
from alliances.extractors.standing import key_of
from alliances.extractors.status import Verdict
from alliances.extractors.syntax import Phrase, Sentence
from alliances.ontology.article import Article
from alliances.ontology.identifiers import article_id


def generic_facilities(sentence: Sentence, language: Language, article: Article) -> None:
    """Give phrases headed by 데이터센터 or data center a name of their own, told apart by place and article."""
    for name in sentence.names:
        if name.generic and not name.scope:
            name.scope = article.id or article_id(article.text, article.url)
    for phrase in sentence.phrases:
        building = _built_noun(phrase, language)
        if not building and (
            phrase.names
            or not (
                phrase.noun in language.datacenter
                or _compound(phrase, language)
                or _built_site(phrase, language)
            )
        ):
            continue
        if any(name.type == "DataCenter" for name, _ in phrase.mods):
            continue
        named = _named_by_relative(phrase, sentence)
        if named is not None and not building:
            phrase.names = [named]
            continue
        place = _place(phrase, sentence)
        text = (
            f"data center ({place.entry.name if place.entry else place.text})"
            if place is not None
            else "data center"
        )
        name = Name(phrase.start, phrase.end, text, "DataCenter", "unnamed data centre", generic=True)
        name.place = (place.entry.name if place.entry else place.text) if place is not None else None
        name.scope = article.id or article_id(article.text, article.url)
        name.canonical = text
        name.mention = _mention(article.text, phrase)
        if building:
            phrase.mods.append((name, ""))
        else:
            phrase.names = [name]


def _built_site(phrase: Phrase, language: Language) -> bool:
    """애빌린에 짓는 시설: a site is a data centre where somebody builds it and the clause names its place."""
    clause = phrase.relative
    if clause is None or phrase.noun not in language.sites:
        return False
    builds = any(f.relation == "builds-datacenter" for f in language.frames.by_verb.get(clause.lemma, ()))
    return builds and any(name.type == "Place" for arg in clause.args for name in arg.names)


def _built_noun(phrase: Phrase, language: Language) -> bool:
    """데이터센터 건설: the building of what stands right before the event noun."""
    if phrase.names or len(phrase.nouns) < 2 or phrase.nouns[-2] not in language.datacenter:
        return False
    return any(f.relation == "builds-datacenter" for f in language.frames.by_noun.get(phrase.noun, ()))


def _named_by_relative(phrase: Phrase, sentence: Sentence) -> Name | None:
    """데이터센터를 짓는 ‘프로젝트 X’: the facility is X."""
    for clause in sentence.clauses:
        if clause.kind == "adnominal" and phrase in clause.args and clause.head is not None:
            return next((name for name in clause.head.names if name.type == "DataCenter"), None)
    return None


def _compound(phrase: Phrase, language: Language) -> bool:
    return len(phrase.nouns) > 1 and "".join(phrase.nouns[-2:]) in language.datacenter


def _mention(text: str, phrase: Phrase) -> str:
    return text[phrase.start : phrase.end].strip()[-40:]


def _place(phrase: Phrase, sentence: Sentence) -> Name | None:
    own = [name for name, _ in phrase.mods if name.type == "Place"]
    if own:
        return own[-1]
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


def implied(claims: list[Claim], sentence: Sentence) -> Iterator[Claim]:
    """A data centre that is built has its place and its power."""
    seen: set[int] = set()
    for claim in claims:
        facility = claim.object
        if claim.relation != "builds-datacenter" or facility is None or id(facility) in seen:
            continue
        seen.add(id(facility))
        place = _facility_place(facility, sentence)
        if place is not None:
            yield Claim(
                "located-in",
                facility,
                place,
                Verdict("ongoing", "place of the facility"),
                claim.start,
                claim.end,
                "facility.place",
                claim.why,
                claim.confidence,
                attribution=claim.attribution,
                headline=claim.headline,
            )
        power = [value for value in claim.values if value.kind == "power"]
        if power:
            yield Claim(
                "has-power-capacity",
                facility,
                None,
                claim.status,
                claim.start,
                claim.end,
                "facility.power",
                claim.why,
                claim.confidence,
                power[:1],
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
            claim.status = built.get(key_of(claim.subject), claim.status)


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
