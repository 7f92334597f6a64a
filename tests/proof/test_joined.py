"""The least box around several holds what one of them does, and leaves open what one of them leaves open."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guideproof.analysis.proof.questions.arrivals import joined

BOXES = st.dictionaries(st.integers(0, 3), st.integers(1, 15), max_size=4)


@given(st.lists(BOXES, min_size=1, max_size=3), st.data())
def test_least_box(boxes: list[dict[int, int]], data: st.DataObject) -> None:
    # The same box comes by several ways.
    several = [boxes[0], *data.draw(st.lists(st.sampled_from(boxes), max_size=4))]
    around = joined(several)
    for variable in range(4):
        if all(variable in box for box in several):
            union = 0
            for box in several:
                union |= box[variable]
            assert around[variable] == union
        else:
            assert variable not in around
