"""What an author changed of derived elements: which conditions count, what they give, how it is computed."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from guideproof.analysis.comparing.comparison import Layer, Part
from guideproof.analysis.comparing.function import of_derived, plain
from guideproof.analysis.comparing.things import apart, whom
from guideproof.model.condition import elements_of
from guideproof.model.element import Classify, Computed, Count, DateAfter, Derived, Elapsed, Points, Sum
from guideproof.model.formula import Expression, Number, Variable, parts_of, with_parts
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.program.titled import title_of
from guideproof.program.wording import formula_text

_KINDS = (Classify, Computed, Count, DateAfter, Elapsed, Points, Sum)


class _Line(Struct, frozen=True):
    """A part of a definition: what it is compared by, in words, and by what it is known though it is another one."""

    key: object
    said: str
    known: tuple[object, ...] = ()


def definition_parts(base: Guideline, head: Guideline, one: Derived, other: Derived) -> Iterator[Part]:
    """The parts of a definition that only one version has, each in words; what both have is not told."""
    if of_derived(one) == of_derived(other):
        return
    if not isinstance(one.definition, _KINDS) and not isinstance(other.definition, _KINDS):
        yield Part(Layer.STRUCTURE, "definition", *apart(base, one.definition, head, other.definition))
        return
    were, are = list(_lines(base, one)), list(_lines(head, other))
    gone = [each for each in were if each.key not in [line.key for line in are]]
    new = [each for each in are if each.key not in [line.key for line in were]]
    if gone and [each.said for each in gone] == [each.said for each in new]:
        yield Part(Layer.STRUCTURE, "definition, by a parameter", None, None)
    elif len(gone) == len(new) == 1:
        yield Part(Layer.STRUCTURE, "definition", gone[0].said, new[0].said)
    elif gone or new:
        yield from _pairs(gone, new)
    kept = [each.said for each in were if each not in gone]
    order = [each.said for each in are if each not in new]
    if isinstance(other.definition, Classify) and kept != order and sorted(kept) == sorted(order):
        # Of classes the first that holds may be meant, so that their order says something.
        yield Part(Layer.STRUCTURE, "order of the classes", "; ".join(kept), "; ".join(order))
    elif not gone and not new:
        yield Part(Layer.STRUCTURE, "definition", None, None)


def _pairs(gone: list[_Line], new: list[_Line]) -> Iterator[Part]:
    """What is gone and what is new; where it is plain that one stands for the other, both together."""
    left, lonely = list(new), list[_Line]()
    for line in gone:
        for known in line.known:
            alike = [each for each in left if known in each.known]
            if len(alike) == sum(known in each.known for each in gone) == 1:
                left.remove(alike[0])
                yield Part(Layer.STRUCTURE, "definition", line.said, alike[0].said)
                break
        else:
            lonely.append(line)
    if len(lonely) == len(left) == 1:
        yield Part(Layer.STRUCTURE, "definition", lonely[0].said, left[0].said)
        return
    yield from (Part(Layer.STRUCTURE, "definition, no longer", each.said, None) for each in lonely)
    yield from (Part(Layer.STRUCTURE, "definition, newly", None, each.said) for each in left)


def _lines(guideline: Guideline, derived: Derived) -> Iterator[_Line]:
    grid = (plain(derived.unit), plain(derived.precision), plain(derived.range))
    match derived.definition:
        case Count(conditions):
            for when in conditions:
                yield _Line(plain(when), f"counts {whom(guideline, when)}", (frozenset(elements_of(when)),))
        case Points(branches):
            for each in branches:
                points = f"{format_number(each.points)} for {whom(guideline, each.when)}"
                known = ("when", plain(each.when)), (each.points, tuple(elements_of(each.when)))
                yield _Line((plain(each.when), each.points), points, known)
        case Classify(branches=classes):
            for found in classes:
                taken = "otherwise" if found.when is None else f"where {whom(guideline, found.when)}"
                said = f"{derived.codes.get(found.text, found.text)} {taken}"
                either = ("when", plain(found.when)), ("value", plain(found.value))
                yield _Line((plain(found.when), plain(found.value)), said, either)
        case Computed(expression):
            yield _Line((plain(expression), grid), formula_text(_titled(guideline, expression)))
        case Sum(elements):
            yield from (_Line(id, f"adds {title_of(guideline, id)}") for id in elements)
        case Elapsed() | DateAfter() as definition:
            yield _Line(plain(definition), "; ".join(title_of(guideline, id) for id in derived.operands))
        case when:
            yield _Line(plain(when), whom(guideline, when))


def _titled(guideline: Guideline, expression: Expression) -> Expression:
    """A formula in which elements and parameters go by their titles."""
    match expression:
        case Variable(element):
            return Variable(title_of(guideline, element))
        case Number(value, str(parameter)) if parameter in guideline.parameters:
            return Number(value, guideline.parameters[parameter].title)
        case _:
            return with_parts(expression, [_titled(guideline, part) for part in parts_of(expression)])
