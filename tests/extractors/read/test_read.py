from __future__ import annotations

from pathlib import Path

import pytest

from alliances.extractors.read import read_article
from alliances.ontology import AlliancesError

KOREAN = "누리온테크가 가람반도체에 투자했다. 두 회사는 함께 칩을 만든다.\n" * 3
JAPANESE = "ヌリオンはガラム半導体に出資すると発表した。両社は共同でチップを開発している。\n" * 3
FRENCH = (
    "La société a annoncé un investissement dans les puces pour les centres de données avec une banque.\n" * 3
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949"])
def test_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(KOREAN.encode(encoding))
    article = read_article(path)
    assert article.text == KOREAN and article.lang == "ko"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\xff\xd8\xff\xe0" + b"x" * 40, "JPEG"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04zip", "ZIP"),
        (b"abc\x00\x01\x02\x03" * 21, "is not text"),
        (JAPANESE.encode(), "Japanese"),
        (FRENCH.encode(), "French"),
        ("人工智能公司宣布投资。".encode(), "Chinese"),
    ],
)
def test_what_is_no_article_is_one_line_that_names_the_file(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(AlliancesError, match=said) as caught:
        read_article(path)
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)


def test_a_missing_file_and_a_large_one(tmp_path: Path) -> None:
    with pytest.raises(AlliancesError, match="No such file"):
        read_article(tmp_path / "none.txt")
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(AlliancesError, match="50,000,000 bytes"):
        read_article(large)


@pytest.mark.parametrize(
    ("byline", "published", "publisher"),
    [
        ("[한빛경제 김가람 기자] 입력 2026.03.05 10:00", "2026-03-05", "한빛경제"),
        ("2026-03-05 09:31 송고", "2026-03-05", None),
        ("김가람 기자", None, None),
        ("ⓒ 한빛경제. 무단 전재 금지", None, "한빛경제"),
        ("(서울=한빛통신) 김가람 기자 =", None, "한빛통신"),
    ],
)
def test_date_and_outlet_come_from_the_byline(
    tmp_path: Path, byline: str, published: str | None, publisher: str | None
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"누리온테크, 가람반도체에 투자\n{byline}\n\n{KOREAN}", encoding="utf-8")
    article = read_article(path)
    assert (article.title, article.published, article.publisher) == (
        "누리온테크, 가람반도체에 투자",
        published,
        publisher,
    )


def test_what_the_user_says_wins_and_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(KOREAN, encoding="utf-8")
    article = read_article(
        path, published="2026-01-02", title="T", url="https://news.example/1", publisher="P"
    )
    assert (article.published, article.title, article.url, article.publisher) == (
        "2026-01-02",
        "T",
        "https://news.example/1",
        "P",
    )
    with pytest.raises(AlliancesError, match="'gestern' is no date"):
        read_article(path, published="gestern")


def test_the_main_text_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    body = "".join(
        f"<p>누리온테크가 가람반도체에 {n}00억원을 투자했다고 밝혔다. 두 회사는 데이터센터도 함께 짓는다.</p>"
        for n in range(1, 6)
    )
    path.write_text(
        f"""<!doctype html><html lang="ko"><head><title>누리온테크 투자</title><meta property="article:published_time" content="2026-03-05T10:00:00+09:00">
        <script>var hidden = "숨은 글";</script></head><body><nav>메뉴</nav><article><h1>누리온테크 투자</h1>{body}</article></body></html>""",
        encoding="utf-8",
    )
    article = read_article(path)
    assert (
        "100억원을 투자했다" in article.text and "숨은 글" not in article.text and "<p>" not in article.text
    )
    assert article.published == "2026-03-05"


def test_text_is_nfc(tmp_path: Path) -> None:
    import unicodedata

    path = tmp_path / "a.txt"
    path.write_text(unicodedata.normalize("NFD", KOREAN).replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert read_article(path).text == KOREAN
