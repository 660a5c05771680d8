"""Names that no gazetteer has, told by what stands beside them."""

from __future__ import annotations

import pytest

from alliances.extractors.ko.particles import without_particles
from alliances.extractors.ko.reader import read_sentences
from alliances.extractors.mentions import Name, matcher
from alliances.extractors.values import read_values
from alliances.ontology import Gazetteer


def names(text: str) -> dict[str, str | None]:
    known = matcher(Gazetteer.default()).find(text)
    sentences = read_sentences(text, known, read_values(text, "ko", "2025-07-10"))
    return {name.text: name.type for sentence in sentences for name in sentence.names}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("루카스 하이만이 회사를 떠났다.", "루카스 하이만", "Person"),
        ("하워드 크렌 상무장관이 앞장섰다.", "하워드 크렌", "Person"),
        ("그는 AMD의 ‘인스팅트’ GPU를 골랐다.", "인스팅트", "Chip"),
        ("그래픽처리장치(GPU) ‘루빈’을 얹는다.", "루빈", "Chip"),
        ("뉴저지주 바인모어에 데이터센터를 짓는다.", "바인모어", "Place"),
        ("자율주행 회사 웨이브(Wayve)가 투자를 받았다.", "웨이브", "Company"),
        ("새 기능은 GPT-4o를 쓴다.", "GPT-4o", None),
        ("엔비디아의 중국용 칩 ‘RTX 프로 6000D’를 판다.", "RTX 프로 6000D", "Chip"),
        ("엔비디아 GPU를 사들였다.", "GPU", "Chip"),
        ("반도체 스타트업 그록(Groq)이 칩을 냈다. 그록은 웃었다.", "그록", "Company"),
        ("챗봇 그록을 쓴다.", "그록", "AIModel"),
        ("미국 네르빅스에 지분을 매각했다.", "네르빅스", None),
        ("일본 하라마치에 공장을 짓는다.", "하라마치", "Place"),
        ("게임사 미호요와 텐센트가 샀다.", "미호요", "Company"),
        ("나르켐은 ABB의 로봇 부문을 인수했다.", "로봇 부문", "Company"),
        ("가람일보 서도현 기자", "가람일보", "MediaOutlet"),
        ("가람일보 서도현 기자", "서도현", "Person"),
        ("창업자 문태겸 대표는 네이버 출신이다.", "문태겸", "Person"),
        ("대동과는 국내 총판 계약을 놓고 다투다 합의했다.", "대동", None),
    ],
)
def test_a_name_and_its_type(text: str, name: str, kind: str | None) -> None:
    found = names(text)
    assert name in found, found
    assert kind is None or found[name] == kind


def test_a_part_of_a_firm_belongs_to_it_and_is_no_part_of_a_post() -> None:
    assert "로봇 부문" in names("나르켐은 ABB의 로봇 부문을 인수했다.")
    assert "로봇 부문" not in names("ABB의 로봇 부문 대표가 말했다.")


@pytest.mark.parametrize(
    "text",
    [
        "옥수수밭 1200에이커를 샀다.",
        "국내 이동통신 3사가 모였다.",
        "올해 3Q 실적을 냈다.",
        "최고AI책임자를 뽑았다.",
    ],
)
def test_measures_and_posts_are_no_names(text: str) -> None:
    assert names(text) == {}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("사비 나카르 최고운영책임자(COO)가 물러났다.", "사비 나카르", "Person"),
        ("틱톡 미국법인이 출범했다.", "미국법인", "Company"),
        ("뉴욕주 레이크 마리넬 단지를 빌려준다.", "레이크 마리넬", "DataCenter"),
        ("팔란티어의 ‘노드크래프트’를 쓴다.", "노드크래프트", "Product"),
    ],
)
def test_names_told_by_posts_countries_sites_and_makers(text: str, name: str, kind: str) -> None:
    assert names(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("도쿄의 하나비AI가 투자를 받았다.", "하나비AI", "Company"),
        ("정부는 V에너지에 보조금을 준다.", "V에너지", "Company"),
        ("미국 벤처캐피털 27V는 발을 뺐다.", "27V", "Company"),
        ("두 회사의 합작사 ‘KD ORA 재팬’이 문을 열었다.", "KD ORA 재팬", "Company"),
        # A city by its ending alone, and a firm by all that is said of it.
        ("메루시티는 1억달러를 조달했다. 메루시티 지분은 나뉘었다.", "메루시티", "Company"),
        ("메루시티가 왔다. 메루시티도 갔다. 메루시티는 1억달러를 조달했다.", "메루시티", "Company"),
        # A firm and its thing are no person of two names.
        ("베루노는 1억달러를 조달했다. 베루노 자르펜이 늘었다.", "자르펜", None),
        ("플랫폼 벨루팝는 지난해 적자를 냈다. 나빌은 벨루팝 지분 20%를 샀다.", "벨루팝", "Company"),
        ("플랫폼 벨루팝를 내려받은 사람이 늘었다.", "벨루팝", "Product"),
        ("오르베인이 만든 칩을 쓴다. 오르베인 출신이 세웠다.", "오르베인", "Company"),
        ("카네빌에 본사를 둔 회사다.", "카네빌", "Place"),
        ("노르딘은 매개변수가 700억개다. 노르딘을 오픈소스로 풀었다.", "노르딘", "AIModel"),
        ("베일론을 최고기술책임자로 영입했다. 베일론은 “기쁘다”고 말했다.", "베일론", "Person"),
        ("현지 매체 코르시온은 5일 보도했다.", "코르시온", "MediaOutlet"),
    ],
)
def test_the_whole_article_tells_the_type(text: str, name: str, kind: str | None) -> None:
    found = names(text)
    assert name in found, found
    assert found[name] == kind


