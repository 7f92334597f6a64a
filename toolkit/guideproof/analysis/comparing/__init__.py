"""Two versions of a guideline: who is treated differently, and what was changed.

In go two guidelines; out comes a ``Comparison``: differences that a patient shows, each replayed in both evaluators,
how many questions were proven to concern nobody, which were not decided, and the edits in words.

| module | step |
|---|---|
| `function` | what of a thing decides about patients: no places, no texts for people |
| `composed` | both versions side by side in one guideline; what decides alike is there once |
| `inputs` | the inputs of both as one: codes, ranges, units |
| `turned` | what one version asks for and the other computes: records in which both are the same |
| `equal` | derived elements that are written otherwise and are the same for everybody |
| `offers` | what nodes say, in keys that compare across versions |
| `asked` | what is asked of whom |
| `parting` | where the ways of a patient can part at all |
| `sweeping` | which nodes that there are twice the same patients come to |
| `edits`, `node_edits`, `derived_edits`, `safety_edits`, `value_edits` | what an author changed, thing by thing |
| `things` | what readers call the things that are spoken of |
| `word_edits` | what an author changed of texts, evidence and whatever decides about nobody |
| `renames` | what is proven of things with another id, and what somebody says |
| `likeness`, `derived_likeness` | nodes and derived elements that have another id and do the same |
| `recomputed` | for whom a changed derived element is another one, in words |
| `regions`, `region_words` | at which changed decisions who is led elsewhere, in words |
| `validity` | whose record only one version admits |
| `guarding` | of whom a safety rule speaks in one version alone |
| `values` | amounts, days, texts and derived values that may differ |
| `spelling` | how a number with its unit may stand in a text |
| `in_step`, `cases` | what did not keep step with the change; the worked cases whose result is another one |
| `replaying` | patients tried in both evaluators |
| `telling` | what an evaluation says, and its way, in words |
| `questions`, `admitting`, `comparer`, `compare`, `comparison` | the questions to the prover, and what comes out |
| `against` | another guideline of the same inputs |
| `moves` | who of a table fares otherwise, and from what to what |
| `raises` | how high each kind of change raises a version |
| `rules` | the rules of versions by name, and what a guideline allows of them |
| `versions` | whether the versions, review dates and changelog of a change keep the rules |
| `precedence` | numbers of versions and their order (semver.org, 2.0.0, item 11) |

Terms: *self-composition* (two programs beside each other, asked about at once), *layer* (what kind of difference:
safety, admission, treatment, advice, what is asked), *witness* (a patient whom the versions treat differently).

One example: where a bound moves from 140 mm to 120 mm, the decision and all that may follow it are there twice; the
question who is advised against surgery only by the later version finds a patient with 121 mm.
"""
