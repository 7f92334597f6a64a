"""What applies to one patient: the algorithm evaluated with three truth values (sections 5, 6 and 12).

In go a guideline and the facts of a patient, some of them missing; out comes an `Evaluation`: a status, recommendations
with reasons, needs, the path, derived values.

| module | step |
|---|---|
| `facts`, `value_faults` | a value is checked, converted exactly and put on its grid; or why it does not fit |
| `rounded` | what conversion took off the grid, and what is told of it |
| `dates`, `visit` | what is known of the days of a patient, and the day of the visit |
| `admission` | all facts together: constraints, classes; else the patient is invalid |
| `applying` | which elements apply |
| `truth`, `derivation`, `by_cases`, `calculation` | propositions, derived elements, formulas as functions of a state |
| `plan`, `outcome` | nodes in order, and what a decision does in a state |
| `row_index` | of a long table the rows that may hold, looked up by values |
| `told` | amounts and texts from values, as they are for a patient |
| `evaluate` | the walk along all tracks |
| `staying` | whether a patient's way stays the same without a fact |
| `reasons` | why a condition holds, and which inputs an unknown one still needs |
| `remembering` | results kept for the few values that each depends on |
| `result`, `cohort_summary` | what comes out, for one patient and for many |

Terms: *Kleene logic* (strong three-valued tables), *state* (from element to value, `None` where missing), *grid*,
*completion* (a patient with all facts that has the known ones; what is certain holds for every completion), *path*.

One example: with `ecog: 0` known and `tumor_burden` missing, `all: [{ecog: 0}, {tumor_burden: {above: 140 mm}}]` is
unknown; the branch may be taken, so its targets may apply, the status is `needs_data`, and `needs` names
`tumor_burden`. With `ecog: 2` the condition is false, whatever the burden.
"""
