"""One thing has one id, however an article spells or shortens its name."""

from __future__ import annotations

import pytest

from alliances.extractors import extract
from alliances.ontology import Article, Gazetteer


def ends(text: str, lang: str = "ko") -> set[str]:
    """The names under which an article's statements have their ends."""
    article = Article(text=text, lang=lang, published="2025-07-10")
    return {
        e.name for s in extract(article, Gazetteer.default()) for e in (s.subject, s.object) if e is not None
    }


@pytest.mark.parametrize(
    ("text", "name", "absent"),
    [
        ("베인 캐피탈은 키옥시아에 10억달러를 투자했다.\n", "Bain Capital", "베인 캐피탈"),
        ("애플에 센서를 공급해 온 곳은 소니뿐이었다.\n", "Sony", "소니"),
        ("가람반도체는 나람전자를 인수했다.\n\n가람은 엔비디아에 메모리를 공급한다.\n", "가람반도체", "가람"),
        ("ZT 시스템스는 엔비디아에 서버를 공급한다.\n", "ZT Systems", "ZT 시스템스"),
    ],
)  # fmt: skip
def test_a_korean_spelling_or_short_form_is_the_thing(text: str, name: str, absent: str) -> None:
    assert name in ends(text) and absent not in ends(text)
