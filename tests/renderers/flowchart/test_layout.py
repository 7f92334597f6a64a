"""Where boxes and arrows stand: arrows can be told apart, and none runs behind a box."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest

import guideproof
from guideproof.model.guideline import Guideline
from guideproof.renderers.flowchart.chart import Chart, draw, plan
from guideproof.renderers.flowchart.layers import columns
from guideproof.renderers.flowchart.layout import place
from guideproof.renderers.flowchart.overview import arrange_beside, draw_map
from guideproof.renderers.flowchart.picture import Picture
from guideproof.renderers.flowchart.routes import Ends, Placed, Point, Routed, routed
from guideproof.renderers.flowchart.sheet import Form
from guideproof.renderers.flowchart.tracks import Crossing, tracks

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="module")
def screening() -> Guideline:
    return guideproof.load(EXAMPLES / "cervical-screening")


def test_columns_of_a_long_arrow() -> None:
    """0 leads to 1 and 2, 1 to 2, 2 to 3, and both 0 and 1 to 3: what goes past a column bends there once."""
    found = columns(4, [(0, 1), (0, 2), (1, 2), (2, 3), (0, 3), (1, 3)])
    assert found.of_boxes == (0, 1, 2, 3)
    assert found.bends == {(2, 1): 4, (3, 1): 5, (3, 2): 6}
    assert found.ways == ((0, 1), (0, 4, 2), (1, 2), (2, 3), (0, 5, 6, 3), (1, 6, 3))


def test_columns_of_circles() -> None:
    """What closes a circle leads back, and is no way from column to column; the first box is where it begins."""
    found = columns(3, [(0, 1), (1, 2), (2, 0), (1, 1)])
    assert found.of_boxes == (0, 1, 2)
    assert found.ways == ((0, 1), (1, 2), (), ())


def test_a_start_stands_beside_what_it_leads_to() -> None:
    assert columns(4, [(0, 1), (1, 2), (3, 2)]).of_boxes == (0, 1, 2, 1)


def test_tracks_without_crossings() -> None:
    """Two that go up nest, so the one that comes in further down turns up further right; one that goes down turns
    beside them, and what goes straight needs no track."""
    up, inner, down, straight = Crossing((50,), 0), Crossing((60,), 30), Crossing((80,), 120), Crossing((70,), 70)
    assert tracks([up, inner, down, straight]) == ([0, 1, 0, 0], 2)
    assert tracks([]) == ([], 0)


def test_tracks_of_many() -> None:
    """So many are left in the order of their ends, without trying all others."""
    found, most = tracks([Crossing((0,), 10 + place) for place in range(200)])
    assert (found, most) == (list(range(200)), 200)


def test_what_leads_back_goes_below_all_boxes() -> None:
    sizes, middles = [(40.0, 20.0), (60.0, 30.0)], [(0, 10.0), (1, 10.0)]
    found = columns(2, [(0, 1), (1, 0)])
    laid = routed(Placed(sizes, middles), found, [Ends(0, 1, 10, 15), Ends(1, 0, 15, 10)])
    assert laid.corners == ((27.0, 5.0), (94.0, 0.0))
    assert laid.routes[0].points == ((67.0, 15.0), (94.0, 15.0))
    assert laid.routes[1].points == (
        (154.0, 15.0), (164.0, 15.0), (164.0, 42.0), (10.0, 42.0), (10.0, 15.0), (27.0, 15.0),
    )  # fmt: skip
    assert (laid.width, laid.height) == (181.0, 42.0)


@pytest.mark.parametrize("form", [Form.SECTION, Form.PART, Form.PAGE])
def test_arrows_can_be_told_apart(screening: Guideline, form: Form) -> None:
    planned = plan(screening)
    for section in planned.sections:
        told_apart(draw(planned, form, section))


@pytest.mark.parametrize("down", [False, True])
def test_arrows_of_the_map(down: bool) -> None:
    """Its sections lead to each other in circles, and past each other above all boxes."""
    told_apart(draw_map(plan(guideproof.load(EXAMPLES.parent / "guideline"))), down=down)


def test_what_is_computed_stands_where_nothing_else_does() -> None:
    """On the sheets of the shipped guideline: behind no box, no arrow and no other of its kind, and none is lost."""
    planned = plan(guideproof.load(EXAMPLES.parent / "guideline"))
    title = Picture(120, 16, "")
    for section in planned.sections:
        chart = draw(planned, Form.SECTION, section)
        [laid] = place([chart], "pure")
        top = [Picture(600, 80, ""), Picture(laid.width, laid.height, "")]
        boxes = [Picture(box.label.width, box.label.height, box.name) for box in chart.values]
        placed = arrange_beside(top, laid, title, boxes)
        assert [picture for picture, _, _ in placed[3:]] == boxes
        (_, _, upper), values = placed[1], [_rectangle(*each) for each in placed[2:]]
        for one, other in combinations(values, 2):
            assert not _meets(*one, *other)
        for low, high in values:
            for (x, y), (wide, tall) in zip(laid.corners, laid.sizes, strict=True):
                assert not _meets(low, high, (x, y + upper), (x + wide, y + tall + upper))
            for route in laid.routes:
                for (x, y), (next_x, next_y) in pairwise(route.points):
                    assert not _meets((x, y + upper), (next_x, next_y + upper), low, high)


def test_without_anything_computed_a_sheet_is_its_top() -> None:
    header, chart = Picture(10, 20, ""), Picture(30, 40, "")
    assert arrange_beside([header, chart], Routed(30, 40, (), (), ()), header, []) == [
        (header, 0.0, 0.0), (chart, 0.0, 34.0),
    ]  # fmt: skip


def _rectangle(picture: Picture, x: float, y: float) -> tuple[Point, Point]:
    return (x, y), (x + picture.width, y + picture.height)


def told_apart(chart: Chart, *, down: bool = False) -> None:
    """Every arrow goes from its box to its box, across and up or down alone, behind no box, and on no other arrow that
    has another start and another end."""
    [laid], along, beside = place([chart], "pure", down=down), int(down), int(not down)
    boxes = {
        box.name: (corner, (box.label.width, box.label.height))
        for box, corner in zip(chart.boxes(), laid.corners, strict=True)
    }
    for arrow, route in zip(chart.arrows, laid.routes, strict=True):
        (corner, tail), (end_corner, head) = boxes[arrow.tail], boxes[arrow.head]
        start, *_, end = route.points
        assert start[along] == corner[along] + tail[along]
        assert corner[beside] < start[beside] < corner[beside] + tail[beside]
        assert end[along] == end_corner[along]
        assert end_corner[beside] < end[beside] < end_corner[beside] + head[beside]
        assert all(0 <= x <= laid.width and 0 <= y <= laid.height for x, y in route.points)
        for one, other in pairwise(route.points):
            assert one[0] == other[0] or one[1] == other[1]
            for (left, top), (width, height) in boxes.values():
                assert not _meets(one, other, (left, top), (left + width, top + height))
    arrows = list(zip(chart.arrows, laid.routes, strict=True))
    for (arrow, route), (second, way) in combinations(arrows, 2):
        if (arrow.tail, arrow.port) == (second.tail, second.port) or arrow.head == second.head:
            continue
        for one, other in pairwise(route.points):
            for start, end in pairwise(way.points):
                assert not _on(one, other, start, end)


def _meets(one: Point, other: Point, low: Point, high: Point) -> bool:
    """Whether a line across, or up and down, goes through the inside of a box."""
    return all(min(one[axis], other[axis]) < high[axis] and low[axis] < max(one[axis], other[axis]) for axis in (0, 1))


def _on(one: Point, other: Point, start: Point, end: Point) -> bool:
    """Whether two lines run on one another: along one axis nearer than half a point, along the other for more."""
    return any(
        abs(one[axis] - other[axis]) + abs(start[axis] - end[axis]) == 0
        and abs(one[axis] - start[axis]) < 0.5
        and min(max(one[1 - axis], other[1 - axis]), max(start[1 - axis], end[1 - axis]))
        - max(min(one[1 - axis], other[1 - axis]), min(start[1 - axis], end[1 - axis]))
        > 0.5
        for axis in (0, 1)
    )
