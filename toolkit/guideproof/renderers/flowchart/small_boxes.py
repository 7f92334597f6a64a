"""The smaller boxes: reassessments, start markers, sections on their map, and stubs for what does not exist."""

from __future__ import annotations

from guideproof.model.guideline import EntryPoint
from guideproof.model.node import Node, Reassess
from guideproof.model.reference import Kind
from guideproof.program.texts import TextFromValues, text_from
from guideproof.renderers.flowchart import boxes, marks, palette, words
from guideproof.renderers.flowchart.blocks import (
    Block,
    Style,
    TextLine,
    framed,
    marked,
    paragraph,
    stack,
)
from guideproof.renderers.flowchart.boxes import ChartBox
from guideproof.renderers.flowchart.lettering import clean
from guideproof.renderers.flowchart.names import chart_link, entry_name, safe, section_name
from guideproof.renderers.flowchart.sheet import ChartSheet
from guideproof.renderers.flowchart.value_box import computed_rows


def reassess_box(sheet: ChartSheet, node: Node, body: Reassess) -> ChartBox:
    """A later visit: when it is, and where it resumes."""
    room = sheet.sizes.room
    when = [words.named_period(sheet.guideline, body.after)] if body.after else []
    when += [f"due: {words.titled(sheet.guideline, TextFromValues(('', body.due.id, '')))}"] if body.due else []
    when += [f"until: {words.titled(sheet.guideline, text_from(body.until, sheet.guideline))}"] if body.until else []
    lines = boxes.heading(sheet, node, room)
    lines += [sheet.small(tuple(map(words.sentence, when)), room, palette.INK), _resume(sheet, body, room)]
    lines += computed_rows(sheet, node, room)
    if sheet.full:
        lines += boxes.evidence_rows(sheet, node.evidence, room)
    inner = framed(marked(marks.REASSESS, stack(lines), 15), 5)
    look = boxes.Look("reassess", palette.REASSESS, palette.REASSESS_GROUND)
    return boxes.node_box(sheet, node, inner, look, boxes.tooltip(sheet, node, *when))


def _resume(sheet: ChartSheet, body: Reassess, room: float) -> Block:
    entry = sheet.guideline.manifest.entry_points.get(body.resume_at.id)
    if entry is None:
        return sheet.alarm(f"resumes at an unknown entry point: {body.resume_at.id}", room)
    start = sheet.guideline.nodes.get(entry.start.id)
    there = sheet.page if start is not None and sheet.shows(start) else None
    text = sheet.small(f"Then resume at: {entry.title}", room, palette.INK)
    return boxes.linked(text, chart_link(sheet.page, there, entry_name(entry.name)), f"Entry point {entry.name}")


def entry_box(sheet: ChartSheet, entry: EntryPoint) -> ChartBox:
    """A start marker."""
    room = sheet.sizes.room
    lines = [sheet.heading(f"Start: {entry.title}", room, palette.PAGE)]
    condition = words.condition_lines(sheet.guideline, entry.when) if entry.when is not None else ()
    if condition and sheet.full:
        lines.append(sheet.small(("For patients with:", *condition), room, palette.PAGE))
    label = framed(marked(marks.ENTRY, stack(lines), 13), 7, ground=palette.ENTRY, rounded=True)
    said = [f"Entry point {entry.name}: {entry.title}"]
    said += ["For patients with: " + " ".join(condition)] if condition else []
    return ChartBox(entry_name(entry.name), label, "\n".join(map(clean, said)), "entry")


def section_box(sheet: ChartSheet, section: str) -> ChartBox:
    """A section on the map of sections: a link to it."""
    where = words.section_title(section)
    text = paragraph(where, Style(12, palette.LINK, bold=True), 150)
    link = boxes.linked(text, f"#{section_name(section)}", f"Go to {where} on this sheet")
    label = framed(link, 7, line=TextLine(1.5, palette.SECTION), ground=palette.SECTION_GROUND)
    return ChartBox(f"map-{safe(section)}", label, clean(where), "section")


def unknown_box(sheet: ChartSheet, id: str) -> ChartBox:
    """A stub for a node that does not exist, or whose file could not be read."""
    unread = (Kind.NODE, id) in sheet.guideline.unread
    text = f"The file of the node {id} could not be read" if unread else f"Unknown node {id}"
    inner = marked(marks.ALARM, sheet.alarm(text, sheet.sizes.room), 13)
    label = framed(inner, 4, line=TextLine(2, palette.ALARM, dashed=True), ground=palette.ALARM_GROUND)
    return ChartBox(f"unknown-{safe(id)}", label, clean(text), "unknown")
