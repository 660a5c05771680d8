"""Ways of saying each relation in Korean, in `data/*.txt`; the form is told in `constructions.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from ...conftest import Read
from ..constructions import differences, rows


@pytest.mark.parametrize(("text", "said"), list(rows(Path(__file__).parent / "data")))
def test_construction(read: Read, text: str, said: str) -> None:
    assert differences(said, read(text)) == ([], [])


def test_what_is_invested_in_somebody_is_no_price_of_what_follows(read: Read) -> None:
    text = "마이크로소프트는 오픈AI에 140억달러를 투자했고, 오픈AI에 애저 클라우드를 제공하고 있다."
    sums = {s.relation: s.amount for s in read(text)}
    assert sums["invests-in"] is not None and sums["provides-cloud-to"] is None
    built = {
        s.relation: s.amount for s in read("오라클은 애빌린에 100억달러를 투자해 데이터센터를 세우기로 했다.")
    }
    assert built["builds-datacenter"] is not None


@pytest.mark.parametrize("head", ["▲ 서진시스템 = ", "▲서진시스템: ", "◇ 서진시스템 : ", "■ 서진시스템 = "])
def test_the_mark_of_an_item_begins_its_sentence(read: Read, head: str) -> None:
    text = f"리벨리온은 조용하다.\n{head}미국 블룸에너지에 연료전지 부품을 공급한다."
    supplies = [s for s in read(text) if s.relation == "supplies-to"]
    assert [(s.subject.name, s.object.name) for s in supplies if s.object] == [("서진시스템", "Bloom Energy")]
