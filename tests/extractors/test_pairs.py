"""One deal told in Korean and in English: the same ids, relation, status and amount."""

from __future__ import annotations

import pytest

from alliances.ontology import Statement

from ..conftest import Read

PAIRS = [
    ("엔비디아가 인텔에 50억달러를 투자했다.", "Nvidia invested $5 billion in Intel."),
    (
        "아마존은 앤스로픽에 40억달러를 투자하기로 했다.",
        "Amazon has agreed to invest $4 billion in Anthropic.",
    ),
    (
        "소프트뱅크가 암페어컴퓨팅을 65억달러에 인수하는 방안을 검토 중이다.",
        "SoftBank is in talks to buy Ampere Computing for $6.5 billion.",
    ),
    ("MS는 오픈AI 지분 27%를 보유하고 있다.", "Microsoft owns 27% of OpenAI."),
    ("앤스로픽은 오픈AI와 경쟁하고 있다.", "Anthropic competes with OpenAI."),
    ("JP모건이 크루소에 23억달러를 대출했다.", "JPMorgan lent Crusoe $2.3 billion."),
    ("네이버와 엔비디아는 손잡고 있다.", "Naver and Nvidia are working together."),
    ("뉴욕타임스가 오픈AI를 제소했다.", "The New York Times sued OpenAI."),
    ("챗GPT 개발사 오픈AI는 말을 아꼈다.", "OpenAI, the maker of ChatGPT, declined to comment."),
    ("일리야 수츠케버가 세이프슈퍼인텔리전스를 설립했다.", "Ilya Sutskever founded Safe Superintelligence."),
    ("구글은 알파벳의 자회사다.", "Google, a unit of Alphabet, declined to comment."),
    (
        "아르튀르 멘슈 미스트랄 AI CEO는 말을 아꼈다.",
        "Arthur Mensch, the chief executive of Mistral AI, declined to comment.",
    ),
]


def _core(statements: list[Statement]) -> set[tuple[object, ...]]:
    return {
        (
            s.subject.id,
            s.relation,
            s.object.id if s.object else None,
            s.status,
            s.amount.value if s.amount else None,
            s.share,
        )
        for s in statements
    }


@pytest.mark.parametrize(("korean", "english"), PAIRS)
def test_the_same_deal_in_two_languages(read: Read, korean: str, english: str) -> None:
    one, other = _core(read(korean)), _core(read(english, lang="en"))
    assert one
    assert one == other
