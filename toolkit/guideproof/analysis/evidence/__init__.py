"""What carries the recommendations, and whether the figures can be.

In go evidence sources with findings and figures, and the texts that cite them; out come facts about single figures,
pairs of figures, and links.

| module | step |
|---|---|
| `support` | what evidence each recommendation rests on |
| `plausibility` | figures that cannot be: an interval that does not hold its estimate, a p-value that contradicts it |
| `conflicts` | one outcome of one study with two figures |
| `claims`, `traced` | figures in prose, and what each may rest on |
| `numbers_in_words` | numbers in labels and questions, and what they may stand for |
| `vocabulary` | words of open lists that are nearly ones that the checks know |
| `dates`, `impossible_dates` | dates by the calendar, and those that cannot be |
| `identifiers` | DOIs, PubMed ids, registry numbers and addresses, and those that lead nowhere |
| `referring` | sources that lead back to themselves |

Terms: *estimate* and *confidence interval*, *hazard ratio*, *certainty* (GRADE), *locator* (where in a source it
stands), *claim* (a figure in a text).

One example: `hazard_ratio: 0.97, ci: [0.79, 1.19]` is plausible; with `ci: [0.99, 1.19]` it is not, because the
interval does not hold its estimate.
"""
