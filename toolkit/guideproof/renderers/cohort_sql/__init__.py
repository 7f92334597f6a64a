"""The guideline as one SQL statement over a table of patients, in five dialects (``cohort.*.sql`` in the renders).

In goes a guideline, read as its program; out comes a statement in layers, each a common table expression over those
below it, from the columns of the table to what the result says.

| module | step |
|---|---|
| `tree`, `expressions`, `dialects` | SQL expressions, folded as they are made, and how each dialect writes them |
| `columns`, `stacking` | layers of columns, and as few of them as can be |
| `words`, `readings`, `facts`, `fact_layers`, `put_in` | what cells say, facts, what missing ones stand for |
| `calendar`, `date_facts`, `dated` | days and months as whole numbers, dates of the table, times between dates |
| `conversions`, `rounded` | numbers in another unit, and what is rounded |
| `arithmetic`, `numbers`, `ratios`, `calculated` | exact whole numbers, those that are divided, those that need room |
| `doubles`, `reals`, `formula_columns`, `texts` | doubles with an error bound, columns of a formula, numbers as texts |
| `conditions`, `derived`, `derived_columns`, `by_cases` | propositions, derived elements |
| `applicability`, `admission` | which elements apply, whether facts can be a patient's |
| `turns`, `algorithm`, `missing_inputs`, `needs` | which branches are taken and nodes apply, and what is still needed |
| `told`, `ratio_texts` | derived values as texts |
| `outcome`, `tally` | what the result says of each patient, and of all |
| `statement`, `layout`, `document` | the layers in order, their text, and the files |
| `settling` | the rows with what is told of patients of whom no double tells |

Terms: *layer* (columns that read only those below), *dialect* (one system's SQL), NULL (unknown; SQL's `AND`, `OR` and
`NOT` are Kleene's).

One example: `ecog: {at_least: 1}` is a comparison of a column of a fact with `1`; where the fact is missing the column
is NULL, and so is the truth.
"""

from __future__ import annotations

from guideproof.model.guideline import Guideline


def render(guideline: Guideline) -> dict[str, bytes]:
    """``cohort.duckdb.sql`` and its like for BigQuery, PostgreSQL, Snowflake and Spark, by their paths.

    Each is one statement that gives one row a patient: see ``outcome.RESULT``. It is meant for a guideline without
    errors. A guideline whose numbers no exact SQL type can hold gives files that say so and hold no statement.
    """
    # Whoever runs a cohort imports parts of this package and makes no document.
    from guideproof.renderers.cohort_sql.document import documents

    return {path: text.encode() for path, text in sorted(documents(guideline).items())}
