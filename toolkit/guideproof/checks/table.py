"""A table that cannot be read, or one that no decision and no derived element has.

A separator that is no comma, a column twice or without a name, a row that is too short or too long, a cell that says
nothing that a cell can say; `table: true` without its table, a table without `table: true`.

**Why it matters.** A row that is read otherwise than it was meant sends patients elsewhere; a table that nobody reads
looks as if it decided something.

**How to fix it.** The first line names the columns: elements, `age` or `age [mo]`, then `next`, and where wanted `id`
and `label`; of a derived element elements, then `value`. A comma stands between cells. A cell is empty or `-`
(anything), `a`, `a | b`, `not a | b`, `< 5`, `<= 5`, `> 5`, `>= 5`, `[5..10)` (a square bracket includes its end), of a
set `includes a | b`, `not includes a | b` or `none`; the last row may begin with `otherwise` and takes the rest. In
`next` ids are set apart by `;`; an empty cell ends the track.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.table_fault import ADVICE, RecordFlaw, TableFault, TableFlaw

_SIGNS = {";": "a semicolon", "\t": "a tab"}

# For each: the message and the way out, with `{text}` as it stands there and `{instead}` as `TableFault` says.
_WORDS = {
    TableFlaw.EMPTY: (
        "this table is empty",
        "Begin it with a line that names its columns: elements, then `next`, or `value` of a derived element.",
    ),
    TableFlaw.SEPARATOR: (
        "{sign} stands between the cells of this table, and that must be a comma",
        "Save it with commas: in a spreadsheet as `CSV UTF-8 (comma delimited)`, or, where that gives {sign} in your"
        " country, with `,` for the field delimiter in the settings of the export.",
    ),
    TableFlaw.FOR_SPREADSHEETS: (
        "the first line, `{text}`, tells a spreadsheet what sets cells apart, and names no columns",
        "Delete it: a comma sets cells apart in any case.",
    ),
    TableFlaw.NO_NAME: (
        "this column has no name, so nobody can tell what its cells test",
        "Name the element, or delete the column; spreadsheets save empty columns, too.",
    ),
    TableFlaw.TWICE: (
        "`{text}` names a column twice, and what both say could contradict",
        "Keep one of them; of a number one cell can say both ends: `[5..10)`.",
    ),
    TableFlaw.SHORT: (
        "this row has {cells}, and the first line has {instead}, so it cannot be told which of them are missing",
        "Add the commas that are missing: an empty cell says nothing of its element.",
    ),
    TableFlaw.LONG: (
        "this row has {cells}, and the first line has {instead}, so it cannot be told what belongs where",
        "Delete what is too much. A number has a decimal point; a text with a comma stands in quotation marks.",
    ),
    TableFlaw.NO_FILE: (
        "`table: true` says that the branches of `{text}` stand in `{text}.csv`, which is not there",
        "Put the table beside this file, or write `branches`.",
    ),
    TableFlaw.NO_NODE: (
        "there is no node `{text}` beside this table, so it is not read",
        "Write the decision into `{text}.yaml` with `table: true`, or delete the table.",
    ),
    TableFlaw.NOT_SAID: (
        "`{text}.yaml` does not say that this table has its branches, so it is not read",
        "Write `table: true` in it in place of `branches`, or delete the table.",
    ),
    TableFlaw.NO_COLUMN: (
        "no column is called `{text}`, so no row says which node follows",
        "Add the column `{text}`; where nothing follows its cell is empty.",
    ),
    TableFlaw.NO_ROWS: (
        "`table: true` says that the classes of `{text}` stand in `derived/{text}.csv`, which is not there",
        "Put the table there, or write `classify`.",
    ),
    TableFlaw.NO_ELEMENT: (
        "no derived element `{text}` says that this table has its classes, so it is not read",
        "Write `table: true` in `{text}` in a file of `derived/` in place of `classify`, or delete the table.",
    ),
    TableFlaw.NO_VALUES: (
        "no column is called `{text}`, so no row says what it gives",
        "Call the last column `{text}`, or add it.",
    ),
    TableFlaw.NOT_LAST: (
        "the column `{text}` says what a row gives, and is not the last one, where a reader looks for it",
        "Move it to the end.",
    ),
    TableFlaw.NO_CLASSES: (
        "no row follows the first line of this table, so nobody has a value",
        "Add a row for each value: what is tested, then `value`.",
    ),
    TableFlaw.NO_NUMBER: (
        "`{text}` has no numbers, so none that could be in `{instead}`",
        "Name the column `{text}`.",
    ),
    TableFlaw.REST: (
        "this row begins with `otherwise` and takes whoever is left, but tests `{text}` as well",
        "Leave the other elements empty, or write what the row tests in place of `otherwise`.",
    ),
    TableFlaw.EVERYBODY: (
        "{text} tests nothing, so it would hold for everybody",
        "Write `otherwise` into its first cell if it takes the rest; else what it tests, or delete it.",
    ),
    TableFlaw.WORD: ("`{text}` begins with a word of tables in other letters", "Write `{instead}`."),
    TableFlaw.NO_VALUE: ("a value is missing in `{text}`", "Write it, or delete the sign or the word beside it."),
    TableFlaw.NEGATED: (
        "`not` stands before values, and `{text}` has none",
        "Write `{instead}`.",
    ),
    TableFlaw.ALTERNATIVES: (
        "`|` stands between values, and in `{text}` it stands beside a comparison",
        "Write a row for each.",
    ),
    TableFlaw.INTERVAL: (
        "`{text}` is no interval",
        "Write `[5..10]` with both ends, `[5..10)` without the upper one, `(5..10]` without the lower one.",
    ),
    TableFlaw.TURNED: (
        "no number lies in `{text}`, whose lower end is above the upper one",
        "Write `{instead}` if that is meant.",
    ),
    TableFlaw.ONE_UNIT: (
        "only one end of `{text}` has a unit, and the other one would be in another",
        "Write `{instead}` if that is meant.",
    ),
    TableFlaw.BARE: (
        "the parameter in `{text}` has no unit, so nobody can tell whether it is in `{instead}`, as this column",
        "Give the parameter its unit.",
    ),
    TableFlaw.BOUND: ("`{text}` is no value, and not written as a comparison of tables is", "Write `{instead}`."),
}


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each table, row or cell."""
    guideline = subject.guideline
    for fault in guideline.faults:
        if isinstance(fault, TableFault):
            message, hint = _words(fault)
            yield CHECK.found(guideline, fault.span, message, hint=hint)


def _words(fault: TableFault) -> tuple[str, str]:
    if isinstance(fault.what, RecordFlaw):
        advice = ADVICE.get(fault.what, "close it where its text ends")
        return f"{fault.what}, so nobody can tell where its cell ends", f"{advice[:1].upper()}{advice[1:]}."
    message, hint = _WORDS[fault.what]
    if fault.what is TableFlaw.NEGATED and not fault.instead:
        hint = "Write a row for what lies below the interval and one for what lies above it."
    cells = "one cell" if fault.text == "1" else f"{fault.text} cells"
    said = {"text": fault.text, "instead": fault.instead, "sign": _SIGNS.get(fault.text, ""), "cells": cells}
    return message.format(**said), hint.format(**said)


CHECK = Check("GP120", "table", Severity.ERROR, find)
