"""Classes, and the cases of a number, as somebody may write them by mistake."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from guideproof.analysis.cases.amount_edits import moved_constants
from guideproof.analysis.cases.edits import edits
from guideproof.analysis.cases.formula_edits import misread
from guideproof.model.element import VISIT, ClassBranch, Classify, Definition, ElementType
from guideproof.model.formula import Expression, Number, Variable
from guideproof.model.guideline import Guideline
from guideproof.program.taken import turns_by
from guideproof.program.wording import formula_text


def class_edits(guideline: Guideline, classify: Classify) -> Iterator[tuple[str, str, Definition]]:
    """Each class left out or with another condition, each number another one, neighbors exchanged where the order
    decides; with a word for the mistake, and what was done."""
    branches = classify.branches
    for place, branch in enumerate(branches):
        rest = branches[:place] + branches[place + 1 :]
        if rest:
            yield "drop-class", f"without the class {branch.text}", replace(classify, branches=rest)
        for edit in edits(guideline, branch.when) if branch.when is not None else ():
            changed = (*branches[:place], replace(branch, when=edit.condition), *branches[place + 1 :])
            yield edit.operator, f"{branch.text}: {edit.what}", replace(classify, branches=changed)
    for place, branch in enumerate(branches):
        for operator, what, value in _case_values(guideline, branch):
            changed = (*branches[:place], replace(branch, value=value), *branches[place + 1 :])
            yield operator, f"{branch.text}: {what}", replace(classify, branches=changed)
    for place in range(len(branches) - 1) if turns_by(classify.hit_policy, branches).in_order else ():
        one, other = branches[place : place + 2]
        if other.when is not None and one.value != other.value:
            order = (*branches[:place], other, one, *branches[place + 2 :])
            yield "order", f"{other.text} before {one.text}", replace(classify, branches=order)


def _case_values(guideline: Guideline, branch: ClassBranch) -> Iterator[tuple[str, str, Expression]]:
    """Other numbers that a case may give by mistake: a written one moved by one in its last place, a formula read
    otherwise."""
    match branch.value:
        case Number():
            yield from (("case", f"gives {what}", value) for what, value in moved_constants(branch.value))
        case str() | bool():
            return
        case Variable(date) if (other := _other_date(guideline, date)) is not None:
            yield "dates", f"gives {other}, not {date}", Variable(other)
        case expression:
            yield from (("formula", f"reads {formula_text(each)}", each) for each in misread(expression))


def _other_date(guideline: Guideline, date: str) -> str | None:
    """The date that somebody may write in the place of one: the first other one of the inputs, or the visit."""
    element = guideline.variable(date)
    if date != VISIT and (element is None or element.type is not ElementType.DATE):
        return None
    dates = (each.id for each in guideline.elements.values() if each.type is ElementType.DATE)
    return next((each for each in (*dates, VISIT) if each != date), None)
