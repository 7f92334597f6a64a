"""Later visits that a vignette expects, planted faults in their periods, and faults that leave somebody no branch."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from tests.generation.parts import (
    HERE,
    branch,
    decision,
    element,
    entry,
    guideline,
    intervention,
    item,
    node,
    recommendation,
    refs,
)

from guideproof.analysis.cases.case_run import try_vignettes
from guideproof.analysis.cases.generated import generate
from guideproof.analysis.cases.mutation import MutationReport, mutation_report
from guideproof.analysis.cases.vignettes import expectation_of, mismatches
from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.checks.case_text import case_text
from guideproof.model.condition import IsBoolean
from guideproof.model.element import ElementType
from guideproof.model.guideline import Guideline
from guideproof.model.node import Reassess
from guideproof.model.period import Period
from guideproof.model.vignette import ExpectedVisit, Vignette
from guideproof.reporters.text.vignettes import render

SICK, WELL = (IsBoolean("sick", value, HERE) for value in (True, False))
MADE = guideline(
    [entry("visit", "d", knows=["sick"])],
    [element("sick", ElementType.BOOLEAN)],
    [
        decision("d", branch("sick", SICK, "drug", "later"), branch("well", WELL)),
        recommendation("drug", item("drug")),
        node("later", Reassess(Period("6 wk", "8 wk"), None, refs(["visit"])[0])),
    ],
    [intervention("drug")],
)


def visits(*wanted: tuple[str, Period | None, str | None]) -> tuple[ExpectedVisit, ...]:
    return tuple(ExpectedVisit(refs([id])[0], after, until) for id, after, until in wanted)


def vignette(id: str, sick: bool, made: Guideline = MADE, **more: Any) -> Vignette:
    """A case that expects what comes today, but for what is given."""
    facts = {"sick": sick}
    expect = replace(expectation_of(Evaluator(made).evaluate(facts)), **more)
    return Vignette(id, id, None, facts, {}, {}, expect, None, (), HERE)


@pytest.mark.parametrize(
    ("sick", "wanted", "passes"),
    [
        (True, visits(("later", Period("6 wk", "8 wk"), None)), True),
        (True, visits(("later", Period("42 d", "56 d"), None)), True),
        (True, visits(("later", None, None)), True),
        (True, visits(("later", Period("6 wk", "9 wk"), None)), False),
        (True, visits(("later", Period("6 wk", None), None)), False),
        (True, visits(("later", None, "the result is there")), False),
        (True, visits(("drug", None, None)), False),
        (True, (), False),
        (True, None, True),
        (False, (), True),
        (False, visits(("later", Period("6 wk", "8 wk"), None)), False),
    ],
)
def test_a_vignette_names_some_of_the_visits_that_come_or_that_none_does(
    sick: bool, wanted: tuple[ExpectedVisit, ...] | None, passes: bool
) -> None:
    case = vignette("case", sick, reassess=wanted)
    came = list(mismatches(case.expect, Evaluator(MADE).evaluate(case.facts), {}))
    assert [each.key for each in came] == ([] if passes else ["reassess"])


def test_a_mismatch_says_what_was_expected_and_what_came_as_a_vignette_writes_it() -> None:
    case = vignette("case", True, reassess=visits(("later", Period("6 wk", "6 wk"), None)))
    (mismatch,) = mismatches(case.expect, Evaluator(MADE).evaluate(case.facts), {})
    assert mismatch.expected == [{"node": "later", "after": "6 wk"}]
    assert mismatch.came == [{"node": "later", "after": {"at_least": "6 wk", "at_most": "8 wk"}}]


def test_generated_cases_expect_the_visits_that_come() -> None:
    texts = [case_text(case) for case in generate(MADE).cases]
    assert sum("  reassess: [{node: later, after: {at_least: 6 wk, at_most: 8 wk}}]\n" in text for text in texts) == 1
    assert sum("reassess" in text for text in texts) == 1


def report(*vignettes: Vignette, made: Guideline = MADE) -> MutationReport:
    return mutation_report(replace(made, vignettes={each.id: each for each in vignettes}))


def test_faults_in_periods_are_noticed_by_who_expects_the_visit() -> None:
    strict = report(vignette("sick", True), vignette("well", False))
    assert strict.survivors == strict.open == ()
    loose = report(vignette("sick", True, reassess=None), vignette("well", False))
    assert [each.mutant.what for each in loose.survivors] == [
        "at least 7 wk, not 6 wk",
        "at least 6 d, not 6 wk",
        "at most 9 wk, not 8 wk",
        "at most 8 d, not 8 wk",
    ]
    assert all(each.patient.facts == {"sick": True} for each in loose.survivors)


def test_a_fault_that_leaves_somebody_no_branch_changes_something() -> None:
    """The branch ends its track, so nothing but the status tells; and a way to a decision that is not for them."""
    dropped = [each.mutant.what for each in report(vignette("sick", True)).survivors]
    assert "without the branch well" in dropped
    third = decision("third", branch("well", WELL))
    start = decision("d", branch("sick", SICK, "drug"), branch("well", WELL, "third"))
    made = replace(MADE, nodes={"d": start, "third": third, "drug": recommendation("drug", item("drug"))})
    swapped = report(vignette("well", False, made), made=made)
    assert "drop-branch" in {each.mutant.operator for each in swapped.survivors}
    assert not swapped.open


def test_a_status_that_came_otherwise_says_why() -> None:
    made = replace(MADE, nodes={**MADE.nodes, "d": decision("d", branch("sick", SICK, "drug", "later"))})
    case = vignette("well", False, made, status="complete")
    text = render(try_vignettes(replace(made, vignettes={"well": case})), color=False)
    told = "because:  no branch of `d` holds for sick = false: the guideline does not say what to do"
    assert told in text
