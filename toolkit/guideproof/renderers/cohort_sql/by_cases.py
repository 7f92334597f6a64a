"""Numbers by cases in SQL: the least and the greatest of what may hold (sections 4 and 5)."""

from __future__ import annotations

from collections.abc import Sequence

from guideproof.model.element import Derived, ElementType, unit_suffix
from guideproof.program.arithmetic import Constant, Read, Whole
from guideproof.program.cases import CaseFault, CaseNumber, Cases
from guideproof.program.conditions import case_applies, unlike
from guideproof.program.lacks import Lack
from guideproof.program.proposition import ALWAYS
from guideproof.program.slots import SlotRole
from guideproof.program.variables import variables_of
from guideproof.renderers.cohort_sql.arithmetic import computed, is_wide
from guideproof.renderers.cohort_sql.calendar import month_nearly, place_in
from guideproof.renderers.cohort_sql.columns import Layer, name_of
from guideproof.renderers.cohort_sql.conditions import Vocabulary
from guideproof.renderers.cohort_sql.dated import placed
from guideproof.renderers.cohort_sql.derived_columns import DerivedLayers, known_number
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    at_least,
    call,
    case,
    column,
    equal,
    false,
    negated,
    number,
    present,
    true,
)
from guideproof.renderers.cohort_sql.formula_columns import computed_columns, lack_column
from guideproof.renderers.cohort_sql.numbers import SqlMeasure
from guideproof.renderers.cohort_sql.reals import Doubles
from guideproof.renderers.cohort_sql.turns import in_turn


def by_cases(derived: Derived, vocabulary: Vocabulary, layers: DerivedLayers) -> None:
    """The columns of a number by cases; ``vocabulary`` learns what it measures. Raises ``NotExpressible``."""
    cases, id = variables_of(vocabulary.guideline).cases(derived.id), derived.id
    truths = _taken(derived, cases, vocabulary, layers.parts, layers.firsts, layers.taken)
    work = _CaseNumbers(derived, cases, vocabulary, layers)
    first, last = number(cases.first), number(cases.last)
    low = work.extreme(False, [case((negated(each), last), otherwise=end) for each, end in work.beside(truths, False)])
    high = work.extreme(True, [case((negated(each), first), otherwise=end) for each, end in work.beside(truths, True)])
    if CaseFault.NONE in cases.faults:
        none = all_of(map(negated, truths))
        least, most = map(number, cases.anything)
        low, high = case((none, least), otherwise=low), case((none, most), otherwise=high)
    counts = f"; counts {cases.step}{unit_suffix(derived)}" if cases.step != 1 else ""
    least, most = layers.ends(derived, vocabulary, low, high, f"{derived.title}{counts}")
    if derived.type is ElementType.DATE and id in placed(vocabulary.guideline):
        for end, day in (("low", low), ("high", high)):
            nearly = layers.uncut.add(f"{id}__{end}_month", month_nearly(day))
            layers.own.add(f"{id}__{end}_place", place_in(day, nearly))
    apart: Sql = false()
    if CaseFault.SEVERAL in cases.faults:
        certain = _applying(truths, cases, vocabulary)
        sure = work.extreme(True, [case((each, end), otherwise=first) for each, end in work.beside(certain, False)])
        upmost = work.extreme(False, [case((each, end), otherwise=last) for each, end in work.beside(certain, True)])
        said = unlike(cases.turns, vocabulary.guideline)
        unlike_ones = () if said is None else (vocabulary.holds(said),)
        apart = any_of([negated(at_least(upmost, sure)), *unlike_ones])
        layers.own.add(name_of("differ", id), case((apart, true()), otherwise=false()), CaseFault.SEVERAL)
    if cases.lacks:
        lacking = [(apart, number(0))] if CaseFault.SEVERAL in cases.faults else []
        for holds, lack, formula in zip(_applying(truths, cases, vocabulary), work.lacks, work.formulas, strict=True):
            for place, each in enumerate(formula.lacks if lack is not None and formula is not None else (), start=1):
                why = number(cases.lacks.index(each.lack) + 1)
                lacking.append((all_of([holds, equal(lack or false(), number(place))]), why))
        layers.own.add(name_of("lack", id), case(*lacking), f"why `{id}` has no value")
    for truth, near in zip(truths, work.near, strict=True):
        if near is not None:
            vocabulary.undetermined.append(case((negated(truth), false()), otherwise=near))
    vocabulary.measures[id] = SqlMeasure(least, most, cases.step, cases.first, cases.last)


def case_lack(derived: Derived, vocabulary: Vocabulary, lack: Lack) -> Sql:
    """Whether the case that is taken has no value for this reason; for ``CASE`` alone."""
    place = variables_of(vocabulary.guideline).cases(derived.id).lacks.index(lack) + 1
    return equal(column(name_of("lack", derived.id)), number(place))


