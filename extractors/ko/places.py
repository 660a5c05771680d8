"""Places that no gazetteer has, told by the province or country before them: 뉴저지주 바인랜드에, 경기 용인시."""

from __future__ import annotations

import re

from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.ko.morphology import Token
from alliances.extractors.mentions import Name

_TOWN = re.compile(
    r"([가-힣]{2,7}?)(?= 카운티|에서|에는|에도|에선|에 |에|의|로 |시에|시의|시 |군에|구에|읍에)"
)
_FOLLOWS = re.compile(r"[가-힣]{1,7}주(?= )")
_SITUATED = re.compile(
    r"에(?:서|는|도)? .{0,24}?(?:짓|지을|지었|세우|세워|세운|건설|들어서|들어선|있는|위치|조성|착공|가동"
    r"|공장|데이터센터|본사|캠퍼스|단지|시설|기지)"
)


def places(text: str, tokens: list[Token], names: list[Name]) -> list[Name]:
    """An unknown word right behind a province, state or country and before 에, 에서 or 의 is a place in it."""
    starts = {token.start: token for token in tokens}
    taken = {name.start: name for name in names}
    found: list[Name] = []
    ends = [name.end for name in names if name.type == "Place"] + [m.end() for m in _FOLLOWS.finditer(text)]
    for end in sorted(set(ends)):
        match = _TOWN.match(text, end + 1) if text[end : end + 1] == " " else None
        if match is None or (_country(text, end) and not _SITUATED.match(text, match.end(1))):
            continue
        known, token = taken.get(match.start(1)), starts.get(match.start(1))
        if known is not None:
            if known.type in (None, "Person") and known.entry is None and " " not in known.text:
                known.text = known.text.removesuffix("에")
                known.end, known.type, known.why = known.start + len(known.text), "Place", "behind a place"
        elif token is not None and (token.tag == "NNP" or not token.known):
            found.append(Name(match.start(1), match.end(1), match[1], "Place", "behind a place"))
    return found


def _country(text: str, end: int) -> bool:
    """Whether the word that ends here is a country: 미국 코그넥스에 is a firm, 일본 지토세에 공장을 a town."""
    word = text[text.rfind(" ", 0, end) + 1 : end]
    return word.strip("(‘'“\n") in lexicon().countries


_DEALING = re.compile(r"[와과](?:는|의)? .{0,40}?(?:협약|협력|양해각서|MOU|손잡|손을 잡|투자 ?협정)")
_OFFICE = re.compile(r"[가-힣]+(?:도|시|군|구)$")


# 남양주시장, 장성군수, 경기도지사, 서구청장: the head of a local government.
_HEAD = re.compile(r"([가-힣]{2,}(?:시|군|구|도))(?:장|수|지사|청장)$")


def offices(text: str, names: list[Name]) -> None:
    """전라남도와 업무협약을 맺다: who signs is the government of the region, not the land."""
    heads = {name.end + 1 for name in names if name.type == "Person"}
    for name in names:
        if name.type == "Place" and _OFFICE.match(name.text) and _DEALING.match(text, name.end):
            place = name.entry.name if name.entry is not None else name.text
            name.type, name.entry, name.why = "PublicBody", None, "government of a region"
            name.canonical, name.aliases = f"{place} (government)", (name.text,)
        office = name.type == "PublicBody" and name.entry is None and name.start in heads
        head = _HEAD.match(name.text) if office else None
        if head is not None:
            name.canonical, name.aliases = head[1], (name.text,)
