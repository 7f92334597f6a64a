"""How files are written (below the workflow); nobody else writes.

In come paths and what is to stand there; out comes all of it in its place, or a refusal and everything as it was.
``allowed`` refuses, before any work, what would cost the user something: a result in the place of its own input.
``together`` writes every file beside its place and lets them take their places at the end, all or none. ``settled``
does so for a whole folder of made files and takes away those that are not made any more, by the mark in them.
``edited`` makes edits in the text of a file, ``printed`` lays one out anew, and ``formatted`` proves that it still
says the same; ``difference`` shows what changed. ``folder_mark`` is that mark for a folder that an engine wrote.

A run with ``-o rows.csv`` writes ``.guideproof-1f3a…/new/rows.csv``; at the end that takes the place of ``rows.csv``,
and the hidden folder goes.
"""

from guideproof.writing.allowed import FileToWrite, ReadSource, refuse_loss
from guideproof.writing.misuse import Misuse, unwritable
from guideproof.writing.settled import Drawn, refuse_inside, settled, standing_under
from guideproof.writing.together import Writing, writing

__all__ = [
    "Drawn",
    "FileToWrite",
    "Misuse",
    "ReadSource",
    "Writing",
    "refuse_inside",
    "refuse_loss",
    "settled",
    "standing_under",
    "unwritable",
    "writing",
]
