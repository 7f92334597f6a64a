"""Columns of a formula: its value, why it has none, and whether a double does not say what it is (section 4)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from guideproof.model.element import Derived, unit_suffix
from guideproof.program.arithmetic import Constant, Read, RealSign, RealSteps
from guideproof.program.formulas import StepFormula
from guideproof.program.proposition import NumberOf, Sort
from guideproof.program.variables import variables_of
from guideproof.renderers.cohort_sql.arithmetic import lacking
from guideproof.renderers.cohort_sql.columns import Layer, name_of
from guideproof.renderers.cohort_sql.conditions import Vocabulary
from guideproof.renderers.cohort_sql.expressions import (
    Sql,
    all_of,
    any_of,
    case,
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
    found = computed_columns(derived.id, derived.title, unit_suffix(derived), formula, vocabulary, parts, own, read)
    for place, each in enumerate(formula.lacks, start=1):
        assert found.lack is not None
        holds = _among_tests(vocabulary, derived, f"lack_{place}", equal(found.lack, number(place)))
        vocabulary.no_values.append((derived.id, holds, text(f"{derived.id}: it has no value: {each.lack}")))
    if found.near is not None:
        vocabulary.undetermined.append(_among_tests(vocabulary, derived, "near_half", found.near))
    missing_number = variables_of(vocabulary.guideline).where_missing(NumberOf(derived.id, Sort.VALUE))
    vocabulary.measures[derived.id] = replace(found.measure, missing=missing_number)


class ComputedColumns(Struct, frozen=True):
    """The columns of something computed: its number, the number of the reason for which it has none, and whether a
    double does not say what it is."""

    measure: SqlMeasure
    lack: Sql | None
    near: Sql | None


def computed_columns(
    name: str,
    title: str,
    suffix: str,
    formula: StepFormula,
    vocabulary: Vocabulary,
    parts: Layer,
    own: Layer,
    read: Callable[[Read], Sql],
) -> ComputedColumns:
    """Adds the columns of something computed under a name, ``own`` above ``parts``. Raises ``NotExpressible``."""
    doubles = Doubles(read, vocabulary.dialect)
    known = all_of(present(read(each)) for each in formula.operands)
    lack = lack_column(name, formula, parts, doubles, known) if formula.lacks else None
    near: Sql | None = None
    if lack is not None:
        known = all_of([known, missing(lack)])
    whole = formula.number.whole
    if isinstance(whole, RealSteps) or (isinstance(whole, Constant) and doubles.unclear):
        found, near = _real(name, title, whole, formula.number.step, doubles, parts, own, known)
    else:
        found = compute(formula, read, vocabulary.dialect)
    step = formula.number.step
    counts = f"; counts {step}{suffix}" if step != 1 else ""
    value = own.add(name, found.low, f"{title}{counts}")
    divisor = None
    if found.over is not None:
        divisor = own.add(f"{name}__over", found.over, f"what `{name}` is divided by")
    measure = SqlMeasure(value, value, step, found.least, found.greatest, over=divisor, most_over=found.most_over)
    return ComputedColumns(measure, lack, near)


def lack_column(name: str, formula: StepFormula, parts: Layer, doubles: Doubles, known: Sql) -> Sql:
    """A column with the number of the reason for which something computed has no value."""
    asked = [
        doubles.lacking(each) if isinstance(each.whole, RealSign) else lacking(each, doubles.read, doubles.dialect)
        for each in formula.lacks
    ]
    reasons = [(all_of([known, lack]), number(place)) for place, lack in enumerate(asked, start=1)]
    return parts.add(f"{name}__lack", case(*reasons), f"why `{name}` has no value")


def _real(
    name: str,
    title: str,
    whole: RealSteps | Constant,
    step: Fraction,
    doubles: Doubles,
    parts: Layer,
    own: Layer,
    known: Sql,
) -> tuple[SqlMeasure, Sql]:
    """The number, and whether a double does not say what it is; one that is always the same is there wherever it has a
    value."""
    doubts: list[Sql] = []
    value: Sql = number(whole.value) if isinstance(whole, Constant) else unknown()
    if isinstance(whole, RealSteps):
        steps, counted, near_half = doubles.steps(whole)
        real = parts.add(f"{name}__real", steps, f"{title}, not rounded")
        value, doubts = counted(real), [near_half(real), missing(real)]
    if doubles.unclear:
        unclear = parts.add(f"{name}__unclear", any_of(doubles.unclear))
        doubts = [unclear, missing(unclear), *doubts]
    near = case((all_of([known, any_of(doubts)]), true()), otherwise=false())
    told = own.add(name_of("near", name), near, f"a double does not say what `{name}` is")
    return exactly(case((near, unknown()), (known, value)), step, *whole.ends), told


def _among_tests(vocabulary: Vocabulary, derived: Derived, what: str, truth: Sql) -> Sql:
    """A truth of a formula, among the tests where its number stands below them."""
    if derived.id not in vocabulary.plain:
        return truth
    return vocabulary.tests.add(name_of(what, derived.id), truth)
