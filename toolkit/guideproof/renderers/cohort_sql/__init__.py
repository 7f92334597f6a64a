"""The guideline as one SQL statement over a table of patients, in five dialects (``cohort.*.sql`` in the renders)."""

from __future__ import annotations

from guideproof.model.guideline import Guideline


def render(guideline: Guideline) -> dict[str, bytes]:
    """``cohort.duckdb.sql`` and its like for BigQuery, PostgreSQL, Snowflake and Spark, by their paths.

    Each is one statement that gives one row a patient: see ``outcome.RESULT``. It is meant for a guideline without
    errors. A guideline whose numbers no exact SQL type can hold gives files that say so and hold no statement.
    """
    # Whoever runs a cohort imports parts of this package and makes no document.
    from guideproof.renderers.cohort_sql.dialects import DIALECTS
    from guideproof.renderers.cohort_sql.document import document, file_of

    files = {file_of(dialect): document(guideline, dialect).encode() for dialect in DIALECTS}
    return dict(sorted(files.items()))
