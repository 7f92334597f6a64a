"""Columns of a formula: its value, why it has none, and whether a double does not say what it is (section 4)."""

from __future__ import annotations

from collections.abc import Callable

from guideproof.model.element import Derived, unit_suffix
from guideproof.program.arithmetic import Read, RealSign, RealSteps
from guideproof.program.proposition import NumberOf, Sort
from guideproof.program.variables import StepFormula, variables_of
from guideproof.renderers.cohort_sql.arithmetic import lacking
from guideproof.renderers.cohort_sql.columns import Layer, name_of
from guideproof.renderers.cohort_sql.conditions import Vocabulary
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    case,
    column,
    equal,
    false,
    missing,
    number,
    present,
    text,
    true,
    unknown,
)
from guideproof.renderers.cohort_sql.numbers import SqlMeasure, compute, exactly
from guideproof.renderers.cohort_sql.reals import Doubles


def formula_columns(
    derived: Derived, vocabulary: Vocabulary, parts: Layer, own: Layer, read: Callable[[Read], Sql]
) -> None:
    """Adds the columns of a formula; ``vocabulary`` learns its number, and when it has none. Raises
    ``NotExpressible``."""
    formula = variables_of(vocabulary.guideline).formula(derived.id)
    doubles = Doubles(read, vocabulary.dialect)
    known = all_of(present(read(each)) for each in formula.operands)
    if formula.lacks:
        _lack(derived, formula, vocabulary, doubles, parts, known)
        known = all_of([known, missing(column(_lack_column(derived)))])
    if isinstance(formula.number.whole, RealSteps):
        found = _real(derived, formula.number.whole, vocabulary, doubles, parts, own, known)
    else:
        found = compute(formula, read, vocabulary.dialect)
    step = formula.number.step
    counts = f"; counts {step}{unit_suffix(derived)}" if step != 1 else ""
    value = own.add(derived.id, found.low, f"{derived.title}{counts}")
    divisor = None
    if found.over is not None:
        divisor = own.add(f"{derived.id}__over", found.over, f"what `{derived.id}` is divided by")
    vocabulary.measures[derived.id] = SqlMeasure(
        value,
        value,
        step,
        found.least,
        found.greatest,
        over=divisor,
        most_over=found.most_over,
        missing=variables_of(vocabulary.guideline).where_missing(NumberOf(derived.id, Sort.VALUE)),
    )


def _lack_column(derived: Derived) -> str:
    return f"{derived.id}__lack"


def _lack(
    derived: Derived, formula: StepFormula, vocabulary: Vocabulary, doubles: Doubles, parts: Layer, known: Sql
) -> None:
    """A column with the number of the reason for which the formula has no value."""
    asked = [
        doubles.lacking(each) if isinstance(each.whole, RealSign) else lacking(each, doubles.read, vocabulary.dialect)
        for each in formula.lacks
    ]
    reasons = [(all_of([known, lack]), number(place)) for place, lack in enumerate(asked, start=1)]
    column = parts.add(_lack_column(derived), case(*reasons), f"why `{derived.id}` has no value")
    for place, each in enumerate(formula.lacks, start=1):
        holds = _among_tests(vocabulary, derived, f"lack_{place}", equal(column, number(place)))
        vocabulary.no_values.append((derived.id, holds, text(f"{derived.id}: it has no value: {each.lack}")))


def _real(
    derived: Derived,
    whole: RealSteps,
    vocabulary: Vocabulary,
    doubles: Doubles,
    parts: Layer,
    own: Layer,
    known: Sql,
) -> SqlMeasure:
    steps, counted, near_half = doubles.steps(whole)
    real = parts.add(f"{derived.id}__real", steps, f"{derived.title}, not rounded")
    unclear = parts.add(f"{derived.id}__unclear", any_of(doubles.unclear)) if doubles.unclear else false()
    near = case((all_of([known, any_of([unclear, near_half(real), missing(real)])]), true()), otherwise=false())
    name = name_of("near", derived.id)
    own.add(name, near, f"a double does not say what `{derived.id}` is")
    vocabulary.undetermined.append(_among_tests(vocabulary, derived, "near_half", column(name)))
    value = case((near, unknown()), (known, counted(real)))
    return exactly(value, whole.step, *whole.ends)


def _among_tests(vocabulary: Vocabulary, derived: Derived, what: str, truth: Sql) -> Sql:
    """A truth of a formula, among the tests where its number stands below them."""
    if derived.id not in vocabulary.plain:
        return truth
    return vocabulary.tests.add(name_of(what, derived.id), truth)
