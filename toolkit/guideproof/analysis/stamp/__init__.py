"""What an emitted file was made from.

In goes a guideline; out come a digest of what it says and the line that carries it.

| module | step |
|---|---|
| `digest` | a fingerprint of what a guideline says, whatever the layout of its files |
| `stamp` | the line in an emitted file: which file of which guideline, version and digest |

Terms: *digest* (SHA-256 of a canonical form), *stamp*.

One example: another comment, or another order of the keys of a node, leaves the digest as it was; another bound changes
it.
"""