@pytest.mark.parametrize(
    "text", ["생성형AI와 피지컬AI가 큰다.", "A사와 B씨는 D램을 샀다.", "K에너지 수출이 늘었다."]
)
def test_kinds_of_ai_and_letters_for_names_are_no_names(text: str) -> None:
    assert names(text) == {}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # A weak form is a name where the words beside it say so.
        ("운영사 스냅은 3분기 실적을 냈다.", "스냅", "Company"),
        ("나빌은 컬리 지분 일부를 산다.", "컬리", "Company"),
        ("올 1월 당근 출신 인사를 뽑았다.", "당근", "Company"),
        # Two known things of one form.
        ("맞수 그록은 7억달러를 유치했다.", "그록", "Company"),
        # Longer names in quotes that begin with a known one.
        ("구글의 ‘제미나이 프리즈마’가 맡는다.", "제미나이 프리즈마", "AIModel"),
        ("엔비디아 ‘젯슨 오르카’를 쓴다.", "젯슨 오르카", None),
        ("티헤드가 만든 ‘전하 720F’를 납품했다.", "전하 720F", None),
        ("현대차 공장에서 만든 ‘노바릭7’이다.", "노바릭7", "Product"),
        # Common nouns that the article treats as a firm.
        ("동종 업체 사례나무를 품었다. 사례나무 창업자는 남는다.", "사례나무", "Company"),
        ("아르벨 컨소시엄이 단지를 맡는다.", "아르벨", "Company"),
        ("알파벳 산하 카르넥이 뒤를 받쳤다.", "카르넥", "Company"),
        # Persons by what only persons have beside them.
        ("현도진(왼쪽) 한결로봇 팀장", "현도진", "Person"),
        ("창업자 노라익(41)은 회사를 떠났다.", "노라익", "Person"),
        ("강도형 나주시장은 환영했다.", "강도형", "Person"),
        ("포레스트 노벨이 이끈다.", "포레스트 노벨", "Person"),
    ],
)
def test_weak_forms_versions_and_marked_persons(text: str, name: str, kind: str | None) -> None:
    found = names(text)
    assert name in found, found
    assert kind is None or found[name] == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("짧은 스냅 사진을 찍었다.", "스냅"),
        ("당근을 썰어 넣는다.", "당근"),
        ("‘구글의 역습’이 시작됐다.", "구글의 역습"),
        ("기업 인수합병은 늘었다.", "인수합병"),
    ],
)
def test_common_words_stay_common(text: str, name: str) -> None:
    assert name not in names(text)


PARTICLES = [
    # a particle that no name ends with; one with which a name stands that is said without it too
    (["하비의", "라임"], ["하비", "라임"]),
    (["시모에게"], ["시모"]),
    (["아이코닉과", "아이코닉"], ["아이코닉", "아이코닉"]),
    (["아이코닉과"], ["아이코닉과"]),
    (["모의", "논의"], ["모의", "논의"]),
    (["쿠팡이"], ["쿠팡이"]),
]


@pytest.mark.parametrize(("texts", "cut"), PARTICLES)
def test_a_name_ends_before_its_particle(texts: list[str], cut: list[str]) -> None:
    text, names = "", []
    for said in texts:
        names.append(Name(len(text), len(text) + len(said), said, None, "proper noun"))
        text += said + " "
    found = without_particles(text, [], names)
    assert [(name.text, text[name.start : name.end]) for name in found] == [(one, one) for one in cut]
