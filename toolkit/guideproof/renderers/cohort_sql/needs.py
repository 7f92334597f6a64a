"""Layers of what is missing: elements that an unknown condition still reads on the way to an unknown end (section 12).

They are computed only for patients for whom some end of a track is unknown.
"""

from __future__ import annotations

from msgspec import Struct

from guideproof.program.texts import measures
from guideproof.renderers.cohort_sql.algorithm import ENTERED, SCOPE, Algorithm, SqlStep, SqlWay
from guideproof.renderers.cohort_sql.columns import Layer, name_of
from guideproof.renderers.cohort_sql.conditions import Vocabulary
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    at_least,
    case,
    column,
    equal,
    missing,
    number,
    text,
    true,
    unknown,
)
from guideproof.renderers.cohort_sql.missing_inputs import Lacks, MissingInputs, either, if_open
from guideproof.renderers.cohort_sql.stacking import LayerStack, NamedColumn


class NeededLayers(Struct, frozen=True):
    """The layers that lead to what is needed, and for each element whether it is, where some end is unknown."""

    layers: tuple[Layer, ...]
    elements: Lacks


class _Wanted:
    """The nodes on the way to an unknown end, from the ends backwards."""

    def __init__(self, steps: tuple[SqlStep, ...]) -> None:
        self._ends = {step.node.id: missing(step.applies) for step in steps if not step.node.decides}
        says = "Decisions that may or may not apply, on the way to an end that may or may not."
        self.stack = LayerStack("wanted", says, longest=30, wrap=if_open)
        for step in reversed(steps):
            if step.node.decides:
                self._follow(step)

    def _follow(self, step: SqlStep) -> None:
        def on_the_way(named: NamedColumn) -> Sql:
            ways = (all_of([_open(way.taken), self._leads(way, named)]) for way in step.ways)
            return all_of([missing(step.applies), any_of(ways)])

        decisions = [_name(target) for way in step.ways for target in way.targets if target not in self._ends]
        self.stack.add(_name(step.node.id), on_the_way, decisions)

    def _leads(self, way: SqlWay, named: NamedColumn) -> Sql:
        return any_of(self._ends[target] if target in self._ends else named(_name(target)) for target in way.targets)

    def leads(self, way: SqlWay) -> Sql:
        """Whether a branch leads to a node that is wanted."""
        return self._leads(way, column)


def _name(id: str) -> str:
    return name_of("wants", id)


def needs(found: Algorithm, vocabulary: Vocabulary) -> NeededLayers:
    """The needs of an algorithm. Valid for a patient for whom some end of a track is unknown."""
    wanted = _Wanted(found.steps)
    lacking = MissingInputs(vocabulary)
    asking = Layer("asking", "Branches and amounts that are unknown on the way to an unknown end.")
    asked: list[tuple[Sql, Lacks]] = []
    for entry in found.entries:
        if entry.when is not None:
            here = true() if len(found.entries) == 1 else equal(column(ENTERED), text(entry.name))
            asked.append((all_of([here, missing(column(SCOPE))]), lacking.of(entry.when)))
    reaching = Layer("reaching", "Up to which of the conditions that are tried in order something wanted depends.")
    for step in found.steps:
        for element in measures(step.node):
            unknown = all_of([_open(step.applies), found.measured[element].unknown])
            here = asking.add(name_of("asks", step.node.id, element), if_open(unknown))
            asked.append((here, lacking.of_element(element)))
        readers = _Readers(step, wanted, reaching)
        for way in step.ways:
            asks = readers.asks(way)
            if way.branch.when is not None and asks is not None:
                here = asking.add(name_of("asks", step.node.id, way.branch.id), if_open(asks))
                asked.append((here, lacking.of(way.branch.when)))
    layers = (*wanted.stack.layers, reaching, asking, *lacking.layers)
    return NeededLayers(tuple(layer for layer in layers if layer.columns), either(asked))


class _Readers:
    """The branches of a decision, as those that read conditions: their own, and those that come before it."""

    def __init__(self, step: SqlStep, wanted: _Wanted, reaching: Layer) -> None:
        self._step, self._wanted = step, wanted
        self._reach: Sql | None = None
        if step.in_turn:
            readers = sorted((way for way in step.ways if way.targets), key=_reads_to, reverse=True)
            reach = case(*((self._depends(way), number(_reads_to(way))) for way in readers))
            self._reach = reaching.add(name_of("reach", step.node.id), reach) if readers else unknown()

    def _depends(self, reader: SqlWay) -> Sql:
        """Whether it is unknown that a branch is taken, and something wanted depends on it."""
        return all_of([missing(reader.taken), self._wanted.leads(reader)])

    def asks(self, way: SqlWay) -> Sql | None:
        """Whether the condition of a branch is unknown and decides, here or for a later branch, about something
        wanted."""
        place = way.turn.own
        if way.when is None or place is None:
            return None
        here = [_open(self._step.applies), missing(way.when)]
        if self._reach is not None:
            return all_of([*here, at_least(self._reach, number(place))])
        leads = [self._wanted.leads(way)] if way.targets else []
        leads += [self._depends(each) for each in self._step.ways if place < each.turn.after and each.targets]
        return all_of([*here, any_of(leads)]) if leads else None


def _reads_to(way: SqlWay) -> int:
    """The place of the last condition that decides whether a branch is taken; it depends on all before it."""
    return way.turn.after - 1 if way.turn.own is None else way.turn.own


def _open(truth: Sql) -> Sql:
    """Whether something is not false; never unknown."""
    return any_of([truth, missing(truth)])
