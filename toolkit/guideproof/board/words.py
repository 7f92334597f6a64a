"""The words of a board, as tables."""

from __future__ import annotations

from guideproof.analysis.evaluation.result import Status
from guideproof.board.shape import BoardEntry, BoardSection, ShownCertainty
from guideproof.model.element import Answerer
from guideproof.model.grading import GRADE, GradeCertainty
from guideproof.model.node import Direction, Priority, RecommendedItem, Selection

SECTIONS = {
    "why_not": ("Why nothing is said", True),
    "now": ("Now", False),
    "recommended": ("Recommended", False),
    "to_be_decided": ("To be decided", False),
    "not_advised": ("Not advised", True),
    "missing": ("Missing, and who can say it", True),
    "next_visit": ("Next visit", True),
    "taken": ("Assumed and converted", True),
}
"""The sections in their order: the heading of each, and whether its entries are paragraphs."""

STATUS = {
    Status.COMPLETE: ("Complete", "nothing that is missing could change what follows"),
    Status.NEEDS_DATA: ("Needs data", "what is missing could add to what follows"),
    Status.OUT_OF_SCOPE: ("Out of scope", "this visit is not for this patient"),
    Status.INVALID: ("Invalid", "these facts cannot be a patient's, so nothing is recommended"),
}
UNSAID = "the guideline does not say what to do with this patient, so nothing is recommended"
"""What an invalid evaluation means where the facts are those of a patient."""

ASSUMED = "As nothing was given"
"""Stands before what was put in for what is missing."""

AGAIN = "this visit again"
"""Where the algorithm is entered at the next visit, if that is where it was entered now."""

NOTHING = "Nothing is recommended."
NOTHING_YET = "Nothing can be recommended yet."

SAYS = {
    (Direction.FOR, True): "We recommend",
    (Direction.FOR, False): "We suggest",
    (Direction.AGAINST, True): "We recommend not to",
    (Direction.AGAINST, False): "We suggest not to",
}
"""By direction, and whether the strength is a strong one."""

NOT_GRADED = {Direction.FOR: "Recommended, not graded", Direction.AGAINST: "Advised against, not graded"}

NO_STRENGTH = {Direction.FOR: "Recommended", Direction.AGAINST: "Advised against"}
"""Where a scheme has certainties alone."""

FILLED = {GradeCertainty.HIGH: 4, GradeCertainty.MODERATE: 3, GradeCertainty.LOW: 2, GradeCertainty.VERY_LOW: 1}

PRIORITIES = {
    Priority.STAT: "at once",
    Priority.ASAP: "as soon as possible",
    Priority.URGENT: "urgent",
    Priority.ROUTINE: None,
}

CHOICES = {
    Selection.EXACTLY_ONE: "choose exactly one",
    Selection.AT_MOST_ONE: "choose at most one",
    Selection.ONE_OR_MORE: "choose one or more",
    Selection.ANY: "choose any, or none",
}

ANSWERERS = {
    Answerer.PATIENT: "The patient",
    Answerer.NURSE: "Nurse",
    Answerer.PHYSICIAN: "Physician",
    Answerer.LABORATORY: "Laboratory",
    Answerer.IMAGING: "Imaging",
    Answerer.PATHOLOGY: "Pathology",
    Answerer.TEAM: "The team",
    None: "Whoever knows",
}

AS_ABOVE = "as above"
"""Said of an option of which an earlier choice says all there is to say."""

ABOVE = "recommended above"
"""Said of an option that is recommended outright as well."""


def section(id: str, entries: tuple[BoardEntry, ...], later: tuple[BoardEntry, ...] = ()) -> BoardSection:
    """A section by its id."""
    title, flowing = SECTIONS[id]
    return BoardSection(id, title, entries, flowing, later)


def strength(item: RecommendedItem) -> str:
    """What is said of an item: in words of a sentence by GRADE, in its own words by another scheme."""
    if item.ungraded is not None:
        return NOT_GRADED[item.direction]
    if item.strength is None:
        return NO_STRENGTH[item.direction]
    by_grade = item.strength == GRADE.strengths.get(item.strength.id)
    return SAYS[item.direction, item.strong] if by_grade else item.strength.said


def certainty(item: RecommendedItem) -> ShownCertainty | None:
    """How certain the evidence is; ``None`` where that is not graded."""
    if item.certainty is None:
        return None
    if item.certainty == GRADE.certainties.get(item.certainty.id):
        return ShownCertainty(item.certainty.grade.replace("_", " "), FILLED[item.certainty.grade])
    return ShownCertainty(item.certainty.said)
