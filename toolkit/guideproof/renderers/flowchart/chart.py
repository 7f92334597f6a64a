"""What is in a chart: its boxes, the groups they stand in, and the arrows between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from msgspec import Struct, field
from msgspec.structs import replace

from guideproof.model.guideline import EntryPoint, Guideline
from guideproof.model.node import Branch, Decision, Node, Reassess, Recommendation
from guideproof.model.reference import Ref
from guideproof.renderers.flowchart import words
from guideproof.renderers.flowchart.boxes import ChartBox
from guideproof.renderers.flowchart.decision_box import decision_box, port
from guideproof.renderers.flowchart.decision_table import ROWS_PORT, is_table
from guideproof.renderers.flowchart.highlight import PLAIN, Emphasis, Highlight
from guideproof.renderers.flowchart.lettering import clean
from guideproof.renderers.flowchart.names import node_name
from guideproof.renderers.flowchart.recommendation_box import recommendation_box
from guideproof.renderers.flowchart.sheet import ChartSheet, Form
from guideproof.renderers.flowchart.small_boxes import entry_box, reassess_box, unknown_box
from guideproof.renderers.flowchart.value_box import value_boxes


class Arrow(Struct, frozen=True):
    """An arrow from a box, or a port of it, to a box."""

    tail: str
    port: str | None
    head: str
    tooltip: str
    look: Emphasis | None


class Edge(Struct, frozen=True):
    """An edge of the guideline: by which of the source's ways out (a branch, or none) it leads to the target."""

    source: Node
    index: int
    branch: Branch | None
    target: str


class Chart(Struct):
    """A chart: ``groups`` maps a section to its boxes, ``loose`` boxes stand in no section, and ``values`` are what is
    computed, below the chart; each name once.

    ``of_tables`` are the places of the arrows from tables, by the boxes at both ends.
    """

    sheet: ChartSheet
    groups: dict[str, list[ChartBox]] = field(default_factory=dict)
    loose: dict[str, ChartBox] = field(default_factory=dict)
    values: list[ChartBox] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    of_tables: dict[tuple[str, str], int] = field(default_factory=dict)

    def boxes(self) -> Iterator[ChartBox]:
        """Every box that arrows can lead to, in the order of the drawing."""
        yield from self.loose.values()
        for group in self.groups.values():
            yield from group


class ChartPlan(Struct, frozen=True):
    """What all charts of a guideline share: its edges, and for each node what leads to it from other sections.

    ``nodes_of`` and ``edges_of`` are the nodes of each section and the edges that start there; of ``None``, all.
    ``crossed`` are the nodes that something in another section leads to, or that lead there. ``alike`` are the boxes of
    all others in an overview, which are the same in the whole and in a part of it, as far as one was drawn.
    """

    guideline: Guideline
    highlight: Highlight
    ways_in: Mapping[str, Sequence[tuple[Node, Branch | None]]]
    nodes_of: Mapping[str | None, Sequence[Node]]
    edges_of: Mapping[str | None, Sequence[Edge]]
    crossed: Set[str]
    alike: dict[str, ChartBox] = field(default_factory=dict)

    @property
    def edges(self) -> Sequence[Edge]:
        """Every edge, once, in the order in which they are written."""
        return self.edges_of[None]

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections in the order of the files."""
        return tuple(section for section in self.nodes_of if section is not None)


def plan(guideline: Guideline, highlight: Highlight = PLAIN) -> ChartPlan:
    """The plan of a guideline's charts."""
    nodes, edges = list(guideline.nodes.values()), list(_edges(guideline))
    nodes_of: dict[str | None, list[Node]] = {None: nodes}
    for node in nodes:
        nodes_of.setdefault(node.section, []).append(node)
    edges_of: dict[str | None, list[Edge]] = {**{section: [] for section in nodes_of}, None: edges}
    ways_in: dict[str, list[tuple[Node, Branch | None]]] = {}
    crossed: set[str] = set()
    for edge in edges:
        edges_of[edge.source.section].append(edge)
        target = guideline.nodes.get(edge.target)
        if target is not None and target.section != edge.source.section:
            ways_in.setdefault(edge.target, []).append((edge.source, edge.branch))
            crossed |= {edge.source.id, edge.target}
    return ChartPlan(guideline, highlight, ways_in, nodes_of, edges_of, crossed)


