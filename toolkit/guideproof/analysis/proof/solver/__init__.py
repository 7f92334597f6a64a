"""Propagation, search and z3: is there a point that satisfies these formulas?

In go formulas in negation normal form over variables with cells, and linear terms over numbers; out comes a state that
satisfies them, the proof that there is none, or that the budget of steps was spent.

| module | step |
|---|---|
| `logic`, `arithmetic` | formulas; linear terms with products, quotients, extremes and functions that rise, exact |
| `real_ends` | between which ends an irrational formula comes out |
| `calendar`, `rising` | days by the places where they stand, so that months are differences; what never falls |
| `space` | every element cut into cells |
| `propagation` | masks of cells narrowed by formulas, definitions and relations (interval propagation) |
| `search` | chronological backtracking on top of it |
| `labeling`, `pinning` | numbers for elements that are compared with each other |
| `differences` | how far apart dates can be (shortest paths, in days and in months at once) |
| `implicant`, `local_search` | from a point to the state around it; from one patient to a neighbor of whom more holds |
| `terms`, `calendar_terms`, `smt` | the same question for z3, its terms made once, with `rlimit` as its budget |
| `table` | many boxes at once, sets of rows as bits of integers |
| `budget` | how many steps a proof may take: never seconds, so every machine gives the same verdict |

Terms: *cell*, *mask* (a set of cells as bits), *box* (a mask for some variables), *literal* (variable in mask),
*negation normal form*, *consistent state*, *SMT*.

One example: with `x` in the cells {0-4, 5, 6-9}, the literals `x in {0-4, 5}` and `x in {5, 6-9}` propagate to the mask
of the cell 5 without any search.
"""
