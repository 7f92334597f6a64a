"""A decision: its question, and its branches as fields below it from which their arrows start."""

from __future__ import annotations

from guideproof.model.node import Branch, Decision, Node
from guideproof.program.taken import turns_of
from guideproof.program.wording import QUESTIONED
from guideproof.renderers.flowchart import boxes, marks, palette, words
from guideproof.renderers.flowchart.blocks import Block, TextLine, framed, marked, stack
from guideproof.renderers.flowchart.boxes import ChartBox
from guideproof.renderers.flowchart.decision_table import ROWS_PORT, decision_table, is_table, summed_up
from guideproof.renderers.flowchart.sheet import ChartSheet, Form
from guideproof.renderers.flowchart.value_box import computed_rows


def port(index: int) -> str:
    """The name of the place at which the arrows of a branch start."""
    return f"b{index}"


def decision_box(sheet: ChartSheet, node: Node, body: Decision) -> ChartBox:
    """The box of a decision."""
    if is_table(body) and sheet.form is Form.PAGE:
        fields = [summed_up(sheet, body)]
    elif is_table(body):
        names = [_name(sheet, node, index, branch) for index, branch in enumerate(body.branches)]
        fields = [decision_table(sheet, node, body, names)]
    else:
        fields = [_branch(sheet, body, node, index, branch) for index, branch in enumerate(body.branches)]
    room = max([sheet.sizes.room, *(field.width - 30 for field in fields if is_table(body))])
    header = framed(_header(sheet, node, body, room), 5, ground=palette.DECISION_GROUND)
    table = ROWS_PORT if is_table(body) else None
    said = [_said(sheet, branch) for branch in body.branches]
    look = boxes.Look("decision", palette.DECISION, palette.BRANCH_GROUND)
    tooltip = boxes.tooltip(sheet, node, body.question, *said)
    return boxes.node_box(sheet, node, stack([header, *fields]), look, tooltip, port=table)


def _header(sheet: ChartSheet, node: Node, body: Decision, room: float) -> Block:
    lines = boxes.heading(sheet, node, room)
    if sheet.full and body.question.strip() != node.title.strip():
        lines.append(sheet.text(body.question, room))
    policy = QUESTIONED.get(body.hit_policy)
    if policy:
        lines.append(sheet.small(f"{policy}:", room, palette.INK, bold=True))
    if not body.branches:
        lines.append(sheet.alarm("This decision has no branches.", room))
    lines += computed_rows(sheet, node, room)
    if sheet.full:
        lines += boxes.evidence_rows(sheet, node.evidence, room)
    return marked(marks.DECISION, stack(lines), 15)


def _branch(sheet: ChartSheet, body: Decision, node: Node, index: int, branch: Branch) -> Block:
    """What a branch says: its label, and where that is missing or the chart is a full one, its condition in words."""
    room = sheet.sizes.room + 20
    program = turns_of(body)
    number = f"{program.turns[index].after + 1}. " if program.in_order else ""
    condition = _condition(sheet, branch)
    label = (branch.label or "").strip()
    lines = [sheet.text(number + (label or " ".join(condition)), room, bold=sheet.full)]
    look = sheet.highlight.branch(node.id, branch.id)
    if look is not None:
        said = sheet.highlight.word(look, (node.id, branch.id))
        lines.append(sheet.small(said, room, look.color, bold=True))
    if label and sheet.full:
        lines.append(sheet.small(condition, room))
    if branch.next is None:
        lines.append(sheet.alarm(boxes.LEADS_NOWHERE, room))
    elif not branch.next:
        lines.append(marked(marks.END, sheet.small(boxes.ENDS_HERE, room - 16), 8, 3))
    lines += boxes.connectors(sheet, (target.id for target in branch.next or ()), room)
    if sheet.full:
        lines += boxes.evidence_rows(sheet, branch.evidence, room)
    line = TextLine(1, palette.DECISION, sides="T") if look is None else TextLine(look.width, look.color)
    return framed(stack(lines), 4, line=line, port=port(index))


def _name(sheet: ChartSheet, node: Node, index: int, branch: Branch) -> list[Block]:
    """What stands in the first column of a table: the number and the label of a branch."""
    room = sheet.sizes.room
    label = (branch.label or "").strip() or ("Otherwise" if branch.when is None else "")
    lines: list[Block] = [sheet.small(f"{index + 1}. {label}".strip(), room, palette.INK, bold=True)]
    look = sheet.highlight.branch(node.id, branch.id)
    if look is not None:
        lines.append(sheet.small(sheet.highlight.word(look, (node.id, branch.id)), room, look.color, bold=True))
    return lines + (boxes.evidence_rows(sheet, branch.evidence, room) if sheet.full else [])


def _condition(sheet: ChartSheet, branch: Branch) -> tuple[str, ...]:
    return ("Otherwise",) if branch.when is None else words.condition_lines(sheet.guideline, branch.when)


def _said(sheet: ChartSheet, branch: Branch) -> str:
    return f"- {words.branch_label(branch)}: {' '.join(_condition(sheet, branch))}"
