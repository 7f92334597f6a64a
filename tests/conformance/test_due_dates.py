"""Dates when later visits are due: all back ends say the same of them, and where there is none (sections 6, 12)."""

from __future__ import annotations

import json
from itertools import product

from msgspec.structs import replace
from tests.conformance.agreement import agree
from tests.conformance.cases import Case
from tests.conformance.cohorts import on_duckdb
from tests.conformance.engines import Engine
from tests.conformance.tables import Form
from tests.generation.parts import HERE, branch, decision, element, entry, guideline, node

from guideproof.analysis.cases.distinguishing import Distinguisher
from guideproof.analysis.cases.mutants import mutants
from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.analysis.proof import ElementNeverKnown, InapplicableDueDate, prove
from guideproof.analysis.proof.solver.search import Verdict
from guideproof.model.calendar import CalendarUnit, day_of
from guideproof.model.condition import IsBoolean
from guideproof.model.element import DateAfter, Days, Derived, ElementType, Wait
from guideproof.model.guideline import Guideline
from guideproof.model.node import HitPolicy, Reassess
from guideproof.model.reference import Ref

EVER = IsBoolean("ever", True, HERE)
SICK = IsBoolean("sick", True, HERE)
ON = "2026-05-04"


def screening() -> Guideline:
    """A visit three years after a test that not all have had, for all who are sick; for others five years after it."""
    days = Days(day_of(1990, 1, 1), day_of(2099, 12, 31), until_visit=True)
    elements = [
        element("ever", ElementType.BOOLEAN),
        element("sick", ElementType.BOOLEAN),
        replace(element("test", ElementType.DATE), days=days, applies_when=EVER),
    ]
    derived = {
        id: Derived(
            id, id, ElementType.DATE, {}, None, DateAfter("test", Wait(CalendarUnit.YEAR, count, None), HERE), HERE
        )
        for id, count in (("soon", 3), ("late", 5))
    }
    nodes = [
        decision("who", branch("sick", SICK, "z"), branch("all", None, "a"), policy=HitPolicy.UNIQUE),
        node("z", Reassess(None, None, Ref("visit", HERE), due=Ref("soon", HERE))),
        node("a", Reassess(None, None, Ref("visit", HERE), due=Ref("late", HERE))),
    ]
    return guideline([entry("visit", "who"), entry("again", "a")], elements, nodes, [], derived=derived)


def test_due_dates(programs: list[Engine]) -> None:
    made = screening()
    found = evaluate(made, {"ever": False, "sick": True, "on": ON})
    assert [(each.element, each.node) for each in found.problems] == [("soon", "z")]
    told = evaluate(made, {"ever": True, "sick": True, "test": "2024-02-29", "on": ON})
    assert (told.status, told.as_json()["reassess"][0]["due"]) == ("complete", "2027-03-01")
    told = evaluate(made, {"ever": True, "sick": False, "test": "2024-02", "on": ON})
    due = {"on_or_after": "2029-02-01", "on_or_before": "2029-03-01"}
    assert (told.status, told.as_json()["reassess"][0]["due"]) == ("needs_data", due)
    assert [each.element for each in told.needs] == ["test"]
    told = evaluate(made, {"sick": False, "on": ON})
    assert (told.status, told.as_json()["reassess"][0]["due"]) == ("needs_data", None)
    values: dict[str, list[object]] = {
        "ever": [None, True, False],
        "sick": [None, True, False],
        "test": [None, "2024-02-29", "2024-02", "2024", "1999-12-31"],
    }
    facts = [dict(zip(values, each, strict=True)) for each in product(*values.values())]
    cases = [Case(json.dumps({**each, "on": ON}), point, True) for each in facts for point in ("visit", "again")]
    for form in (Form.TEXTS, Form.DECIMALS):
        agree(made, cases, [*programs, on_duckdb(form)])


def test_proofs_name_who_has_no_date() -> None:
    facts = prove(screening()).facts
    assert {each.element for each in facts if isinstance(each, InapplicableDueDate)} == {"soon", "late"}


def test_a_date_that_nothing_makes_known_is_found() -> None:
    made = screening()
    knows = tuple(Ref(id, HERE) for id in ("ever", "sick"))
    points = {
        name: replace(each, knows=(*knows, Ref("test", HERE)) if name == "again" else knows)
        for name, each in made.manifest.entry_points.items()
    }
    made = replace(made, manifest=replace(made.manifest, entry_points=points))
    found = [each for each in prove(made).facts if isinstance(each, ElementNeverKnown)]
    assert [(each.node, each.entry, each.elements) for each in found] == [
        ("z", "visit", ("test",)),
        ("a", "visit", ("test",)),
    ]


def test_another_date_and_another_wait_are_told_apart() -> None:
    made = screening()
    planted = [each for each in mutants(made) if each.operator == "due" or each.where in ("soon", "late")]
    assert [each.what for each in planted if each.operator == "due"] == [
        "due on late, not on soon",
        "due on soon, not on late",
    ]
    distinguisher = Distinguisher(made, planted)
    answers = [(each.what, distinguisher.answer(each).verdict) for each in planted]
    assert all(verdict is Verdict.YES for _, verdict in answers), answers
