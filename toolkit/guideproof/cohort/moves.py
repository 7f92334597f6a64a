"""Both versions of a guideline run over one table: which rows are other ones then."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from guideproof.analysis.comparing.moves import CohortRow, Moves, moves_of
from guideproof.cohort.opening import Order
from guideproof.cohort.run import run
from guideproof.model.guideline import Guideline

_SAID = tuple(CohortRow.__struct_fields__)


def moves(base: Guideline, head: Guideline, order: Order, least: int = 0) -> Moves:
    """Runs both versions over the table of an order and compares what they say of each row. Groups of fewer patients
    than ``least`` are not counted in what is shown. Raises ``CohortMisuse`` and ``Misuse``."""
    with TemporaryDirectory(prefix="guideproof-moves-") as folder:
        files = [Path(folder) / "base.parquet", Path(folder) / "head.parquet"]
        for guideline, file in zip((base, head), files, strict=True):
            run(guideline, replace(order, out=file, picture=None))
        return moves_of(_pairs(*files), base, head, _patients(files[0]), least)


def _pairs(base: Path, head: Path) -> list[tuple[CohortRow, CohortRow, int]]:
    """The rows that differ, each with how often it is there; rows stand in the order of the table in both."""
    import duckdb

    columns = ", ".join(f"one.{name}, other.{name} AS {name}_then" for name in _SAID)
    differs = " OR ".join(f"one.{name} IS DISTINCT FROM other.{name}" for name in _SAID)
    asked = (
        f"SELECT {columns}, count(*) FROM read_parquet(?, file_row_number = true) AS one "
        "JOIN read_parquet(?, file_row_number = true) AS other USING (file_row_number) "
        f"WHERE {differs} GROUP BY ALL ORDER BY ALL"
    )
    with duckdb.connect() as connection:
        rows = connection.execute(asked, [str(base), str(head)]).fetchall()
    told = [["" if cell is None else str(cell) for cell in row] for row in rows]
    return [(CohortRow(*row[:-1:2]), CohortRow(*row[1:-1:2]), int(row[-1])) for row in told]


def _patients(file: Path) -> int:
    import duckdb

    with duckdb.connect() as connection:
        found = connection.execute("SELECT count(*) FROM read_parquet(?)", [str(file)]).fetchone()
    assert found is not None
    return int(found[0])
