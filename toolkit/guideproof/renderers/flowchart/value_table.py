"""A derived element whose classes stand in a table: a row for each, what it gives in the last column."""

from __future__ import annotations

from guideproof.model.element import ClassBranch, Classify, Derived
from guideproof.model.formula import Number
from guideproof.program.wording import QUESTIONED
from guideproof.renderers.flowchart import palette, words
from guideproof.renderers.flowchart.blocks import Block
from guideproof.renderers.flowchart.grid import ROOM, GridLook, GridRow, grid
from guideproof.renderers.flowchart.sheet import ChartSheet


def value_table(sheet: ChartSheet, derived: Derived, classify: Classify) -> tuple[Block, str]:
    """The table, and how a row of it is chosen."""
    rows = [
        GridRow(
            sheet.small(_number(place, branch), ROOM, palette.INK, bold=True),
            branch.when,
            sheet.small(_given(sheet, derived, branch), ROOM, palette.INK),
        )
        for place, branch in enumerate(classify.branches, start=1)
    ]
    policy = QUESTIONED.get(classify.hit_policy, "The branch that holds").replace("branch", "row")
    look = GridLook("Row", "Value", palette.SECTION, palette.SECTION_GROUND)
    return grid(sheet, look, rows), f"{policy} gives the value."


def _number(place: int, branch: ClassBranch) -> str:
    return f"{place}. Otherwise" if branch.when is None else f"{place}."


def _given(sheet: ChartSheet, derived: Derived, branch: ClassBranch) -> str:
    """What a row gives: a title, a truth, a number with its unit, or a formula as it is written."""
    match branch.value:
        case bool():
            return "yes" if branch.value else "no"
        case str():
            return derived.codes.get(branch.value, words.humanized(branch.value))
        case Number(value=number, parameter=parameter):
            return words.number_of(sheet.guideline, derived.id, number, parameter)
        case _:
            return branch.text
