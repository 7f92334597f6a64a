"""Layers of what is missing: elements that an unknown condition still reads on the way to an unknown end (section 12).

They are computed only for patients for whom some end of a track is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass

from guideproof.renderers.cohort_sql.algorithm import ENTERED, SCOPE, Algorithm, Step, Way
from guideproof.renderers.cohort_sql.columns import Layer, name_of
from guideproof.renderers.cohort_sql.conditions import Vocabulary
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    column,
    equal,
    missing,
    text,
    true,
)
from guideproof.renderers.cohort_sql.lacks import Lacking, Lacks, either, if_open
from guideproof.renderers.cohort_sql.stacking import Named, Stack


@dataclass(frozen=True, slots=True)
class Needs:
    """The layers that lead to what is needed, and for each element whether it is, where some end is unknown."""

    layers: tuple[Layer, ...]
    elements: Lacks


class _Wanted:
    """The nodes on the way to an unknown end, from the ends backwards."""

    def __init__(self, steps: tuple[Step, ...]) -> None:
        self._ends = {step.node.id: missing(step.applies) for step in steps if not step.decides}
        says = "Decisions that may or may not apply, on the way to an end that may or may not."
        self.stack = Stack("wanted", says, longest=30, wrap=if_open)
        for step in reversed(steps):
            if step.decides:
                self._follow(step)

    def _follow(self, step: Step) -> None:
        def on_the_way(named: Named) -> Sql:
            ways = (all_of([_open(way.taken), self._leads(way, named)]) for way in step.ways)
            return all_of([missing(step.applies), any_of(ways)])

        decisions = [_name(target) for way in step.ways for target in way.targets if target not in self._ends]
        self.stack.add(_name(step.node.id), on_the_way, decisions)

    def _leads(self, way: Way, named: Named) -> Sql:
        return any_of(self._ends[target] if target in self._ends else named(_name(target)) for target in way.targets)

    def leads(self, way: Way) -> Sql:
        """Whether a branch leads to a node that is wanted."""
        return self._leads(way, column)


def _name(id: str) -> str:
    return name_of("wants", id)


def needs(found: Algorithm, vocabulary: Vocabulary) -> Needs:
    """The needs of an algorithm. Valid for a patient for whom some end of a track is unknown."""
    wanted = _Wanted(found.steps)
    lacking = Lacking(vocabulary)
    asking = Layer("asking", "Branches that are unknown on the way to an unknown end.")
    asked: list[tuple[Sql, Lacks]] = []
    for entry in found.entries:
        if entry.when is not None:
            here = true() if len(found.entries) == 1 else equal(column(ENTERED), text(entry.name))
            asked.append((all_of([here, missing(column(SCOPE))]), lacking.of(entry.when)))
    for step in found.steps:
        for way in step.ways:
            asks = _asks(step, way, wanted)
            if way.branch.when is not None and asks is not None:
                here = asking.add(name_of("asks", step.node.id, way.branch.id), if_open(asks))
                asked.append((here, lacking.of(way.branch.when)))
    layers = (*wanted.stack.layers, asking, *lacking.layers)
    return Needs(tuple(layer for layer in layers if layer.columns), either(asked))


def _asks(step: Step, way: Way, wanted: _Wanted) -> Sql | None:
    """Whether the condition of a branch is unknown and decides, here or for a later branch, about something wanted."""
    if way.when is None:
        return None
    leads = []
    for reader in step.ways:
        if way.branch.id in reader.read and reader.targets:
            unknown = () if reader is way and reader.taken == way.when else (missing(reader.taken),)
            leads.append(all_of([*unknown, wanted.leads(reader)]))
    return all_of([_open(step.applies), missing(way.when), any_of(leads)]) if leads else None


def _open(truth: Sql) -> Sql:
    """Whether something is not false; never unknown."""
    return any_of([truth, missing(truth)])
