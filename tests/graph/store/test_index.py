from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alliances.graph import AllianceGraph
from alliances.graph.store import index
from alliances.graph.store.index import Index
from alliances.graph.store.journal import Journal
from alliances.graph.terms import Quad
from alliances.graph.triples import plain_quads
from alliances.ontology import Statement
from alliances.ontology.identifiers import entity_id
from alliances.ontology.judgements import Judgement, Judgements
from tests.graph.store.test_folder import told
from tests.graph.test_alliance_graph import claim

ONE = Judgement(one=entity_id("Nurion"), other=entity_id("Orbit"), judgement="same", by="jo", why="seen")


def journal_of(path: Path, statements: list[Statement]) -> Journal:
    journal = Journal(path / "articles.db", create=True)
    journal.put("build", "file", "", statements)
    with journal.transaction():
        journal.publish(journal.pending("build"))
    return journal


def sorted_quads(quads: object) -> list[Quad]:
    return sorted(set(quads), key=repr)  # type: ignore[call-overload]


@pytest.mark.parametrize("together", [1, 5, 2_000])
@given(articles=told(), judged=st.booleans(), rounds=st.booleans())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_pair_by_pair_is_all_at_once(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    together: int,
    articles: dict[str, list[Statement]],
    judged: bool,
    rounds: bool,
) -> None:
    monkeypatch.setattr(index, "_TOGETHER", together)
    statements = [s for article in articles.values() for s in article]
    if rounds:  # The total of a round that another party raises bears on all who invest there.
        total = {"value": 2e9, "currency": "USD", "kind": "round-total"}
        statements.append(claim(subject="Fund", target="Lumen", amount=total, article={"id": "r"}))
    judgements = Judgements([ONE] if judged else [])
    journal = journal_of(tmp_path_factory.mktemp("index"), statements)
    whole = AllianceGraph(statements, judgements)
    assert sorted_quads(Index(journal, judgements).quads()) == sorted_quads(plain_quads(whole.statements))
    journal.close()


def test_a_sum_of_several_parties_is_nobodys_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "_TOGETHER", 1)
    said = {"value": 1e9, "currency": "USD", "kind": "tranche"}
    statements = [claim(subject=name, amount=said) for name in ("Nurion", "Kestrel", "Orbit")]
    found = sorted_quads(Index(journal_of(tmp_path, statements), Judgements()).quads())
    assert found == sorted_quads(plain_quads(AllianceGraph(statements).statements))
    roles = {value for _, predicate, value, _ in found if predicate.endswith("dealRole")}
    assert {getattr(role, "value", "") for role in roles} == {"joint"}


def test_line_separators_of_unicode_are_text(tmp_path: Path) -> None:
    statements = [claim(text="one\u2028two\u0085three\u2029four")]
    journal = journal_of(tmp_path, statements)
    assert list(journal.statements()) == statements
    assert list(journal.articles()) == [[statements[0].to_json()]]


def test_an_article_may_come_in_pieces(tmp_path: Path) -> None:
    pieces = [claim(text=text, article={"id": id_}) for text, id_ in (("a", "x"), ("b", "y"), ("c", "x"))]
    journal = journal_of(tmp_path, [*pieces, pieces[0]])
    assert sorted(s.evidence.text for s in journal.statements(["x"])) == ["a", "c"]
    assert journal.source("build", "file")[1].articles == ("x", "y")  # type: ignore[index]
    assert journal.count() == 2
