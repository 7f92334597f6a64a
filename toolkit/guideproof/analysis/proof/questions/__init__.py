"""What is asked of all patients.

In goes the encoded guideline; out come facts (`witness.fact`) with their patients.

| module | asks |
|---|---|
| `prove` | all of it, in order |
| `ask` | one question of an editor |
| `arrivals` | who comes where from an entry point |
| `decisions`, `alternatives` | gaps, overlaps, branches that nobody takes or that take everyone |
| `gaps`, `groups` | all who meet no condition, as few groups |
| `ranges` | derived numbers that leave the range that they state |
| `values` | formulas that have no value for somebody |
| `classes`, `class_branches` | the same of `classify` elements |
| `reachability` | nodes that no patient reaches |
| `together`, `recommendations` | what comes to one patient together, and contradicts |
| `amounts` | amounts that are zero or less, or not the same |
| `safety`, `avoidance` | safety rules, and patients who miss all of some nodes |
| `applicability` | elements that apply to nobody, or say when they apply and do so to everybody |
| `assumptions` | whether anybody can have the values that missing ones stand for |
| `knowledge` | elements that are read before they can be known |

Terms: *gap* and *overlap* (of a decision table), *completeness*, *exclusiveness*, *dominated row*, *safety property*,
*vacuity*.

One example: `never: {recommend: a, when: {b: true}}` asks for a patient with `b` true to whom some node that recommends
`a` applies. If there is none the rule is proven; if nobody has `b` true at all it is vacuous, which is told.
"""
