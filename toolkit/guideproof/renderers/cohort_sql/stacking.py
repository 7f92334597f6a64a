"""Layers for columns that build on each other: as few as can be without long expressions.

A column may not use one of its own layer by name, so a chain of a hundred nodes would be a hundred layers, for which
engines have no patience. A column that is used in its own layer is written out there, as long as that stays short.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from guideproof.renderers.cohort_sql.columns import Layer
from guideproof.renderers.cohort_sql.expressions import Sql, column
from guideproof.renderers.cohort_sql.tree import columns_of

NamedColumn = Callable[[str], Sql]
"""From the name of a column of the stack to the expression that stands for it here."""


class LayerStack(Struct):
    """Layers that grow from below. ``wrap`` is put around what is stored, not around what is written out; ``longest``
    is how many columns an expression may read with others written out in it."""

    name: str
    says: str
    longest: int
    wrap: Callable[[Sql], Sql] = lambda value: value
    layers: list[Layer] = field(default_factory=list)
    _level: dict[str, int] = field(default_factory=dict)
    _written: dict[str, Sql] = field(default_factory=dict)

    def add(self, name: str, build: Callable[[NamedColumn], Sql], uses: list[str], comment: str = "") -> None:
        """Adds a column that uses others of the stack, all there already."""
        above = max((self._level[used] for used in uses), default=0)
        value = build(lambda used: self._written[used] if self._level[used] == above else column(used))
        if any(self._level[used] == above for used in uses) and _reads(value) > self.longest:
            above += 1
            value = build(column)
        while len(self.layers) <= above:
            self.layers.append(Layer(f"{self.name}_{len(self.layers) + 1}", self.says))
        self._level[name] = above
        self._written[name] = value
        self.layers[above].add(name, self.wrap(value), comment)


def _reads(value: Sql) -> int:
    return sum(1 for _ in columns_of(value))
