"""One predicate: its lemma, and what endings, auxiliaries and modal nouns say of it."""

from __future__ import annotations

from alliances.extractors.ko.lexicon import lexicon
from alliances.extractors.ko.morphology import Token
from alliances.extractors.syntax import Clause

_QUOTING = (
    "다고",
    "라고",
    "다며",
    "라며",
    "다면서",
    "라면서",
    "자고",
    "냐고",
    "ᆫ다고",
    "는다고",
    "ᆫ다며",
    "는다며",
    "으라고",
    "ᆫ다면서",
)
_AUXILIARY = {
    "있": "progressive",
    "않": "negative",
    "못하": "negative",
    "말": "negative",
    "싶": "plan",
    "오": "continuing",
    "가": "continuing",
    "하": "",
    "지": "passive",
    "만하": "forecast",
    "듯하": "forecast",
    "나가": "continuing",
}
_INTENDING = ("려", "려고", "으려", "으려고", "고자", "러", "으러")
# 사려다, 사려던: what was meant and did not come about.
_ATTEMPTING = frozenset(("려다", "으려다", "려다가", "으려다가", "려던", "으려던"))
_ADVERSATIVE = frozenset(("으나", "나", "지만", "는데", "ᆫ데", "었으나", "었지만"))
_MODAL_FEATURE = {
    "plan": "plan",
    "consider": "consider",
    "talks": "talks",
    "forecast": "forecast",
    "progressive": "progressive",
}


