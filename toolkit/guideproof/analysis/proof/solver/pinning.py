"""Numbers for relations of products, quotients and real numbers: all pinned but one, which is moved to where most of
them hold, again and again.

It finds or it does not; that nothing was found says nothing. A relation of one number that is pinned nowhere else is
often plain, where all of them together stall any search (coordinate descent with restarts).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

from guideproof.analysis.proof.solver.arithmetic import Exact, span
from guideproof.analysis.proof.solver.logic import Rel

_STARTS = 12
_MOVES = 24
_NARROWED = 40


class Pinning:
    """Looks for numbers within bounds, such as are ``allowed``, at which all relations hold."""

    def __init__(
        self, relations: Sequence[Rel], bounds: dict[int, tuple[int, int]], allowed: Callable[[int, int], bool]
    ) -> None:
        self._relations, self._bounds, self._allowed = relations, bounds, allowed
        self._reading = {name: [each for each in relations if name in each.names] for name in bounds}
        self._chance = Random(len(relations))
        self.steps = 0

    def found(self, limit: int) -> dict[int, int] | None:
        """Numbers at which all hold, if some are found within so many steps."""
        for start in range(_STARTS):
            values = {name: self._begin(name, start) for name in self._bounds}
            for _ in range(_MOVES):
                broken = [each for each in self._relations if not self._holds(each, values)]
                if not broken:
                    return values
                if self.steps > limit or not self._moved(self._chance.choice(broken), values):
                    break
        return None

    def _begin(self, name: int, start: int) -> int:
        low, high = self._bounds[name]
        wanted = (low + high) // 2 if not start else self._chance.choice((low, high, self._chance.randint(low, high)))
        near = (wanted, low, high, (low + high) // 2)
        return next((each for each in near if self._allowed(name, each)), low)

    def _moved(self, broken: Rel, values: dict[int, int]) -> bool:
        """Moves one number so that a broken relation holds, and as few others as can be do not."""
        best: tuple[int, int, int] | None = None
        for name in sorted(broken.names):
            if name not in values:
                continue
            old = values[name]
            for value in dict.fromkeys(self._towards(broken, name, values)):
                if value == old or not self._allowed(name, value):
                    continue
                values[name] = value
                left = sum(not self._holds(each, values) for each in self._reading[name])
                values[name] = old
                if best is None or (left, self._chance.random()) < (best[0], 0.5):
                    best = left, name, value
        if best is None:
            return False
        values[best[1]] = best[2]
        return True

    def _towards(self, broken: Rel, name: int, values: dict[int, int]) -> Iterator[int]:
        """Where the relation holds, or is nearest to it: just across, and at the end of what is possible."""
        low, high = self._bounds[name]
        now, old = self._term(broken, values), values[name]
        for end in (low, high):
            there = self._term(broken, {**values, name: end})
            if there <= now:
                continue
            yield end
            if there > 0 or (there == 0 and not broken.strict):
                yield from self._across(broken, name, values, old, end)

    def _across(self, broken: Rel, name: int, values: dict[int, int], inside: int, outside: int) -> Iterator[int]:
        """The number that is next to where it does not hold, by halving; and one on the way to the end."""
        fails, holds = inside, outside
        for _ in range(_NARROWED):
            if abs(holds - fails) <= 1:
                break
            middle = (holds + fails) // 2
            if self._holds(broken, {**values, name: middle}):
                holds = middle
            else:
                fails = middle
        yield holds
        yield (holds + outside) // 2

    def _holds(self, relation: Rel, values: dict[int, int]) -> bool:
        term = self._term(relation, values)
        return term > 0 or (term == 0 and not relation.strict)

    def _term(self, relation: Rel, values: dict[int, int]) -> Exact:
        self.steps += 1
        return span(relation.linear, lambda name: (values[name], values[name]))[0]
