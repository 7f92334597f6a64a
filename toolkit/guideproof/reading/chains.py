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

MOST_MADE = 300
"""How many may be made of the one before, whatever they are."""

MOST_WRITTEN_OUT = 1_000
"""How many there may be of them where each is written out wherever it is read, as two that read two are four."""


def too_deep(guideline: Guideline) -> Iterator[tuple[str, SchemaFault | None]]:
    """The elements at the end of a chain that is too long, each with the fault that says so, and all that are made of
    one, without a fault."""
    try:
        order = element_order(guideline)
    except Circular:
        return  # a circle is said elsewhere, and nothing is computed
    edges = element_edges(guideline)
    lengths: dict[str, tuple[int, int, int]] = {}
    for id in order:
        before = [lengths[each] for each in edges[id] if each in lengths]
        if len(before) < len(edges[id]):
            yield id, None
            continue
        nested, made = (max((each[place] for each in before), default=0) for place in (0, 1))
        nests = _nests(id, guideline)
        nested, made, written = nested + nests, made + 1, 1 + nests * sum(each[2] for each in before)
        if nested > MOST_NESTED or written > MOST_WRITTEN_OUT or made > MOST_MADE:
            yield id, _fault(id, MOST_MADE if made > MOST_MADE else MOST_NESTED, guideline)
        else:
            lengths[id] = nested, made, written


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
