"""The words of a table in CSV, with the paths that they would have in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guideproof.model.guideline import Guideline
from guideproof.server.things import File
from guideproof.server.tokens import ITEM, Word, WordRole

_CELL = re.compile(r'"(?:[^"]|"")*"|[^,]*')
_WORD = re.compile(r"[A-Za-z0-9_\ue001]+(?:[-.#][A-Za-z0-9_\ue001]+)*")  # with what stands for a cursor
_LISTS = (
    "recommends",
    "recommends_only",
    "advises_against",
    "advises_against_only",
    "does_not_recommend",
    "needs",
    "visits",
    "does_not_visit",
)
_FOLDERS = {"nodes": "node", "derived": "derived", "vignettes": "vignette"}


def file_of(path: str) -> File | None:
    """What a table is, as the file in YAML would be that it stands for; ``None`` for what is no table."""
    folder, _, rest = path.partition("/")
    if not path.endswith(".csv") or folder not in _FOLDERS:
        return None
    return File(_FOLDERS[folder], rest.rpartition("/")[2].removesuffix(".csv"))


def words(guideline: Guideline, file: File, lines: Sequence[str]) -> Iterator[Word]:
    """The words of a table, whose cells may hold several; a cell of several lines is not looked into."""
    columns = [text.strip(' "').partition(" ")[0] for _, text in _cells(lines[0])] if lines else []
    for number, line in enumerate(lines):
        for place, (start, text) in enumerate(_cells(line)):
            column = columns[place] if place < len(columns) else ""
            if number == 0:
                name = column.removeprefix("expect.").rpartition(".")[2] or column
                begin = start + max(text.find(name), 0)
                path = _above(guideline, file, column)
                yield Word(0, begin, begin + len(name), name, path, WordRole.KEY, 0)
            else:
                path = _path(guideline, file, column)
                for found in _WORD.finditer(text):
                    yield Word(
                        number, start + found.start(), start + found.end(), found[0], path, WordRole.VALUE, number
                    )


def _cells(line: str) -> Iterator[tuple[int, str]]:
    at = 0
    while at <= len(line):
        found = _CELL.match(line, at)
        assert found is not None
        yield at, found[0]
        at = found.end() + 1


def _above(guideline: Guideline, file: File, column: str) -> tuple[str, ...]:
    return _path(guideline, file, column)[:-1] if guideline.variable(column) or "." in column else ("columns",)


def _path(guideline: Guideline, file: File, column: str) -> tuple[str, ...]:
    """The path of what stands in a column."""
    if column.startswith("expect."):
        steps = tuple(column.split("."))
        return (*steps, ITEM) if steps[-1] in _LISTS else steps
    known = guideline.variable(column) is not None
    match file.kind:
        case "vignette":
            return ("facts", column) if known else (column,)
        case "derived":
            return (file.id, "classify", ITEM, *(("when", column) if known else (column,)))
        case _:
            path = ("when", column) if known else ("next", ITEM) if column == "next" else (column,)
            return ("branches", ITEM, *path)
