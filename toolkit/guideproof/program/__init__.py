"""The normal form of a guideline: what its words mean, written down once.

In goes the model, as an author wrote it: comparisons in units, several ways to say one thing, a hit policy for each
decision. Out comes what everything reads that evaluates, proves or prints: few primitive tests joined with three truth
values, and for each branch when it is taken.

| module | step |
|---|---|
| `interval` | a comparison becomes an interval; here "at least" and its kin get their meaning |
| `proposition` | the tree of primitive tests: is one of, has member, class among, number within, numbers related |
| `applicability` | to whom an element applies, which every test of it is joined with |
| `conditions` | a condition of the model becomes a proposition |
| `wording`, `titled` | conditions in words, and in titles; periods |
| `texts`, `amounts` | texts from values, how each kind of value is said, and when amounts differ |
| `slots` | what is known of each element's value, and how a fact is read into it |
| `arithmetic` | whole numbers that are computed from a record, each with its least and its greatest |
| `folding` | whole numbers put together, constants at once |
| `formulas`, `rational`, `irrational` | a formula becomes arithmetic on steps of grids |
| `lacks` | where it has no value |
| `real_numbers`, `real_spans` | real numbers to 150 digits, and between which they lie |
| `missing_numbers` | what a test comes to where its number is missing |
| `totals` | points of conditions and codes, and sums, as one thing |
| `dates` | times between dates, and dates after a time, become arithmetic on days |
| `variables` | of each element the kind, the slots, and what a formula computes it from |
| `taken` | a hit policy becomes the truth that each branch is taken |
| `own_ranges` | the range that a number known between two ends is cut to |
| `cases`, `spread` | numbers by cases, and the ends between which a computed number lies |
| `classes` | the classes of a `classify` by its branches, and what keeps somebody from having one |
| `thresholds` | between which numbers nothing may be rounded |
| `reasons` | which elements say why a condition came out so, and which an unknown one still reads |

Terms: *Kleene logic*: three truth values, the third being unknown; `all`, `any` and `not` by the strong tables.
*Primitive test* or *atom*: what reads a value; all else joins atoms. *Interval*: the numbers between two ends, of which
each is closed (it belongs to the interval), open or not there. *Grid*: the multiples of an element's precision.
*Step*: its precision; every number of a record is a whole number of steps. *Slot*: one variable of a record. *Kind*:
what an element's value can be, and how it is known. *Day*: how many days have begun since the year 1. *Hit policy*
(DMN): which of the branches whose conditions hold are taken.

One example: for `tumor_burden: {at_least: 14 cm}`, an element in `mm`, the reader gives `Compares("tumor_burden",
AT_LEAST, 140)`. `lowered` makes it `NumberWithin(NumberOf("tumor_burden", VALUE), (NumberInterval(low=End(140)),))`.
The library tests a patient's number against that interval, the emitted programs print it as `>=` in steps of the grid,
the cohort statement as SQL with NULL for unknown, and the prover reads the cells of the number that lie in it.

Another one: `calcium + 0.8 * (4 - albumin)`, both on a grid of 0.1, is by `in_steps` the whole number `5 * calcium +
4 * (40 - albumin)` in steps of 0.02, read from the slots of the two and known when both are. The library computes it,
the programs and SQL print it, the prover makes linear terms of it.

Dates are whole numbers of days (`model.calendar`). A date, given or derived, is a `DateKind`: two slots, the first and
the last day that it can be, known of every record, since one that is missing can be any day of its range, and one that
is known in half (`2024-05`) some of them; a complete record has the same day twice. The day of the visit is a variable
of every record of a guideline with dates, under the id `VISIT`, exact, in the slot `VALUE`, of `VISIT_KIND`; no element
has that id, and a record that reaches past it is invalid where a date is `until_visit`. `before`, `on_or_before`,
`after` and `on_or_after` are `below`, `at_most`, `above` and `at_least` of the number of the day; so are tests against
another date or the visit (`NumbersRelated`), and equality. Where a missing date means that there was `never` such an
event, its day is then `NO_DAY`, before all others. What `elapsed` and `date` give are two numbers of `arithmetic`, the
least and the greatest (`Variables.between`): `MonthsBetween` and `Quotient` (12 months are a year, 7 days a week),
`MonthsLater`; days and weeks need no more than sums. Of a complete record both are the same, and either may be proven.

A date by cases is a `DateCaseKind`, a number by cases (`cases`) whose numbers are days; where a date of a case stands
for an event that there was not, the whole does not apply, and it counts as the first day of its range.

That example: `elapsed: {from: birth, to: visit, unit: a}` is `Quotient(MonthsBetween(birth, visit), 12)`, its least
read from the last day of `birth`, its greatest from the first.
"""
