"""A cohort evaluated a bit a patient: what the statement says above its tests, for many patients in one operation.

In go a ``CohortStatement`` and batches of the engine's answers to its lower layers, each a truth with its bit map; out
come the numbers of the tally and, if wanted, for every patient what each list of the result holds.

| module | step |
|---|---|
| `masks` | truths and choices of a batch as whole numbers with a bit a row |
| `truths` | Kleene's tables for all rows at once |
| `choices` | columns that have one of a few values, and truths out of them |
| `functions` | an expression of the statement as a function of a batch |
| `plan` | the statement cut in two: what the engine computes, and what follows from it |
| `arrow` | the engine's answers as masks |
| `tally` | the numbers of a cohort, batch after batch |
| `evaluated` | all of it: numbers and, if they are wanted, rows |
| `transposed`, `rows` | lists as words of bits, a row a patient, and as texts again |

Nothing here says what the language means: it runs the very layers that ``renderers/cohort_sql`` writes as SQL, which
read the program. `AND` of three truth values is then two operations on whole numbers, whatever the number of patients.

Source: P. O'Neil and D. Quass, Improved Query Performance with Variant Indexes (SIGMOD 1997), bit-sliced indexes.
"""
