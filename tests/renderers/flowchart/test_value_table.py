"""A derived element by table is drawn where it is read: what each row gives and when, and that no text breaks out."""

from __future__ import annotations

import re
from fractions import Fraction
from xml.etree import ElementTree

from msgspec.structs import replace
from tests.generation.parts import HERE, branch, decision, element, entry, guideline, intervention, item, recommendation
from tests.renderers.hostile import HOSTILE, poisoned

from guideproof.model.condition import All, Bound, Compares, Comparison, Condition, IsBoolean
from guideproof.model.element import ClassBranch, Classify, ClassValue, Derived, ElementType, Grid
from guideproof.model.formula import Binary, Number, Operator, Variable
from guideproof.model.guideline import Guideline
from guideproof.model.node import BranchTable, HitPolicy
from guideproof.model.unit import parse_unit
from guideproof.renderers.flowchart import render, render_as_dot

SVG = "{http://www.w3.org/2000/svg}"
MILLIGRAM = parse_unit("mg")
TABLE = BranchTable(HERE, ("age", "frail", "value"))


def words(svg: bytes) -> str:
    parts = (
        part.text or "" for part in ElementTree.fromstring(svg).iter() if part.tag in {f"{SVG}text", f"{SVG}tspan"}
    )
    return " ".join(" ".join(parts).split())


def dose(*, first: bool, table: bool = True) -> Guideline:
    """A dose by age and by whether somebody is frail, which the section `asks` reads and the section `other` does
    not."""
    frail: Condition = IsBoolean("frail", True, HERE)
    values: list[tuple[Condition | None, ClassValue, str]] = [
        (All((_under(12), frail), HERE), Number(Fraction(5, 2)), "2.5 mg"),
        (_under(18), Binary(Operator.MULTIPLY, Variable("age"), Number(Fraction(2))), "age * 2"),
        (None, Number(Fraction(1000)), "1000 mg"),
    ]
    branches = tuple(ClassBranch(when, value, HERE, written=written) for when, value, written in values)
    policy = HitPolicy.FIRST if first else HitPolicy.UNIQUE
    classify = Classify(branches, HERE, policy, TABLE if table else None)
    derived = Derived("dose", "Dose", ElementType.QUANTITY, {}, MILLIGRAM, classify, HERE)
    above = Compares("dose", Comparison.ABOVE, Bound(Fraction(9), None, Fraction(1), "9"), HERE)
    elements = [
        element("age", ElementType.INTEGER, grid=Grid(Fraction(0), Fraction(99), Fraction(1))),
        element("frail", ElementType.BOOLEAN),
    ]
    nodes = [decision("asks", branch("high", above, "other"), branch("low", None, "other"))]
    made = guideline(
        [entry("visit", "asks")], elements, [*nodes, recommendation("other", item("drug"))], [intervention("drug")]
    )
    placed = {id: replace(node, section=id) for id, node in made.nodes.items()}
    return replace(made, nodes=placed, derived={"dose": derived})


def _under(years: int) -> Condition:
    return Compares("age", Comparison.BELOW, Bound(Fraction(years), None, Fraction(1), str(years)), HERE)


def test_a_row_for_each_value() -> None:
    said = words(render(dose(first=True))["flowchart/sections/asks.svg"])
    assert "Dose dose · in mg In order: the first row that holds gives the value. Row age frail Value" in said
    assert "1. below 12 yes 2.5 mg 2. below 18 – age * 2 3. Otherwise – – 1000 mg" in said


def test_only_where_it_is_read_and_only_a_table() -> None:
    assert "gives the value" not in words(render(dose(first=True))["flowchart/sections/other.svg"])
    listed = words(render(dose(first=True, table=False))["flowchart/sections/asks.svg"])
    assert "gives the value" not in listed
    assert "2.5 mg: age below 12 and frail: yes age * 2: age below 18 1000 mg: Otherwise" in listed
    assert "The row that holds gives the value." in words(render(dose(first=False))["flowchart/sections/asks.svg"])


def test_no_text_breaks_out() -> None:
    hostile = poisoned(dose(first=True))
    data = render(hostile)["flowchart/sections/asks.svg"]
    tags = {part.tag.removeprefix(SVG) for part in ElementTree.fromstring(data).iter()}
    assert tags <= {"svg", "title", "desc", "g", "a", "rect", "path", "circle", "text", "tspan"}
    assert re.sub(r"\s", "", "Dose" + HOSTILE[:60]) in re.sub(r"\s", "", words(data))
    assert render_as_dot(hostile)
