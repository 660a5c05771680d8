"""The same statement, said otherwise: names, particles, voice, order, clause and insertions change nothing."""

from __future__ import annotations

import itertools

import pytest

from ..conftest import Read

INVESTORS = {
    "구글": "Google",
    "아마존": "Amazon",
    "엔비디아": "Nvidia",
    "MS": "Microsoft",
    "삼성전자": "Samsung Electronics",
}
INVESTEES = {"앤스로픽": "Anthropic", "미스트랄 AI": "Mistral AI", "코히어": "Cohere", "크루소": "Crusoe"}
FORMS = [
    "{a}{i} {b}에 10억달러를 투자했다.",
    "{a}{n} {b}에 10억달러를 투자했다.",
    "{b}에 {a}{i} 10억달러를 투자했다.",
    "10억달러를 {a}{i} {b}에 투자했다.",
    "{a}{i} 지난달 {b}에 10억달러를 투자했다.",
    "{a}{i}(본사 미국) {b}에 10억달러를 투자했다.",
    "{b}{n} {a}{ro} 10억달러를 투자받았다.",
    "{b}{n} {a}에서 10억달러를 유치했다.",
    "{b}에 10억달러를 투자한 {a}{n} 말을 아꼈다.",
    "{a}{i} 10억달러를 투자한 {b}{n} 새 모델을 준비한다.",
    "{a}{i} {b}에 10억달러를 투자했다고 로이터통신이 보도했다.",
    "로이터통신에 따르면 {a}{n} {b}에 10억달러를 투자했다.",
    "{a}{i} {b}에 10억달러 투자를 단행했다.",
]


def _closed(word: str) -> bool:
    """Whether a word ends in a consonant as it is read aloud."""
    last = word[-1]
    if "가" <= last <= "힣":
        return (ord(last) - 0xAC00) % 28 != 0
    return last in "LMNR"


def _fill(form: str, a: str, b: str) -> str:
    """Put the names in with the particle that each of them takes."""
    form = form.replace("{b}{n}", "{b}" + ("은" if _closed(b) else "는"))
    form = form.replace("{a}{n}", "{a}" + ("은" if _closed(a) else "는"))
    form = form.replace("{a}{i}", "{a}" + ("이" if _closed(a) else "가"))
    form = form.replace("{a}{ro}", "{a}" + ("으로부터" if _closed(a) else "로부터"))
    return form.format(a=a, b=b)


@pytest.mark.parametrize("form", FORMS)
def test_an_investment_however_said(read: Read, form: str) -> None:
    missing = []
    for (a, one), (b, other) in itertools.product(INVESTORS.items(), INVESTEES.items()):
        text = _fill(form, a, b)
        found = {
            (s.subject.name, s.relation, s.object.name if s.object else "", s.status) for s in read(text)
        }
        if (one, "invests-in", other, "completed") not in found:
            missing.append((text, found))
    assert missing == []


PAIRS = [
    ("{a}{i} {b}를 인수했다.", "acquires"),
    ("{b}는 {a}에 인수됐다.", "acquires"),
    ("{a}{i} 인수한 {b}는 조용하다.", "acquires"),
    ("{a}에 HBM을 공급하는 {b}는 조용하다.", "supplies"),
    ("{b}는 {a}에 HBM을 공급한다.", "supplies"),
    ("{a}{n} {b}에서 HBM을 공급받는다.", "supplies"),
]


@pytest.mark.parametrize(("form", "what"), PAIRS)
@pytest.mark.parametrize(("a", "one"), sorted(INVESTORS.items()))
def test_active_passive_and_relative(read: Read, form: str, what: str, a: str, one: str) -> None:
    b, other = ("그래프코어", "Graphcore") if what == "acquires" else ("마이크론테크놀로지", "")
    found = {(s.subject.name, s.relation, s.object.name if s.object else "") for s in read(_fill(form, a, b))}
    if what == "acquires":
        assert (one, "acquires", other) in found
    else:
        assert any(r == "supplies-to" and o == one for _, r, o in found), found
