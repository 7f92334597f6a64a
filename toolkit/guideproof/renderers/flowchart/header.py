"""What stands above every chart: title, version, status, the notice, what is missing, and the legend."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.model.guideline import NOTICE
from guideproof.model.node import Decision, Node, Reassess, Recommendation
from guideproof.renderers.flowchart import marks, palette, words
from guideproof.renderers.flowchart.blocks import (
    Block,
    Style,
    TextLine,
    flow,
    framed,
    marked,
    one_line,
    paragraph,
    stack,
)
from guideproof.renderers.flowchart.boxes import linked
from guideproof.renderers.flowchart.chart import Chart
from guideproof.renderers.flowchart.decision_table import is_table
from guideproof.renderers.flowchart.lettering import clean
from guideproof.renderers.flowchart.names import chart_link

_ROOM = {True: 900.0, False: 640.0}
"""How wide the header is on the overview (``True``) and on the chart of a section."""


def title(chart: Chart) -> str:
    """What the chart is of, in one line."""
    sheet = chart.sheet
    whole = sheet.guideline.manifest.title
    return clean(whole if sheet.section is None else f"{words.section_title(sheet.section)}: {whole}")


def edition(chart: Chart) -> str:
    """The id, version and status of the guideline."""
    manifest = chart.sheet.guideline.manifest
    experimental = ", experimental" if manifest.experimental else ""
    return clean(f"{manifest.id}, version {manifest.version}, status: {manifest.status}{experimental}")


def header(chart: Chart, parted: bool = False) -> Block:
    """What stands above a chart, or above the sheet on which the whole guideline stands in parts (``parted``)."""
    whole = not chart.sheet.full
    room = _ROOM[whole]
    rows: list[Block] = [paragraph(title(chart), Style(18 if whole else 16, bold=True), room)]
    rows.append(paragraph(edition(chart), Style(11, palette.QUIET), room))
    if not whole:
        back = one_line("Chart of the whole guideline", Style(11, palette.LINK))
        rows.append(linked(back, chart_link(chart.sheet.section, None), "Open the chart of the whole guideline"))
    rows.append(paragraph(NOTICE, Style(11, bold=True), room))
    if chart.sheet.highlight.says:
        rows.append(paragraph(chart.sheet.highlight.says, Style(11), room))
    rows += [marked(marks.ALARM, paragraph(gap, Style(11, palette.ALARM, bold=True), room)) for gap in gaps(chart)]
    rows.append(_legend(chart, room, parted))
    return stack([framed(row, 2) for row in rows])


def gaps(chart: Chart) -> Iterator[str]:
    """What the chart does not show although the files say it."""
    faults = len(chart.sheet.guideline.faults)
    if faults:
        count = "1 problem" if faults == 1 else f"{faults} problems"
        yield f"{count} met while reading: parts may be missing here. `guideproof check` names each."
    if not chart.sheet.guideline.nodes:
        yield "This guideline has no nodes."


def _legend(chart: Chart, room: float, parted: bool) -> Block:
    """The signs that this chart uses, and no others."""
    style = Style(10, palette.INK)
    word = one_line("Legend:", Style(10, palette.INK, bold=True))
    signs = [marked(sign, one_line(text, style), 13, 3) for sign, text in _signs(chart, parted)]
    looks = chart.sheet.highlight.looks.values()
    signs += [framed(one_line(look.word, Style(10, palette.PAGE, bold=True)), 2, ground=look.color) for look in looks]
    return framed(flow([word, *signs], room, 12), 4, line=TextLine(1, palette.SECTION))


def _signs(chart: Chart, parted: bool) -> Iterator[tuple[str, str]]:
    kinds = {box.kind for box in chart.boxes()}
    nodes = [node for node in chart.sheet.guideline.nodes.values() if chart.sheet.shows(node)]
    if "entry" in kinds:
        yield marks.ENTRY_ON_PAGE, "start of a visit"
    tables = {is_table(node.body) for node in nodes if isinstance(node.body, Decision)}
    if False in tables:
        yield marks.DECISION, "decision: follow each arrow whose branch holds"
    if True in tables:
        yield marks.DECISION, "decision: go where each row that holds leads"
    items = [item for node in nodes for item in node.items]
    modest = "conditional or not graded" if any(item.ungraded is not None for item in items) else "conditional"
    used = {marks.of_item(item) for item in items}
    for sign, text in (
        (marks.FOR_STRONG, "strong, for"),
        (marks.FOR_CONDITIONAL, f"{modest}, for"),
        (marks.AGAINST_STRONG, "strong, against"),
        (marks.AGAINST_CONDITIONAL, f"{modest}, against"),
    ):
        if sign in used:
            yield sign, text
    if "reassess" in kinds:
        yield marks.REASSESS, "reassessment at a later visit"
    if any(_ends(node) for node in nodes):
        yield marks.END, "this way ends, nothing to recommend"
    if any(_crosses(chart, node) for node in nodes):
        yield marks.ELSEWHERE, "continues in another section" if parted else "in the chart of another section"
    if "unknown" in kinds:
        yield marks.ALARM, "does not exist or could not be read"


def _crosses(chart: Chart, node: Node) -> bool:
    """Whether a node leads to another section, or on a page of one section is led to from another."""
    targets = (chart.sheet.guideline.nodes.get(target.id) for _, target in node.edges)
    leads = any(target is not None and target.section != node.section for target in targets)
    return leads if chart.sheet.section is None else leads or node.id in chart.sheet.ways_in


def _ends(node: Node) -> bool:
    return isinstance(node.body, Decision) and any(branch.next == () for branch in node.body.branches)


def description(chart: Chart) -> str:
    """The chart in a sentence, for those who cannot see it."""
    nodes = [node for node in chart.sheet.guideline.nodes.values() if chart.sheet.shows(node)]
    counts = [
        words.counted(number, word)
        for kind, word in ((Decision, "decision"), (Recommendation, "recommendation"), (Reassess, "reassessment"))
        if (number := sum(isinstance(node.body, kind) for node in nodes))
    ]
    starts = [box.tooltip.split("\n")[0] for box in chart.boxes() if box.kind == "entry"]
    parts = [f"Flowchart with {words.listed(counts or ['no nodes'], 'and')}; {edition(chart)}", *starts]
    return " ".join([*(f"{part}." for part in parts), NOTICE])
