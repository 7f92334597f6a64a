"""From a settled state of the search to a patient whom a clinician can read.

In goes a state; out come facts of a patient, replayed through the evaluator, and regions as conditions of the language.

| module | step |
|---|---|
| `choosing` | a value for every element: at the boundary where a bound is the point, else as people have it |
| `replay` | only the facts that matter are kept, and the evaluator must say the same |
| `partial_replay` | what certainly applies to a partly known patient, as far as it is asked |
| `region` | a box as a condition that an author could write |
| `fact`, `of_elements`, `patient`, `not_decided` | what the proofs find, for whom, and what they leave open, as data |

Terms: *witness*, *reduction* (facts that can be left out are), *replay*, *region*.

One example: the cell 6-9 of an overlap `at_least: 5` and `at_least: 6` gives the patient `x = 6`; the region is `at
least 6`.
"""
