"""What an author changed of derived elements: which conditions count, what they give, how it is computed."""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.comparing.comparison import Layer, Part
from guideproof.analysis.comparing.function import of_derived, plain
from guideproof.model.condition import Condition
from guideproof.model.element import Classify, Computed, Count, DateAfter, Derived, Elapsed, Points, Sum
from guideproof.model.guideline import Guideline
from guideproof.model.number import format_number
from guideproof.program.titled import condition_sentence, title_of
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
    if len(gone) == len(new) == 1:
        yield Part(Layer.STRUCTURE, "definition", gone[0], new[0])
    elif gone or new:
        yield from (Part(Layer.STRUCTURE, "definition, no longer", said, None) for said in gone)
        yield from (Part(Layer.STRUCTURE, "definition, newly", None, said) for said in new)
    else:
        yield Part(Layer.STRUCTURE, "definition", None, None)


def _lines(guideline: Guideline, derived: Derived) -> Iterator[_Line]:
    grid = (plain(derived.unit), plain(derived.precision), plain(derived.range))
    match derived.definition:
        case Count(conditions):
            yield from ((plain(when), f"counts {_whom(guideline, when)}") for when in conditions)
        case Points(branches):
            for each in branches:
                points = f"{format_number(each.points)} for {_whom(guideline, each.when)}"
                yield (plain(each.when), each.points), points
        case Classify(branches=classes):
            for place, found in enumerate(classes):
                whom = "otherwise" if found.when is None else f"where {_whom(guideline, found.when)}"
                # Of classes the first that holds may be meant, so that their order says something.
                key = (place, plain(found.when), plain(found.value))
                yield key, f"{derived.codes.get(found.text, found.text)} {whom}"
        case Computed(expression):
            yield (plain(expression), grid), formula_text(expression)
        case Sum(elements):
            yield from ((id, f"adds {title_of(guideline, id)}") for id in elements)
        case Elapsed() | DateAfter() as definition:
            yield plain(definition), "; ".join(title_of(guideline, id) for id in derived.operands)
        case when:
            yield plain(when), _whom(guideline, when)


def _whom(guideline: Guideline, when: Condition) -> str:
    return condition_sentence(guideline, when) or "everybody"
