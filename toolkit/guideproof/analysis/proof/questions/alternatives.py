"""Conditions of which exactly one, or at least one, must hold: of a decision's branches or of a ``classify``.

Small sets are settled by propagation; large ones as tables of boxes; what is left is put to the search as a question.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations, product

from msgspec import Struct

from guideproof.analysis.proof.encoding.oracle import Oracle, Reply
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.analysis.proof.solver.logic import Box, Formula, boxes, conj, meet
from guideproof.analysis.proof.solver.search import Leaf, Verdict
from guideproof.analysis.proof.solver.table import BoxTable, bits, places
from guideproof.model.element import Derived

_MOST_BOXES = 64
_MOST_ROWS = 20_000


class Alternatives(Struct, frozen=True):
    """``conditions`` as (index, formula) with who they are asked of: nobody outside ``box``, surely those of
    ``leaves``.

    ``among`` puts a question about these patients. ``codes`` are what the conditions stand for, by index: two of the
    same code may hold together; ``None`` where no two may.
    """

    oracle: Oracle
    tracks: Tracks | None
    conditions: tuple[tuple[int, Formula], ...]
    box: Box
    leaves: Sequence[Leaf]
    among: Callable[[Formula], Reply]
    codes: Sequence[Hashable] | None = None


class CellSheet(Struct, frozen=True):
    """Rows with the index of the formula each is a part of."""

    rows: list[Box]
    owners: list[int]


def as_sheet(formulas: Sequence[Formula], inside: Box, full: list[int], *, hulls: bool = False) -> CellSheet | None:
    """The formulas as boxes, those left out that lie outside. One that has too many boxes makes it ``None``, or, with
    ``hulls``, is taken as everything."""
    rows: list[Box] = []
    owners: list[int] = []
    for index, formula in enumerate(formulas):
        some = boxes(formula, _MOST_BOXES)
        if some is None or len(rows) + len(some) > _MOST_ROWS:
            if not hulls:
                return None
            some = [{}]
        for box in some:
            row = {variable: mask & inside.get(variable, full[variable]) for variable, mask in box.items()}
            if all(row.values()):
                rows.append(row)
                owners.append(index)
    return CellSheet(rows, owners)


def within(rows: list[Box], box: Box, full: list[int]) -> Box:
    """The mask of the possible cells of every variable that a row restricts."""
    return {variable: box.get(variable, full[variable]) for row in rows for variable in row}


def _restricted(sheet: CellSheet, box: Box) -> CellSheet:
    rows: list[Box] = []
    owners: list[int] = []
    for row, owner in zip(sheet.rows, sheet.owners, strict=True):
        inside = meet(row, {each: box[each] for each in row if each in box})
        if inside is not None:
            rows.append(inside)
            owners.append(owner)
    return CellSheet(rows, owners)


class OverlapGroup(Struct, frozen=True):
    """Conditions tied by overlaps: their indexes, the first pair with a state that shows it, and how many pairs."""

    indexes: tuple[int, ...]
    first: int
    second: int
    pairs: int
    equal: bool
    leaf: Leaf


class Meetings(Struct, frozen=True):
    """All overlaps, and the pairs that could not be decided."""

    found: tuple[OverlapGroup, ...]
    undecided: tuple[tuple[int, int], ...]


def overlaps(cases: Alternatives) -> Meetings:
    """Which of the conditions hold together for somebody."""
    groups: dict[Formula, list[int]] = {}
    for index, formula in cases.conditions:
        groups.setdefault(formula, []).append(index)
    formulas = list(groups)
    if len(formulas) == len(cases.conditions) <= 1:
        return Meetings((), ())
    sheet = as_sheet(formulas, cases.box, cases.oracle.space.full, hulls=True)
    assert sheet is not None
    work = _Overlaps(cases, formulas, list(groups.values()), sheet)
    return work.meetings()


def differing(cases: Alternatives, derived: Derived) -> Meetings:
    """Which cases of a number hold together for somebody and give what is not the same: asked pair by pair."""
    found: list[OverlapGroup] = []
    undecided: list[tuple[int, int]] = []
    encoding = cases.oracle.encoding
    for (one, mine), (other, theirs) in combinations(cases.conditions, 2):
        reply = cases.among(conj([mine, theirs, encoding.cases.differ(derived.id, one, other)]))
        if reply.leaf is not None:
            found.append(OverlapGroup((one, other), one, other, 1, mine == theirs, reply.leaf))
        elif reply.verdict is Verdict.OPEN:
            undecided.append((one, other))
    return Meetings(tuple(found), tuple(undecided))


class _Overlaps:
    def __init__(self, cases: Alternatives, formulas: list[Formula], groups: list[list[int]], sheet: CellSheet) -> None:
        self.cases, self.formulas, self.groups, self.sheet = cases, formulas, groups, sheet
        self.kin = self._same_code()
        self.open: list[tuple[int, int]] = []
        self.tried = 0
        self.leaf_of: dict[tuple[int, int], Leaf] = {}

    def meetings(self) -> Meetings:
        """All overlaps: those that are sure first, the other possible ones asked one by one."""
        possible, sure = self._partners(self.sheet, self.cases.box), self._surely()
        tied = [0] * len(self.formulas)
        for one, partners in enumerate(possible):
            partners &= ~self.kin[one]
            real = partners & sure[one]
            for other in places(partners & ~sure[one]):
                if self._asked(one, other):
                    real |= 1 << other
            tied[one] |= real
            for other in places(real):
                tied[other] |= 1 << one
        found = tuple(self._components(tied))
        inside = [set(together.indexes) for together in found]
        left = (pair for pair in self.open if not any(part.issuperset(pair) for part in inside))
        return Meetings(found, tuple(left))

    def _partners(self, sheet: CellSheet, box: Box) -> list[int]:
        """For each formula the later ones of which some box meets one of its own, as bits."""
        table = BoxTable(sheet.rows, within(sheet.rows, box, self.cases.oracle.space.full))
        partners, owners = [0] * len(self.formulas), sheet.owners
        plain = owners == list(range(len(sheet.rows)))
        for row, met in enumerate(table.meeting()):
            owner = owners[row]
            if not plain:
                met = bits([owners[each] for each in places(met)])
            partners[owner] |= met >> (owner + 1) << (owner + 1)
        return partners

    def _surely(self) -> list[int]:
        """For each formula the later ones that hold with it for patients of some known state, without asking."""
        sure = [0] * len(self.formulas)
        variables = {variable for row in self.sheet.rows for variable in row}
        definition = (self.cases.tracks or self.cases.oracle.encoding).definition
        full = self.cases.oracle.space.full
        if {} in self.sheet.rows or any(definition(each, full[each]) is not None for each in variables):
            return sure
        for leaf in self.cases.leaves:
            if not variables & leaf.tied:
                sheet = _restricted(self.sheet, leaf.box)
                more = self._partners(sheet, leaf.box)
                sure = [known | further for known, further in zip(sure, more, strict=True)]
        return sure

    def _same_code(self) -> list[int]:
        """For each formula those that may hold with it, as bits: all conditions that they are have the same code."""
        if self.cases.codes is None:
            return [0] * len(self.groups)
        codes = [{self.cases.codes[index] for index in group} for group in self.groups]
        plain = [next(iter(some)) if len(some) == 1 else None for some in codes]
        alike = {code: bits([place for place, each in enumerate(plain) if each == code]) for code in {*plain}}
        return [0 if code is None else alike[code] for code in plain]

    def _rivals(self, one: int, other: int) -> Iterator[tuple[int, int]]:
        """The conditions of two formulas, or of one, that may not hold together."""
        codes = self.cases.codes
        pairs = combinations(self.groups[one], 2) if one == other else product(self.groups[one], self.groups[other])
        return (pair for pair in pairs if codes is None or codes[pair[0]] != codes[pair[1]])

    def _how_many(self, one: int, other: int) -> int:
        """How many pairs these are."""
        if self.cases.codes is not None:
            return sum(1 for _ in self._rivals(one, other))
        size = len(self.groups[one])
        return size * (size - 1) // 2 if one == other else size * len(self.groups[other])

    def _asked(self, one: int, other: int) -> bool:
        self.tried += 1
        if self.tried > self.cases.oracle.budget.tries:
            self.open.append((self.groups[one][0], self.groups[other][0]))
            return False
        reply = self.cases.among(conj([self.formulas[one], self.formulas[other]]))
        if reply.verdict is Verdict.OPEN:
            self.open.append((self.groups[one][0], self.groups[other][0]))
        if reply.leaf is not None:
            self.leaf_of[one, other] = reply.leaf
        return reply.leaf is not None

    def _components(self, tied: list[int]) -> Iterator[OverlapGroup]:
        seen = 0
        for start, partners in enumerate(tied):
            if seen >> start & 1 or (not partners and len(self.groups[start]) == 1):
                continue
            part, front = 1 << start, partners
            while front & ~part:
                fresh = front & ~part
                part |= fresh
                front = 0
                for each in places(fresh):
                    front |= tied[each]
            seen |= part
            together = self._together(list(places(part)), tied)
            if together is not None:
                yield together

    def _together(self, members: list[int], tied: list[int]) -> OverlapGroup | None:
        """The overlap of a connected set of formulas; ``None`` for one that is alone and has no twin."""
        indexes = sorted(index for member in members for index in self.groups[member])
        pairs = sum(self._how_many(member, member) for member in members)
        pairs += sum(self._how_many(one, other) for one in members for other in places(tied[one] >> one << one))
        pair = self._shown_pair(members, tied)
        if pair is None:
            return None
        first, second, leaf = pair
        return OverlapGroup(tuple(indexes), first, second, pairs, len(members) == 1, leaf)

    def _shown_pair(self, members: list[int], tied: list[int]) -> tuple[int, int, Leaf] | None:
        for one in members:
            for other in (one, *places(tied[one] >> one << one)):
                pair = next(self._rivals(one, other), None)
                if pair is not None:
                    both = conj([self.formulas[one], self.formulas[other]])
                    leaf = self.leaf_of.get((one, other)) or self.cases.among(both).leaf
                    if leaf is not None:
                        return min(pair), max(pair), leaf
        return None
