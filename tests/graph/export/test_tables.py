"""Statement CSV and Parquet as pandas, spreadsheets and pyarrow read them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas
import pytest
from click.testing import CliRunner

from alliances.cli import cli
from alliances.graph import AllianceGraph
from alliances.graph.export.rows import COLUMNS
from alliances.ontology import AlliancesError
from tests.graph.export.told import HOSTILE, STORY, hostile


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_one_row_a_statement(form: str) -> None:
    graph = AllianceGraph(STORY)
    data = io.BytesIO(graph.export_bytes(form))
    frame = pandas.read_csv(data) if form == "csv" else pandas.read_parquet(data)
    assert list(frame.columns) == list(COLUMNS)
    assert list(frame["statement"]) == [s.id for s in graph.statements]
    assert set(frame[~frame["asserted"]]["status"]) == {
        "planned",
        "considering",
        "possible",
        "denied",
        "ended",
    }
    paid = frame[frame["amount_kind"] == "cumulative"].iloc[0]
    assert (paid["amount"], paid["currency"], paid["earliest"], paid["latest"]) == (
        8e9,
        "USD",
        "2025-07-01",
        "2025-07-31",
    )


def test_parquet_is_typed_and_the_same_every_time() -> None:
    import pyarrow.parquet

    graph = AllianceGraph(STORY)
    schema = pyarrow.parquet.read_schema(io.BytesIO(graph.export_bytes("parquet")))
    assert [str(schema.field(name).type) for name in ("amount", "asserted", "start", "evidence")] == [
        "double",
        "bool",
        "int64",
        "string",
    ]
    assert graph.export_bytes("parquet") == AllianceGraph(STORY[::-1]).export_bytes("parquet")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula_and_nothing_is_lost(text: str) -> None:
    written = AllianceGraph([hostile(text)]).export("csv")
    (row,) = csv.DictReader(io.StringIO(written, newline=""))
    assert row["evidence"].removeprefix("'") == text.removeprefix("'")
    assert not [cell for cell in row.values() if cell[:1] in set("=+-@\t\r")]


def test_excel_is_told_that_it_is_utf8(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    AllianceGraph([hostile("한글")]).save(folder)
    target = tmp_path / "rows.csv"
    done = CliRunner().invoke(
        cli, ["export", str(folder), "-f", "csv", "--bom", "-o", str(target)], catch_exceptions=False
    )
    assert done.exit_code == 0
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfstatement,") and "한글".encode() in data
    plain = CliRunner().invoke(cli, ["export", str(folder), "-f", "csv"], catch_exceptions=False)
    assert plain.stdout_bytes == data[3:]


@pytest.mark.parametrize(
    ("form", "bom", "said"),
    [("turtle", True, "a byte order mark is for CSV"), ("xls", False, "unknown format 'xls'")],
)
def test_wrong_wishes_are_named(form: str, bom: bool, said: str) -> None:
    with pytest.raises(AlliancesError, match=said):
        AllianceGraph(STORY).export_bytes(form, bom)


def test_parquet_is_no_text_and_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AlliancesError, match="parquet is no text"):
        AllianceGraph(STORY).export("parquet")
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(AlliancesError, match=r"pip install 'alliances\[parquet\]'"):
        AllianceGraph(STORY).export_bytes("parquet")
