"""A real Chromium for the picture's tests, and a page opened in it from disk, without a network."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from alliances.graph import AllianceGraph
from tests.graph.picture.rich import rich_graph

CHROMIUM, DRIVER = shutil.which("chromium") or shutil.which("chromium-browser"), shutil.which("chromedriver")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=1500,950",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def start(folder: Path, downloads: Path, patience: float | None = None) -> Any:
    """A headless Chromium with its own profile; skips the test where there is none.

    With `patience` it does not wait for a page to load, and gives up an answer after so many seconds.
    """
    pytest.importorskip("selenium", reason="needs selenium: pip install alliances[dev]")
    if CHROMIUM is None or DRIVER is None:
        pytest.skip("needs chromium and chromedriver: apt-get install chromium chromium-driver")
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in [*FLAGS, f"--user-data-dir={folder}"]:
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    if patience is not None:
        options.page_load_strategy = "none"
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=DRIVER))
    if patience is not None:
        driver.command_executor.client_config.timeout = patience
        driver.set_script_timeout(patience)
    return driver


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the browser saves into."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory, downloads: Path) -> Iterator[Any]:
    driver = start(tmp_path_factory.mktemp("profile"), downloads)
    yield driver
    driver.quit()


class Page:
    """A page of the picture in the browser: what it holds and what it did."""

    def __init__(self, browser: Any, path: Path) -> None:
        self.browser, self.path = browser, path

    def open(self, address: str = "") -> Page:
        """Open the page anew with this address after the #."""
        self.browser.get("about:blank")
        self.browser.get_log("performance")
        self.browser.get_log("browser")
        self.browser.get(self.path.as_uri() + (f"#{address}" if address else ""))
        self.wait("document.body.dataset.ready !== undefined")
        return self

    def js(self, expression: str, *arguments: Any) -> Any:
        """The value of an expression in the page."""
        return self.browser.execute_script(f"return {expression}", *arguments)

    def wait(self, condition: str, seconds: float = 20) -> None:
        from selenium.webdriver.support.ui import WebDriverWait

        WebDriverWait(self.browser, seconds, 0.05).until(lambda b: b.execute_script(f"return {condition}"))

    def find(self, selector: str) -> Any:
        return self.browser.find_element("css selector", selector)

    def click(self, selector: str) -> None:
        """Click an element."""
        self.find(selector).click()

    def press(self, *keys: str) -> None:
        from selenium.webdriver import ActionChains

        ActionChains(self.browser).send_keys(*keys).perform()

    def click_at(self, x: float, y: float) -> None:
        """A real click on a point of the map, in the map's own units."""
        from selenium.webdriver import ActionChains

        at = self.js("alliances.network.canvasToDOM({x: arguments[0], y: arguments[1]})", x, y)
        room = self.js("(r => [r.width, r.height])(document.getElementById('map').getBoundingClientRect())")
        chain = ActionChains(self.browser)
        chain.move_to_element_with_offset(
            self.find("#map"), round(at["x"] - room[0] / 2), round(at["y"] - room[1] / 2)
        )
        chain.click().perform()

    @property
    def names(self) -> set[str]:
        """English names on the map."""
        return set(self.js("[...alliances.drawn.shown.names].map(n => alliances.data.names[n].en)"))

    @property
    def claims(self) -> set[str]:
        """Ids of the statements that are shown."""
        return set(self.js("alliances.drawn.shown.statements.map(n => alliances.data.statements[n].id)"))

    @property
    def panel(self) -> str:
        return str(self.find("#panel").text)

    @property
    def errors(self) -> list[dict[str, Any]]:
        """What the console holds beyond chatter."""
        return [e for e in self.browser.get_log("browser") if e["level"] in ("SEVERE", "WARNING")]

    @property
    def requests(self) -> list[str]:
        """Addresses that the page asked the network for."""
        events = [json.loads(entry["message"])["message"] for entry in self.browser.get_log("performance")]
        urls = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
        return [url for url in urls if not url.startswith(("file:", "data:", "blob:", "about:"))]


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Callable[..., Page]:
    """show(html, address="") opens a page."""

    def opened(html: str, address: str = "") -> Page:
        path = tmp_path / "graph.html"
        path.write_text(html, encoding="utf-8")
        return Page(browser, path).open(address)

    return opened


@pytest.fixture(scope="module")
def graph() -> AllianceGraph:
    """The graph of `rich.py`."""
    return rich_graph()


@pytest.fixture(scope="module")
def html(graph: AllianceGraph) -> str:
    """Its picture."""
    return graph.draw()
