"""What the boxes of nodes have in common: frame, title and version, the word of a highlight, evidence."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from guideproof.model.node import Node
from guideproof.model.reference import EvidenceLink, Role
from guideproof.renderers.flowchart import evidence, marks, palette, words
from guideproof.renderers.flowchart.blocks import (
    Block,
    Frame,
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
    """A box of a chart: its name in DOT, its label, what a tooltip says, its class, and the port at which arrows
    arrive, if not at the middle of its side."""

    name: str
    label: Block
    tooltip: str
    kind: str
    port: str | None = None


def frame(sheet: ChartSheet, node: Node, body: Block, color: str, ground: str) -> Frame:
    """The outline of a node's box; a highlighted one is heavier and carries the word of its look."""
    least = sheet.sizes.room + 32  # boxes of one width stand in clear columns
    look = sheet.highlight.node(node.id)
    if look is None:
        return framed(body, line=TextLine(1.5, color), ground=ground, least=least)
    said = sheet.highlight.word(look, node.id)
    word = framed(one_line(said, Style(sheet.sizes.small, palette.PAGE, bold=True)), 3, ground=look.color)
    return framed(stack([word, body]), line=TextLine(look.width, look.color), ground=ground, least=least)


def heading(sheet: ChartSheet, node: Node, room: float) -> list[Block]:
    """The title and version of a node; in the overview a link to the section's chart, there with the id."""
    if sheet.full:
        return [sheet.heading(node.title, room), sheet.small(f"{node.id} · v{node.version}", room)]
    link = chart_link(None, node.section, node_name(node.id))
    title = linked(sheet.heading(node.title, room), link, "Open in the chart of its section")
    origins = sheet.origins.get(node.id, ()) if sheet.form is Form.PART else ()
    known = f"v{node.version}" + (f", from {words.listed(map(words.section_title, origins), 'and')}" if origins else "")
    return [title, sheet.small(known, room)]


def connectors(sheet: ChartSheet, targets: Iterable[str], room: float) -> list[Block]:
    """On the sheet of the whole guideline: what leads to another section, as links to the places there."""
    if sheet.form is not Form.PART:
        return []
    nodes = (sheet.guideline.nodes.get(target) for target in dict.fromkeys(targets))
    return [_connector(sheet, node, room) for node in nodes if node is not None and not sheet.shows(node)]


def _connector(sheet: ChartSheet, node: Node, room: float) -> Block:
    where = words.section_title(node.section)
    text = sheet.small(f"{where}: {node.title}", room - 15, palette.LINK)
    return marked(marks.ELSEWHERE, linked(text, f"#{node_name(node.id)}", f"Continue in {where}"), 10, 3)


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
    href = evidence.address(source) if source else None
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
