"""Cohorts: a whole table of patients evaluated by a database engine (beside the workflow).

In go a guideline, a table (Parquet, CSV, NDJSON) and what is declared of it; out come a summary and, if wanted, a row a
patient. What is no table is refused; a patient whose facts cannot be is invalid, and never stops a run.

| module | step |
|---|---|
| `run` | all of it, from a file to a summary |
| `table_file`, `files` | the file of the table, before anything of it is read; formats by their names |
| `encoding`, `separated`, `lines`, `lines_of_json` | our own readers beside the engine's: nothing gets lost |
| `mapping`, `mapping_file`, `declared` | which column is what, and how the table writes things |
| `opening`, `opened`, `stored` | an engine with its table open, and the columns that it has |
| `columns`, `sets`, `units` | facts in columns, sets in lists, units in cells |
| `engine`, `duck`, `duck_files`, `watched`, `ndjson`, `spark` | what is asked of an engine, DuckDB and Spark |
| `survey` | are all rows there, and can each patient be told from the others? |
| `sliced` | the layers of the statement run for a batch at once, a bit a patient |
| `settled` | the library tells of patients of whom no double does |
| `measured` | how many get each amount and each due date |
| `suggestions`, `looks` | what to declare where values made patients invalid |
| `explain`, `places`, `picture` | one patient's path, where patients stand in the file, the flow on the flowchart |
| `moves` | both versions of a guideline run over one table |
| `misuse` | what a run refuses, in words |

Terms: *cohort* (patients asked about together), *mapping* (from columns to elements), *engine* (what runs SQL).

One example: of a column `hgb` in g/L with the mapping `hemoglobin: {column: hgb, unit: g/L}` the cell `135` is the
fact `hemoglobin = 13.5 g/dL`; `n/a` makes the patient invalid, and `--missing n/a` is suggested.
"""
