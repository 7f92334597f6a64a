"""A guideline as the solver sees it.

In goes the guideline, as propositions of `program`; out come formulas, one variable for each element, set member,
comparison and node, and for each entry point when its nodes apply.

| module | step |
|---|---|
| `formulas` | propositions as formulas, definitions of derived variables |
| `numbers`, `relations` | the numbers of elements as linear terms, and what is said of two |
| `applicability` | what of a question does not apply to everybody |
| `number_cells` | which cells an interval is, and that a term lies in some |
| `assumed_values` | what missing values stand for, as conditions |
| `writing_out` | derived booleans written out as what they stand for |
| `case_formulas` | numbers by cases: what is said of one is said of each case |
| `class_formulas` | when a `classify` gives which class |
| `branch_formulas`, `tracks` | the algorithm from one entry point: when a branch is taken, when a node applies |
| `joins` | what sections that join again come down to |
| `cliques` | many constraints on pairs as one on all |
| `oracle` | puts questions, within the budget |
| `witness_reuse` | patients of whom it is known why they come where they come: the next question begins there |

Terms: *definition* (what follows that a variable lies in a mask), *cone* (the nodes that lead to some), *relation*
(a comparison of two terms as one variable).

One example: `{ldh: {above: {element: ldh_limit}}}` becomes a variable of the kind RELATION, whose definition is
`ldh - ldh_limit > 0`; its negation is the same variable in the other cell.
"""
