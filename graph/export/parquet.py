"""Statements as Parquet, for pandas, DuckDB and Spark; needs pyarrow."""

from __future__ import annotations

from alliances.graph.export.rows import COLUMNS, row
from alliances.ontology.errors import AlliancesError
from alliances.ontology.statement import Statement


def write(statements: list[Statement]) -> bytes:
    """One row a statement, columns as in the CSV, typed. Raises `AlliancesError` without pyarrow."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise AlliancesError("Parquet needs pyarrow: pip install 'alliances[parquet]'") from None
    types = {str: pyarrow.string(), float: pyarrow.float64(), int: pyarrow.int64(), bool: pyarrow.bool_()}
    schema = pyarrow.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    table = pyarrow.Table.from_pylist([row(statement) for statement in statements], schema=schema)
    sink = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(table, sink, compression="zstd")
    data: bytes = sink.getvalue().to_pybytes()
    return data
