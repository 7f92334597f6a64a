"""Taking a patient's facts in: each fits its element, no constraint is broken, every class is one (section 12)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple

from guideproof.analysis.evaluation.applying import applying
from guideproof.analysis.evaluation.dates import Dates
from guideproof.analysis.evaluation.derivation import added_up, compile_derived, how_many, undetermined
from guideproof.analysis.evaluation.facts import ValueFault, assumptions, read_value
from guideproof.analysis.evaluation.reasons import Reasons
from guideproof.analysis.evaluation.remembering import Memory, Remembered, remembered
from guideproof.analysis.evaluation.result import Problem
from guideproof.analysis.evaluation.rounded import Comparisons, InAnotherUnit, in_another_unit
from guideproof.analysis.evaluation.truth import State, compile_condition, compiled
from guideproof.analysis.evaluation.value_faults import in_a_sentence
from guideproof.analysis.graph.edges import derived_order
from guideproof.model.element import ON, Computed, Constraint, Count, Derived, Element, Points, Sum
from guideproof.model.guideline import Guideline
from guideproof.model.quoting import quoted
from guideproof.nearest import did_you_mean
from guideproof.program.conditions import read_for, read_to_add, read_to_compute, satisfied, weighted_condition
from guideproof.program.own_ranges import cut, own_range
from guideproof.program.slots import NumberKind, input_kind
from guideproof.program.thresholds import thresholds_of
from guideproof.program.variables import variables_of


class Admitted(NamedTuple):
    """The state of a patient, what is wrong with the facts, the elements whose missing value stands for something,
    which was put in, and the facts that fit and were given in another unit."""

    state: dict[str, Any]
    problems: list[Problem]
    assumed: tuple[str, ...]
    told: Sequence[InAnotherUnit]

    @property
    def said(self) -> dict[str, str]:
        """What reasons say of facts that were given in another unit."""
        return {each.reason: each.said for each in self.told}


class _Misfit(Exception):
    """A fact does not fit its element."""


class Admission:
    """Checks the facts of patients against one guideline and completes them with the derived elements."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._reasons = Reasons(guideline)
        self._blank: dict[str, Any] = dict.fromkeys((*guideline.elements, *guideline.derived))
        self._dates = Dates(guideline) if guideline.dated else None
        self._assumptions = assumptions(guideline)
        self._named = {id: each.numbers for id, each in thresholds_of(guideline).items()}
        self._readers = {id: _reader(element, self._named.get(id, ())) for id, element in guideline.elements.items()}
        kinds = {id: input_kind(element) for id, element in guideline.elements.items()}
        self._quantities = {id: kind for id, kind in kinds.items() if isinstance(kind, NumberKind) and kind.converted}
        self._told = [(id, Memory[str, InAnotherUnit | None](partial(self._tell, id))) for id in self._quantities]
        self._comparisons = Comparisons(guideline)
        self._derived = [(id, _computation(guideline.derived[id], guideline)) for id in derived_order(guideline)]
        self._reads = {id: frozenset(read_to_compute(guideline.derived[id], guideline)) for id, _ in self._derived}
        self._reading = Memory(self._read_from)
        self._undetermined = [
            (id, remembered(read_to_compute(derived, guideline), says))
            for id, derived in guideline.derived.items()
            if (says := undetermined(derived, guideline)) is not None
        ]
        self._applying = applying(guideline)
        broken_of = [
            _broken_of(read, constraints, guideline)
            for read, constraints in _grouped(list(guideline.constraints.values()), guideline)
        ]
        self._constraints = [(each.pick, each.found) for each in broken_of]

    def admit(self, facts: Mapping[str, Any]) -> Admitted:
        """The state of a patient for conditions to be asked of, and every problem, in the order of the facts.

        The state has all elements, input and derived; what is missing is ``None``, a date all days that it can be. Only
        the input elements are filled in where there are problems with them: of these nothing is asked, not whom an
        element applies to either, so that all that was put in is told. Of a guideline with dates it has the day of the
        visit too.
        """
        state = self._blank.copy()
        problems: list[Problem] = []
        readers = self._readers
        for id, given in facts.items():
            try:
                state[id] = readers[id][type(given), tuple(given) if type(given) is list else given]
            except (KeyError, TypeError, _Misfit):  # no such element; it cannot be remembered; it does not fit
                problem = self._read(state, id, given)
                if problem is not None:
                    problems.append(problem)
        if self._dates is not None:
            problems = self._dates.problems(state, facts, problems)
        given = [id for id in self._applying if state[id] is not None] if self._applying else []
        put_in = self._assume(state, problems) if self._assumptions else ()
        if self._dates is not None:
            self._dates.complete(state)
        told = [
            each
            for id, told_of in self._told
            if type(text := facts.get(id)) is str and (each := told_of[text]) is not None
        ]
        rounded = [each.rounded for each in told if each.rounded is not None] if told else []
        if rounded:
            problems += [Problem(id, None, None, why) for id, why in self._comparisons.ambiguous(rounded, state)]
        if problems:
            return Admitted(state, problems, put_in, _without(told, problems))
        for id, computed in self._derived:
            state[id] = computed.found[computed.pick(state)]
        none = [id for id, holds in self._applying.items() if holds(state) is False] if self._applying else []
        # Where an element does not apply, nothing reads what was put in for it.
        assumed = tuple(id for id in put_in if id not in none) if none else put_in
        admitted = Admitted(state, problems, assumed, told)
        if none:
            problems += [self._strange(id, state) for id in given if id in none]
        problems += self._broken(state, admitted)
        return admitted

    def without(self, state: State, id: str) -> tuple[dict[str, Any], frozenset[str]] | None:
        """The state of a patient of whom an input is not known, and the elements that may be others then; ``None``
        where what stands for it goes with no such patient."""
        found = {**state, id: self._assumptions.get(id)}
        if self._dates is not None:
            self._dates.complete(found)
        for each, computed in self._reading[id]:
            found[each] = computed.found[computed.pick(found)]
        if id in self._assumptions and found[id] != state[id] and not self._goes(found):
            return None
        return found, frozenset((id, *(each for each, _ in self._reading[id])))

    def _goes(self, state: State) -> bool:
        """Whether a state can be a patient's."""
        given = (id for id in self._applying if state[id] is not None and state[id] != self._assumptions.get(id))
        return not any(self._applying[id](state) is False for id in given) and not self._broken(
            state, Admitted(dict(state), [], (), ())
        )

    def _read_from(self, id: str) -> list[tuple[str, Remembered[Any]]]:
        """The derived elements that an input is behind, in the order in which they are computed."""
        read: set[str] = {id}
        found: list[tuple[str, Remembered[Any]]] = []
        for each, computed in self._derived:
            if not read.isdisjoint(self._reads[each]):
                read.add(each)
                found.append((each, computed))
        return found

    def meant(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """The facts of a patient without those of elements that do not apply."""
        state = self.admit(facts).state
        return {id: given for id, given in facts.items() if id not in self._applying or self._applying[id](state)}

    def _strange(self, id: str, state: State) -> Problem:
        element = self._guideline.elements[id]
        assert element.applies_when is not None
        reasons = ", ".join(self._reasons.because(element.applies_when, False, state, {}))
        message = f"{reasons}: `{id}` does not apply to this patient, so it cannot be given; leave it out"
        return Problem(id, None, None, message)

    def _assume(self, state: dict[str, Any], problems: Sequence[Problem]) -> tuple[str, ...]:
        """Puts in what missing values stand for, and gives the elements concerned, in the order of the guideline."""
        missing = [id for id in self._assumptions if state[id] is None]
        if missing and problems:
            misfits = {problem.element for problem in problems}
            missing = [id for id in missing if id not in misfits]
        for id in missing:
            state[id] = self._assumptions[id]
        return tuple(missing)

    def _tell(self, id: str, given: str) -> InAnotherUnit | None:
        """What is to be told of a text; nothing of what does not fit."""
        try:
            value = self._readers[id][str, given]
        except _Misfit:
            return None
        return in_another_unit(self._guideline.elements[id], self._quantities[id], given, value)

    def _read(self, state: dict[str, Any], id: str, given: Any) -> Problem | None:
        """Puts the value of a fact into the state, or says what is wrong with it."""
        element = self._guideline.elements.get(id)
        if element is None:
            return None if id == ON else self._stranger(id)
        value = read_value(element, given, named=self._named.get(id, ()))
        if isinstance(value, ValueFault):
            return Problem(id, None, None, in_a_sentence(value))
        state[id] = value
        return None

    def _stranger(self, id: Any) -> Problem:
        name = quoted(id)
        if id in self._guideline.derived:
            message = f"`{name}` is derived: it is computed from other elements and cannot be given"
            return Problem(name, None, None, message)
        hint = did_you_mean(name, self._guideline.elements)
        return Problem(name, None, None, f"the guideline has no element `{name}`{f'; {hint}' if hint else ''}")

    def _broken(self, state: State, admitted: Admitted) -> list[Problem]:
        problems: list[Problem] = []
        broken = {constraint.id for pick, found in self._constraints for constraint in found[pick(state)]}
        said = admitted.said if broken else {}
        for id in (id for id in self._guideline.constraints if id in broken) if broken else ():
            constraint = self._guideline.constraints[id]
            reasons = self._reasons.because(constraint.holds, False, state, {})
            told = ", ".join(said.get(reason, reason) for reason in reasons)
            element, name = (constraint.ranged, None) if constraint.ranged else (None, id)
            problems.append(Problem(element, name, None, f"{told}: no patient can have this. {constraint.because}"))
        for id, says in self._undetermined:
            wrong = says(state)
            computed = isinstance(self._guideline.derived[id].definition, Computed)
            # What does not apply need not have a value; but a case that is taken twice is wrong all the same.
            if wrong is not None and (not computed or id not in self._applying or self._applying[id](state)):
                problems.append(Problem(id, None, None, wrong))
        return problems


def _grouped(
    constraints: Sequence[Constraint], guideline: Guideline
) -> Iterable[tuple[tuple[str, ...], list[Constraint]]]:
    """The constraints, those together that read nothing but what one of them reads: asked of a state in one go."""
    groups: dict[frozenset[str], tuple[tuple[str, ...], list[Constraint]]] = {}
    reading = [(read_for((constraint.holds,), guideline), constraint) for constraint in constraints]
    for names, constraint in sorted(reading, key=lambda each: -len(each[0])):
        read = frozenset(names)
        groups.setdefault(next((each for each in groups if read <= each), read), (names, []))[1].append(constraint)
    return groups.values()


def _broken_of(
    read: Sequence[str], constraints: Sequence[Constraint], guideline: Guideline
) -> Remembered[tuple[Constraint, ...]]:
    """Gives those of the constraints, which read these elements, that a state certainly breaks."""
    checks = [(constraint, compiled(satisfied(constraint, guideline), guideline)) for constraint in constraints]
    return remembered(read, lambda state: tuple(constraint for constraint, holds in checks if holds(state) is False))


def _without(told: Iterable[InAnotherUnit], problems: Iterable[Problem]) -> list[InAnotherUnit]:
    """What is told of facts that no problem is about."""
    misfits = {problem.element for problem in problems}
    return [each for each in told if each.rounded is None or each.rounded.element not in misfits]


def _reader(element: Element, named: Sequence[Fraction]) -> Memory[tuple[type, Any], Any]:
    """Gives the value of what fits, by its type, since ``True`` is not ``1``; raises ``_Misfit`` for the rest, of which
    nothing is kept."""

    kind = input_kind(element)

    def read(fact: tuple[type, Any]) -> Any:
        value = read_value(element, fact[1], kind=kind, named=named)
        if isinstance(value, ValueFault):
            raise _Misfit
        return value

    return Memory(read)


def _computation(derived: Derived, guideline: Guideline) -> Remembered[Any]:
    """How to compute it. A number of conditions reads so many elements that what is remembered is
    each of them."""
    match derived.definition:
        case Count(conditions):
            reckoned: Callable[[Any], Any] = how_many
            parts = [
                remembered(read_for((each,), guideline), compile_condition(each, guideline)) for each in conditions
            ]
        case Points() | Sum() if not (total := variables_of(guideline).total(derived.id)).addends:
            reckoned = added_up(total)
            parts = [
                remembered(read_to_add(each, guideline), compiled(weighted_condition(each, guideline), guideline))
                for each in total.weighted
            ]
        case _:
            return remembered(read_to_compute(derived, guideline), compile_derived(derived, guideline))
    ends, plain = own_range(derived, variables_of(guideline).kind(derived.id)), reckoned
    if ends is not None:
        reckoned = lambda truths: cut(plain(truths), ends)  # noqa: E731
    return Remembered(lambda state: tuple([part.found[part.pick(state)] for part in parts]), Memory(reckoned))
