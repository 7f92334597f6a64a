"""How long a chain of elements may be, each of which is made of the one before or says by it when it applies.

What every test of the last one comes to grows with each link. No guideline that people read has such chains; a file
made to exhaust a machine has.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.analysis.graph.edges import Circular, element_edges, element_order
from guideproof.model.element import Classify, DateAfter, Elapsed, ElementType, Points
from guideproof.model.fault import SchemaFault, Shape
from guideproof.model.guideline import Guideline

MOST_NESTED = 20
"""How many may say by the one before when they apply, or be points, cases, dates or times made of it."""

MOST_MADE = 100
"""How many may be made of the one before, whatever they are."""


def too_deep(guideline: Guideline) -> Iterator[tuple[str, SchemaFault | None]]:
    """The elements at the end of a chain that is too long, each with the fault that says so, and all that are made of
    one, without a fault."""
    try:
        order = element_order(guideline)
    except Circular:
        return  # a circle is said elsewhere, and nothing is computed
    edges = element_edges(guideline)
    lengths: dict[str, tuple[int, int]] = {}
    for id in order:
        before = [lengths[each] for each in edges[id] if each in lengths]
        if len(before) < len(edges[id]):
            yield id, None
            continue
        nested, made = (max((each[place] for each in before), default=0) for place in (0, 1))
        nested, made = nested + _nests(id, guideline), made + 1
        if nested > MOST_NESTED or made > MOST_MADE:
            yield id, _fault(id, MOST_NESTED if nested > MOST_NESTED else MOST_MADE, guideline)
        else:
            lengths[id] = nested, made


def _nests(id: str, guideline: Guideline) -> bool:
    """Whether what a test of it comes to has that of the one before in it several times."""
    derived = guideline.derived.get(id)
    match derived.definition if derived is not None else None:
        case Classify() as classify:
            return classify.gives_numbers or (derived is not None and derived.type is ElementType.DATE)
        case None | Points() | Elapsed() | DateAfter():
            return True
        case _:
            return False


def _fault(id: str, most: int, guideline: Guideline) -> SchemaFault:
    element = guideline.elements.get(id)
    if element is not None and element.applies_when is not None:
        place, key, owner = element.applies_when.span, "applies_when", f"element `{id}`"
    else:
        place, key, owner = guideline.derived[id].span, "", f"derived element `{id}`"
    return SchemaFault(Shape.DEEP, key, owner, str(most), (), place)
