"""The board: what a tumour board reads of one patient, as a value that every printer takes.

In go an `Evaluation` and its guideline; out comes a `Board`: a head, seven sections of entries, the sources and the
path. The words stand in tables and nothing here knows how a line is drawn, so that a page can do the same from the same
data.

| module | step |
|---|---|
| `shape` | what a board is, and its plain data |
| `words` | the words for directions, strengths, certainties, priorities, choices, states, and who answers |
| `values` | what is known of an element of the patient, in words |
| `computed` | scores and classes, with the factors that count |
| `reasons` | why a node applies, and the way of the patient |
| `cited` | the findings that carry a recommendation, numbered by their sources |
| `short_names` | by what name a source is cited |
| `advice` | recommended items: each intervention once, choices with what speaks for each |
| `questions` | what is missing, by who can say it |
| `visits` | the next visits |
| `problems` | why nothing is said |
| `made` | all of it together |

Terms: *entry* (one thing that is said: a title, what is said of it, notes, and options under it), *section* (entries
under one of the seven headings), *flowing* (an entry of the section is one paragraph, else its notes have lines of
their own).

One example: two nodes recommend an operation, one of them urgently. The board says it once, under "Now", with the
strength of the stronger one and the details of both; under ``why`` each node gives its own reasons and evidence.
"""