def _edges(guideline: Guideline) -> Iterator[Edge]:
    """Every edge of the guideline, once, in the order in which they are written."""
    for node in guideline.nodes.values():
        ways: list[tuple[int, Branch | None, tuple[Ref, ...]]] = []
        match node.body:
            case Decision(branches=branches):
                ways += ((index, branch, branch.next or ()) for index, branch in enumerate(branches))
            case Recommendation(next=targets):
                ways.append((0, None, targets))
        for index, branch, targets in ways:
            for target in dict.fromkeys(ref.id for ref in targets):
                yield Edge(node, index, branch, target)


def draw(plan: ChartPlan, form: Form, section: str | None = None) -> Chart:
    """A chart of the guideline: of the whole of it, or of one of its sections."""
    guideline = plan.guideline
    chart = Chart(ChartSheet(guideline, plan.highlight, form, section, plan.ways_in))
    for entry in guideline.manifest.entry_points.values():
        _enter(chart, entry)
    for node in plan.nodes_of.get(section, ()):
        chart.groups.setdefault(node.section, []).append(_node_box(plan, chart.sheet, node))
    for edge in plan.edges_of.get(section, ()):
        target = guideline.nodes.get(edge.target)
        if target is None or chart.sheet.shows(target):
            _go(chart, edge)
    if form is Form.SECTION:
        chart.values += value_boxes(chart.sheet)
    return chart


def _go(chart: Chart, edge: Edge) -> None:
    """The arrow of an edge that starts in this chart."""
    look = _look(chart.sheet.highlight, edge)
    if isinstance(edge.source.body, Decision) and is_table(edge.source.body):
        _go_from_table(chart, edge, look)
        return
    start = port(edge.index) if edge.branch else None
    chart.arrows.append(Arrow(node_name(edge.source.id), start, _head(chart, edge.target), _said(chart, edge), look))


def _go_from_table(chart: Chart, edge: Edge, look: Emphasis | None) -> None:
    """The arrow of a table to a box: one for all rows that lead there, as heavy as the heaviest of them unless more
    is said of the arrow as a whole."""
    look = chart.sheet.highlight.step(edge.source.id, edge.target) or look
    ends = (node_name(edge.source.id), _head(chart, edge.target))
    place = chart.of_tables.setdefault(ends, len(chart.arrows))
    if place == len(chart.arrows):
        chart.arrows.append(Arrow(ends[0], ROWS_PORT, ends[1], _said(chart, replace(edge, branch=None)), look))
        return
    before = chart.arrows[place].look
    if look is not None and (before is None or before.width < look.width):
        chart.arrows[place] = replace(chart.arrows[place], look=look)


def _enter(chart: Chart, entry: EntryPoint) -> None:
    """A start marker, in the section that it starts in."""
    start = chart.sheet.guideline.nodes.get(entry.start.id)
    if chart.sheet.section is None if start is None else chart.sheet.shows(start):
        box = entry_box(chart.sheet, entry)
        if start is None:
            chart.loose[box.name] = box
        else:
            chart.groups.setdefault(start.section, []).append(box)
        chart.arrows.append(Arrow(box.name, None, _head(chart, entry.start.id), clean(f"Start: {entry.title}"), None))


def _node_box(plan: ChartPlan, sheet: ChartSheet, node: Node) -> ChartBox:
    if sheet.full or node.id in plan.crossed:
        return _drawn(sheet, node)
    return plan.alike.get(node.id) or plan.alike.setdefault(node.id, _drawn(sheet, node))


def _drawn(sheet: ChartSheet, node: Node) -> ChartBox:
    match node.body:
        case Decision() as body:
            return decision_box(sheet, node, body)
        case Recommendation() as body:
            return recommendation_box(sheet, node, body)
        case Reassess() as body:
            return reassess_box(sheet, node, body)


def _head(chart: Chart, target: str) -> str:
    """The box that an arrow to this node points to: the node's, or a stub's where there is none."""
    if target in chart.sheet.guideline.nodes:
        return node_name(target)
    stub = unknown_box(chart.sheet, target)
    chart.loose[stub.name] = stub
    return stub.name


def _look(highlight: Highlight, edge: Edge) -> Emphasis | None:
    if edge.branch is None:
        return highlight.step(edge.source.id, edge.target)
    return highlight.branch(edge.source.id, edge.branch.id)


def _said(chart: Chart, edge: Edge) -> str:
    target = chart.sheet.guideline.nodes.get(edge.target)
    by = "" if edge.branch is None else f", {words.branch_label(edge.branch)}"
    return clean(f"{edge.source.title}{by}: to {target.title if target else 'unknown node ' + edge.target}")
