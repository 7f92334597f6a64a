"""Small slips in what is added up: every list of points, or sum, that an editor may have got wrong once."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guideproof.analysis.cases.edits import edits
from guideproof.model.element import Points, Sum
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number


def slips_in_points(guideline: Guideline, points: Points, step: Fraction) -> Iterator[tuple[str, str, Points]]:
    """One left out, one more or less by a step, a slip in one condition."""
    for place, branch in enumerate(points.branches):
        before, after = points.branches[:place], points.branches[place + 1 :]
        if (before or after) and branch.points:
            yield "drop-factor", f"does not add factor {place + 1}", replace(points, branches=before + after)
        for moved in (branch.points - step, branch.points + step):
            what = f"factor {place + 1}: {format_number(branch.points)} becomes {format_number(moved)}"
            changed = replace(branch, points=moved, parameter=None)
            yield "shift", what, replace(points, branches=(*before, changed, *after))
        for edit in edits(guideline, branch.when) if branch.points else ():
            changed = replace(branch, when=edit.condition)
            yield (
                edit.operator,
                f"factor {place + 1}: {edit.what}",
                replace(points, branches=(*before, changed, *after)),
            )


def slips_in_sum(added: Sum) -> Iterator[tuple[str, str, Sum]]:
    """One element left out, or added twice."""
    for place, element in enumerate(added.elements):
        before, after = added.elements[:place], added.elements[place + 1 :]
        if before or after:
            yield "drop-factor", f"does not add {element}", replace(added, elements=before + after)
        yield "formula", f"adds {element} twice", replace(added, elements=(*before, element, element, *after))