def case_conflict(derived: Derived, vocabulary: Vocabulary, fault: CaseFault) -> Sql:
    """Whether a number by cases cannot be determined for this reason; for ``CASE`` alone."""
    cases = variables_of(vocabulary.guideline).cases(derived.id)
    if fault is CaseFault.SEVERAL:
        return column(name_of("differ", derived.id))
    return all_of(negated(column(_name(derived, cases, place))) for place in range(len(cases.numbers)))


def _applying(truths: list[Sql], cases: Cases, vocabulary: Vocabulary) -> list[Sql]:
    """Whether each case is taken and applies."""
    found = [case_applies(turn.branch, vocabulary.guideline) for turn in cases.turns.turns]
    pairs = zip(truths, found, strict=True)
    return [each if own == ALWAYS else all_of([each, vocabulary.holds(own)]) for each, own in pairs]


def _name(derived: Derived, cases: Cases, place: int) -> str:
    """The column that says whether a branch is taken."""
    turn = cases.turns.turns[place]
    plain = turn.own is not None and not cases.turns.in_order
    return f"{derived.id}__{place + 1}" if plain else f"{derived.id}__{place + 1}__taken"


def _taken(
    derived: Derived, cases: Cases, vocabulary: Vocabulary, parts: Layer, firsts: Layer, taken: Layer
) -> list[Sql]:
    """The columns that say whether each branch is taken."""
    whens = {
        place: parts.add(f"{derived.id}__{place + 1}", vocabulary.truth(turn.branch.when), turn.branch.text)
        for place, turn in enumerate(cases.turns.turns)
        if turn.branch.when is not None
    }
    places = list(whens)
    names = name_of("first_class", derived.id), name_of("class_in_doubt", derived.id)
    tried: Sequence[Sql] = list(whens.values())
    if cases.turns.in_order:
        tried = in_turn(cases.turns.tried, tried, firsts, names, derived.title)
    found = []
    for place, turn in enumerate(cases.turns.turns):
        name = _name(derived, cases, place)
        if turn.own is None:
            found.append(taken.add(name, negated(any_of(whens.values())), turn.branch.text))
        elif cases.turns.in_order:
            found.append(taken.add(name, tried[places.index(place)], turn.branch.text))
        else:
            found.append(whens[place])
    return found


class _CaseNumbers:
    """The ends of the cases of one number, and where there is none: for each case the column of the reason, and whether
    a double does not say what it is."""

    def __init__(self, derived: Derived, cases: Cases, vocabulary: Vocabulary, layers: DerivedLayers) -> None:
        self._vocabulary, self._layers = vocabulary, layers
        self._wide = is_wide((cases.first, cases.last))
        self.formulas = [each.formula for each in cases.numbers]
        self.lacks: list[Sql | None] = []
        self.near: list[Sql | None] = []
        self._lows: list[Sql] = []
        self._highs: list[Sql] = []
        for place, each in enumerate(cases.numbers, start=1):
            self._add(f"{derived.id}__{place}__number", each)

    def _add(self, name: str, case_number: CaseNumber) -> None:
        formula, layers, dialect = case_number.formula, self._layers, self._vocabulary.dialect
        low, high = self._computed(case_number.low), self._computed(case_number.high)
        lack = near = None
        if formula is not None and case_number.waits:
            found = computed_columns(
                name, "The value of the case", "", formula, self._vocabulary, layers.parts, layers.taken, self._known
            )
            lack, near = found.lack, found.near
            value = self._widened(found.measure.low, formula.number.whole)
            low, high = (call("COALESCE", value, end) for end in (low, high))
        elif formula is not None:
            known = all_of(present(self._known(each)) for each in formula.operands)
            lack = lack_column(name, formula, layers.parts, Doubles(self._known, dialect), known)
        self._lows.append(low)
        self._highs.append(high)
        self.lacks.append(lack)
        self.near.append(near)

    def beside(self, truths: list[Sql], greatest: bool) -> list[tuple[Sql, Sql]]:
        """Whether each case is taken, with one of its ends."""
        return list(zip(truths, self._highs if greatest else self._lows, strict=True))

    def extreme(self, greatest: bool, numbers: list[Sql]) -> Sql:
        """The least or the greatest of numbers none of which is missing."""
        return numbers[0] if len(numbers) == 1 else call("GREATEST" if greatest else "LEAST", *numbers)

    def _computed(self, whole: Whole) -> Sql:
        return self._widened(computed(whole, self._read, self._vocabulary.dialect), whole)

    def _widened(self, found: Sql, whole: Whole) -> Sql:
        dialect = self._vocabulary.dialect
        widened = self._wide and not is_wide(whole.ends) and not isinstance(whole, Constant)
        return dialect.cast(found, dialect.wide) if widened else found

    def _read(self, read: Read) -> Sql:
        measure = self._vocabulary.measure(read.slot.element)
        value = measure.high if read.slot.role is SlotRole.HIGH else measure.low
        return value if read.missing is None else call("COALESCE", value, number(read.missing))

    def _known(self, read: Read) -> Sql:
        return known_number(self._vocabulary, read)
