"""Layers of what is missing: the elements that an unknown condition still reads on the way to an unknown end (section 12).

They are computed only for patients for whom some end of a track is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Needs:
    """What the result needs: the layers that lead to it, and for each element whether it is needed if one is undecided."""

    layers: tuple[Layer, ...]
    elements: Lacks


@dataclass(slots=True)
class _Wanted:
    """The nodes on the way to an unknown end, from the ends backwards."""

    truths: dict[str, Sql] = field(default_factory=dict)
    level: dict[str, int] = field(default_factory=dict)
    layers: list[Layer] = field(default_factory=list)

    def follow(self, step: Step) -> None:
        """Takes a node in, after those that it leads to."""
        id = step.node.id
        if not step.decides:
            self.truths[id], self.level[id] = missing(step.applies), 0
            return
        self.level[id] = max((self.level[target] for way in step.ways for target in way.targets), default=0) + 1
        while len(self.layers) < self.level[id]:
            says = "Decisions that may or may not apply, on the way to an end that may or may not."
            self.layers.append(Layer(f"wanted_{len(self.layers) + 1}", says))
        on_the_way = any_of(all_of([_open(way.taken), self.leads(way)]) for way in step.ways)
        value = if_open(all_of([missing(step.applies), on_the_way]))
        self.truths[id] = self.layers[self.level[id] - 1].add(name_of("wants", id), value)

    def leads(self, way: Way) -> Sql:
        """Whether a branch leads to a node that is wanted."""
        return any_of(self.truths[target] for target in dict.fromkeys(way.targets))


def needs(found: Algorithm, vocabulary: Vocabulary) -> Needs:
    """The needs of an algorithm. Valid for a patient for whom some end of a track is unknown."""
    wanted = _Wanted()
    for step in reversed(found.steps):
        wanted.follow(step)
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
    layers = (*wanted.layers, asking, *lacking.layers)
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
