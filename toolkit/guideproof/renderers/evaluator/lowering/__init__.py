"""The program made ready for printing, in any language: two-valued expressions over whole numbers.

In go propositions of `program`; out come expressions that a language prints. A proposition has three truth values; it
is lowered to two plain expressions (*dual rail*): ``holds``, it is certainly true, and ``may``, it is not certainly
false; it is unknown where it may hold and does not. Numbers are counted in steps of their element's grid, so that
nothing is left but whole numbers, texts and truth values.

| module | step |
|---|---|
| `expression` | the expressions, simplified as they are made |
| `conditions` | propositions as two rails |
| `explanation` | why a condition holds and what it lacks, as statements |
| `branching` | the branches of a decision in the order of asking, shared tests once |
| `program` | the whole guideline |
| `names`, `layout` | names that no language reserves, and lines that fit |

Terms: *dual rail* (a truth of three values as two of two), *grid step*, *slot* (what a record holds of an element).

One example: `ecog: 0` becomes ``holds``: ``ecog == 0`` and ``may``: ``ecog is None or ecog == 0``.
"""
