"""What is added up, against adding it: points of conditions, of codes, and sums of both."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from msgspec.structs import replace
from tests.generation.parts import HERE, element

from guideproof.model.condition import IsBoolean
from guideproof.model.element import ElementType, Points, PointsBranch
from guideproof.program.arithmetic import Constant, OneIf, Read, Whole
from guideproof.program.dates import Ends
from guideproof.program.slots import Slot
from guideproof.program.spread import spread
from guideproof.program.totals import Addend, Total, ends_of_code, points_of_code, points_of_conditions, summed

CODES = {
    "low": Fraction(-1, 2),
    "none": Fraction(0),
    "some": Fraction(3, 2),
    "same": Fraction(3, 2),
    "most": Fraction(5),
}
KIND = replace(element("kind", ElementType.CODE, CODES), points=CODES)


def conditions(*points: str) -> Total:
    branches = (
        PointsBranch(IsBoolean(f"b{place}", True, HERE), Fraction(each), HERE) for place, each in enumerate(points)
    )
    return points_of_conditions(Points(tuple(branches), HERE))


def number(whole: Whole, code: str | None, numbers: dict[str, int]) -> int:
    def known(part: Read | OneIf) -> Ends:
        value = numbers[part.slot.element] if isinstance(part, Read) else int(code in part.codes)
        return Constant(value), Constant(value)

    low, _ = spread(whole, known)
    assert isinstance(low, Constant)
    return low.value


def test_points_of_conditions_count_steps_of_one_size() -> None:
    total = conditions("1.5", "0", "-1", "0.5")
    assert (total.step, total.base, total.ends) == (Fraction(1, 2), 0, (-2, 4))
    assert [each.steps for each in total.weighted] == [3, -2, 1]
    assert not any(each.bare for each in total.weighted)
    assert total.times == 6
    nothing = conditions("0", "0")
    assert (nothing.step, nothing.ends, nothing.weighted, nothing.times) == (Fraction(1), (0, 0), (), 0)
    assert [conditions(*["1"] * ones).times for ones in (120, 121)] == [120, None]
    assert conditions("-3", "-6").ends == (-3, 0)


def test_points_of_a_code_begin_with_the_least() -> None:
    total = points_of_code(KIND)
    assert (total.step, total.base, total.ends) == (Fraction(1, 2), -1, (-1, 10))
    assert [each.steps for each in total.weighted] == [1, 3, 7]
    assert all(each.bare for each in total.weighted)
    low, high = ends_of_code(KIND)
    for code, points in CODES.items():
        assert number(low, code, {}) == number(high, code, {}) == points / total.step
    assert (number(low, None, {}), number(high, None, {})) == (-1, 10)
    assert (low.ends, high.ends) == ((-1, 10), (-1, 10))


def test_sums_of_codes_and_numbers() -> None:
    spans = {"x": (-2, 3), "y": (0, 4)}
    worth = {"x": Fraction(1, 3), "y": Fraction(1)}
    reads = {id: (Read(Slot(f"{id}-low"), ends), Read(Slot(f"{id}-high"), ends)) for id, ends in spans.items()}

    def totals(id: str) -> Total | None:
        return points_of_code(KIND) if id == "kind" else None

    total = summed(("x", "kind", "y", "x", "kind"), totals, lambda id: (reads[id], worth[id]))
    assert total.step == Fraction(1, 6)
    assert total.base == -6
    assert [each.steps for each in total.weighted] == [3, 9, 21] * 2
    assert total.addends == (Addend("x", 4), Addend("y", 6))
    assert total.times is None
    assert total.ends == (-6 - 8, -6 + 66 + 12 + 24)
    for x, y in product(range(-2, 4), range(5)):
        numbers = {"x-low": x, "x-high": x + 1, "y-low": y, "y-high": y + 2}
        assert number(total.low, None, numbers) == 4 * x + 6 * y
        assert number(total.high, None, numbers) == 4 * (x + 1) + 6 * (y + 2)
    codes = summed(("kind",), totals, lambda id: (reads[id], worth[id]))
    assert (codes.ends, codes.times, codes.addends) == ((-1, 10), 11, ())
