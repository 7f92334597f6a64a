"""The language server: what an editor asks of a guideline, answered from the texts that are open in it.

In goes what an editor says by the Language Server Protocol on standard input: what is open, what was typed, where
somebody points; out come findings, and what the editor shows or changes there.

| module | does |
|---|---|
| `serve`, `language_server` | what the editor asks, passed to who answers it; the server with its state |
| `streams` | standard input and output for the protocol alone |
| `watching` | what changes on the disk |
| `session`, `homes` | what is open, and the guidelines that this belongs to |
| `answers` | what is asked of a place in a file, passed to who knows it |
| `loading` | the guideline as it stands in the editor, read in a thread |
| `tokens`, `tables`, `here` | the words of a text, also of one that is half written, each with the keys above it |
| `expected` | what may stand at a place, by the schemas of this guideline |
| `things` | which thing a word names |
| `navigation`, `hover`, `outline` | where a thing is defined and named, what it is in words, and the parts of a file |
| `completion` | what may be written at a place |
| `layout` | a text in the layout of `format` |
| `renames` | another id for a thing, as edits and moved files |
| `lenses` | how many worked cases visit a node |
| `texts` | lines and columns as an editor counts them |
| `findings`, `actions` | findings as an editor shows them, and their fixes as it offers them |
| `checking`, `messages` | has guidelines checked by a process of its own |
| `checker` | that process |

Terms: *home* (the folder of a guideline), *overtaken* (a check whose guideline changed meanwhile; it is given up, or
its answer is not shown).

One example: somebody types in a node that was never saved. Its home is the folder above with a manifest; the text is
laid over the files of that folder, the process reads the guideline so and checks it, and what it finds is sent for
each file whose findings are others than before.
"""
