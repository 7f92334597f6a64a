"""Groups of those who meet none of some conditions: as few as are found, each in as few words as it needs.

A group is a box (J. P. Roth, Algebraic topological methods for the synthesis of switching systems, 1958): it begins as
a hole of the table or as a state of the search, and what it says without need is left out as long as nobody who is
covered comes into it. So each group can be written as a condition that takes uncovered patients only, and all groups
together take every one. Groups that branches are to be written for are apart from each other; those that are only to be
read may share patients, and are fewer and shorter then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice, product

from guideproof.analysis.proof.encoding.applicability import sometimes_read
from guideproof.analysis.proof.questions.alternatives import Alternatives, as_sheet, within
from guideproof.analysis.proof.solver.logic import Box, Formula, as_formula, conj, disj, meet, variables_of
from guideproof.analysis.proof.solver.propagation import Propagation
from guideproof.analysis.proof.solver.search import Leaf, Verdict
from guideproof.analysis.proof.solver.space import Space, VarKind, runs
from guideproof.analysis.proof.solver.table import BoxTable, places

SMALL = 32
"""Of how many conditions a question may speak all at once."""


class Finder:
    """Finds the groups that some formulas leave, ``apart`` from each other or not. ``complete`` says whether they are
    all, ``words`` how much there is to be said of them: it ends where that is more than ``most``."""

    def __init__(self, cases: Alternatives, formulas: Sequence[Formula], apart: bool, most: int | None = None) -> None:
        self.cases, self.formulas, self._apart, self._most = cases, formulas, apart, most
        self.oracle, self.space = cases.oracle, cases.oracle.space
        self.groups: list[Box] = []
        self.complete = False
        self._settled = True
        self._known = [*cases.leaves]
        self._tries = cases.oracle.budget.tries
        self._table: BoxTable | None = None
        self._applying = sometimes_read(cases.oracle.encoding, formulas)

    @property
    def _shunned(self) -> list[Box]:
        """The groups that another one must keep out of."""
        return self.groups if self._apart else []

    @property
    def words(self) -> int:
        """How many phrases name all groups."""
        return sum(len(list(self._runs(variable, mask))) for box in self.groups for variable, mask in box.items())

    def find(self) -> None:
        """Fills ``groups``."""
        if self._applying:  # a table knows nothing of what does not apply
            self.complete = len(self.formulas) <= SMALL and self._by_states()
            return
        sheet = as_sheet(self.formulas, self.cases.box, self.space.full)
        self.complete = (sheet is not None and self._by_holes(sheet.rows)) or (
            not self._full and len(self.formulas) <= SMALL and self._by_states()
        )

    @property
    def _full(self) -> bool:
        lengthy = self._most is not None and self.words > self._most
        return lengthy or len(self.groups) >= self.oracle.budget.groups

    def _by_holes(self, rows: list[Box]) -> bool:
        """From what no row of the table covers, the widest of it first; whether that was all."""
        self._table = BoxTable(rows, within(rows, self.cases.box, self.space.full))
        self._settled = True
        holes = list(islice(self._table.holes(self.oracle.budget.cover, self._table.meeting()), self._tries))
        found = [hole for hole in holes if hole is not None]
        for hole in sorted(found, key=lambda each: self._plainness(self._widened(each))):
            self._take(hole)
        return self._settled and len(found) == len(holes) < self.oracle.budget.tries

    def _plainness(self, box: Box) -> tuple[int, int, Fraction]:
        """What is said of few elements comes first, of inputs rather than comparisons, then what is wide."""
        asked = sum(self.space.variables[each].kind is VarKind.INPUT for each in box)
        return len(box), -asked, -share(self.space, box)

    def _take(self, box: Box) -> None:
        """Takes in what of a box that no row covers is not in a group yet."""
        taken = len(self.groups)
        for part in self._rest(box):
            if any(meet(part, group) is not None for group in self.groups[taken:]):
                self._take(part)
            else:
                self._ask(part)

    def _ask(self, part: Box) -> None:
        self._tries -= 1
        if self._full or self._tries < 0:
            self._settled = False
            return
        reply = self.cases.among(as_formula(restricted(part, self.space.full)))
        if reply.verdict is Verdict.YES:
            self.groups.append(self._needed(self._widened(part)))
        elif reply.verdict is Verdict.OPEN:
            self._settled = False

    def _rest(self, box: Box) -> Iterator[Box]:
        """What of a box is in no group, as boxes without a hole in their numbers."""
        met = [inside for group in self.groups if (inside := meet(group, box)) is not None]
        parts: Iterable[Box | None] = [{}]
        if met:
            columns = {each: box.get(each, self.space.full[each]) for row in met for each in row}
            table = BoxTable(met, columns)
            parts = table.holes(self.oracle.budget.cover, table.meeting())
        for part in parts:
            if part is None:
                self._settled = False
                return
            whole = {**box, **part}
            spread = [list(self._runs(variable, mask)) for variable, mask in whole.items()]
            yield from (dict(zip(whole, masks, strict=True)) for masks in product(*spread))

    def _runs(self, variable: int, mask: int) -> Iterator[int]:
        """The mask of numbers cut into intervals; any other mask as it is."""
        if variable not in self.space.lows and variable not in self.space.points:
            yield mask
            return
        for first, last in runs(mask):
            yield (1 << (last + 1)) - (1 << first)

    def _order(self, box: Box) -> list[int]:
        """What is to be left out first: comparisons and what is derived before what is asked about."""
        last = (VarKind.COUNTED, VarKind.RELATION, VarKind.DERIVED, VarKind.SIZE, VarKind.MEMBER, VarKind.INPUT)
        return sorted(box, key=lambda variable: (last.index(self.space.variables[variable].kind), variable))

    def _widened(self, part: Box) -> Box:
        """The box without what keeps no row and no group out of it, its masks as wide as these let them be."""
        assert self._table is not None
        box = dict(part)
        for variable in self._order(box):
            forbidden = self._forbidden(box, variable)
            if not forbidden:
                del box[variable]
            else:
                possible = self.cases.box.get(variable, self.space.full[variable]) & ~forbidden
                box[variable] = next(mask for mask in self._runs(variable, possible) if mask & box[variable])
        return box

    def _forbidden(self, box: Box, variable: int) -> int:
        """The cells of a variable in which a row or a group meets the rest of a box."""
        assert self._table is not None
        rows, own = self._table.all_rows, self._table.columns[self._table.variables.index(variable)]
        for column in self._table.columns:
            if column is not own:
                rows &= column.meeting(box.get(column.variable, column.full))
        forbidden = 0
        for row in places(rows):
            forbidden |= own.masks[row]
        rest = {each: mask for each, mask in box.items() if each != variable}
        for group in self._shunned:
            others = {each: mask for each, mask in group.items() if each != variable}
            if meet(others, rest) is not None:
                forbidden |= group.get(variable, self.space.full[variable])
        return forbidden

    def _needed(self, box: Box) -> Box:
        """The box without what is so anyway for everybody in the rest of it who is asked about."""
        if len(self.formulas) > SMALL:
            return box
        taken = disj([*self.formulas, *map(as_formula, self._shunned)], self.space.full)
        for variable in self._order(box):
            rest = {each: mask for each, mask in box.items() if each != variable}
            if rest and self._tries > 0:
                self._tries -= 1
                strange = [self.oracle.negation(each) for each in self._to_apply(rest)]
                if not self._anybody(conj([as_formula(rest), disj([taken, *strange], self.space.full)])):
                    box = rest
        return box

    def _anybody(self, formula: Formula) -> bool:
        """Whether there may be somebody of whom a formula holds: first of those who are known."""
        if any(self.oracle.extend(self.cases.tracks, leaf, formula) for leaf in reversed(self._known)):
            return True
        reply = self.cases.among(formula)
        self._known += [] if reply.leaf is None else [reply.leaf]
        return reply.verdict is not Verdict.NO

    def _by_states(self) -> bool:
        """From states that the search finds, one after the other; whether that was all."""
        none = conj([self.oracle.negation(each) for each in self.formulas])
        left = conj([none, *(self.oracle.negation(as_formula(each)) for each in self.groups)])
        while not self._full:
            reply = self.cases.among(left)
            if reply.leaf is None:
                return reply.verdict is Verdict.NO
            box = self._state(reply.leaf, left)
            if box is None:
                return False
            meant = left if self._apart else none
            for variable in self._order(box):
                rest = {each: mask for each, mask in box.items() if each != variable}
                box = rest if self._surely(rest, conj([meant, *self._to_apply(rest)])) else box
            self.groups.append(self._needed(box))
            left = conj([left, self.oracle.negation(as_formula(self.groups[-1]))])
        return False

    def _state(self, leaf: Leaf, goal: Formula) -> Box | None:
        """What of a state makes the goal true by itself."""
        explained = leaf if self._surely(leaf.box, goal) else self.oracle.extend(self.cases.tracks, leaf, goal)
        for applies in dict.fromkeys(self._to_apply(variables_of(goal))):
            if explained is not None and not self._settles(explained.box, applies):
                ways = (applies, self.oracle.negation(applies))
                extended = (self.oracle.extend(self.cases.tracks, explained, way) for way in ways)
                explained = next((each for each in extended if each is not None), None)
        if explained is None:
            return None
        box = {each: mask for each, mask in explained.box.items() if each in variables_of(goal)}
        meant = {each: box[each] for each in box if self._surely(box, conj(self._to_apply((each,))))}
        return meant if self._surely(meant, goal) else None

    def _to_apply(self, variables: Iterable[int]) -> list[Formula]:
        """That what variables stand for applies."""
        return [self._applying[each] for each in variables if each in self._applying]

    def _settles(self, box: Box, formula: Formula) -> bool:
        return Propagation(self.oracle.encoding, box).value(formula) is not None

    def _surely(self, box: Box, goal: Formula) -> bool:
        return Propagation(self.oracle.encoding, box).value(goal) is True


def restricted(box: Box, full: list[int]) -> Box:
    """The box without what it leaves as it is."""
    return {variable: mask for variable, mask in box.items() if mask != full[variable]}


def share(space: Space, box: Box) -> Fraction:
    """How much of what the elements can be lies in a box, as though they knew nothing of each other. The smallest group
    is the most surprising."""
    found = Fraction(1)
    for variable, mask in box.items():
        if variable in space.points:
            weights = [1 if cell % 2 else 100 for cell in range(2 * len(space.points[variable]) + 1)]
        elif variable in space.lows:
            pairs = zip(space.lows[variable], space.highs[variable], strict=True)
            weights = [high - low + 1 for low, high in pairs]
        else:
            weights = [1] * space.full[variable].bit_length()
        found *= Fraction(sum(weights[cell] for cell in places(mask)), sum(weights))
    return found
