"""What the boxes of nodes have in common: frame, title and version, the word of a highlight, evidence."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from guideproof.analysis.evidence.identifiers import address
from guideproof.model.node import Node
from guideproof.model.reference import EvidenceLink, Role
from guideproof.renderers.flowchart import evidence, marks, palette, words
from guideproof.renderers.flowchart.blocks import (
    Block,
    Link,
    Style,
    TextLine,
    flow,
    framed,
    marked,
    one_line,
    stack,
)
from guideproof.renderers.flowchart.lettering import clean
from guideproof.renderers.flowchart.names import chart_link, node_name
from guideproof.renderers.flowchart.sheet import ChartSheet, Form

ENDS_HERE = "ends here"
LEADS_NOWHERE = "no next step is given"

_ROLES = {Role.SUPPORTS: "Evidence:", Role.OPPOSES: "Against it:", Role.CONTEXT: "Context:"}


class ChartBox(Struct, frozen=True):
    """A box of a chart: its name in DOT, its label, what a tooltip says, its class, the port at which arrows arrive, if
    not beside its title, and how far below its upper end what has the title begins."""

    name: str
    label: Block
    tooltip: str
    kind: str
    port: str | None = None
    inlet: float = 0


class Look(Struct, frozen=True):
    """What kind of node a box is of, and how that is shown."""

    kind: str
    color: str
    ground: str


def node_box(sheet: ChartSheet, node: Node, body: Block, look: Look, tooltip: str, port: str | None = None) -> ChartBox:
    """The box of a node; a highlighted one is heavier and carries the word of its look."""
    least = sheet.sizes.room + 32  # boxes of one width stand in clear columns
    above, line = _ways_in(sheet, node, least - 30), TextLine(1.5, look.color)
    emphasis = sheet.highlight.node(node.id)
    if emphasis is not None:
        said = sheet.highlight.word(emphasis, node.id)
        word = one_line(said, Style(sheet.sizes.small, palette.PAGE, bold=True))
        above, line = [framed(word, 3, ground=emphasis.color), *above], TextLine(emphasis.width, emphasis.color)
    label = framed(stack([*above, body]), line=line, ground=look.ground, least=least)
    inlet = line.width + sum(block.height for block in above)
    return ChartBox(node_name(node.id), label, tooltip, look.kind, port, inlet)


def _ways_in(sheet: ChartSheet, node: Node, room: float) -> list[Block]:
    """On the page of a section: what leads to the node from other sections, as links to the places there."""
    if not sheet.full or node.id not in sheet.ways_in:
        return []
    found: dict[str, dict[str, list[str]]] = {}
    for source, branch in sheet.ways_in[node.id]:
        branches = found.setdefault(source.section, {}).setdefault(source.id, [])
        branches += [words.branch_label(branch)] if branch else []
    lines: list[Block] = []
    for section, sources in found.items():
        where = words.section_title(section)
        link = chart_link(sheet.page, section)
        text = sheet.small(f"From: {where}", room, palette.LINK, bold=True)
        lines.append(linked(text, link, f"Open the chart of the section {where}"))
        for id, branches in sources.items():
            title = sheet.small(sheet.guideline.nodes[id].title, room, palette.INK)
            parts = [title, *([sheet.small("; ".join(branches), room)] if branches else [])]
            lines.append(linked(stack(parts), f"{link}#{node_name(id)}", "Open it there"))
    line = TextLine(1, palette.QUIET, sides="B", dashed=True)
    return [framed(marked(marks.ELSEWHERE, stack(lines), 11, 4), 4, line=line, ground=palette.PAGE)]


def heading(sheet: ChartSheet, node: Node, room: float) -> list[Block]:
    """The title and version of a node; in the overview a link to the section's chart, there with the id."""
    if sheet.full:
        return [sheet.heading(node.title, room), sheet.small(f"{node.id} · v{node.version}", room)]
    link = chart_link(None, node.section, node_name(node.id))
    title = linked(sheet.heading(node.title, room), link, "Open in the chart of its section")
    ways = sheet.ways_in.get(node.id, ()) if sheet.form is Form.PART else ()
    origins = words.listed(dict.fromkeys(words.section_title(source.section) for source, _ in ways), "and")
    known = f"v{node.version}" + (f", from {origins}" if origins else "")
    return [title, sheet.small(known, room)]


def connectors(sheet: ChartSheet, targets: Iterable[str], room: float) -> list[Block]:
    """What leads to another section, as links to the places there."""
    nodes = (sheet.guideline.nodes.get(target) for target in dict.fromkeys(targets))
    return [_connector(sheet, node, room) for node in nodes if node is not None and not sheet.shows(node)]


def _connector(sheet: ChartSheet, node: Node, room: float) -> Block:
    where = words.section_title(node.section)
    text = sheet.small(f"{where}: {node.title}", room - 15, palette.LINK)
    there = node.section if sheet.full else None
    link = chart_link(sheet.page, there, node_name(node.id))
    return marked(marks.ELSEWHERE, linked(text, link, f"Continue in {where}"), 10, 3)


def linked(block: Block, href: str | None, tooltip: str) -> Block:
    """The block as a link; without an address it only has the tooltip."""
    return framed(block, link=Link(href, tooltip))


def evidence_rows(sheet: ChartSheet, links: Iterable[EvidenceLink], room: float) -> list[Block]:
    """The sources of a thing by what they do for it, each a link with a tooltip; none where it has no links."""
    grouped: dict[Role, dict[str, list[EvidenceLink]]] = {role: {} for role in _ROLES}
    for link in links:
        grouped[link.role].setdefault(link.source, []).append(link)
    rows = []
    for role, sources in grouped.items():
        word = one_line(_ROLES[role], Style(sheet.sizes.small, palette.QUIET))
        chips = [_chip(sheet, source, same) for source, same in sources.items()]
        rows += [flow([word, *chips], room, 4)] if chips else []
    return rows


def _chip(sheet: ChartSheet, id: str, links: list[EvidenceLink]) -> Block:
    source = sheet.guideline.sources.get(id)
    href = address(source) if source else None
    color = palette.ALARM if source is None else palette.LINK if href else palette.QUIET
    text = id if source else f"{id} (unknown source)"
    name = one_line(text, Style(sheet.sizes.small, color))
    return linked(name, href, "\n".join(evidence.sentences(sheet.guideline, links)))


def tooltip(sheet: ChartSheet, node: Node, *lines: str) -> str:
    """What the whole box says on its own: its title, the lines given, the rationale, the evidence."""
    reason = [f"Why: {node.rationale}"] if node.rationale else []
    found = evidence.sentences(sheet.guideline, evidence.links_of(node))
    parts = [f"{node.title} ({node.kind} {node.id}, version {node.version})", *lines, *reason, *found]
    return "\n".join(cleaned for cleaned in map(clean, parts) if cleaned)
