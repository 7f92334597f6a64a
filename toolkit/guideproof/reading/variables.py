"""What a condition must know of the elements that it names, before their definitions are read."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct, field

from guideproof.model.calendar import CalendarUnit
from guideproof.model.element import NUMERIC, Days, ElementType, Grid
from guideproof.model.fault import Fault, UnknownReference
from guideproof.model.parameter import Parameter
from guideproof.model.reference import Kind
from guideproof.model.unit import Unit
from guideproof.reading.tree import Mapped, Tree
from guideproof.source import Span


class Signature(Struct, frozen=True):
    """An element, input or derived, as a test sees it. A formula's result is a number without a grid.

    ``days`` are those of a date; ``calendar`` is the unit of a number that is a time between dates.
    """

    id: str
    type: ElementType
    codes: Mapping[str, str]
    unit: Unit | None
    grid: Grid | None
    days: Days | None = None
    calendar: CalendarUnit | None = None
    points: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def is_number(self) -> bool:
        """Whether it is a number: a code is where its codes have points."""
        return self.type in NUMERIC or bool(self.points)


class Signatures(Struct):
    """All elements and parameters by id, and the faults met in what names them.

    ``unread`` are announced but could not be built; ``hidden`` says that a whole file of elements could not be read, so
    that any name may stand in it; ``unread_parameters`` are those of parameters, any with an empty name. ``by_name``
    says that a name alone stands for a parameter.
    ``announced`` are all input elements that can be read, ``listed`` those that list their own codes, and
    ``applicability`` when elements apply, both as they are written. ``weights`` are the points of derived elements, by
    where they stand.
    """

    signatures: dict[str, Signature] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    unread_parameters: set[str] = field(default_factory=set)
    hidden: bool = False
    faults: list[Fault] = field(default_factory=list)
    announced: frozenset[str] = frozenset()
    listed: dict[str, Mapped] = field(default_factory=dict)
    applicability: dict[str, Tree] = field(default_factory=dict)
    weights: dict[tuple[str, Span], Fraction | None] = field(default_factory=dict)
    by_name: bool = True

    def lacks(self, id: str) -> bool:
        """Whether there certainly is no element of this id."""
        return not self.hidden and id not in self.signatures and id not in self.unread

    def known(self, id: str, span: Span) -> Signature | None:
        """The element of this id; a fault where there certainly is none."""
        if self.lacks(id):
            known = (*self.signatures, *sorted(self.unread))
            self.faults.append(UnknownReference(Kind.ELEMENT, id, known, span))
        return self.signatures.get(id)

    def may_be_parameter(self, id: str) -> bool:
        """Whether there may be a parameter of this id that could not be read."""
        return not self.unread_parameters.isdisjoint({id, ""})
