"""Blocs, exposure, rivals' backers, centrality, paths and change, over chosen statuses."""

from __future__ import annotations

import random
import subprocess
import sys
from typing import Any

import pytest

from alliances.graph import AllianceGraph
from alliances.ontology import AlliancesError
from tests.graph.deals.claims import claim

NOT_ASSERTED = ["planned", "considering", "possible", "denied", "ended"]


def ring(names: str, article: str = "one") -> list[Any]:
    """Every two of the names partner with each other."""
    return [
        claim(a, "partners-with", b, "ongoing", article=article)
        for i, a in enumerate(names)
        for b in names[i + 1 :]
    ]


TWO_BLOCS = [*ring("ABCD"), *ring("WXYZ"), claim("D", "supplies-to", "W", "ongoing")]
SITE = [
    claim("Meta", "builds-datacenter", "Hyperion", "ongoing"),
    claim("Blue Owl", "invests-in", "Hyperion", "completed"),
    claim("Nvidia", "invests-in", "CoreWeave", "completed", 2e9, "tranche"),
]


def test_two_groups_that_hardly_meet_are_two_blocs() -> None:
    found = AllianceGraph(TWO_BLOCS).blocs()
    assert [(b.kind, sorted(b.names), b.inside, b.outside) for b in found] == [
        ("community", ["A", "B", "C", "D"], 6, 1),
        ("community", ["W", "X", "Y", "Z"], 6, 1),
    ]
    assert {b.name for b in found} == {"D", "W"}


def test_a_named_project_joins_its_parties() -> None:
    (project,) = [b for b in AllianceGraph(SITE).blocs() if b.kind == "project"]
    assert (project.name, project.names) == ("Hyperion", ("Blue Owl", "Meta"))


SUPPLY = [
    claim("TSMC", "supplies-to", "Nvidia", "ongoing"),
    claim("Nvidia", "supplies-to", "CoreWeave", "ongoing"),
    claim("AMD", "supplies-to", "OpenAI", "ongoing"),
    claim("CoreWeave", "provides-cloud-to", "OpenAI", "ongoing"),
]


def test_who_depends_on_one_supplier() -> None:
    found = {e.provider_name: e for e in AllianceGraph(SUPPLY).exposure("supply")}
    assert (found["TSMC"].only, found["TSMC"].chain) == (("Nvidia",), 3)
    assert (found["CoreWeave"].only, found["CoreWeave"].dependents) == ((), ("OpenAI",))
    assert found["Nvidia"].share == pytest.approx(1 / 3, abs=1e-4)
    assert [e.provider_name for e in AllianceGraph(SUPPLY).exposure()][:2] == ["Nvidia", "TSMC"]


RIVALS = [
    claim("Microsoft", "invests-in", "OpenAI", "completed", 1e10),
    claim("Microsoft", "holds-stake-in", "Anthropic", "ongoing", share=0.02),
    claim("Anthropic", "competes-with", "OpenAI", "ongoing"),
    claim("Google", "invests-in", "Anthropic", "completed"),
]


def test_who_backs_two_rivals() -> None:
    (backing,) = AllianceGraph(RIVALS).rivals_backed()
    assert backing.backer_name == "Microsoft" and set(backing.names) == {"OpenAI", "Anthropic"}
    assert {leg.relation for leg in backing.legs} == {"invests-in", "holds-stake-in", "competes-with"}
    assert AllianceGraph(RIVALS).rivals_backed(relations=("invests-in",)) == []


def test_the_one_in_the_middle_comes_first() -> None:
    star = [claim("Hub", "invests-in", f"Spoke{i}", "completed") for i in range(4)]
    first, *others = AllianceGraph(star).central()
    assert (first.name, first.partners, first.betweenness, first.core) == ("Hub", 4, 1.0, 1)
    assert {s.betweenness for s in others} == {0.0}
    assert len(AllianceGraph(star).central(limit=2)) == 2
    assert {s.core for s in AllianceGraph(ring("ABCD")).central()} == {3}


def test_the_shortest_chain_explains_itself() -> None:
    chain = AllianceGraph([*SUPPLY, claim("TSMC", "partners-with", "Sony", "ongoing")]).path("TSMC", "OpenAI")
    assert [(s.start, s.end) for s in chain] == [
        ("TSMC", "Nvidia"),
        ("Nvidia", "CoreWeave"),
        ("CoreWeave", "OpenAI"),
    ]
    assert all(step.sentence.startswith("A sentence about") for step in chain)
    assert AllianceGraph([*SUPPLY, *SITE]).path("OpenAI", "Meta") == []
    with pytest.raises(AlliancesError, match="no entity named 'Nobody'"):
        AllianceGraph(SUPPLY).path("Nobody", "OpenAI")


