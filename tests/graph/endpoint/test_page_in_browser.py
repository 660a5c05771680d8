"""The query page in a real Chromium that reaches nothing but this machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from alliances.graph import AllianceGraph
from tests.graph.endpoint.serving import Client, served
from tests.graph.picture.conftest import start
from tests.graph.questions.known import known_statements
from tests.graph.test_alliance_graph import claim

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=document.title='hit'>"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("page")
    hostile = claim(subject=HOSTILE, target="Lumen", text=HOSTILE, article={"id": "h", "title": HOSTILE})
    AllianceGraph([*known_statements(), hostile]).save(folder / "out")
    driver = start(folder / "profile", folder)
    with served(folder / "out") as client:
        yield driver, client
    driver.quit()


def answered(driver: Any, text: str) -> str:
    from selenium.webdriver.support.ui import WebDriverWait

    shown = lambda found: found.find_element("id", "table").text  # noqa: E731
    WebDriverWait(driver, 60).until(lambda found: text in shown(found))
    return str(shown(driver))


def test_a_question_and_a_query_are_answered_on_the_page(page: tuple[Any, Client]) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    driver, client = page
    driver.get(f"http://127.0.0.1:{client.port}/")
    listed = WebDriverWait(driver, 60).until(
        lambda found: found.find_elements("css selector", "#questions button")
    )
    assert len(listed) == 15
    next(button for button in listed if button.text == "investors-of").click()
    driver.find_element("css selector", "#parameters input").send_keys("루멘")
    driver.find_element("css selector", "#ask button").click()
    text = answered(driver, "Nurion")
    assert "8,000,000,000" in text and HOSTILE in text
    driver.execute_script(
        "document.getElementById('sparql').value = 'SELECT ?name WHERE { ?a al:subsidiaryOf ?b ; rdfs:label ?name }'"
    )
    driver.find_element("id", "run").click()
    assert "1 row" in answered(driver, "Gaon")
    assert driver.title == "alliances: ask the graph"
    assert [entry for entry in driver.get_log("browser") if entry["level"] == "SEVERE"] == []
