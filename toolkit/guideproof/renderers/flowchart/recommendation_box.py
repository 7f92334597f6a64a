"""A recommendation: its interventions with direction, strength and certainty, in marks, lines and words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from guideproof.model.node import Node, Recommendation, RecommendedItem, Selection
from guideproof.program.texts import text_from
from guideproof.renderers.flowchart import boxes, marks, palette, words
from guideproof.renderers.flowchart.blocks import Block, TextLine, framed, marked, stack
from guideproof.renderers.flowchart.boxes import ChartBox
from guideproof.renderers.flowchart.lettering import clean
from guideproof.renderers.flowchart.sheet import ChartSheet
from guideproof.renderers.flowchart.value_box import computed_rows


def recommendation_box(sheet: ChartSheet, node: Node, body: Recommendation) -> ChartBox:
    """The box of a recommendation."""
    room = sheet.sizes.room
    header = stack(
        [
            *boxes.heading(sheet, node, room + 14),
            *computed_rows(sheet, node, room + 14),
            *_node_evidence(sheet, node, room + 14),
        ]
    )
    rows: list[Block] = [framed(header, 5, ground=palette.RECOMMENDATION_GROUND)]
    if body.selection is not Selection.ALL:
        choice = sheet.small(f"{words.CHOICES[body.selection]}:", room + 14, palette.INK, bold=True)
        rows.append(framed(choice, 4))
    if sheet.full:
        rows += [_barred(item, _item(sheet, item, room)) for item in body.items]
    else:
        rows += [_barred(run[0], _run(sheet, node, run, room)) for run in _runs(body.items)]
    rows += [framed(way, 4) for way in boxes.connectors(sheet, (target.id for target in body.next), room + 16)]
    choice_said = [words.CHOICES[body.selection] + ":"] if body.selection is not Selection.ALL else []
    said = [_said(sheet, item) for item in body.items]
    look = boxes.Look("recommendation", palette.RECOMMENDATION, palette.PAGE)
    return boxes.node_box(sheet, node, stack(rows), look, boxes.tooltip(sheet, node, *choice_said, *said))


def _node_evidence(sheet: ChartSheet, node: Node, room: float) -> list[Block]:
    return boxes.evidence_rows(sheet, node.evidence, room) if sheet.full else []


def _item(sheet: ChartSheet, item: RecommendedItem, room: float) -> Block:
    """One intervention with all that is said of it."""
    intervention = sheet.guideline.interventions.get(item.intervention.id)
    regimen = intervention.regimen if intervention else None
    lines = [_title(sheet, item, room), _grade(sheet, item, "", room)]
    ungraded = f"Not graded: {item.ungraded}" if item.ungraded else None
    lines += [sheet.small(text, room) for text in (ungraded, _detail(sheet, item), regimen) if text]
    lines += boxes.evidence_rows(sheet, item.evidence, room)
    return marked(marks.of_item(item), stack(lines), 14)


def _runs(items: Iterable[RecommendedItem]) -> list[list[RecommendedItem]]:
    """The items in their order, those that follow each other with the same grade together."""
    return [list(run) for _, run in groupby(items, words.item_graded)]


def _run(sheet: ChartSheet, node: Node, run: list[RecommendedItem], room: float) -> Block:
    """Interventions of one grade, which is said once; one that the node's title names already is not named again."""
    grade = _grade(sheet, run[0], "" if len(run) == 1 else "each ", room)
    titles = [marked(marks.of_item(item), _title(sheet, item, room), 14) for item in run]
    intervention = sheet.guideline.interventions.get(run[0].intervention.id)
    named = clean(intervention.title).casefold() if intervention and run[0].amount is None else None
    if len(run) == 1 and named == clean(node.title).casefold():
        return marked(marks.of_item(run[0]), grade, 14)
    if len(run) == 1:
        return marked(marks.of_item(run[0]), stack([_title(sheet, run[0], room), grade]), 14)
    return stack([*titles, grade])


def _title(sheet: ChartSheet, item: RecommendedItem, room: float) -> Block:
    intervention = sheet.guideline.interventions.get(item.intervention.id)
    if intervention is None:
        return sheet.alarm(f"unknown intervention {item.intervention.id}", room)
    how_much = words.amount(sheet.guideline, item)
    return sheet.text(f"{intervention.title}: {how_much}" if how_much else intervention.title, room)


def _detail(sheet: ChartSheet, item: RecommendedItem) -> str | None:
    """What else to know, with titles in the place of values."""
    return None if item.detail is None else words.titled(sheet.guideline, text_from(item.detail, sheet.guideline))


def _grade(sheet: ChartSheet, item: RecommendedItem, each: str, room: float) -> Block:
    return sheet.small(words.sentence(each + words.item_graded(item)), room, bold=item.strong)


def _barred(item: RecommendedItem, block: Block) -> Block:
    """A block with a bar at its left: heavy for a strong recommendation, thin and dashed for a conditional one."""
    color = palette.FOR if item.direction == "for" else palette.AGAINST
    return framed(block, 3, line=TextLine(4 if item.strong else 1.5, color, sides="L", dashed=not item.strong))


def _said(sheet: ChartSheet, item: RecommendedItem) -> str:
    intervention = sheet.guideline.interventions.get(item.intervention.id)
    title = intervention.title if intervention else f"unknown intervention {item.intervention.id}"
    how_much = words.amount(sheet.guideline, item)
    title += f", {how_much}" if how_much else ""
    more = [text for text in (item.ungraded and f"Not graded: {item.ungraded}", _detail(sheet, item)) if text]
    detail = "".join(f". {text}" for text in more)
    return f"- {title}: {words.sentence(words.item_graded(item, ', '))}{detail}"