def told(status: str, published: str | None, value: float | None = None, article: str | None = None) -> Any:
    return claim(
        "Amazon",
        "invests-in",
        "OpenAI",
        status,
        value,
        published=published,
        article=article or str(published),
    )


def test_what_changed_between_two_dates() -> None:
    graph = AllianceGraph(
        [
            told("considering", "2025-01-05"),
            told("planned", "2025-03-01", 5e9),
            told("completed", "2025-06-01", 6e9),
            claim("Google", "invests-in", "OpenAI", "denied", published="2025-03-02", article="g"),
            claim("Oracle", "invests-in", "OpenAI", "completed", published=None, article="undated"),
        ]
    )
    spring = graph.changes("2025-02", "2025-04")
    assert [(c.kind, c.subject_name, c.before, c.after) for c in spring] == [
        ("status", "Amazon", "considering", "planned"),
        ("sum", "Amazon", "", "5,000,000,000 USD"),
        ("new", "Google", "", "denied"),
    ]
    assert [c.after for c in graph.changes("2025-04")] == ["completed", "6,000,000,000 USD"]
    assert graph.changes("2025-06-01") == [] and graph.changes("2025-07") == []
    assert len(graph.changes("2024")) == 2
    assert graph.changes("2025-02", relations=("acquires",)) == []


@pytest.mark.parametrize("status", NOT_ASSERTED)
def test_what_does_not_hold_is_in_no_answer_unless_asked(status: str) -> None:
    def unsure(statements: list[Any]) -> AllianceGraph:
        return AllianceGraph(s.model_copy(update={"status": status}) for s in statements)

    assert unsure(TWO_BLOCS).blocs() == [] != unsure(TWO_BLOCS).blocs(statuses=(status,))
    assert unsure(SUPPLY).exposure() == [] != unsure(SUPPLY).exposure(statuses=(status,))
    assert unsure(RIVALS).rivals_backed() == [] != unsure(RIVALS).rivals_backed(statuses=(status,))
    assert unsure(SUPPLY).central() == [] != unsure(SUPPLY).central(statuses=(status,))
    assert (
        unsure(SUPPLY).path("TSMC", "OpenAI")
        == []
        != unsure(SUPPLY).path("TSMC", "OpenAI", statuses=(status,))
    )


@pytest.mark.parametrize("seed", range(3))
def test_order_decides_nothing(seed: int) -> None:
    statements = [*TWO_BLOCS, *SITE, *SUPPLY, *RIVALS]
    shuffled = random.Random(seed).sample(statements, len(statements))
    one, other = AllianceGraph(statements), AllianceGraph(shuffled)
    for ask in ("blocs", "exposure", "rivals_backed", "central"):
        assert getattr(one, ask)() == getattr(other, ask)()
    assert one.path("TSMC", "OpenAI") == other.path("TSMC", "OpenAI")


def test_every_process_finds_the_same_blocs() -> None:
    code = (
        "from tests.graph.structure.test_questions import *; "
        "print([str(b) for b in AllianceGraph([*TWO_BLOCS, *SITE, *SUPPLY, *RIVALS]).blocs()])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


@pytest.mark.parametrize("ask", ["blocs", "exposure", "rivals_backed", "central"])
def test_answers_print_as_a_table_and_become_a_data_frame(ask: str) -> None:
    pandas = pytest.importorskip("pandas", reason="needs pandas: pip install 'alliances[pandas]'")
    records = getattr(AllianceGraph([*TWO_BLOCS, *SUPPLY, *RIVALS]), ask)()
    assert len(str(records).splitlines()) == len(records) + 2
    frame = records.to_dataframe()
    assert isinstance(frame, pandas.DataFrame) and len(frame) == len(records)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda g: g.blocs(relations=("loves",)), "unknown relation 'loves'"),
        (lambda g: g.central(statuses=("sure",)), "unknown status 'sure'"),
        (lambda g: g.exposure("love"), "unknown kind 'love'"),
        (lambda g: g.changes("July"), "'July' is no date"),
        (lambda g: g.changes("2025-13"), "'2025-13' is no date"),
        (lambda g: g.changes("2025-06", "2025-01"), "2025-06 is after 2025-01"),
    ],
)
def test_wrong_wishes_are_named(ask: Any, message: str) -> None:
    with pytest.raises(AlliancesError, match=message):
        ask(AllianceGraph(SUPPLY))
