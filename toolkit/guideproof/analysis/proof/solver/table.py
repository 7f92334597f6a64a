"""Many boxes at once: which of them meet, and what none of them covers. Sets of rows are the bits of one integer.

A column turns a range of cells into the rows that meet it and the rows that contain it; all columns are joined with
one bitwise and each, whatever the number of rows. What is not covered is found by cutting the space along rows that
contain most of it, as in kd-trees for the measure problem (M. Overmars, C.-K. Yap, New upper bounds in Klee's measure
problem, 1991); where no two rows meet, counting volumes tells at once that nothing is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from itertools import islice
from math import prod
from operator import or_

from guideproof.analysis.proof.solver.logic import Box


class TableColumn:
    """One variable: the mask of each row in it, and per distinct mask the rows that have it."""

    def __init__(self, variable: int, full: int, masks: list[int]) -> None:
        self.variable, self.full, self.masks = variable, full, masks
        by_mask: dict[int, list[int]] = {}
        for row, mask in enumerate(masks):
            by_mask.setdefault(mask, []).append(row)
        self._rows = {mask: bits(rows) for mask, rows in by_mask.items()}
        self._meeting: dict[int, int] = {}
        self._containing: dict[int, int] = {}
        self._unbroken = len(self._rows) > _FEW and all(_is_run(mask) for mask in self._rows)
        if self._unbroken:
            self._sweep()

    def _sweep(self) -> None:
        """For each cell the rows that begin up to it and those that end from it on."""
        cells = self.full.bit_length()
        begins, ends = [0] * cells, [0] * cells
        for mask, rows in self._rows.items():
            begins[(mask & -mask).bit_length() - 1] |= rows
            ends[mask.bit_length() - 1] |= rows
        for cell in range(1, cells):
            begins[cell] |= begins[cell - 1]
        for cell in range(cells - 2, -1, -1):
            ends[cell] |= ends[cell + 1]
        self._begun, self._unended = begins, ends

    def meeting(self, mask: int) -> int:
        """The rows that have a cell in common with the mask."""
        if self._unbroken and _is_run(mask):
            return self._begun[mask.bit_length() - 1] & self._unended[(mask & -mask).bit_length() - 1]
        if mask not in self._meeting:
            self._meeting[mask] = reduce(or_, (rows for own, rows in self._rows.items() if own & mask), 0)
        return self._meeting[mask]

    def containing(self, mask: int) -> int:
        """The rows that have all cells of the mask."""
        if self._unbroken:
            return self._begun[(mask & -mask).bit_length() - 1] & self._unended[mask.bit_length() - 1]
        if mask not in self._containing:
            self._containing[mask] = reduce(or_, (rows for own, rows in self._rows.items() if not mask & ~own), 0)
        return self._containing[mask]


_FEW = 12


def _is_run(mask: int) -> bool:
    mask >>= (mask & -mask).bit_length() - 1
    return not mask & (mask + 1)


def bits(places: list[int]) -> int:
    """The integer with ones at these places."""
    if not places:
        return 0
    octets = bytearray(max(places) // 8 + 1)
    for place in places:
        octets[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(octets, "little")


def places(number: int) -> Iterator[int]:
    """The places of the ones of an integer, ascending; one by one where they are few, byte by byte where they are
    many."""
    if number.bit_count() << 3 < number.bit_length() >> 3:
        while number:
            one = number & -number
            yield one.bit_length() - 1
            number ^= one
        return
    octets = number.to_bytes((number.bit_length() + 7) // 8, "little")
    for index, octet in enumerate(octets):
        while octet:
            low = octet & -octet
            yield (index << 3) + low.bit_length() - 1
            octet ^= low


class BoxTable:
    """Rows of boxes within a space: ``within`` is the mask of the possible cells of every variable that a row
    restricts.

    ``rows`` must not be empty anywhere in the space.
    """

    def __init__(self, rows: list[Box], within: Box) -> None:
        self.rows = rows
        self.all_rows = (1 << len(rows)) - 1
        self.variables = sorted({variable for row in rows for variable in row})
        self.columns = [
            TableColumn(each, within[each], [row.get(each, within[each]) & within[each] for row in rows])
            for each in self.variables
        ]

    def meeting(self) -> list[int]:
        """For each row the rows that meet it, itself included, as bits."""
        met = [self.all_rows] * len(self.rows)
        for column in self.columns:
            met = [rows & column.meeting(mask) for rows, mask in zip(met, column.masks, strict=True)]
        return met

    def holes(self, steps: int, met: list[int]) -> Iterator[Box | None]:
        """Boxes that no row meets, which together are all that is not covered; ``None`` at the end if steps ran out.

        ``met`` is what ``meeting`` gave.
        """
        crowded = bits([row for row, rows in enumerate(met) if rows & (rows - 1)])
        waiting = [([column.full for column in self.columns], self.all_rows)]
        while waiting:
            region, rows = waiting.pop()
            steps -= 1
            if steps < 0:
                yield None
                return
            if not rows:
                yield {column.variable: mask for column, mask in zip(self.columns, region, strict=True)}
                continue
            if not rows & crowded and (rows == self.all_rows or rows.bit_count() <= _COUNTED):
                steps -= rows.bit_count() >> 3
                if self.filled(region, rows):
                    continue
            cut = self._cut(region, rows)
            if cut is None:
                continue
            place, parts = cut
            column = self.columns[place]
            for part in reversed(parts):
                smaller = list(region)
                smaller[place] = part
                waiting.append((smaller, rows & column.meeting(part)))

    def filled(self, region: list[int], rows: int) -> bool:
        """Whether rows of which no two meet take every combination of cells of a region: their volumes add up to
        its."""
        left = prod(mask.bit_count() for mask in region)
        cells = [(column.masks, mask) for column, mask in zip(self.columns, region, strict=True)]
        for row in places(rows):
            left -= prod([(masks[row] & mask).bit_count() for masks, mask in cells])
        return left == 0

    def _cut(self, region: list[int], rows: int) -> tuple[int, list[int]] | None:
        """Where to cut a region: along the row that contains it in most columns; ``None`` where one contains it in
        all."""
        best, missing = rows, []
        for place, (column, mask) in enumerate(zip(self.columns, region, strict=True)):
            both = best & column.containing(mask)
            if both:
                best = both
            else:
                missing.append(place)
        if not missing:
            return None
        row = max(islice(places(best), _TRIED), key=lambda each: self._share(region, missing, each))
        place = max(
            missing,
            key=lambda each: (self.columns[each].masks[row] & region[each]).bit_count() / region[each].bit_count(),
        )
        inside = self.columns[place].masks[row] & region[place]
        low = (inside & -inside) - 1
        outside = region[place] & ~inside
        return place, [part for part in (inside, outside & low, outside & ~low) if part]

    def _share(self, region: list[int], missing: list[int], row: int) -> float:
        """How much of a region a row takes."""
        return prod(
            [(self.columns[each].masks[row] & region[each]).bit_count() / region[each].bit_count() for each in missing]
        )


_TRIED = 8
_COUNTED = 64
