"""A decision of many branches is one table: what stands in it, where its arrows lead, and that no text breaks out."""

from __future__ import annotations

import re
import subprocess
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE, branch, decision, element, entry, guideline, intervention, item, recommendation
from tests.renderers.hostile import HOSTILE, poisoned

from guideproof.analysis.evaluation.cohort_summary import CohortSummary
from guideproof.cohort.picture import picture
from guideproof.model.condition import All, AnyOf, Bound, Compares, Comparison, Condition, IsCode
from guideproof.model.element import ElementType, Grid
from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, HitPolicy
from guideproof.renderers.flowchart import Emphasis, Highlight, render, render_as_dot
from guideproof.renderers.flowchart.decision_table import MOST_FIELDS
from guideproof.renderers.flowchart.engine import find_engine

SVG = "{http://www.w3.org/2000/svg}"
ROWS = MOST_FIELDS + 1
SECTION = "flowchart/sections/part.svg"


@pytest.fixture(scope="module")
def table() -> Guideline:
    return of_rows(ROWS)


def of_rows(number: int) -> Guideline:
    """A branch for each of many numbers, some for two codes; the last two ask for one of two elements, and for none."""
    rows = [branch(f"b{row}", All(_asked(row), HERE), "low" if row % 2 else "high") for row in range(number - 2)]
    either: Condition = AnyOf((_at_least(3), _is("a")), HERE)
    rows += [branch("either", either, "low"), branch("rest", None, "low", "high")]
    numbers = Grid(Fraction(0), Fraction(99), Fraction(1))
    elements = [element("size", ElementType.INTEGER, grid=numbers), element("kind", ElementType.CODE, "ab")]
    nodes = [decision("table", *rows), *(recommendation(id, item("drug")) for id in ("low", "high"))]
    made = guideline([entry("visit", "table")], elements, nodes, [intervention("drug")])
    return replace(made, nodes={id: replace(node, section="part") for id, node in made.nodes.items()})


def _asked(row: int) -> tuple[Condition, ...]:
    below = Compares("size", Comparison.BELOW, Bound(Fraction(row + 1), None, Fraction(1), str(row + 1)), HERE)
    return (_at_least(row), below, *([_is("ab"[row % 2])] if row % 3 else []))


def _at_least(number: int) -> Condition:
    return Compares("size", Comparison.AT_LEAST, Bound(Fraction(number), None, Fraction(1), str(number)), HERE)


def _is(code: str) -> Condition:
    return IsCode("kind", (code,), HERE)


def words(svg: bytes) -> str:
    root = ElementTree.fromstring(svg)
    parts = (part.text or "" for part in root.iter() if part.tag in {f"{SVG}text", f"{SVG}tspan"})
    return " ".join(" ".join(parts).split())


def arrows(svg: bytes) -> list[str | None]:
    return [group.findtext(f"{SVG}title") for group in ElementTree.fromstring(svg).iter(f"{SVG}g")
            if group.get("class") == "edge"]  # fmt: skip


def test_rows_and_columns(table: Guideline) -> None:
    """Every branch is a row, with what it asks of each element under the title of that, and where it leads."""
    said = words(render(table)[SECTION])
    assert "Branch size kind Further Leads to" in said
    assert "1. at least 0 and below 1 – – high 2. at least 1 and below 2 b – low 3. at least 2" in said
    assert f"{ROWS - 1}. – – size at least 3 or kind: a low {ROWS}. Otherwise – – – low high" in said


def test_one_arrow_to_each_place(table: Guideline) -> None:
    for path in (SECTION, "flowchart/guideline.svg"):
        told = arrows(render(table)[path])
        assert sorted(each for each in told if each and each.startswith("table")) == ["table: to high", "table: to low"]


def test_arrows_come_and_go_at_the_headings(table: Guideline) -> None:
    """Beside any other row they would seem to be of that row; on a long table that is far from its question, too."""
    svg = render(table)[SECTION]
    root = ElementTree.fromstring(svg)
    headings = next(float(text.get("y", "")) for text in root.iter(f"{SVG}text") if text.text == "Leads to")
    paths = [group.find(f"{SVG}path") for group in root.iter(f"{SVG}g") if group.get("class") == "edge"]
    coming, *going = (re.findall(r" ([\d.]+)", path.get("d", "")) for path in paths if path is not None)
    assert len(going) == 2
    assert all(abs(float(height) - headings) < 10 for height in (coming[-1], *(heights[0] for heights in going)))


