"""The sheet a chart is drawn on: what all of its boxes need to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from msgspec import Struct

from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Node
from guideproof.renderers.flowchart import palette
from guideproof.renderers.flowchart.blocks import Block, Style, paragraph
from guideproof.renderers.flowchart.highlight import Highlight


class Form(Enum):
    """What kind of chart a sheet holds."""

    WHOLE = "whole"
    """The whole guideline as one graph."""
    PART = "part"
    """A section on the sheet of the whole guideline; what leads to another section names the place there."""
    SECTION = "section"
    """A section on a page of its own, with all details; what is in other sections is named, with a link."""
    PAGE = "page"
    """The same in a page for reviewers, which opens a table of rows beside the chart: here it is only summed up."""


class ChartSheet(Struct, frozen=True):
    """A guideline, what stands out in it, and which chart of it is drawn: of one section, or of all (``None``).

    ``ways_in`` maps a node to the nodes of other sections that lead to it, each with its branch.
    """

    guideline: Guideline
    highlight: Highlight
    form: Form
    section: str | None
    ways_in: Mapping[str, Sequence[tuple[Node, Branch | None]]]

    @property
    def full(self) -> bool:
        """Whether boxes show everything (questions, conditions, details, evidence) or only what an overview needs."""
        return self.form in (Form.SECTION, Form.PAGE)

    @property
    def sizes(self) -> palette.Sizes:
        """The sizes of texts and boxes."""
        return palette.SECTION_CHART if self.full else palette.OVERVIEW

    @property
    def page(self) -> str | None:
        """The chart that links start from: that of a section, or that of the whole guideline (``None``)."""
        return self.section if self.full else None

    def shows(self, node: Node) -> bool:
        """Whether the node is drawn in this chart."""
        return self.section in (None, node.section)

    def heading(self, text: str, room: float, color: str = palette.INK) -> Block:
        """The title of a box."""
        return paragraph(text, Style(self.sizes.title, color, bold=True), room)

    def text(self, text: str | tuple[str, ...], room: float, color: str = palette.INK, bold: bool = False) -> Block:
        """Ordinary text in a box."""
        return paragraph(text, Style(self.sizes.text, color, bold=bold), room)

    def small(self, text: str | tuple[str, ...], room: float, color: str = palette.QUIET, bold: bool = False) -> Block:
        """What is read second: versions, certainty, conditions."""
        return paragraph(text, Style(self.sizes.small, color, bold=bold), room)

    def alarm(self, text: str, room: float) -> Block:
        """What cannot be drawn, said in words."""
        return self.small(text, room, palette.ALARM, bold=True)
