"""What is said of a gap is true and closes it: every branch that is proposed is read, takes nobody who is covered, and
with all of them pasted no gap is left. Generated guidelines, every patient tried."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.generation.conditions import all_patients
from tests.generation.holes import Holes
from tests.generation.parts import HERE, refs

from guideproof.analysis.evaluation.evaluate import Evaluator
from guideproof.analysis.evaluation.result import Evaluation, Status
from guideproof.analysis.evaluation.truth import State, compile_condition
from guideproof.analysis.proof import Gap, Proofs, prove
from guideproof.checks import gap
from guideproof.checks.check import Subject
from guideproof.diagnostic import Diagnostic
from guideproof.model.condition import Condition
from guideproof.model.element import ClassBranch, Classify
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Decision
from guideproof.reading.question import read_question

PROPOSED = re.compile(r"- \{(?:id: …, )?(?:when: (?P<when>.*), |(?P<otherwise>otherwise: true), )(?:next|value): …\}")


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.builds(Holes, seed=st.integers(0, 2**32 - 1), size=st.integers(0, 3)))
def test_what_is_proposed_closes_the_gap(draw: Holes) -> None:
    guideline = draw.guideline()
    proofs = prove(guideline)
    subject = Subject(guideline, date.today(), lambda: proofs)
    for fact, finding in zip(facts_of(proofs), gap.find(subject), strict=True):
        if fact.place.node is not None:
            at_a_decision(guideline, fact, finding)
        else:
            of_a_class(guideline, fact, finding)


def facts_of(proofs: Proofs) -> list[Gap]:
    return [fact for fact in proofs.facts if isinstance(fact, Gap)]


def proposed(guideline: Guideline, finding: Diagnostic) -> list[Condition | None]:
    """The conditions of the branches that a finding proposes, read without a fault; ``None`` for ``otherwise``."""
    assert finding.hint is not None
    found: list[Condition | None] = []
    for text in re.findall(r"`(- \{.*?\})`", finding.hint):
        match = PROPOSED.fullmatch(text)
        assert match is not None, text
        if match["otherwise"]:
            found.append(None)
            continue
        condition, faults = read_question(match["when"], "proposed", guideline)
        assert faults == [], (text, faults)
        found.append(condition)
    assert found
    return found


def at_a_decision(guideline: Guideline, fact: Gap, finding: Diagnostic) -> None:
    node = guideline.nodes[fact.place.node or ""]
    assert isinstance(node.body, Decision)
    added = proposed(guideline, finding)
    assert None in added or (fact.complete and len(added) == len(fact.groups))
    holds = [compile_condition(each, guideline) for each in added if each is not None]
    own = [compile_condition(branch.when, guideline) for branch in node.body.branches if branch.when is not None]
    taken = [0] * len(holds)
    for state, evaluation in patients(guideline):
        if node.id in {step.node for step in evaluation.path}:
            by = [place for place, hold in enumerate(holds) if hold(state) is True]
            covered = any(branch(state) is True for branch in own)
            assert len(by) <= (0 if covered else 1), (state, finding.hint)
            assert covered or by or None in added, (state, finding.hint)
            for place in by:
                taken[place] += 1
    assert all(taken), finding.hint
    branches = tuple(
        Branch(f"added-{place}", None, when, refs(["end"]), (), (), HERE, HERE) for place, when in enumerate(added)
    )
    pasted = replace(node, body=replace(node.body, branches=(*node.body.branches, *branches)))
    after = replace(guideline, nodes={**guideline.nodes, node.id: pasted})
    assert fact.place not in {each.place for each in facts_of(prove(after))}


def of_a_class(guideline: Guideline, fact: Gap, finding: Diagnostic) -> None:
    derived = guideline.derived[fact.place.derived or ""]
    assert isinstance(derived.definition, Classify)
    added = proposed(guideline, finding)
    branches = tuple(ClassBranch(when, "x", HERE) for when in added if when is not None)
    classify = replace(derived.definition, branches=(*derived.definition.branches, *branches))
    after = replace(guideline, derived={**guideline.derived, derived.id: replace(derived, definition=classify)})
    assert fact.place not in {each.place for each in facts_of(prove(after))}
    own = [compile_condition(branch.when, guideline) for branch in derived.definition.branches]
    holds = [compile_condition(branch.when, guideline) for branch in branches]
    evaluator = Evaluator(guideline)
    for patient in all_patients(list(guideline.elements.values())):
        if any(problem.constraint for problem in evaluator.evaluate(patient).problems):
            continue
        state = evaluator._admission.admit(patient).state
        by = sum(hold(state) is True for hold in holds)
        assert by <= (0 if any(each(state) is True for each in own) else 1), (state, finding.hint)


def patients(guideline: Guideline) -> list[tuple[State, Evaluation]]:
    """All patients who can be, with where they go from each entry point."""
    evaluator = Evaluator(guideline)
    found = []
    for patient in all_patients(list(guideline.elements.values())):
        for entry in guideline.manifest.entry_points:
            evaluation = evaluator.evaluate(patient, entry)
            if evaluation.status is Status.COMPLETE or any(each.node for each in evaluation.problems):
                found.append((evaluator._admission.admit(patient)[0], evaluation))
    return found
