"""Persons told by their place before an organisation and a post: 닉 털리 오픈AI 총괄, 석상옥 네이버랩스 대표."""

from __future__ import annotations

import re

from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.ko.morphology import Token
from alliances.extractors.mentions import Name

_BEFORE = re.compile(
    r"(?:(?<![가-힣\w])(?P<first>[가-힣]{1,6}) )?(?<![가-힣\w])(?P<last>(?!전 |신임 )[가-힣]{1,6}) (?:전 |신임 )?$"
)
_BETWEEN = re.compile(r"(?:의 |\([A-Za-z&]{2,12}\) ?| )?(?:[가-힣A-Za-z]{1,9} ?){0,4}")
_ORGANISATIONS = ("Company", "PublicBody", "MediaOutlet", None)


def people(text: str, tokens: list[Token], names: list[Name]) -> list[Name]:
    """The names with persons before an organisation and a post added, and runs of both cut apart."""
    by_end = {name.end: name for name in names}
    starts = {token.start: token for token in tokens}
    result = list(names)
    for index, token in enumerate(tokens):
        if not _post(token.form) or not token.tag.startswith(("NN", "SL")):
            continue
        owner = _owner(text, tokens, index, by_end)
        if owner is None:
            continue
        cut = _cut(owner, token.form in ("기자", "특파원"))
        if cut:
            result = [name for name in result if name is not owner] + cut
        elif owner.type in _ORGANISATIONS:
            person = _person(text, owner, starts, by_end)
            if person is not None and owner.type is None and owner.entry is None and _foreign(person.text):
                whole = Name(
                    person.start, owner.end, text[person.start : owner.end], "Person", "before a post"
                )
                result = [n for n in result if n.end <= whole.start or n.start >= whole.end] + [whole]
            elif person is not None:
                result = [n for n in result if n.end <= person.start or n.start >= person.end] + [person]
    return sorted(result, key=lambda name: name.start)


def _foreign(word: str) -> bool:
    """하워드 before 러트닉 장관: one word that is no Korean full name is a first name."""
    return " " not in word and not korean(word)


def _post(form: str) -> bool:
    return form in lexicon().posts or form.endswith(("회장", "사장", "책임자", "경영자"))


def _owner(text: str, tokens: list[Token], index: int, by_end: dict[int, Name]) -> Name | None:
    """The name right before a post, with nothing but plain nouns in between."""
    for back in range(index, max(index - 7, -1), -1):
        token = tokens[back]
        if not token.tag.startswith(("N", "SL", "XSN", "XPN", "SSO", "SSC", "SW")):
            return None
        if back < index and token.end in by_end:
            name = by_end[token.end]
            if text[name.start - 1 : name.start] in ("(", "（"):
                continue  # 한국과학기술원(KAIST) 교수: the gloss stands for what is before it
            if name.type in ("Product", "AIModel", "CloudService", "Chip") or (
                name.text.isupper() and name.type is None
            ):
                continue  # 오픈AI 챗GPT 총괄, 삼성전자 DX부문장
            return name if _BETWEEN.fullmatch(text[token.end : tokens[index].start]) is not None else None
    return None


def _cut(run: Name, reporter: bool) -> list[Name]:
    """스티븐 발라반 람다 before a post is a person and a firm; so is 석상옥 네이버랩스; 가람일보 서도현 기자 is of an outlet."""
    words = run.text.split(" ")
    if reporter and len(words) == 2 and korean(words[1]):
        middle = run.start + len(words[0]) + 1
        return [
            Name(run.start, middle - 1, words[0], "MediaOutlet", "before a reporter"),
            Name(middle, run.end, words[1], "Person", "before a post"),
        ]
    if run.entry is not None or not all(re.fullmatch(r"[가-힣A-Za-z0-9&]+", word) for word in words):
        return []
    if len(words) == 3 or (len(words) == 2 and korean(words[0]) and not korean(words[1])):
        person, firm = " ".join(words[:-1]).removesuffix(" 전").removesuffix(" 신임"), words[-1]
        start = run.end - len(firm)
        return [
            Name(run.start, run.start + len(person), person, "Person", "before a firm and a post"),
            Name(start, run.end, firm, "Company", "before a post"),
        ]
    return []


def _of_words(text: str) -> bool:
    """메러디스 코핏 레비언: two or three Hangul words before a firm and a post."""
    return re.fullmatch("[가-힣]{1,6}(?: [가-힣]{1,6}){1,2}", text) is not None


def korean(word: str) -> bool:
    """Whether a word looks like a Korean person's full name."""
    words = lexicon()
    return (
        bool(re.fullmatch("[가-힣]{3}", word)) and word[0] in words.surnames and word not in words.given_names
    )