class PredicateReader:
    """Reads on from a verb's first token to where the verb's chain of endings stops."""

    def __init__(self, tokens: list[Token], index: int) -> None:
        self.tokens, self.index = tokens, index
        self.features: set[str] = set()
        self.kind = ""

    def read(self, noun: str) -> tuple[Clause | None, bool, int]:
        """The clause, whether the phrase before it is a copula's complement, and the next token's index."""
        first = self.tokens[self.index]
        complement = first.tag in ("VCP", "VCN") and not noun
        lemma = self._lemma(first, noun)
        if first.tag == "VCN":
            self.features.add("negative")
        if first.tag in ("VA", "XSA"):
            self.features.add("adjective")
        self.index += 1
        lemma = self._compound(first, lemma)
        self._chain()
        if "become" in self.features:
            self.features.discard("can")  # 쓸 수 있게 된다 is no mere chance
            if "past" in self.features:
                self.features.discard("prospective")  # 하게 됐다 has come about
            else:
                self.features.add("plan")  # 하게 된다 is still to come
        end = self.tokens[self.index - 1].end
        start = first.start
        if lemma in lexicon().origins:
            self.features.add("origin")
        return Clause(lemma, start, end, self.kind or "final", features=self.features), complement, self.index

    def _lemma(self, first: Token, noun: str) -> str:
        if first.tag == "VCP":
            if "|" in noun:
                verb, modal = noun.split("|")
                self.features.add(_MODAL_FEATURE.get(lexicon().modal_nouns.get(modal, ""), "progressive"))
                return verb + "하다"
            return "이다"
        if first.tag == "VCN":
            return "아니다"
        return noun + first.form + "다"

    def _compound(self, first: Token, lemma: str) -> str:
        """Two verbs written as one word are one: 끌어모으다, 넘겨받다, 빌려주다."""
        ending, second = self._peek(), self._peek(1)
        if first.tag != "VV" or ending is None or second is None or ending.form not in ("어", "아"):
            return lemma
        if second.tag not in ("VV", "VX"):
            return lemma
        both = contract(lemma[:-1], ending.form) + second.form + "다"
        joined = second.start <= ending.end and second.form not in _AUXILIARY
        if not joined and both not in lexicon().spaced:
            return lemma
        self.index += 2
        return both

    def _peek(self, ahead: int = 0) -> Token | None:
        position = self.index + ahead
        return self.tokens[position] if position < len(self.tokens) else None

    def _chain(self) -> None:
        while (token := self._peek()) is not None and not self.kind:
            if token.tag == "EP":
                self._tense(token)
            elif token.tag == "ETN":
                self._nominalised()
            elif token.tag == "ETM":
                self._adnominal(token)
            elif token.tag == "EC":
                self._connective(token)
            elif token.tag == "EF":
                self._final(token)
            elif token.tag == "VX" or (
                token.tag in ("VV", "VA") and token.form in ("있",) and self._after_ko()
            ):
                self._auxiliary(token)
            elif token.tag == "JX":
                pass
            else:
                break
            self.index += 1

    def _after_ko(self) -> bool:
        return self.index > 0 and self.tokens[self.index - 1].form in ("고", "어", "아")

    def _tense(self, token: Token) -> None:
        if token.form in ("었", "았", "였", "었었", "았었"):
            self.features.add("past")
            if "progressive" in self.features and self.features.isdisjoint(("hearsay", "thing", "forecast")):
                self.features.add("was")  # 들고 있었다
        elif token.form == "겠":
            self.features.add("plan")

    def _auxiliary(self, token: Token) -> None:
        feature = _AUXILIARY.get(token.form, "")
        if feature:
            self.features.add(feature)

    def _final(self, token: Token) -> None:
        self.kind = "final"
        if token.form in ("라", "자", "어라", "아라", "으라"):
            self.features.add("imperative")

    def _nominalised(self) -> None:
        """기로 하다 is a decision; 기 위해 a purpose."""
        one, two = self._peek(1), self._peek(2)
        if (
            one is not None
            and one.form == "로"
            and two is not None
            and two.form in ("하", "결정", "합의", "되", "약속")
        ):
            self.features.add("plan")
            self.index += 2 if two.form in ("하", "되") else 1
            if two.form not in ("하", "되"):
                self.kind = "connective"
            return
        if one is not None and one.form == "로":
            self.features.add("plan")
        if one is not None and one.form == "위하":
            self.features.add("purpose")
            self.index += 2
        self.kind = "connective"

    def _connective(self, token: Token) -> None:
        following = self._peek(1)
        if token.form == "게" and following is not None and following.form == "되":
            self.features.add("become")
            self.index += 1
            return
        if token.form in _INTENDING:
            self.features.update(("plan", "meant"))
        if token.form == "지" and following is not None and following.form == "못":
            self.features.add("negative")  # 투자하지 못했다
            self.index += 2
            return
        if following is not None and following.tag == "VX":
            return
        if (
            following is not None
            and token.form in ("고", "어", "아")
            and following.form == "있"
            and following.tag in ("VA", "VV", "VX")
        ):
            return
        if token.form in _INTENDING and following is not None and following.form == "하":
            self.index += 1
            return
        if token.form == "지" and following is not None and following.form in ("않", "못하", "말"):
            return
        if self._breaks_off(token):
            self.kind = "connective"
        elif token.form in _QUOTING or token.form == "다":
            self.kind = "quoted"
        elif token.form in ("면", "으면", "ᆫ다면", "다면", "라면"):
            self.features.add("conditional")
            self.kind = "connective"
        else:
            self.kind = "connective"
            self.features.add("ending:" + token.form)

    def _breaks_off(self, token: Token) -> bool:
        """쓰다가 그만두다 ended; 하려다 and 하기로 했다가 never came about."""
        tried = token.form in _ADVERSATIVE and self.features >= {"meant", "past"}  # 인수하려 했으나
        if tried or token.form in _ATTEMPTING or (token.form == "다가" and "plan" in self.features):
            self.features.add("attempted")
            return True
        plain = self.features.isdisjoint(("past", "adjective")) and self.tokens[self.index - 1].tag[:2] in (
            "VV",
            "XS",
            "VX",
        )
        if token.form in ("다", "다가") and plain:
            self.features.add("interrupted")
            return True
        return False

    def _adnominal(self, token: Token) -> None:
        if token.form in _ATTEMPTING:
            self.features.add("attempted")
        elif token.form in ("ᆯ", "을"):
            self.features.add("prospective")
        elif token.form == "던":
            self.features.update(("past", "retrospective"))
        elif token.form in ("ᆫ", "은"):
            self.features.add("past-adnominal")
        elif token.form.endswith(("다는", "라는", "자는")):
            self.features.add("quoted-noun")
        noun = self._peek(1)
        if noun is not None and noun.form == "뻔":
            self.features.add("attempted")
            self.index += 2
            return
        modal = (
            lexicon().modal_nouns.get(noun.form) if noun is not None and noun.tag.startswith("NN") else None
        )
        if modal is None or not self._absorb(modal):
            self.kind = "adnominal"

    def _absorb(self, modal: str) -> bool:
        """ㄹ 수 있다, ㄹ 예정이다, 것으로 알려졌다: a modal noun and its light verb belong to the predicate."""
        ahead = 2
        token = self._peek(ahead)
        if token is not None and token.tag.startswith("J"):
            ahead += 1
            token = self._peek(ahead)
            if token is not None and token.tag.startswith("J"):
                ahead += 1
                token = self._peek(ahead)
        if token is None:
            return self._take(modal, ahead - 1, False)
        if token.tag in ("VCP", "VCN") or token.form in ("있", "없", "크", "높"):
            return self._take(modal, ahead, token.form in ("없",) or token.tag == "VCN", token.tag == "VCP")
        if modal in ("thing", "forecast") and token.form in _HEARSAY:
            self.features.update(_HEARSAY[token.form])
            extra = self._peek(ahead + 1)
            verb = 1 if extra is not None and extra.tag in ("XSV",) else 0
            return self._take(modal, ahead + verb, False, token.form in _REPORTED)
        if modal in ("plan", "forecast") and token.tag in ("SF", "SE", "SP", "SSC"):
            return self._take(modal, ahead - 1, False)
        return False

    def _take(self, modal: str, ahead: int, negated: bool, sure: bool = False) -> bool:
        if modal == "can":
            self.features.add("cannot" if negated else "can")
        elif modal == "thing":
            self.features.add("negative" if negated else "thing")
            if "prospective" in self.features:
                # 할 것이라고 밝혔다 announces, 할 것으로 보인다 guesses.
                self.features.add("plan" if sure else "forecast")
        else:
            self.features.add("negative" if negated else _MODAL_FEATURE[modal])
        self.index += ahead
        return True


