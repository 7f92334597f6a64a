"""Worked cases: what they cover, which planted faults they notice, and which case is wanting (section 10).

In go a guideline and its vignettes; out come their results, their coverage, the surviving faults, and new cases.

| module | step |
|---|---|
| `vignettes` | a vignette evaluated and compared with what it expects |
| `coverage`, `condition_coverage` | nodes, branches and both sides of every test that patients show |
| `uncovered` | for what is missed the patient who would show it, or the proof that nobody can |
| `boundaries` | every threshold moved by one step: for whom does something come otherwise? |
| `corners`, `moving` | patients for many boundaries: whoever tells one apart is moved to the next |
| `strips` | whether other rows of a table take those anyway whom a moved one would |
| `dates`, `added_edits` | slips in what is computed from dates, and in what is added up |
| `edits`, `class_edits`, `formula_edits`, `amount_edits` | small slips in conditions, classes, formulas and amounts |
| `mutants` | guidelines with one fault planted |
| `mutation`, `mutant_execution` | which faults the cases notice |
| `differing` | the only part in which two conditions differ |
| `truth_sets` | for which of many patients a condition holds, asked of all at once |
| `mutant_way` | the way of a patient, and another one where a few nodes do otherwise |
| `mutant_walk`, `changed_values`, `changed_rows` | what comes of a fault for one patient: only what it changes |
| `element_faults` | slips in what an input element says of itself |
| `explicit` | the guideline with applicability written out, for faults in it |
| `assumed_otherwise` | whom it treats otherwise that a missing value stands for something else |
| `distinguishing`, `affected_patients`, `rerouting` | the patient whom a fault treats otherwise |
| `reader_difference` | whom a changed derived element leads elsewhere where it is read |
| `outcome_difference`, `self_composition`, `renaming` | the same by asking of both guidelines at once |
| `amount_difference` | and whether as much is recommended |
| `arrival_goals`, `node_outputs` | what is asked of somebody at a node, and what nodes say |
| `asking` | many questions to the prover about one guideline |
| `needed_facts` | which facts somebody cannot do without, read off their way |
| `generated` | few cases that together cover what nobody wrote one for |
| `case_run` | all of it at once, for `guideproof test` |

Terms: *coverage* of nodes, branches and conditions, *MC/DC* (a case whose outcome turns on one test alone), *boundary
value*, *mutant*, *mutation score*, *equivalent mutant* (one that treats nobody otherwise, which is proven),
*self-composition* (a guideline beside its changed self, asked about at once).

One example: moving `above: 140 mm` to `above: 141 mm` is a mutant; a patient with 141 mm notices it if the two
branches lead to different recommendations, and `generated` makes that case if no vignette has it.
"""
