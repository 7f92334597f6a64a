"""The normal form of a guideline: what its words mean, written down once.

In goes the model, as an author wrote it: comparisons in units, several ways to say one thing, a hit policy for each
decision. Out comes what everything reads that evaluates, proves or prints: few primitive tests joined with three truth
values, and for each branch when it is taken.

| module | step |
|---|---|
| `interval` | a comparison becomes an interval; here "at least" and its kin get their meaning |
| `proposition` | the tree of primitive tests: is one of, has member, class among, number within, numbers related |
| `conditions` | a condition of the model becomes a proposition |
| `wording` | conditions in words |
| `slots` | what is known of each element's value, and how a fact is read into it |
| `arithmetic` | whole numbers that are computed from a record, each with its least and its greatest |
| `formulas` | a formula becomes arithmetic on steps of grids |
| `variables` | of each element the kind, the slots, and what a formula computes it from |
| `taken` | a hit policy becomes the truth that each branch is taken |
| `reasons` | which elements say why a condition came out so, and which an unknown one still reads |

Terms: *Kleene logic*: three truth values, the third being unknown; `all`, `any` and `not` by the strong tables.
*Primitive test* or *atom*: what reads a value; all else joins atoms. *Interval*: the numbers between two ends, of which
each is closed (it belongs to the interval), open or not there. *Grid*: the multiples of an element's precision.
*Step*: its precision; every number of a record is a whole number of steps. *Slot*: one variable of a record. *Kind*:
what an element's value can be, and how it is known. *Hit policy* (DMN): which of the branches whose conditions hold
are taken.

One example: for `tumor_burden: {at_least: 14 cm}`, an element in `mm`, the reader gives `Compares("tumor_burden",
AT_LEAST, 140)`. `lowered` makes it `NumberWithin(NumberOf("tumor_burden", VALUE), (NumberInterval(low=End(140)),))`.
The library tests a patient's number against that interval, the emitted programs print it as `>=` in steps of the grid,
the cohort statement as SQL with NULL for unknown, and the prover reads the cells of the number that lie in it.

Another one: `calcium + 0.8 * (4 - albumin)`, both on a grid of 0.1, is by `in_steps` the whole number `5 * calcium +
4 * (40 - albumin)` in steps of 0.02, read from the slots of the two and known when both are. The library computes it,
the programs and SQL print it, the prover makes linear terms of it.
"""
