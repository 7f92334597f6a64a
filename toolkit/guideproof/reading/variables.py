"""What a condition must know of the elements that it names, before their definitions are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from guideproof.model.element import ElementType, Grid
from guideproof.model.fault import Fault
from guideproof.model.unit import Unit


@dataclass(frozen=True, slots=True)
class Signature:
    """An element, input or derived, as a test sees it. A formula's result is a number without a grid."""

    id: str
    type: ElementType
    codes: Mapping[str, str]
    unit: Unit | None
    grid: Grid | None


@dataclass(slots=True)
class Signatures:
    """All elements by id, and the faults met in what names them.

    ``unread`` are announced but could not be built; ``hidden`` says that a whole file of elements could not be read, so
    that any name may stand in it.
    """

    signatures: dict[str, Signature] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    hidden: bool = False
    faults: list[Fault] = field(default_factory=list)

    def lacks(self, id: str) -> bool:
        """Whether there certainly is no element of this id."""
        return not self.hidden and id not in self.signatures and id not in self.unread
