"""The guideline as data: frozen values, one idea a file.

In go the values that reading found, units converted and codes known; out comes what all floors above share. Nothing
here reads, decides or words.

| module | holds |
|---|---|
| `guideline` | the whole, with its manifest and the faults met on the way |
| `element`, `classify`, `adding` | what is asked or computed, classes, and what is added up |
| `condition`, `formula` | tests of that, and formulas |
| `node`, `intervention`, `amount` | the algorithm, what it recommends, and how much |
| `grading`, `safety` | how firmly, and what must never be |
| `evidence`, `vignette`, `parameter` | sources, worked cases, constants with a name |
| `reference`, `room` | references, codings, suppressions; where something more can be written |
| `number`, `unit`, `ucum`, `period`, `calendar` | exact numbers, units and UCUM's tables of them, times, days |
| `value_text` | numbers in a text |
| `rounding` | numbers that conversion took off their grid |
| `written_number`, `written_unit`, `written_date`, `quoting` | how people write these, and how messages quote them |
| `fault`, `table_fault`, `text_fault` | what reading found wrong |

Terms: *element* (a variable of a patient), *derived* (computed from others), *node* (a step of the algorithm), *entry
point* (where a visit begins), *fault*.

One example: `ecog: [0, 1]` is `IsNumber("ecog", (0, 1), span)`, with exact numbers and the place where it stands.
"""
