"""From a patient of whom much holds to one of whom one thing more holds: changed value by value (B. Selman, H. Kautz,
B. Cohen, Noise strategies for improving local search, 1994).

It finds or it does not; that nothing was found says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from random import Random

from guideproof.analysis.proof.solver.arithmetic import Linear, span
from guideproof.analysis.proof.solver.logic import And, Card, Formula, Lit, Or, Rel
from guideproof.analysis.proof.solver.propagation import Definitions
from guideproof.analysis.proof.solver.space import VarKind

Values = dict[int, int]
"""A number for each free numeric variable, the place of its cell for every other one."""

Distance = Callable[[Values], int]
"""How far a formula is from being true, at least; zero where it is."""


class TooDeep(Exception):
    """A formula that speaks of nodes: of these no single value decides."""


class LocalSearch:
    """Mends patients of one guideline. Formulas are compiled once."""

    def __init__(self, system: Definitions) -> None:
        self._system, self._space = system, system.space
        self._measures: dict[Formula, Distance] = {}
        self._atoms: dict[Formula, tuple[Lit | Rel, ...]] = {}
        self._free: dict[Formula, tuple[int, ...]] = {}

    def measure(self, formula: Formula) -> Distance:
        """How far it is from being true. Raises ``TooDeep``."""
        if formula not in self._measures:
            self._measures[formula] = self._compiled(formula)
        return self._measures[formula]

    def mended(self, values: Values, held: Sequence[Formula], wanted: Formula, most: int) -> tuple[Values | None, int]:
        """Values at which what is held holds still, and what is wanted as well, after ``most`` changes at most, and the
        steps that it took. Raises ``TooDeep``."""
        formulas = [*held, wanted]
        measures = [self.measure(formula) for formula in formulas]
        touching: dict[int, list[int]] = {}
        for place, formula in enumerate(formulas):
            for variable in self.variables(formula):
                touching.setdefault(variable, []).append(place)
        far = [0] * len(held) + [measures[-1](values)]
        violated = [len(held)] if far[-1] else []
        chance, now, recent, steps = Random(len(held)), dict(values), dict[int, int](), len(held)
        for turn in range(most):
            if not violated:
                return now, steps
            worst = violated[chance.randrange(len(violated))]
            best: tuple[int, int, int] | None = None
            moves = self._moves(formulas[worst], now)
            for variable, value in [each for each in moves if recent.get(each[0], -_TABU) <= turn - _TABU] or moves:
                old, now[variable] = now[variable], value
                reading = touching[variable]
                change = sum([measures[place](now) - far[place] for place in reading if far[place]])
                for place in reading:
                    if best is not None and change > best[0]:
                        break  # what holds now adds to it, if anything
                    if not far[place]:
                        change += measures[place](now)
                now[variable] = old
                steps += len(reading)
                if best is None or change < best[0] or (change == best[0] and chance.random() < _OTHERWISE):
                    best = change, variable, value
            if best is None:
                return None, steps
            _, variable, value = best
            now[variable] = value
            recent[variable] = turn
            for place in touching[variable]:
                far[place] = measures[place](now)
            violated = sorted({each for each in (*violated, *touching[variable]) if far[each]})
        return (None if violated else now), steps

    def variables(self, formula: Formula) -> tuple[int, ...]:
        """The free variables that a formula reads."""
        if formula not in self._free:
            names: dict[int, None] = {}
            for atom in self.atoms(formula):
                names.update(dict.fromkeys((atom.variable,) if isinstance(atom, Lit) else self._read(atom)))
            self._free[formula] = tuple(names)
        return self._free[formula]

    def _read(self, relation: Rel) -> Iterator[int]:
        for variable in relation.linear.variables():
            counted = self._counted(variable)
            if counted is None:
                yield variable
            else:
                for part in counted:
                    yield from self.variables(part)

    def _counted(self, variable: int) -> tuple[Formula, ...] | None:
        counted = self._system.definition(variable, self._space.full[variable])
        return counted.parts if isinstance(counted, Card) else None

    def atoms(self, formula: Formula) -> tuple[Lit | Rel, ...]:
        """The tests of free variables that a formula comes down to. Raises ``TooDeep``."""
        if formula not in self._atoms:
            self._atoms[formula] = tuple(dict.fromkeys(self._tests(formula)))
        return self._atoms[formula]

    def _tests(self, formula: Formula) -> Iterator[Lit | Rel]:
        match formula:
            case Lit() as literal:
                meant = self._meant(literal)
                if meant is None:
                    yield literal
                else:
                    yield from self.atoms(meant)
            case And(parts) | Or(parts) | Card(_, parts):
                for part in parts:
                    yield from self.atoms(part)
            case Rel() as relation:
                yield relation
                for variable in relation.names:
                    for part in self._counted(variable) or ():
                        yield from self.atoms(part)

    def _meant(self, literal: Lit) -> Formula | None:
        if self._space.variables[literal.variable].kind is VarKind.NODE:
            raise TooDeep
        return self._system.definition(literal.variable, literal.mask)

    def _compiled(self, formula: Formula) -> Distance:
        match formula:
            case Lit() as literal:
                meant = self._meant(literal)
                return self._in_cells(literal) if meant is None else self.measure(meant)
            case And(parts):
                cells, every = self._plainly(parts)
                return lambda values: (
                    sum([1 - (mask >> values[variable] & 1) for variable, mask in cells])
                    + sum([each(values) for each in every])
                )
            case Or(parts):
                return self._least(*self._plainly(parts))
            case Card(allowed, parts):
                return self._number_of(allowed, parts)
            case Rel(linear, strict):
                term = self._term(linear)
                return (lambda values: int(term(values) <= 0)) if strict else (lambda values: int(term(values) < 0))

    def _plainly(self, parts: tuple[Formula, ...]) -> tuple[list[tuple[int, int]], list[Distance]]:
        """Parts that say in which cells a value lies, each with the mask of these, and the distances of the rest."""
        cells: list[tuple[int, int]] = []
        others: list[Distance] = []
        for part in parts:
            if isinstance(part, Lit) and part.variable not in self._space.lows and self._meant(part) is None:
                cells.append((part.variable, part.mask))
            else:
                others.append(self.measure(part))
        return cells, others

    def _least(self, cells: list[tuple[int, int]], others: list[Distance]) -> Distance:
        """How far the nearest of some parts is from being true; that of cells is one away at most."""
        most = 1 if cells or not others else _FARTHEST

        def distance(values: Values) -> int:
            for variable, mask in cells:
                if mask >> values[variable] & 1:
                    return 0
            least = most
            for each in others:
                away = each(values)
                if away < least:
                    least = away
                    if not away:
                        break
            return least

        return distance

    def _in_cells(self, literal: Lit) -> Distance:
        variable, mask = literal.variable, literal.mask
        if variable not in self._space.lows:
            return lambda values: 1 - (mask >> values[variable] & 1)
        runs = list(self._space.runs(variable, mask))
        if len(runs) == 1:
            ((low, high),) = runs
            return lambda values: 0 if low <= values[variable] <= high else 1
        return lambda values: 1 - any(low <= values[variable] <= high for low, high in runs)

    def _number_of(self, allowed: int, parts: tuple[Formula, ...]) -> Distance:
        counted = [self.measure(part) for part in parts]
        right = [number for number in range(len(parts) + 1) if allowed >> number & 1]
        far = [min((abs(number - each) for each in right), default=1) for number in range(len(parts) + 1)]
        return lambda values: far[[each(values) for each in counted].count(0)]

    def _term(self, linear: Linear) -> Callable[[Values], int | Fraction]:
        counts = {
            variable: [self.measure(part) for part in counted]
            for variable in linear.variables()
            if (counted := self._counted(variable)) is not None
        }

        def number(values: Values, variable: int) -> int:
            return [each(values) for each in counts[variable]].count(0) if variable in counts else values[variable]

        if not linear.plain:
            return lambda values: span(linear, lambda variable: (number(values, variable),) * 2)[0]
        terms, const = [(each, weight) for each, weight in linear.terms if isinstance(each, int)], linear.const
        if counts:
            return lambda values: const + sum([weight * number(values, each) for each, weight in terms])
        return lambda values: const + sum([weight * values[each] for each, weight in terms])

    def _moves(self, formula: Formula, values: Values) -> list[tuple[int, int]]:
        """Changes of one value that turn a test in the formula round."""
        moves: dict[tuple[int, int], None] = {}
        for atom in self.atoms(formula):
            moves.update(dict.fromkeys(self._across(atom, values)))
        return [(variable, value) for variable, value in moves if values[variable] != value]

    def _across(self, atom: Lit | Rel, values: Values) -> Iterable[tuple[int, int]]:
        if isinstance(atom, Rel):
            return self._across_relation(atom, values)
        variable, full = atom.variable, self._space.full[atom.variable]
        if variable in self._space.lows:
            first, last = self._space.hull(variable, full)
            ends = [
                end for low, high in self._space.runs(variable, atom.mask) for end in (low - 1, low, high, high + 1)
            ]
            ends.sort(key=lambda end: abs(end - values[variable]))
            return [(variable, end) for end in ends[:_ENDS] if first <= end <= last]
        return [(variable, place) for place in range(full.bit_length())]

    def _across_relation(self, relation: Rel, values: Values) -> Iterator[tuple[int, int]]:
        linear = relation.linear
        if not linear.plain:
            return
        now = self._term(linear)(values)
        for variable, weight in linear.terms:
            assert isinstance(variable, int)
            if variable in self._space.lows and self._counted(variable) is None:
                first, last = self._space.hull(variable, self._space.full[variable])
                rest = now - weight * values[variable]
                just = -(rest // weight) if weight > 0 else rest // -weight
                beside = just - 1 if weight > 0 else just + 1
                for value in (just, beside):
                    yield variable, min(max(int(value), first), last)


_FARTHEST = 1 << 62
_TABU = 3
_ENDS = 4
_OTHERWISE = 0.3
