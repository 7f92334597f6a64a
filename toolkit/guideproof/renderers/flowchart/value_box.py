"""The boxes of derived elements, which a node links to where it reads them: what is computed, as it is written.

They stand below the chart of each section that reads them, with those that they are made of, and no arrow leads there.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.edges import behind
from guideproof.model.condition import Condition, elements_of
from guideproof.model.element import Classify, Computed, Count, DateAfter, Derived, Elapsed, Points, Sum
from guideproof.model.formula import Expression, parameters, variables
from guideproof.model.guideline import Guideline
from guideproof.model.node import Node, Reassess
from guideproof.model.number import format_number
from guideproof.program.texts import text_from, words_of
from guideproof.program.wording import dates_text, formula_text
from guideproof.renderers.flowchart import palette, words
from guideproof.renderers.flowchart.blocks import Block, Style, TextLine, flow, framed, one_line, stack
from guideproof.renderers.flowchart.boxes import ChartBox, linked
from guideproof.renderers.flowchart.lettering import clean
from guideproof.renderers.flowchart.names import value_name
from guideproof.renderers.flowchart.sheet import ChartSheet
from guideproof.renderers.flowchart.value_table import value_table

_OTHERWISE = ("Otherwise",)


def computed_for(guideline: Guideline, node: Node) -> list[str]:
    """The derived elements that a node reads: in its conditions, amounts, texts and due date."""
    read = [element for when in node.conditions for element in elements_of(when)]
    texts = [item.detail for item in node.items if item.detail is not None]
    read += [item.amount.element for item in node.items if item.amount is not None and item.amount.element is not None]
    if isinstance(node.body, Reassess):
        texts += [node.body.until] if node.body.until is not None else []
        read += [node.body.due.id] if node.body.due is not None else []
    read += [element for text in texts for element in text_from(text, guideline).elements]
    return [id for id in dict.fromkeys(read) if id in guideline.derived]


def computed_rows(sheet: ChartSheet, node: Node, room: float) -> list[Block]:
    """What a node reads that is computed, as links to the boxes of it; none where these are not drawn."""
    read = computed_for(sheet.guideline, node) if sheet.full else []
    return _links(sheet, "Computed:", read, room)


def _links(sheet: ChartSheet, word: str, ids: list[str], room: float) -> list[Block]:
    if not ids:
        return []
    names = [(id, sheet.guideline.derived[id].title) for id in ids]
    links = [
        linked(sheet.small(title, room, palette.LINK), f"#{value_name(id)}", f"How {clean(title)} is computed")
        for id, title in names
    ]
    return [flow([one_line(word, Style(sheet.sizes.small, palette.QUIET)), *links], room, 4)]


def value_boxes(sheet: ChartSheet) -> Iterator[ChartBox]:
    """The boxes of the derived elements that the nodes of a sheet read, or that those are made of, in order."""
    guideline = sheet.guideline
    nodes = [node for node in guideline.nodes.values() if sheet.shows(node)]
    asked = behind(guideline, [id for node in nodes for id in computed_for(guideline, node)])
    for derived in guideline.derived.values():
        if derived.id in asked:
            yield _box(sheet, derived)


def _box(sheet: ChartSheet, derived: Derived) -> ChartBox:
    lines = _lines(sheet.guideline, derived)
    if isinstance(derived.definition, Classify) and derived.definition.table is not None:
        table, policy = value_table(sheet, derived, derived.definition)
        room, body, said = max(sheet.sizes.room, table.width - 16), [table], [policy]
    else:
        room, said = sheet.sizes.room + 18, []
        body = [framed(stack([sheet.small(line, room, palette.INK) for line in lines]), 5)]
    made = [id for id in derived.operands if id in sheet.guideline.derived]
    head = [sheet.heading(derived.title, room), sheet.small(f"{derived.id}{_known(derived)}", room)]
    head += [sheet.small(each, room) for each in said] + _links(sheet, "Made of:", list(dict.fromkeys(made)), room)
    header = framed(stack(head), 5, ground=palette.SECTION_GROUND)
    label = framed(stack([header, *body]), line=TextLine(1.5, palette.SECTION), ground=palette.PAGE)
    told = [f"{derived.title} ({derived.id})", *said, *(f"- {line}" for line in lines)]
    return ChartBox(value_name(derived.id), label, "\n".join(map(clean, told)), "value")


def _known(derived: Derived) -> str:
    """In which unit, on which grid and within which range it is known."""
    unit = words_of(derived.unit)[1].strip()
    parts = [f"in {unit}"] if unit else []
    parts += [f"to {format_number(derived.precision)}"] if derived.precision is not None else []
    if derived.range is not None:
        parts.append(" to ".join(format_number(end) for end in derived.range))
    return " · ".join(("", *parts))


def _names(guideline: Guideline, expression: Expression) -> Iterator[str]:
    """What the names in a formula stand for: elements with their units, parameters as their values are written."""
    for id in dict.fromkeys(variables(expression)):
        variable = guideline.variable(id)
        unit = words_of(variable.unit if variable is not None else None)[1].strip()
        yield f"{id}: {words.title_of(guideline, id)}{f', in {unit}' if unit else ''}"
    for id in dict.fromkeys(parameters(expression)):
        found = guideline.parameters.get(id)
        if found is not None:
            yield f"{id}: {found.title} ({found.text})"


def _lines(guideline: Guideline, derived: Derived) -> list[str]:
    """How it is computed, a line for each case."""

    def asked(when: Condition | None) -> str:
        return " ".join(_OTHERWISE if when is None else words.condition_lines(guideline, when))

    match derived.definition:
        case Count(conditions):
            return [
                "One for each that holds:",
                *(f"{place}. {asked(each)}" for place, each in enumerate(conditions, 1)),
            ]
        case Points(branches):
            return [f"{format_number(each.points)} where {asked(each.when)}" for each in branches]
        case Classify(branches):
            return [f"{derived.codes.get(each.text, each.text)}: {asked(each.when)}" for each in branches]
        case Sum(elements):
            return [f"The sum of {words.listed((words.title_of(guideline, id) for id in elements), 'and')}"]
        case Computed(expression):
            return [formula_text(expression), *_names(guideline, expression)]
        case Elapsed() | DateAfter() as dates:
            return [words.sentence(dates_text(dates))]
        case condition:
            return list(words.condition_lines(guideline, condition))
