"""Nodes, branches and arrows that stand out: what changed between two versions, the way of one patient."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

_COLOR = re.compile(r"#[0-9a-f]{6}")


class Emphasis(Struct, frozen=True):
    """How a class of highlighted things looks. ``word`` is written on its nodes and in the legend, because a color
    alone says nothing in print; ``color`` is ``#rrggbb``, dark enough for text on white; ``width`` is in points."""

    word: str
    color: str
    width: float = 3

    def __post_init__(self) -> None:
        if not _COLOR.fullmatch(self.color):
            raise ValueError(f"`{self.color}` is not a color: write #rrggbb in lower case")


class Highlight(Struct, frozen=True):
    """Which things stand out, and how.

    ``looks`` maps a class to its look; the others map things to a class: ``nodes`` a node id, ``branches`` a node and
    branch id, ``steps`` the id of a recommendation, or of a decision that is drawn as a table, and the id that its
    arrow leads to. What is not named is drawn as always.
    ``words`` are what is written on a node or a branch in place of the word of its class: a number of patients, say.
    ``says`` stands above the chart: what it is that stands out.
    """

    looks: Mapping[str, Emphasis]
    nodes: Mapping[str, str] = field(default_factory=dict)
    branches: Mapping[tuple[str, str], str] = field(default_factory=dict)
    steps: Mapping[tuple[str, str], str] = field(default_factory=dict)
    words: Mapping[str | tuple[str, str], str] = field(default_factory=dict)
    says: str = ""

    def node(self, id: str) -> Emphasis | None:
        """The look of a node."""
        return self._look(self.nodes.get(id))

    def branch(self, node: str, branch: str) -> Emphasis | None:
        """The look of a branch and its arrows."""
        return self._look(self.branches.get((node, branch)))

    def word(self, look: Emphasis, thing: str | tuple[str, str]) -> str:
        """What is written on a node, or on a branch (node, branch), that has a look."""
        return self.words.get(thing, look.word)

    def step(self, node: str, target: str) -> Emphasis | None:
        """The look of an arrow that leaves a recommendation or a table."""
        return self._look(self.steps.get((node, target)))

    def _look(self, name: str | None) -> Emphasis | None:
        return None if name is None else self.looks[name]


PLAIN = Highlight(looks={})
"""Nothing stands out."""
