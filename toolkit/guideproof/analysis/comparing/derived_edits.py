"""What an author changed of derived elements: which conditions count, what they give, how it is computed."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.comparing.comparison import Layer, Part
from guideproof.analysis.comparing.function import of_derived, plain
from guideproof.analysis.comparing.things import whom
from guideproof.model.element import Classify, Computed, Count, DateAfter, Derived, Elapsed, Points, Sum
from guideproof.model.formula import Expression, Number, Variable, parts_of, with_parts
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.program.titled import title_of
from guideproof.program.wording import formula_text

_Line = tuple[object, str]
"""A part of a definition: what it is compared by, and in words."""


def definition_parts(base: Guideline, head: Guideline, one: Derived, other: Derived) -> Iterator[Part]:
    """The parts of a definition that only one version has, each in words; what both have is not told."""
    if of_derived(one) == of_derived(other):
        return
    were, are = list(_lines(base, one)), list(_lines(head, other))
    gone = [said for key, said in were if key not in [each for each, _ in are]]
    new = [said for key, said in are if key not in [each for each, _ in were]]
    if gone and gone == new:
        yield Part(Layer.STRUCTURE, "definition, by a parameter", None, None)
    elif len(gone) == len(new) == 1:
        yield Part(Layer.STRUCTURE, "definition", gone[0], new[0])
    elif gone or new:
        yield from (Part(Layer.STRUCTURE, "definition, no longer", said, None) for said in gone)
        yield from (Part(Layer.STRUCTURE, "definition, newly", None, said) for said in new)
    kept = [said for key, said in were if key in [each for each, _ in are]]
    order = [said for key, said in are if key in [each for each, _ in were]]
    if isinstance(other.definition, Classify) and kept != order and sorted(kept) == sorted(order):
        # Of classes the first that holds may be meant, so that their order says something.
        yield Part(Layer.STRUCTURE, "order of the classes", "; ".join(kept), "; ".join(order))
    elif not gone and not new:
        yield Part(Layer.STRUCTURE, "definition", None, None)


def _lines(guideline: Guideline, derived: Derived) -> Iterator[_Line]:
    grid = (plain(derived.unit), plain(derived.precision), plain(derived.range))
    match derived.definition:
        case Count(conditions):
            yield from ((plain(when), f"counts {whom(guideline, when)}") for when in conditions)
        case Points(branches):
            for each in branches:
                points = f"{format_number(each.points)} for {whom(guideline, each.when)}"
                yield (plain(each.when), each.points), points
        case Classify(branches=classes):
            for found in classes:
                taken = "otherwise" if found.when is None else f"where {whom(guideline, found.when)}"
                yield (plain(found.when), plain(found.value)), f"{derived.codes.get(found.text, found.text)} {taken}"
        case Computed(expression):
            yield (plain(expression), grid), formula_text(_titled(guideline, expression))
        case Sum(elements):
            yield from ((id, f"adds {title_of(guideline, id)}") for id in elements)
        case Elapsed() | DateAfter() as definition:
            yield plain(definition), "; ".join(title_of(guideline, id) for id in derived.operands)
        case when:
            yield plain(when), whom(guideline, when)


def _titled(guideline: Guideline, expression: Expression) -> Expression:
    """A formula in which elements and parameters go by their titles."""
    match expression:
        case Variable(element):
            return Variable(title_of(guideline, element))
        case Number(value, str(parameter)) if parameter in guideline.parameters:
            return Number(value, guideline.parameters[parameter].title)
        case _:
            return with_parts(expression, [_titled(guideline, part) for part in parts_of(expression)])
