"""A formula, or a case that is taken, without a value for some patient of whom everything is known that it reads.

**Why it matters.** What divides by zero, or takes the logarithm of zero, says nothing of the patient, and nobody may
guess. The facts are then refused, whether or not anything reads the formula.

**How to fix it.** Narrow the `range` of an element to what is possible: a height begins above zero. What no patient can
have together belongs into `constraints`. Or keep the argument from it: `max(bilirubin, 1)` has a logarithm. A result of
`type: integer`, or with a `precision`, must come out on its grid: `round(…)`, `floor(…)` and `ceil(…)` see to that.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guideproof.analysis.graph.obstacles import obstacles
from guideproof.checks.check import Check, Subject
from guideproof.checks.patients import patient_in_words, witness
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.element import Classify, Computed
from guideproof.model.formula import Number, Rounded, Rounding
from guideproof.program.lacks import Lack
from guideproof.program.wording import formula_text

_GRIDS = (Lack.WHOLE, Lack.GRID)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each formula."""
    from guideproof.analysis.proof import FormulaWithoutValue

    guideline = subject.guideline
    for fact in subject.facts(FormulaWithoutValue):
        derived = guideline.derived[fact.element]
        definition = derived.definition
        assert isinstance(definition, Computed | Classify)
        whom = patient_in_words(guideline, fact.patient)
        off = f"it {fact.why}" in tuple(map(str, _GRIDS))
        rounding = "Round what the case gives: `round(…)`, or with `floor` or `ceil`."
        if isinstance(definition, Computed):
            precision = derived.precision or Fraction(1)
            rounded = formula_text(Rounded(Rounding.NEAREST, definition.expression, Number(precision)))
            rounding = f"Round it: `{rounded}`, or with `floor` or `ceil`."
        ranges = "Narrow the `range` of what it reads to what is possible, or say in `constraints` what nobody has."
        yield CHECK.found(
            guideline,
            definition.span,
            f"`{fact.element}` has no value for {whom}: it {fact.why}",
            hint=rounding if off else ranges,
            witness=witness(
                guideline, fact.patient, f"no-value-of-{fact.element.replace('_', '-')}", f"No value of {fact.element}"
            ),
        )


CHECK = Check("GP320", "no-value", Severity.ERROR, find, preconditions=obstacles)
