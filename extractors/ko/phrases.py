"""From morphemes to a row of noun phrases and predicates."""

from __future__ import annotations

from typing import NamedTuple

from alliances.extractors.ko.items import Item, build_phrase
from alliances.extractors.ko.joining import BRACKETS, Joiner
from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.ko.morphology import Token
from alliances.extractors.ko.predicates import PredicateReader
from alliances.extractors.mentions import Name
from alliances.extractors.syntax import Clause, Phrase
from alliances.extractors.values.model import Value

_SEPARATORS = frozenset("·,/‧・ㆍ-–") | {"및", "또는", "혹은"}


class Break(NamedTuple):
    """An end of a part of a sentence: a full stop, dots, or a comma of a headline."""

    mark: str


Element = Phrase | Clause | Break


class Chunker:
    """Reads one sentence's tokens into phrases with their case and predicates with their features."""

    def __init__(self, tokens: list[Token], names: dict[int, Name], values: dict[int, Value]) -> None:
        self.tokens, self.names, self.values = tokens, names, values
        self.items: list[Item] = []
        self.elements: list[Element] = []
        self.links: list[Phrase] = []
        self.joiner = Joiner(tokens, names, values)
        self.determiner, self.negated, self.words = "", False, lexicon()

    def read(self) -> list[Element]:
        """The sentence as phrases, predicates and breaks, in order."""
        index = 0
        while index < len(self.tokens):
            index = self._step(index)
        self._close("bare")
        return self.elements

    def _step(self, index: int) -> int:
        token = self.tokens[index]
        tag = token.tag
        if token.start in self.names or token.start in self.values:
            return self._known(index)
        if tag == "SSO" or tag == "SSC":
            return self._bracket(index)
        if tag == "JKQ" or (
            tag in ("EC", "ETM", "VCP") and index > 0 and self.tokens[index - 1].tag == "SSC"
        ):
            return self._quotation(index)
        if tag == "VCP" and self.items and self.items[-1].kind == "name" and self._so_called(index):
            self.items.append(Item("separator", "list", token.start, token.end))
            return index + 2
        if tag.startswith("V") or tag in ("XSV", "XSA"):
            return self._predicate(index)
        if tag in self.words.particles:
            return self._particle(index)
        if tag in ("SP", "SW", "SO", "SE", "SF") or token.form in _SEPARATORS:
            return self._punctuation(index)
        if token.form == "물론" and self._is_needless(token):
            return self._needless_to_say(index)
        if tag == "MM" and token.form == "이" and self.items and self.items[-1].end == token.start:
            return self._finish_case(index, "subj")  # 구글이 taken for 구글 + this
        if tag == "MM":
            self._determine(token)
        elif tag == "NNB" and token.form in ("데", "채") and not self.items:
            self.elements.append(Phrase(token.start, token.end, "adverb", noun=token.form))
        elif tag == "MAG" or tag == "MAJ":
            self._adverb(token)
        elif tag == "NNG" and self._against(index):
            self._close(self.words.noun_postpositions[token.form])
            return index + 2
        elif tag.startswith("N") or tag in ("SL", "SN", "SH", "XPN", "XSN", "XR", "W_SERIAL"):
            self.items.append(Item("noun", token.form, token.start, token.end))
            self._conjoins(index)
        elif tag == "JX" and self.items:
            return self._plain_particle(index)
        return index + 1

    def _conjoins(self, index: int) -> None:
        """인수한 뒤 B와: the noun makes of the relative clause one of time or contrast; B is no head of it."""
        last = self.elements[-1] if self.elements else None
        follows = index + 1 < len(self.tokens) and not self.tokens[index + 1].tag.startswith(("J", "V", "X"))
        relative = isinstance(last, Clause) and last.kind == "adnominal" and len(self.items) == 1
        if relative and follows and self.tokens[index].form in self.words.conjoining:
            self._close("bare")

    def _against(self, index: int) -> bool:
        """A 상대로: in a headline the particle of A를 상대로 is left out."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        known = (
            self.tokens[index].form in ("상대", "대상") and bool(self.items) and self.items[-1].kind == "name"
        )
        return known and following is not None and following.form in ("로", "으로") and following.tag == "JKB"

    def _so_called(self, index: int) -> bool:
        """아마존이라는 회사: the noun denotes what the name does."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return following is not None and following.tag == "ETM" and following.form in ("라는", "이라는", "란")

    def _known(self, index: int) -> int:
        token = self.tokens[index]
        name, value = self.names.get(token.start), self.values.get(token.start)
        end = name.end if name is not None else value.end  # type: ignore[union-attr]
        if value is not None and value.kind == "money" and self._price_of_name(index, end):
            self._close("bare")
        kind = "name" if name is not None else "value"
        self.items.append(Item(kind, "", token.start, end, name, value))
        while index < len(self.tokens) and self.tokens[index].start < end:
            index += 1
        self._swallowed(index - 1, end)
        return index

    def _price_of_name(self, index: int, end: int) -> bool:
        """그래프코어 7억달러에 인수: in a headline the name before the price is a phrase of its own."""
        if not self.items or self.items[-1].kind != "name" or any(t.tag == "SF" for t in self.tokens):
            return False
        following = next((t for t in self.tokens[index:] if t.start >= end), None)
        return following is not None and following.tag == "JKB" and following.form in ("에", "로", "으로")

    def _swallowed(self, index: int, end: int) -> None:
        """The analyser may take a particle into an unknown name (유니버설이): give it back."""
        token = self.tokens[index]
        rest = token.form[len(token.form) - (token.end - end) :] if token.end > end else ""
        cases = (table[rest] for table in self.words.particles.values() if rest in table)
        case = next(cases, None)
        if case == "gen":
            self._link("의")
        elif case is not None:
            self._finish_case(index, case)

    def _bracket(self, index: int) -> int:
        """Skip what stands in round or square brackets; quotation marks are looked through."""
        opening = self.tokens[index].form
        if opening not in BRACKETS:
            return index + 1
        for ahead in range(index + 1, min(index + 40, len(self.tokens))):
            if self.tokens[ahead].form == BRACKETS[opening]:
                return ahead + 1
        return index + 1

    def _quotation(self, index: int) -> int:
        """다”고, 다”며: what stood in quotation marks is what is said, not a sentence of its own."""
        last = self.elements[-1] if self.elements else None
        if isinstance(last, Clause) and last.kind == "final" and not self.items:
            last.kind = "quoted"
        return index + 1

    def _determine(self, token: Token) -> None:
        if not self.items and token.form in ("이", "그", "두", "양", "해당", "같", "동", "세"):
            self.determiner = token.form

    def _adverb(self, token: Token) -> None:
        last = self.elements[-1] if self.elements and not self.items else None
        if token.form == "함께" and isinstance(last, Phrase) and last.case == "with":
            last.determiner = "함께"
            return
        if token.form in ("안", "못"):
            self.negated = True
        elif token.form in self.words.coming:
            self._close("bare")
            self.elements.append(Phrase(token.start, token.end, "adverb", noun=token.form))
        elif token.form in ("각각", "없이") and not self.items:
            self.elements.append(Phrase(token.start, token.end, "adverb", noun=token.form))
        elif self.items and token.form not in ("및", "또는", "혹은"):
            self._close("topic" if token.form in ("역시", "또한") else "bare")

    def _punctuation(self, index: int) -> int:
        token = self.tokens[index]
        if token.form in _SEPARATORS and token.form != "," and self.items:
            self.items.append(Item("separator", token.form, token.start, token.end))
        elif token.form == "," and self._headline_topic():
            self._close("topic")
        elif token.form == "," and self.items and self.joiner.list_goes_on(index, self.items[-1]):
            self.items.append(Item("separator", ",", token.start, token.end))
        elif token.form == ",":
            self._close("bare")
            self.elements.append(Break(","))
        elif token.form in ("=", ":") and self._heads_line():
            self._close("topic")
        elif token.tag in ("SE", "SF") or token.form in ("|", ";", ":", "ㅣ", "=", "▲", "△", "■"):
            self._close("bare")
            self.elements.append(Break("."))
        return index + 1

    def _heads_line(self) -> bool:
        """`△A=…`, `A: …`: the one name at the beginning of a line is what the rest is about."""
        names = [item for item in self.items if item.name is not None and item.name.type != "Place"]
        posts = [item for item in self.items if item.form in self.words.posts]
        begun = any(not isinstance(element, Break) for element in self.elements)
        return not begun and len(names) == 1 and not posts

    def _headline_topic(self) -> bool:
        """`A, B에 투자`: in a headline the first name before a comma is who acts."""
        alone = bool(self.items) and all(item.kind in ("name", "separator") for item in self.items)
        first = not self.elements and alone and "," not in {item.form for item in self.items}
        return first and not any(token.tag == "SF" for token in self.tokens)

    def _particle(self, index: int) -> int:
        token = self.tokens[index]
        case = self.words.particles[token.tag].get(token.form)
        if case is None:
            return self._plain_particle(index)
        if not self.items:
            self._mark(case)
            return index + 1
        if case == "gen":
            self._link("의")
            return index + 1
        index, case = self._postposition(index, case)
        return self._finish_case(index, case)

    def _mark(self, case: str) -> None:
        """A topic particle upon another (에는, 와는) keeps the first one's case."""
        last = self.elements[-1] if self.elements else None
        if case == "topic" and isinstance(last, Phrase):
            last.marked = True

    def _plain_particle(self, index: int) -> int:
        """까지, 만, 부터 and the like: the case that follows, if any, decides."""
        if self.items and self.tokens[index].form == "뿐" and (beyond := self._not_only(index)):
            self._close("also")
            return beyond
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if (
            following is not None
            and following.tag in self.words.particles
            and following.start == self.tokens[index].end
        ):
            return index + 1
        last = self.items[-1].name if self.items else None
        also = (
            self.tokens[index].form in ("까지", "마저", "조차") and last is not None and last.type != "Place"
        )
        self._close("too" if also else "bare")
        return index + 1

    def _not_only(self, index: int) -> int:
        """A뿐 아니라, A뿐만 아니라: what holds of A too; the index behind it, 0 where 뿐 stands alone."""
        ahead = index + 1
        while ahead < len(self.tokens) and self.tokens[ahead].tag == "JX":
            ahead += 1
        pair = [token.tag for token in self.tokens[ahead : ahead + 2]]
        return ahead + 2 if pair == ["VCN", "EC"] else 0

    def _needless_to_say(self, index: int) -> int:
        """A는 물론(이고) B도: what holds of A too; the index behind it."""
        self.elements[-1].case = "also"  # type: ignore[union-attr]
        after = self.tokens[index + 1 : index + 3]
        return index + (3 if [token.tag for token in after] == ["VCP", "EC"] else 1)

    def _is_needless(self, token: Token) -> bool:
        last = self.elements[-1] if self.elements and not self.items else None
        return token.form == "물론" and isinstance(last, Phrase) and bool(last.names)

    def _postposition(self, index: int, case: str) -> tuple[int, str]:
        """Join a particle with a verb such as 대하-, 따르-, 통하- to one case."""
        noun, particle = (self.tokens[index + n] if index + n < len(self.tokens) else None for n in (1, 2))
        if case == "obj" and noun is not None and particle is not None and particle.tag == "JKB":
            new = self.words.noun_postpositions.get(noun.form)
            if new is not None and noun.tag == "NNG":
                return index + 2, new
        table = self.words.postpositions.get(case, {})
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is None or following.tag not in ("VV", "VA", "XSV") or following.form not in table:
            return index, case
        ending = self.tokens[index + 2] if index + 2 < len(self.tokens) else None
        if ending is None or ending.tag not in ("EC", "ETM") or ending.form == "지만":
            return index, case
        having = any(token.form == "있" for token in self.tokens[index + 3 : index + 4])  # 자회사를 두고 있다
        if ending.form == "고" and (having or following.form not in ("놓", "두")):
            return index, case
        new = table[following.form]
        if ending.tag == "ETM" and new not in ("list", "following", "comp", "loc"):
            return index + 2, "mod:" + new
        return index + 2, new

    def _finish_case(self, index: int, case: str) -> int:
        if case.startswith("mod:"):
            self._link(case.removeprefix("mod:"))
        elif case == "following":
            self._close("also")
        elif case == "list":
            self.items.append(Item("separator", case, self.tokens[index].start, self.tokens[index].end))
        elif case == "with" and self.joiner.coordinates(index, self.items):
            self.items.append(Item("separator", "와", self.tokens[index].start, self.tokens[index].end))
        else:
            self._close(case)
        return index + 1

    def _predicate(self, index: int) -> int:
        reader = PredicateReader(self.tokens, index)
        noun = self._verbal_noun(self.tokens[index])
        clause, complement, after = reader.read(noun)
        if clause is None:
            return after
        if self.items:
            self._close("comp" if complement else "bare")
        if self.negated:
            clause.features.add("negative")
            self.negated = False
        self.elements.append(clause)
        return after

    def _verbal_noun(self, token: Token) -> str:
        """Take the noun that a verb is made of (투자+하다, 검토 중+이다, 투자+받다) off the phrase."""
        nouns = [item for item in self.items if item.kind == "noun"]
        if not self.items or self.items[-1].kind != "noun" or not nouns:
            return ""
        last = nouns[-1].form
        if token.tag in ("XSV", "XSA"):
            return self._compound_verb(token)
        if (
            token.tag == "VCP"
            and last in ("중", "예정", "계획", "방침", "전망", "목표", "구상")
            and len(nouns) > 1
        ):
            before = self.items[-2]
            if before.kind == "noun":
                del self.items[-2:]
                return f"{before.form}|{last}"
        if (
            token.tag == "VV"
            and token.form in ("받", "당하", "나서", "맺", "들어가", "주", "내")
            and token.start <= self.items[-1].end + 1
        ):
            return self.items.pop().form
        return ""

    def _compound_verb(self, token: Token) -> str:
        form = self.items.pop().form
        if (
            self.items
            and self.items[-1].kind == "noun"
            and self.items[-1].end == token.start - len(form)
            and len(form) == 1
        ):
            form = self.items.pop().form + form
        return form

    def _link(self, link: str) -> None:
        """Bind what was read to the next noun; in `A, B, C의 D` only C is bound, A and B go on in the list."""
        cut = max(
            (
                i
                for i, item in enumerate(self.items)
                if item.form in (",", "list") and item.kind == "separator"
            ),
            default=-1,
        )
        before, self.items = self.items[: cut + 1], self.items[cut + 1 :]
        phrase = self._build("gen")
        self.items = before
        if phrase is not None:
            phrase.resolved = link
            self.links.append(phrase)

    def _close(self, case: str) -> None:
        phrase = self._build(case)
        if phrase is not None:
            courts = [name for name in phrase.names if name.text.endswith(self.words.courts)]
            if courts and case in ("dat", "from"):
                phrase.case = "forum"  # 도쿄지방법원에 소송을 냈다: a court is where, not against whom
            self.elements.append(phrase)

    def _build(self, case: str) -> Phrase | None:
        items, self.items = self.items, []
        links, determiner = self.links, self.determiner
        while items and items[-1].kind == "separator":
            items.pop()
        if not items:
            return None
        self.links, self.determiner = [], ""
        phrase = build_phrase(items, case)
        phrase.determiner = determiner or ("list" if any(item.form == "list" for item in items) else "")
        for link in links:
            phrase.start = min(phrase.start, link.start)
            # 일론 머스크 테슬라 CEO의 제안 is Musk's: Tesla only tells who he is.
            inner = [] if any(name.type == "Person" for name in link.names) else link.mods
            phrase.mods[:0] = [(name, link.resolved) for name in link.names] + inner
            phrase.values[:0] = link.values
            if not link.names:
                of = "" if link.resolved in ("for", "about") else "+의"
                phrase.nouns[:0] = [noun + of for noun in link.nouns]
            phrase.relative = phrase.relative or link.relative
        return phrase