def contract(stem: str, ending: str) -> str:
    """Stem and 어/아 as they are written together.

    >>> contract("빌리", "어"), contract("대", "어"), contract("끌", "어"), contract("쏟", "어")
    ('빌려', '대', '끌어', '쏟아')
    """
    code = ord(stem[-1]) - 0xAC00
    vowel, coda = code % 588 // 28, code % 28
    if not 0 <= code < 11172:
        return stem + ending
    if coda:
        return stem + ("아" if vowel in (0, 2, 8) else ending)  # vowel harmony: 쏟아, 담아
    if vowel == 20:  # ㅣ + ㅓ = ㅕ
        return stem[:-1] + chr(0xAC00 + code - (20 - 6) * 28)
    return stem if vowel in (0, 1, 4, 5, 6) else stem + ending  # ㅏ ㅐ ㅓ ㅔ ㅕ swallow it


_HEARSAY: dict[str, tuple[str, ...]] = {
    "알려지": ("hearsay",),
    "전하": ("hearsay",),
    "전해지": ("hearsay",),
    "보이": ("hearsay", "thing"),
    "전망": ("forecast",),
    "예상": ("forecast",),
    "관측": ("forecast",),
    "추정": ("hearsay",),
    "풀이": ("hearsay",),
    "분석": ("hearsay",),
    "기대": ("forecast",),
    "파악": ("hearsay",),
    "점치": ("forecast",),
    "확인": ("hearsay",),
    "나타나": ("hearsay",),
    "예측": ("forecast",),
    "해석": ("hearsay",),
    "거론": ("consider",),
    "평가": ("hearsay",),
    "보": ("forecast",),
    "내다보": ("forecast",),
    "믿": ("forecast",),
}
# What is said to be so, not guessed.
_REPORTED = frozenset(("알려지", "전하", "전해지", "나타나", "확인", "파악"))
