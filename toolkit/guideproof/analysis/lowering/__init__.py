"""A guideline made ready for printing as a program, in any language: two-valued expressions over whole numbers.

A condition has three truth values. It is lowered to two plain expressions: ``holds`` (it is certainly true) and
``may`` (it is not certainly false); it is unknown where it may hold and does not. Numbers are counted in steps of
their element's grid, so that nothing is left but whole numbers, texts and truth values.
"""
