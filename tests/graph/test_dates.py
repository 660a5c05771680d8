"""Filters on partial dates answer alike in rdflib and in Oxigraph, as the bounds of each date say."""

from __future__ import annotations

import calendar
import operator
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset

from alliances.graph import AllianceGraph
from alliances.graph.triples import PREFIXES, date_bounds, quads
from tests.graph.test_alliance_graph import claim

OPERATORS: dict[str, Callable[[str, str], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
KNOWN = {name: str(iri) for name, iri in PREFIXES.items()}


@st.composite
def partial_dates(draw: st.DrawFn) -> str:
    """A year, a month or a day; few years, so that dates meet, and the first and last that there are."""
    year, month = draw(st.sampled_from([1, 999, 2023, 2024, 2025, 9999])), draw(st.integers(1, 12))
    day = draw(st.integers(1, calendar.monthrange(year, month)[1]))
    return draw(
        st.sampled_from([f"{year:04d}", f"{year:04d}-{month:02d}", f"{year:04d}-{month:02d}-{day:02d}"])
    )


DAYS = partial_dates().flatmap(lambda partial: st.sampled_from(date_bounds(partial)))


def answers(dates: list[str], sparql: str) -> list[list[str]]:
    """The rows of one query from Oxigraph and from rdflib's own engine, each as text and in order."""
    told = [claim(time=date, text=f"{number}") for number, date in enumerate(dates)]
    told += [
        claim(text=f"{number}", article={"id": f"p{number}", "published": date})
        for number, date in enumerate(dates)
    ]
    graph = AllianceGraph(told)
    plain = Dataset(default_union=True)
    for subject, predicate, value, where in quads(graph.statements):
        (plain.graph(where) if where is not None else plain.default_graph).add((subject, predicate, value))
    found = graph.query(sparql), plain.query(sparql, initNs=KNOWN)
    return [["|".join(map(str, row)) for row in rows] for rows in found]  # type: ignore[arg-type]


@pytest.mark.parametrize("bound", ["earliest", "latest", "publishedOn"])
@given(
    dates=st.lists(partial_dates(), min_size=1, max_size=4), day=DAYS, sign=st.sampled_from(list(OPERATORS))
)
@settings(max_examples=25, deadline=None)
def test_a_filter_answers_alike(bound: str, dates: list[str], day: str, sign: str) -> None:
    said = "published" if bound == "publishedOn" else "time"
    ours, plain = answers(
        dates,
        f'SELECT DISTINCT ?said {{ ?x al:{said} ?said ; al:{bound} ?day FILTER(?day {sign} "{day}"^^xsd:date) }}',
    )
    end = 1 if bound == "latest" else 0
    expected = {date for date in dates if OPERATORS[sign](date_bounds(date)[end], day)}
    known = {"2025-07-10"} if bound == "publishedOn" and OPERATORS[sign]("2025-07-10", day) else set()
    assert sorted(ours) == sorted(plain) == sorted(expected | known)


@given(dates=st.lists(partial_dates(), min_size=1, max_size=4), first=DAYS, last=DAYS)
@settings(max_examples=25, deadline=None)
def test_spans_that_meet_are_found_alike(dates: list[str], first: str, last: str) -> None:
    ours, plain = answers(
        dates,
        "SELECT DISTINCT ?said { ?s al:time ?said ; al:earliest ?from ; al:latest ?to"
        f' FILTER(?from <= "{last}"^^xsd:date && ?to >= "{first}"^^xsd:date) }}',
    )
    meeting = {d for d in dates if date_bounds(d)[0] <= last and date_bounds(d)[1] >= first}
    assert sorted(ours) == sorted(plain) == sorted(meeting)


@given(dates=st.lists(partial_dates(), min_size=1, max_size=5))
@settings(max_examples=25, deadline=None)
def test_order_and_extremes_are_alike(dates: list[str]) -> None:
    ours, plain = answers(dates, "SELECT DISTINCT ?day { ?s al:earliest ?day } ORDER BY ?day")
    assert ours == plain == sorted({date_bounds(d)[0] for d in dates})
    ours, plain = answers(
        dates, "SELECT (MIN(?e) AS ?first) (MAX(?l) AS ?last) { ?s al:earliest ?e ; al:latest ?l }"
    )
    bounds = [date_bounds(d) for d in dates]
    assert ours == plain == [f"{min(b[0] for b in bounds)}|{max(b[1] for b in bounds)}"]
