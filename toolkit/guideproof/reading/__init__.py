"""From files to the model: YAML with a place on everything, JSON Schemas, conditions.

In goes a folder or another store of files, a patient's record or a condition of the command line, as bytes; out
come the model, the facts of a patient or a tree, and everything that is wrong with them as *faults* (`model/fault.py`),
never an exception.

| module | step |
|---|---|
| `load` | a whole guideline: every file read, every fault collected, the model built |
| `remembering` | files that are read again only where they changed |
| `opening`, `characters` | a file opened without surprises; its bytes as text |
| `store` | where files are kept: the disk, or texts over it |
| `files`, `kinds`, `documents` | which files there are, what each holds by its path or its keys, and how one is read |
| `yaml_events`, `yaml_reader`, `yaml_tree`, `tree` | strict YAML as a syntax tree with places |
| `written`, `key_order` | YAML with its styles and comments, for a printer; its keys in the order of the schemas |
| `json_tree` | JSON as such a tree |
| `collector` | Python's collector of garbage kept from trees that are just being made |
| `broken` | texts that are not YAML: what is wrong with them, and where |
| `schemas`, `instances`, `structure` | the JSON Schemas asked, and their answers as facts with places |
| `owners`, `prose`, `fields` | what a part is called, which texts are for people, typed values of accepted fields |
| `manifest`, `elements`, `derived`, `case_values` | trees as parts of the model |
| `interventions`, `nodes`, `amounts`, `due` | likewise |
| `sources`, `vignettes` | likewise |
| `expected_values` | what vignettes expect of derived elements and amounts, in their own units |
| `tables`, `case_tables` | decisions and classes as CSV; worked cases as CSV |
| `variables`, `conditions`, `unlike`, `formulas` | conditions and formulas as typed trees |
| `formula_slips`, `test_words` | formulas and tests that are written as elsewhere |
| `chains` | how long a chain of elements can be |
| `magnitudes`, `result_grids` | how long values can be, and on which grid a formula comes out |
| `code_points`, `added` | points of codes; points of conditions and sums |
| `dates`, `date_tests` | ranges of dates, what is computed from dates, tests of dates |
| `parameters`, `periods`, `meant_values` | values with a name, times, and what one that is none may be meant for |
| `rooms` | where something more can be written into a file |
| `source_lines` | the lines of the files, for excerpts |
| `uses`, `naming`, `references` | where ids are named and given; references that point nowhere |
| `named`, `named_in_tables`, `inner_naming` | the same of what stands inside other things: elements, codes, branches |
| `record`, `question` | a patient's record, and a condition that somebody asks about |

Terms: *syntax tree* (what a text says, nothing understood yet), *span* (a place from line and column to line and
column), *fault* (what could not be read, as data), *instance* (a tree as JSON Schema calls it).

One example: of `ecog: {at_leest: 2}` the tree has the key with its place, the schema knows no such key, and the
fault names it at its place; the test is left out, and all else is read.
"""
