"""What stands between two places across a sheet is found as by looking at every thing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guideproof.renderers.flowchart.skyline import Skyline

PLACES = st.integers(0, 8).map(float)
THINGS = st.lists(st.tuples(PLACES, PLACES, st.integers(1, 20).map(float)), max_size=9)


@given(THINGS, st.integers(-1, 9), st.sampled_from((0.5, 1.0, 3.0, 20.0)))
def test_as_by_looking_at_every_thing(things: list[tuple[float, float, float]], left: int, wide: float) -> None:
    standing = [(min(one, other), max(one, other), bottom) for one, other, bottom in things]
    between = [bottom for start, end, bottom in standing if start < left + wide and left < end]
    assert Skyline(standing).bottom(left, left + wide) == max(between, default=0.0)
