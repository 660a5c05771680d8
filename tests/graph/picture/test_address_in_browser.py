"""The view is in the page's address, and the address tells the view."""

from __future__ import annotations

import pytest

from alliances.graph import AllianceGraph
from tests.graph.picture.test_controls_in_browser import SLIDE, Show, search

pytestmark = pytest.mark.browser


def test_the_view_is_in_the_address(show: Show, html: str) -> None:
    page = show(html)
    page.click("#language")
    page.click("#theme")
    page.click("input[data-name=sues]")
    page.js(SLIDE, "#since", 8)
    page.click("[data-draw=sums]")
    search(page, "다인")
    page.click("#focus-name")
    page.wait("location.hash.includes('around=Dyn')")
    address = page.js("location.hash.slice(1)")
    told = page.names, page.claims, page.panel, page.js("document.documentElement.dataset.theme")
    again = show(html, address)
    assert (
        again.names,
        again.claims,
        again.panel,
        again.js("document.documentElement.dataset.theme"),
    ) == told
    assert again.js("document.documentElement.lang") == "ko" and again.js("location.hash.slice(1)") == address


# Changes the view at once after the page has written its address, before the browser tells of the new address.
HURRIED = """
    const wait = window.setTimeout;
    window.setTimeout = (then, after) => wait(() => {
        then();
        if (location.hash.includes("least") && !window.hurried) {
            window.hurried = true;
            alliances.change({least: 0});
            wait(() => { window.told = true; }, 300);
        }
    }, after);
    alliances.change({least: 1e9});
"""


def test_a_change_is_not_undone_by_the_address_of_the_one_before(
    show: Show, html: str, graph: AllianceGraph
) -> None:
    page = show(html)
    page.browser.execute_script(HURRIED)
    page.wait("window.told === true")
    assert page.claims == {s.id for s in graph.statements}
    page.wait("location.hash === ''")


def test_an_address_typed_by_hand_is_followed_though_a_change_waits_to_be_written(
    show: Show, html: str
) -> None:
    page = show(html)
    page.browser.execute_script(
        "alliances.change({least: 1e9}); location.hash = '#sure=0.6'; setTimeout(() => { window.told = true; }, 400)"
    )
    page.wait("window.told === true")
    assert page.js("location.hash") == "#sure=0.6"
    assert page.js("[alliances.state().least, alliances.state().sure]") == [0, 0.6]