def _person(text: str, owner: Name, starts: dict[int, Token], by_end: dict[int, Name]) -> Name | None:
    match = _BEFORE.search(text[max(owner.start - 24, 0) : owner.start])
    if match is None:
        return None
    offset = max(owner.start - 24, 0)
    first, last = match["first"], match["last"]
    if _post(last.rstrip("은는이가을를의도")):
        return None  # 문태겸 대표는 네이버랩스 출신이다: the post ends what stands before the firm
    last_start = offset + match.start("last")
    if any(t.end == last_start + len(last) and t.tag.startswith("J") for t in starts.values()):
        return None  # 샘 올트먼이 오픈AI CEO로: what bears a particle is no apposition
    known = by_end.get(last_start + len(last))
    if known is None and first is not None:
        before = by_end.get(offset + match.end("first"))
        if (
            before is not None
            and before.entry is None
            and before.text == first
            and before.type in ("Person", None)
        ):
            return Name(
                before.start, last_start + len(last), f"{first} {last}", "Person", "before a firm and a post"
            )
    if known is not None:
        if known.entry is None and (korean(known.text) or _of_words(known.text)):
            return Name(known.start, known.end, known.text, "Person", "before a firm and a post")
        return None
    head = starts.get(last_start)
    whole_name = head is not None and head.end == last_start + len(last) and len(last) in (2, 3, 4)
    if head is not None and (
        (korean(last) and (head.tag == "NNP" or not head.known))
        or (whole_name and not head.known and head.tag in ("NNP", "NNG"))
    ):
        return Name(last_start, last_start + len(last), last, "Person", "before a firm and a post")
    if first is None:
        return None
    first_start = offset + match.start("first")
    leader = starts.get(first_start)
    whole = leader is not None and leader.end == first_start + len(first)
    if leader is None or by_end.get(first_start + len(first)) or first in lexicon().not_names:
        return None
    proper = leader.tag == "NNP" or (whole and not leader.known)
    if proper or len(first) == len(last) == 1:
        return Name(
            first_start, last_start + len(last), f"{first} {last}", "Person", "before a firm and a post"
        )
    return None


_FAMILY = re.compile(r" ([가-힣]{1,6}?)(?=[은는이가을를의도와과]?(?:[ ,.(’”]|$)|에게|로 |으로 )")


def foreigners(text: str, tokens: list[Token], names: list[Name]) -> list[Name]:
    """루카스 바이어: a transliterated given name and the word behind it are one person."""
    given, words = lexicon().given_names, lexicon()
    known = [name for name in names if name.entry is not None]
    covered = {position for name in known for position in range(name.start, name.end)}
    persons = []
    for token in tokens:
        if token.form not in given or text[token.start : token.end] != token.form or token.start in covered:
            continue
        match = _FAMILY.match(text, token.end)
        if match is None or match.start(1) in covered or match[1] in words.posts | words.not_names:
            continue
        if any(name.start == token.start and name.end > match.end(1) for name in names):
            continue  # 메러디스 코핏 레비언: a run of three
        surface = text[token.start : match.end(1)]
        persons.append(Name(token.start, match.end(1), surface, "Person", "behind a given name"))
    spans = [(person.start, person.end) for person in persons]
    rest = [name for name in names if not any(name.start < end and start < name.end for start, end in spans)]
    return sorted([*rest, *persons], key=lambda name: name.start)


_CHIEF = re.compile(r"(?<![가-힣\w])([가-힣]{1,5} [가-힣]{1,5}) (?=최고[가-힣]{2,6}(?:책임자|경영자))")
_DETERMINERS = frozenset(
    ("신임", "전", "현", "새", "공동", "임시", "초대", "차기", "글로벌", "이", "그", "각", "회사", "그룹")
)


def chiefs(text: str, tokens: list[Token], names: list[Name]) -> list[Name]:
    """사비 칸 최고운영책임자: two bare words before a chief officer's post, where no firm stands, are a person."""
    covered = {position for name in names for position in range(name.start, name.end)}
    found = []
    for match in _CHIEF.finditer(text):
        start, end = match.span(1)
        inside = [token for token in tokens if start <= token.start < end]
        bare = all(token.tag.startswith(("N", "SL", "M", "IC", "XR")) for token in inside)
        if bare and not covered.intersection(range(start, end)) and not _DETERMINERS & set(match[1].split()):
            found.append(Name(start, end, match[1], "Person", "before a chief officer's post"))
    return found


_MARKED = re.compile(
    r"(?<![가-힣\w])(?P<caption>[가-힣]{3})(?=\((?:왼쪽|오른쪽|가운데|앞줄|뒷줄|맨 ?왼쪽|맨 ?오른쪽|위|아래|사진)[^()]{0,16}\))"
    r"|(?<![가-힣\w])(?P<aged>[가-힣]{2,4}(?: [가-힣]{1,5})?)(?=\([2-8][0-9](?:세)?\))"
    r"|(?<![가-힣\w])(?P<office>[가-힣]{3})(?= [가-힣]{2,6}(?:시장|군수|구청장|도지사|시의원|지사)(?:[은는이가의과와도, .]|$))"
)
_REASONS = {"caption": "in a caption", "aged": "aged", "office": "name before a post"}


def marked(text: str, names: list[Name]) -> list[Name]:
    """현동진(왼쪽), 백준호(47), 김장호 구미시장: persons by what only persons have beside them."""
    known = {position for name in names if name.entry is not None for position in range(name.start, name.end)}
    words = lexicon()
    found = []
    for match in _MARKED.finditer(text):
        kind = str(match.lastgroup)
        surface = match[kind]
        start, end = match.span(kind)
        first, _, last = surface.partition(" ")
        if last and (first in words.posts or first in words.cues["Person"]):
            start, surface = end - len(last), last  # 창업자 노라익(41)
        if known.isdisjoint(range(start, end)) and (
            " " in surface or (surface[0] in words.surnames and surface not in words.not_names)
        ):
            found.append(Name(start, end, surface, "Person", _REASONS[kind]))
    spans = [(person.start, person.end) for person in found]
    rest = [name for name in names if not any(name.start < end and start < name.end for start, end in spans)]
    return sorted([*rest, *found], key=lambda name: name.start)
