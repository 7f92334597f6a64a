"""A derived element whose classes stand in a table: a row for each, what it gives in the last column. Its box stands in
the chart of every section that asks for it; no arrow leads there."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.edges import behind
from guideproof.model.condition import Condition, elements_of
from guideproof.model.element import ClassBranch, Classify, Derived
from guideproof.model.formula import Number
from guideproof.program.wording import QUESTIONED
from guideproof.renderers.flowchart import palette, words
from guideproof.renderers.flowchart.blocks import TextLine, framed, stack
from guideproof.renderers.flowchart.boxes import ChartBox
from guideproof.renderers.flowchart.grid import ROOM, GridLook, GridRow, grid
from guideproof.renderers.flowchart.lettering import clean
from guideproof.renderers.flowchart.names import value_name
from guideproof.renderers.flowchart.sheet import ChartSheet


def value_boxes(sheet: ChartSheet) -> Iterator[ChartBox]:
    """The boxes of the values by table that the nodes of a sheet read, or that those are made of, in order."""
    guideline = sheet.guideline
    nodes = [node for node in guideline.nodes.values() if sheet.shows(node)]
    read = [element for node in nodes for when in node.conditions for element in elements_of(when)]
    amounts = (item.amount for node in nodes for item in node.items)
    read += [each.element for each in amounts if each is not None and each.element is not None]
    asked = behind(guideline, read)
    for derived in guideline.derived.values():
        if derived.id in asked and isinstance(derived.definition, Classify) and derived.definition.table is not None:
            yield _value_box(sheet, derived, derived.definition)


def _value_box(sheet: ChartSheet, derived: Derived, classify: Classify) -> ChartBox:
    rows = [
        GridRow(
            sheet.small(_number(place, branch), ROOM, palette.INK, bold=True),
            branch.when,
            sheet.small(_given(sheet, derived, branch), ROOM, palette.INK),
        )
        for place, branch in enumerate(classify.branches, start=1)
    ]
    table = grid(sheet, GridLook("Row", "Value", palette.SECTION, palette.SECTION_GROUND), rows)
    policy = QUESTIONED.get(classify.hit_policy, "The branch that holds").replace("branch", "row")
    room = max(sheet.sizes.room, table.width - 16)
    lines = [sheet.heading(derived.title, room), sheet.small(f"{policy} gives the value.", room)]
    header = framed(stack(lines), 5, ground=palette.SECTION_GROUND)
    label = framed(stack([header, table]), line=TextLine(1.5, palette.SECTION), ground=palette.PAGE)
    said = [f"{derived.title} ({derived.id}): {policy} gives the value."]
    said += (f"- {_given(sheet, derived, each)}: {' '.join(_asked(sheet, each.when))}" for each in classify.branches)
    return ChartBox(value_name(derived.id), label, "\n".join(map(clean, said)), "value")


def _number(place: int, branch: ClassBranch) -> str:
    return f"{place}. Otherwise" if branch.when is None else f"{place}."


def _asked(sheet: ChartSheet, when: Condition | None) -> tuple[str, ...]:
    return ("Otherwise",) if when is None else words.condition_lines(sheet.guideline, when)


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
