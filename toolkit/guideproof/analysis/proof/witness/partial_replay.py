"""What certainly applies to a partly known patient, asked node by node: the evaluator's meaning, only as far as
needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from guideproof.analysis.evaluation.applying import applying
from guideproof.analysis.evaluation.derivation import undetermined
from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.evaluation.truth import Predicate, Truth, compile_condition
from guideproof.analysis.proof.encoding.tracks import Tracks, Way
from guideproof.model.condition import Condition
from guideproof.program.taken import Alternative, Turns
from guideproof.program.texts import measures

T = TypeVar("T")


class PartialReplay:
    """One entry point of a guideline, looking at one patient at a time. All conditions are the evaluator's own."""

    def __init__(self, evaluator: Evaluator, tracks: Tracks | None) -> None:
        self._guideline = evaluator.guideline
        self._tracks = tracks
        plan = () if tracks is None else evaluator.plan(tracks.entry.name)
        self._nodes = {compiled.node.id: compiled for compiled in plan}
        self._compiled: dict[int, tuple[Condition, Predicate]] = {}
        self._says: dict[str, Callable[[Mapping[str, Any]], str | None] | None] = {}
        self._state: Mapping[str, Any] = {}
        self._applies: dict[str, Truth] = {}
        self._cones: dict[str, tuple[str, ...]] = {}
        self._applying: dict[str, Predicate] | None = None

    @property
    def entry(self) -> str | None:
        """The name of the entry point."""
        return None if self._tracks is None else self._tracks.entry.name

    def look(self, state: Mapping[str, Any]) -> None:
        """Turns to a patient: elements and derived elements as the evaluator has them."""
        self._state = state
        self._applies = {}

    def truth(self, condition: Condition) -> Truth:
        """Whether a condition holds of the patient."""
        known = self._compiled.get(id(condition))
        if known is None:
            known = self._compiled[id(condition)] = (condition, compile_condition(condition, self._guideline))
        return known[1](self._state)

    def lack(self, element: str) -> str | None:
        """What is said of a derived element that has no value, or no class, though all that it reads is known."""
        if element not in self._says:
            self._says[element] = undetermined(self._guideline.derived[element], self._guideline)
        says = self._says[element]
        return None if says is None else says(self._state)

    @property
    def in_scope(self) -> bool:
        """Whether the patient is certainly one for whom the entry point is."""
        when = None if self._tracks is None else self._tracks.entry.when
        return when is None or self.truth(when) is True

    def holds(self, node: str, branch: int) -> Truth:
        """Whether a branch is taken by a patient who is at the node."""
        return self._nodes[node].takes(branch, self._state)

    def told(self, ask: Callable[[Mapping[str, Any]], T]) -> T:
        """What a function of the state says of the patient."""
        return ask(self._state)

    def taken_before(self, turns: Turns[Alternative], index: int) -> int | None:
        """The place of the condition that certainly takes the patient before it is the turn of a branch."""
        for place, earlier in enumerate(turns.conditions[: turns.turns[index].after]):
            truth = self.truth(earlier)
            if truth is not False:
                return place if truth else None
        return None

    def inapplicable(self, element: str) -> bool:
        """Whether an element certainly does not apply."""
        if self._applying is None:
            self._applying = applying(self._guideline)
        return self._applying[element](self._state) is False

    def measured(self, node: str) -> bool:
        """Whether the amounts that a node gives are known."""
        held = [self._state.get(element) for element in measures(self._nodes[node].node)]
        return not any(each is None or (isinstance(each, tuple) and each[0] != each[1]) for each in held)

    def none_holds(self, node: str) -> bool:
        """Whether a patient at the node certainly takes no branch."""
        return all(truth is False for truth in self._nodes[node].taken(self._state))

    def applies(self, node: str) -> Truth:
        """Whether a node applies to the patient."""
        assert self._tracks is not None
        if node not in self._tracks.ways_in:
            return False
        if node not in self._cones:
            self._cones[node] = tuple(sorted(self._tracks.cone({node}), key=self._tracks.rank.__getitem__))
        for each in self._cones[node]:
            if each not in self._applies:
                self._applies[each] = True if each == self._tracks.start else self._arrives(each)
        return self._applies[node]

    def _arrives(self, node: str) -> Truth:
        assert self._tracks is not None
        result: Truth = False
        for way in self._tracks.ways_in[node]:
            truth = self._passes(way)
            if truth is True:
                return True
            result = None if truth is None else result
        return result

    def _passes(self, way: Way) -> Truth:
        here = self._applies[way.source]
        return here if here is False or way.branch is None else _and(here, self.holds(way.source, way.branch))


def _and(one: Truth, other: Truth) -> Truth:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True
