"""The variables of the proofs: every element cut into the cells between which some condition of the guideline tells.

A boolean has the cells false and true, a code one for each code, a set of codes a boolean for each and their number, a
number the intervals between the bounds it is compared with. Within a cell all values pass the same tests, so a
question about a billion of values becomes one about a few cells, and precision is taken in by the grid steps.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from fractions import Fraction

from msgspec import Struct

from guideproof.model.calendar import NO_DAY
from guideproof.model.condition import Condition
from guideproof.model.element import VISIT, Count, Points, Sum
from guideproof.model.guideline import Guideline
from guideproof.program.conditions import lowered
from guideproof.program.interval import NumberInterval, whole_starts
from guideproof.program.proposition import NumberWithin, Proposition, atoms
from guideproof.program.slots import (
    CaseKind,
    ClassKind,
    CodeKind,
    DateKind,
    IntervalKind,
    NumberKind,
    RatioKind,
    SetKind,
    TruthKind,
)
from guideproof.program.variables import variables_of


class VarKind(Enum):
    """What a variable stands for."""

    INPUT = 1
    MEMBER = 2
    SIZE = 3
    DERIVED = 4
    RELATION = 5
    NODE = 6
    COUNTED = 7


class SpaceVariable(Struct, frozen=True):
    """Whose value a variable is: an element, a code in a set, the size of a set, a comparison, whether a node applies,
    or how many of those conditions hold that add so much (``code``) to a number."""

    kind: VarKind
    name: str
    code: str = ""


class Space:
    """All variables of a guideline with their cells, as parallel lists; a variable is its index.

    ``full`` holds the mask of all cells, ``dated`` says whether there are dates, and with them that
    of the visit. Numbers have ``lows`` and ``highs``: the least and the greatest value of each
    cell, in grid steps. A formula has ``points``: cell ``2i + 1`` is the i-th of them, the even cells lie between.
    """

    def __init__(self, guideline: Guideline, further: Iterable[Condition] = ()) -> None:
        self.guideline = guideline
        self.program = variables_of(guideline)
        self.variables: list[SpaceVariable] = []
        self.full: list[int] = []
        self.lows: dict[int, list[int]] = {}
        self.highs: dict[int, list[int]] = {}
        self.points: dict[int, list[Fraction]] = {}
        self._index: dict[tuple[VarKind, str, str], int] = {}
        self._lowered: dict[int, tuple[Condition, Proposition]] = {}
        tried: dict[str, dict[NumberInterval, None]] = {}
        for condition in (*guideline.conditions, *further):
            for test in atoms(self.lowered(condition)):
                if isinstance(test, NumberWithin):
                    tried.setdefault(test.number.element, {}).update(dict.fromkeys(test.intervals))
        self.dated = guideline.dated
        for id in (*guideline.elements, *([VISIT] if self.dated else []), *guideline.derived):
            self._element(id, tried.get(id, ()))

    def lowered(self, condition: Condition) -> Proposition:
        """What a condition says, worked out once."""
        known = self._lowered.get(id(condition))
        if known is None:
            known = self._lowered[id(condition)] = (condition, lowered(condition, self.guideline))
        return known[1]

    def add(self, variable: SpaceVariable, cells: int) -> int:
        """A new variable with so many cells."""
        index = self._index[variable.kind, variable.name, variable.code] = len(self.variables)
        self.variables.append(variable)
        self.full.append((1 << cells) - 1)
        return index

    def find(self, kind: VarKind, name: str, code: str = "") -> int:
        """The index of a variable; raises ``KeyError``."""
        return self._index[kind, name, code]

    def of_element(self, id: str) -> int:
        """The index of the variable of an element; raises ``KeyError``, for a set too."""
        return self.find(VarKind.DERIVED if id in self.guideline.derived else VarKind.INPUT, id)

    def _element(self, id: str, tried: Iterable[NumberInterval]) -> None:
        derived = id in self.guideline.derived
        named = SpaceVariable(VarKind.DERIVED if derived else VarKind.INPUT, id)
        match self.program.kind(id):
            case TruthKind():
                self.add(named, 2)
            case CodeKind(values) | ClassKind(values):
                self.add(named, len(values))
            case SetKind(codes):
                for code in codes:
                    self.add(SpaceVariable(VarKind.MEMBER, id, code), 2)
                self._cut(SpaceVariable(VarKind.SIZE, id), range(len(codes) + 1), len(codes))
            case IntervalKind(_, first, last) if self._is_counted(id):
                self._cut(named, range(first, last + 1), last)
            case NumberKind() | RatioKind() if derived:
                points = sorted({end.number for interval in tried for end in interval.ends})
                self.points[self.add(named, 2 * len(points) + 1)] = points
            case NumberKind(step, first, last) | IntervalKind(step, first, last):
                starts = {first, *(self.constants(id) or ())}
                for interval in tried:
                    starts.update(whole_starts(interval.times(1 / step)))
                self._cut(named, sorted(start for start in starts if first <= start <= last), last)
            case DateKind(first, last, _, never):
                starts = {first, *(start for interval in tried for start in whole_starts(interval))}
                lows = sorted(start for start in starts if first <= start <= last)
                self._cut(named, [NO_DAY, NO_DAY + 1, *lows] if never else lows, last)
                if never:  # between no day and the first one there is none
                    self.full[self.find(named.kind, id)] &= ~2

    def _is_counted(self, id: str) -> bool:
        """Whether each number that a derived element can be has a cell of its own."""
        match self.guideline.derived[id].definition:
            case Count():
                return True
            case Points() | Sum():
                return self.program.total(id).times is not None
            case _:
                return False

    def counting(self, named: SpaceVariable, most: int) -> int:
        """A new variable that is a number from zero on, each in a cell of its own."""
        return self._cut(named, range(most + 1), most)

    def constants(self, id: str) -> tuple[int, ...] | None:
        """The numbers of which a number by cases is one, in order; ``None`` of any other element."""
        if not isinstance(self.program.kind(id), CaseKind):
            return None
        return self.program.cases(id).constants

    def _cut(self, named: SpaceVariable, lows: Sequence[int], last: int) -> int:
        """A number up to ``last``, in cells that begin at these numbers."""
        variable = self.add(named, len(lows))
        self.lows[variable], self.highs[variable] = list(lows), [low - 1 for low in lows[1:]] + [last]
        return variable

    def hull(self, variable: int, mask: int) -> tuple[int, int]:
        """The least and the greatest number in the cells of a mask that is not empty."""
        return self.lows[variable][(mask & -mask).bit_length() - 1], self.highs[variable][mask.bit_length() - 1]

    def at_least(self, variable: int, number: int) -> int:
        """The mask of the cells that hold some number from this one on."""
        first = bisect_left(self.highs[variable], number)
        return self.full[variable] >> first << first

    def at_most(self, variable: int, number: int) -> int:
        """The mask of the cells that hold some number up to this one."""
        return self.full[variable] & (1 << bisect_right(self.lows[variable], number)) - 1

    def cell(self, variable: int, number: int) -> int:
        """The cell in which a number lies."""
        return bisect_right(self.lows[variable], number) - 1

    def runs(self, variable: int, mask: int) -> Iterator[tuple[int, int]]:
        """The numbers in the cells of a mask, as intervals, ascending."""
        for first, last in runs(mask):
            yield self.lows[variable][first], self.highs[variable][last]


def runs(mask: int) -> Iterator[tuple[int, int]]:
    """The unbroken runs of ones of a mask as (first, last) bit, ascending."""
    place = 0
    while mask:
        skip = (mask & -mask).bit_length() - 1
        mask >>= skip
        place += skip
        length = (~mask & (mask + 1)).bit_length() - 1
        yield place, place + length - 1
        mask >>= length
        place += length
