"""Which missing elements an unknown condition still reads, through derived elements too (section 12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct, field

from guideproof.analysis.graph.edges import Edges, behind, derived_before, derived_order
from guideproof.model.condition import Condition
from guideproof.model.element import ClassBranch, Classify, Computed, Count, DateAfter, Derived, Elapsed, Points, Sum
from guideproof.program.reasons import Names, NamesMissing, NamesWhere, Naming, NothingMore, ToName, needed, needed_by
from guideproof.program.taken import Turns, turns_by
from guideproof.renderers.cohort_sql.columns import Layer, name_of
from guideproof.renderers.cohort_sql.conditions import Vocabulary
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    at_least,
    case,
    column,
    false,
    missing,
    number,
    true,
)

Lacks = Mapping[str, Sql]
"""From an input element to whether it is missing where it is asked for; never unknown."""

OPEN = "open___"


def if_open(value: Sql) -> Sql:
    """The value for patients for whom some end is unknown, false for all others, for whom nothing is computed."""
    return case((column(OPEN), value), otherwise=false())


class MissingInputs(Struct, dict=True):
    """Answers for conditions; what derived elements lack stands in layers of its own, made as it is asked for."""

    vocabulary: Vocabulary
    layers: list[Layer] = field(default_factory=list)
    _derived: dict[str, Lacks] = field(default_factory=dict)
    _level: dict[str, int] = field(default_factory=dict)

    @cached_property
    def _before(self) -> Edges:
        return derived_before(self.vocabulary.guideline)

    def of(self, condition: Condition) -> Lacks:
        """The missing elements that a condition still reads, given that it is unknown."""
        return self._named(needed(condition, self.vocabulary.guideline))

    def _named(self, elements: ToName) -> Lacks:
        return either(map(self._guarded, elements))

    def _in_turn(self, derived: Derived, turns: Turns[ClassBranch]) -> Lacks:
        """What classes lack: of those that are tried in order nothing is read behind the first one that certainly
        holds, and for what takes the rest nothing where any does."""
        first, place = column(name_of("first_class", derived.id)), 0
        found: list[tuple[Sql, Lacks]] = []
        for each in needed_by(derived, self.vocabulary.guideline):
            if isinstance(each, NothingMore):
                place += 1
                continue
            guard, lacks = self._guarded(each)
            if place and turns.in_order:
                guard = all_of([any_of([missing(first), at_least(first, number(place))]), guard])
            elif place:
                some = any_of(column(f"{derived.id}__{turns.turns.index(turn) + 1}") for turn in turns.tried)
                guard = all_of([case((some, false()), otherwise=true()), guard])
            found.append((guard, lacks))
        return either(found)

    def _guarded(self, each: Naming) -> tuple[Sql, Lacks]:
        match each:
            case Names(element):
                return true(), {element: true()}
            case NamesMissing(element):
                return true(), self.of_element(element)
            case NamesWhere(condition, truth, named):
                assert truth is not False
                asked = self.vocabulary.truth(condition)
                guard = missing(asked) if truth is None else case((asked, true()), otherwise=false())
                return guard, self._named(named)
            case NothingMore():
                raise AssertionError("only classes that are tried in order end so")

    def of_element(self, element: str) -> Lacks:
        """What of an element is missing, or of what it is made of."""
        if element not in self.vocabulary.guideline.derived:
            return {element: self.vocabulary.lacking(element)}
        if element not in self._derived:
            made_of = behind(self.vocabulary.guideline, [element])
            for id in derived_order(self.vocabulary.guideline):
                if id in made_of and id not in self._derived:
                    self._derive(id)
        return self._derived[element]

    def _derive(self, id: str) -> None:
        found = self._of_definition(id)
        before = self._before[id]
        level = max((self._level[each] for each in before if each in self._level), default=-1) + 1
        if len(self.layers) <= level:
            self.layers.append(Layer(f"lacking_{level + 1}", "What is missing of derived elements."))
        self._level[id] = level
        self._derived[id] = {
            element: self.layers[level].add(name_of("lacks", id, element), if_open(lack))
            for element, lack in found.items()
        }

    def _of_definition(self, id: str) -> Lacks:
        derived = self.vocabulary.guideline.derived[id]
        match derived.definition:
            case Count(conditions):
                unknown = (missing(column(f"{id}__{position + 1}")) for position in range(len(conditions)))
                return either(zip(unknown, map(self.of, conditions), strict=True))
            case Points(branches):
                total = [branch.when for branch in branches if branch.points]
                unknown = (missing(column(f"{id}__{position + 1}")) for position in range(len(total)))
                return either(zip(unknown, map(self.of, total), strict=True))
            case Classify() as classify:
                return self._in_turn(derived, turns_by(classify.hit_policy, classify.branches))
            case Computed() | Sum() | Elapsed() | DateAfter():
                return self._named(needed_by(derived, self.vocabulary.guideline))
            case condition:
                return self.of(condition)


def either(parts: Iterable[tuple[Sql, Lacks]]) -> Lacks:
    """What is lacking in some part whose guard holds; guards of the same lack are joined."""
    guards: dict[str, dict[Sql, list[Sql]]] = {}
    for guard, lack in parts:
        for element, lacking in lack.items():
            guards.setdefault(element, {}).setdefault(lacking, []).append(guard)
    return {
        element: any_of(all_of([any_of(asking), lacking]) for lacking, asking in found.items())
        for element, found in guards.items()
    }
