"""What a chart says in words: conditions, periods, strengths; everything that is data in the model."""

from __future__ import annotations

from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Priority, RecommendedItem, Selection
from guideproof.program.texts import TextFromValues, amount_from
from guideproof.program.titled import cell_lines as cell_lines
from guideproof.program.titled import condition_lines as condition_lines
from guideproof.program.titled import humanized as humanized
from guideproof.program.titled import listed as listed
from guideproof.program.titled import named_period as named_period
from guideproof.program.titled import number_of as number_of
from guideproof.program.titled import period as period
from guideproof.program.titled import sentence as sentence
from guideproof.program.titled import title_of as title_of

CHOICES = {
    Selection.EXACTLY_ONE: "Choose exactly one of",
    Selection.AT_MOST_ONE: "Choose at most one of",
    Selection.ONE_OR_MORE: "Choose one or more of",
    Selection.ANY: "Choose any, or none, of",
}


def section_title(section: str) -> str:
    """The name of a section in words; nodes can stand in none."""
    return humanized(section) or "No section"


def counted(number: int, thing: str) -> str:
    """``1 way``, ``2 ways``."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def branch_label(branch: Branch) -> str:
    """The label of a branch, or its id in words."""
    return branch.label or humanized(branch.id)


def item_grade(item: RecommendedItem) -> str:
    """Strength and direction: ``strong, for``; the direction alone where there is no strength."""
    return f"{item.strength.title}, {item.direction}" if item.strength else item.direction


def item_graded(item: RecommendedItem, joint: str = "; ") -> str:
    """What is said of the grade of an item, the direction included."""
    return joint.join(said for said in (item_grade(item), item_certainty(item)) if said)


def item_certainty(item: RecommendedItem) -> str:
    """The certainty of the evidence, the tier where there is one, and the priority where it is pressing."""
    pressing = item.priority if item.priority is not Priority.ROUTINE else None
    certainty = item.certainty.said if item.certainty else "not graded" if item.ungraded else None
    said = (certainty, item.tier, pressing)
    return ", ".join(word for word in said if word)


def amount(guideline: Guideline, item: RecommendedItem) -> str | None:
    """How much is recommended: the title of the number that says it, or what is written, with the title of the
    parameter that stands for it."""
    if item.amount is None:
        return None
    said = amount_from(item.amount)
    if said.constant is None:
        return titled(guideline, said)
    parameter = guideline.parameters.get(item.amount.parameter or "")
    return said.constant if parameter is None else f"{said.constant} ({parameter.title})"


def titled(guideline: Guideline, text: TextFromValues) -> str:
    """A text with the titles of the elements whose values stand in it, in angle quotes."""
    pieces = list(text.pieces)
    variables = ((guideline.variable(id), id) for id in pieces[1::2])
    pieces[1::2] = [f"\u2039{variable.title if variable is not None else id}\u203a" for variable, id in variables]
    return "".join(pieces)
