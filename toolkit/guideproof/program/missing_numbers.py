"""What a test comes to where the number that it tests is missing (section 5)."""

from __future__ import annotations

from guideproof.program.interval import all_within
from guideproof.program.proposition import NumberWithin
from guideproof.program.variables import Variables


def if_missing(test: NumberWithin, variables: Variables) -> bool | None:
    """What the test of a derived number that is missing comes to, if its range tells; a test that a whole range of an
    input passes, or fails, is none."""
    ends = variables.where_missing(test.number)
    if ends is None or test.number.element in variables.guideline.elements:
        return None
    return all_within((each.times(1 / variables.step(test.number)) for each in test.intervals), *ends)