def test_the_legend_says_how_a_table_is_read(table: Guideline) -> None:
    said = words(render(table)[SECTION])
    assert "decision: go where each row that holds leads" in said
    assert "follow each arrow" not in said


def test_few_branches_stay_fields(table: Guideline) -> None:
    node = table.nodes["table"]
    assert isinstance(node.body, Decision)
    few = replace(node, body=replace(node.body, branches=node.body.branches[:MOST_FIELDS]))
    svg = render(replace(table, nodes={**table.nodes, "table": few}))[SECTION]
    assert "Leads to" not in words(svg)
    assert len([each for each in arrows(svg) if each and each.startswith("table")]) == MOST_FIELDS


def test_a_row_stands_out(table: Guideline) -> None:
    shown = Highlight({"taken": Emphasis("taken", "#a3201a", 4)}, branches={("table", "b3"): "taken"})
    svg = render(table, highlight=shown)[SECTION]
    assert "4. taken at least 3" in words(svg)
    assert 'stroke="#a3201a" stroke-width="4"' in svg.decode()


def test_an_arrow_is_as_heavy_as_its_heaviest_row_unless_more_is_said_of_it(table: Guideline) -> None:
    looks = {"many": Emphasis("many", "#08306b", 6), "few": Emphasis("few", "#2171b5", 3)}
    rows = {("table", "b1"): "few", ("table", "b3"): "many", ("table", "b5"): "few", ("table", "b0"): "few"}
    shown = render(table, highlight=Highlight(looks, branches=rows, steps={("table", "high"): "many"}))[SECTION]
    plain = render(table, highlight=Highlight(looks, branches=rows))[SECTION]
    assert (widths(shown), widths(plain)) == ({"high": "6", "low": "6"}, {"high": "3", "low": "6"})


def test_the_arrow_of_a_cohort_counts_all_its_rows(table: Guideline) -> None:
    """Seven rows of 8 % each are more than half; where a patient may take several rows, nothing is added."""
    node = table.nodes["table"]
    assert isinstance(node.body, Decision)
    rows = {("table", each.id): 8 for each in node.body.branches}
    every = replace(node, body=replace(node.body, hit_policy=HitPolicy.EVERY))
    none: dict[str, int] = {}
    statuses = {"complete": 100, "needs_data": 0, "out_of_scope": 0, "invalid": 0}
    rest = (statuses, {"table": 100}, rows, none, none, none, none, none, none, none, none)
    summary = CohortSummary("drawn", "1.0.0", "", "DuckDB", "visit", 100, *rest)
    assert widths(picture(table, summary)) == {"high": "6", "low": "6"}
    assert widths(picture(replace(table, nodes={**table.nodes, "table": every}), summary)) == {"high": "3", "low": "3"}


def widths(svg: bytes) -> dict[str, str | None]:
    found = (group for group in ElementTree.fromstring(svg).iter(f"{SVG}g") if group.get("class") == "edge")
    told = {group.findtext(f"{SVG}title", ""): group.find(f"{SVG}path") for group in found}
    return {
        title.removeprefix("table: to "): path.get("stroke-width")
        for title, path in told.items()
        if title.startswith("table") and path is not None
    }


def test_no_text_breaks_out(table: Guideline) -> None:
    hostile = poisoned(table)
    for data in render(hostile).values():
        tags = {part.tag.removeprefix(SVG) for part in ElementTree.fromstring(data).iter()}
        assert tags <= {"svg", "title", "desc", "g", "a", "rect", "path", "circle", "text", "tspan"}
        squeezed = re.sub(r"\s", "", words(data))
        assert squeezed.count(re.sub(r"\s", "", HOSTILE[:60])) > ROWS  # titles of rows' ends, of columns, of codes
    for data in render_as_dot(hostile).values():
        drawn = subprocess.run([find_engine("pure"), "-Tsvg"], input=data, capture_output=True, check=True).stdout
        assert re.sub(r"\s", "", HOSTILE[:60]) in re.sub(r"\s", "", words(drawn))
