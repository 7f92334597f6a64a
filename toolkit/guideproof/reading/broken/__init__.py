"""Texts that are not YAML: what is wrong, where, and how to write it right.

A parser tells where it gave up, which is often a line too late, and in its own terms. Here each way in which people
break YAML is a *repair*: a small edit of one line. Of all the repairs that let the parser go on, the one that lets it
go furthest, and among those the plainest, is taken for the cause (least-cost error repair, as in G. V. Cormack and
others who mend programs by the smallest edit).

In: the text and the parser's error. Out: one ``YamlSyntax`` with its place. ``cause`` chooses; ``layout`` has the
repairs of keys, dashes and indentation, ``values`` those of what stands behind a key, ``brackets`` those of lists and
mappings in brackets; ``repair`` says what a repair is.
``entries`` are mistakes that leave the text YAML.

Example: of ``facts:\\n  ecog:0\\n  age: 61`` the parser says, at line 3, that mapping values are not allowed here; a
blank after the colon of line 2 lets it read to the end, so that is the cause.
"""
