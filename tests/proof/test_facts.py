"""Each kind of fact in the smallest guideline that has it, with the whole patient that shows it."""

from __future__ import annotations

from fractions import Fraction

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

from guideproof.analysis.evaluation.result import Status
from guideproof.analysis.proof import (
    Asked,
    BranchingPlace,
    Budget,
    ContradictoryRecommendations,
    CoveredBranch,
    DecisionWithoutChoice,
    ElementNeverKnown,
    Gap,
    ImpossibleBranch,
    ImpossibleConstraints,
    NotDecided,
    OtherwiseTakes,
    Overlap,
    ProofFact,
    SafetyRuleBroken,
    UnreachableByAnyPatient,
    Vacuous,
    VacuousSafetyRule,
    prove,
)
from guideproof.model.condition import (
    All,
    AnyOf,
    Bound,
    Compares,
    Comparison,
    Condition,
    IsBoolean,
    IsCode,
    IsNumber,
    Not,
)
from guideproof.model.element import (
    ClassBranch,
    Classify,
    Computed,
    Constraint,
    Derived,
    Element,
    ElementType,
    Grid,
    Sum,
)
from guideproof.model.fault import FileName, Misplaced
from guideproof.model.formula import Binary, Operator, Variable
from guideproof.model.guideline import Guideline
from guideproof.model.node import Branch, Direction, HitPolicy, Node, Reassess, Selection
from guideproof.model.safety import Always, InCategory, Named, Never, NeverTogether, SafetyRule, Target
from guideproof.program.wording import condition_text


def grid(low: int, high: int, precision: str = "1") -> Grid:
    return Grid(Fraction(low), Fraction(high), Fraction(precision))


SICK = element("sick", ElementType.BOOLEAN)
KIND = element("kind", ElementType.CODE, ["clear", "other", "unknown"])
AGE = element("age", ElementType.INTEGER, grid=grid(0, 120))
ACID = element("acid", ElementType.QUANTITY, grid=grid(0, 20, "0.1"))
FINE = element("acid", ElementType.QUANTITY, grid=grid(0, 20, "0.01"))
END = recommendation("end", item("drug"))
DRUG, KNIFE = intervention("drug"), intervention("knife", excludes=["drug"])
YES, NO = IsBoolean("sick", True, HERE), IsBoolean("sick", False, HERE)


def is_kind(*codes: str) -> Condition:
    return IsCode("kind", codes, HERE)


def compares(id: str, comparison: str, number: str) -> Condition:
    return Compares(id, Comparison(comparison), Bound(Fraction(number), None, Fraction(1), number), HERE)


def one_decision(
    *branches: Branch, elements: tuple[Element, ...] = (SICK, KIND, AGE), policy: str = "unique"
) -> Guideline:
    return whole(decision("d", *branches, policy=HitPolicy(policy)), END, elements=elements)


def whole(*nodes: Node, elements: tuple[Element, ...] = (SICK, KIND, AGE), **more: object) -> Guideline:
    made = guideline(
        [entry("visit", nodes[0].id, knows=[each.id for each in elements])], elements, nodes, [DRUG, KNIFE]
    )
    return replace(made, **more)  # type: ignore[arg-type]


def facts(made: Guideline) -> list[ProofFact]:
    proofs = prove(made)
    assert proofs.refused is None
    return list(proofs.facts)


def only(made: Guideline) -> ProofFact:
    (fact,) = facts(made)
    return fact


def test_a_gap_is_named_by_its_region_and_one_patient() -> None:
    fact = only(one_decision(branch("a", is_kind("clear"), "end"), branch("b", is_kind("other"), "end")))
    assert isinstance(fact, Gap)
    assert (fact.place, fact.entries, fact.complete) == (BranchingPlace(node="d"), ("visit",), True)
    assert [condition_text(group) for group in fact.groups] == ["kind = unknown"]
    assert fact.patient.facts == {"kind": "unknown"}
    assert fact.patient.path == ("d",)


@pytest.mark.parametrize(("measured", "complete"), [(ACID, True), (FINE, False)])
def test_precision_decides_whether_two_bounds_leave_a_gap(measured: Element, complete: bool) -> None:
    low, high = compares("acid", "at_most", "5.9"), compares("acid", "at_least", "6.0")
    found = facts(one_decision(branch("low", low, "end"), branch("high", high, "end"), elements=(measured,)))
    assert (found == []) is complete
    if not complete:
        (fact,) = found
        assert isinstance(fact, Gap)
        assert [condition_text(group) for group in fact.groups] == ["acid >= 5.91 and acid <= 5.99"]
        assert fact.patient.facts == {"acid": Fraction("5.91")}


def test_an_overlap_names_both_branches() -> None:
    young, old = compares("age", "below", "65"), compares("age", "at_least", "60")
    fact = only(one_decision(branch("young", young, "end"), branch("old", old, "end")))
    assert isinstance(fact, Overlap)
    assert (fact.first, fact.second, fact.branches, fact.pairs, fact.equal) == (0, 1, (0, 1), 1, False)
    assert fact.patient.facts == {"age": 60}


def test_equal_rows_are_one_overlap() -> None:
    rows = [branch(f"r{row}", YES, "end") for row in range(300)]
    fact = only(one_decision(*rows, branch("rest", NO, "end")))
    assert isinstance(fact, Overlap)
    assert (len(fact.branches), fact.pairs, fact.equal) == (300, 300 * 299 // 2, True)


def test_a_covered_branch_names_what_covers_it() -> None:
    found = one_decision(
        branch("first", compares("age", "below", "50"), "end"),
        branch("covered", compares("age", "below", "40"), "end"),
        branch("rest", None, "end"),
        policy="first",
    )
    covered, otherwise = sorted(facts(found), key=lambda fact: type(fact).__name__)
    assert isinstance(covered, CoveredBranch)
    assert (covered.branch, covered.by) == (1, (0,))
    assert covered.patient.facts == {"age": 39}
    assert isinstance(otherwise, OtherwiseTakes)
    assert (otherwise.branch, otherwise.patient.facts) == (2, {"age": 50})


def test_an_impossible_branch_contradicts_the_way_to_it() -> None:
    below = decision(
        "below",
        branch("a", is_kind("clear"), "end"),
        branch("b", Not(is_kind("clear"), HERE), "end"),
        branch("c", NO, "end"),
    )
    made = whole(decision("d", branch("yes", YES, "below"), branch("no", NO, "end")), below, END)
    assert only(made) == ImpossibleBranch(BranchingPlace(node="below"), 2, False)


def test_a_decision_that_sends_all_one_way() -> None:
    below = decision("below", branch("a", YES, "end"), branch("b", NO, "end"))
    made = whole(decision("d", branch("yes", YES, "below"), branch("no", NO, "end")), below, END)
    assert only(made) == DecisionWithoutChoice("below", 0, (1,))


def test_a_node_that_nobody_reaches_and_what_hangs_on_it() -> None:
    below = decision("below", branch("a", YES, "end"), branch("b", All((NO, is_kind("clear")), HERE), "lost"))
    lost = recommendation("lost", item("knife"), following=["further"])
    further = recommendation("further", item("knife"))
    made = whole(decision("d", branch("yes", YES, "below"), branch("no", NO, "end")), below, END, lost, further)
    assert facts(made) == [
        DecisionWithoutChoice("below", 0, (1,)),
        UnreachableByAnyPatient("lost", (("below", 1),), ("further",)),
    ]


def test_ways_from_what_nobody_reaches_either_lead_nobody_to_a_node() -> None:
    never = All((NO, YES), HERE)
    known = [each.id for each in (SICK, KIND, AGE)]
    nodes = [
        decision("early", branch("on", YES, "later"), branch("off", NO, "end")),
        decision("later", branch("all", YES, "end"), branch("none", never, "gone")),
        decision("gone", branch("one", YES, "lost"), branch("other", NO, "end")),
        decision("other", branch("every", YES, "end"), branch("rest", NO, "end"), branch("nobody", never, "lost")),
        recommendation("lost", item("knife")),
        END,
    ]
    entries = [entry(name, start, knows=known) for name, start in (("a", "early"), ("b", "other"))]
    made = guideline(entries, (SICK, KIND, AGE), nodes, [DRUG, KNIFE])
    assert [each for each in facts(made) if isinstance(each, UnreachableByAnyPatient)] == [
        UnreachableByAnyPatient("lost", (("other", 2),), ()),
        UnreachableByAnyPatient("gone", (("later", 1),), ("lost",)),
    ]


def test_for_and_against_on_two_tracks() -> None:
    warning = recommendation("warning", item("drug", Direction.AGAINST))
    made = whole(decision("d", branch("yes", YES, "end", "warning"), branch("no", NO, "end")), END, warning)
    fact = only(made)
    assert isinstance(fact, ContradictoryRecommendations)
    assert (fact.first.node, fact.second.node, fact.excludes, fact.pairs) == ("end", "warning", False, 1)
    assert fact.patient.facts == {"sick": True}
    assert fact.patient.recommendations == ("against drug", "for drug")  # `end` waits for the branch `no` too


def test_of_many_contradictions_as_many_are_shown_as_a_budget_allows() -> None:
    tracks = [recommendation(f"for-{place}", item("drug")) for place in range(3)]
    warning = recommendation("warning", item("drug", Direction.AGAINST))
    ids = [each.id for each in (*tracks, warning)]
    made = whole(decision("d", branch("yes", YES, *ids), branch("no", NO, "for-0")), *tracks, warning)
    for most, shown in ((1, 2), (3, 3)):
        (fact,) = (each for each in prove(made, Budget(pairs=most)).facts)
        assert isinstance(fact, ContradictoryRecommendations)
        assert fact.pairs == shown


@pytest.mark.parametrize(
    ("first", "second", "contradicts"),
    [
        (Selection.ALL, Selection.ALL, True),
        (Selection.ALL, Selection.EXACTLY_ONE, True),
        (Selection.EXACTLY_ONE, Selection.EXACTLY_ONE, False),
    ],
)
def test_two_choices_contradict_only_if_every_pick_does(first: Selection, second: Selection, contradicts: bool) -> None:
    one = recommendation("one", item("drug"), selection=first)
    other = recommendation("other", item("knife"), item("rest"), selection=second)
    made = whole(decision("d", branch("yes", YES, "one", "other"), branch("no", NO, "one")), one, other)
    made = replace(made, interventions={**made.interventions, "rest": intervention("rest")})
    assert bool(facts(made)) is contradicts


def test_options_of_one_choice_do_not_contradict_each_other() -> None:
    choice = recommendation("choice", item("drug"), item("knife"), selection=Selection.EXACTLY_ONE)
    assert facts(whole(decision("d", branch("yes", YES, "choice"), branch("no", NO, "choice")), choice)) == []


def rule(body: Never | Always | NeverTogether) -> dict[str, SafetyRule]:
    return {"rule": SafetyRule("rule", "rule", "so", body, (), None, (), HERE)}


TO_DRUG = decision("d", branch("yes", YES, "end"), branch("no", NO, "other"))
OTHER = recommendation("other", item("knife"))
CARE: Target = Named(refs(["drug"]))


def test_a_rule_that_something_is_never_recommended() -> None:
    broken = only(whole(TO_DRUG, END, OTHER, safety=rule(Never(CARE, compares("age", "above", "80")))))
    assert isinstance(broken, SafetyRuleBroken)
    assert [place.node for place in broken.places] == ["end"]
    assert broken.patient.facts == {"sick": True, "age": 81}
    assert facts(whole(TO_DRUG, END, OTHER, safety=rule(Never(CARE, NO)))) == []


def test_a_rule_that_something_is_always_recommended() -> None:
    broken = only(whole(TO_DRUG, END, OTHER, safety=rule(Always(CARE, is_kind("clear"), None))))
    assert isinstance(broken, SafetyRuleBroken)
    assert (broken.places, broken.patient.facts) == ((), {"sick": False, "kind": "clear"})
    assert facts(whole(TO_DRUG, END, OTHER, safety=rule(Always(CARE, YES, None)))) == []


def test_a_rule_that_two_things_never_come_together() -> None:
    both = decision("d", branch("yes", YES, "end", "warning"), branch("no", NO, "end"))
    warning = recommendation("warning", item("rest"))
    forbidden = rule(NeverTogether((CARE, Named(refs(["rest"])))))
    made = whole(both, END, warning, safety=forbidden)
    broken = only(replace(made, interventions={**made.interventions, "rest": intervention("rest")}))
    assert isinstance(broken, SafetyRuleBroken)
    assert {place.node for place in broken.places} == {"end", "warning"}
    assert broken.patient.facts == {"sick": True}


def test_a_rule_that_can_never_apply() -> None:
    nobody = All((YES, NO), HERE)
    assert only(whole(TO_DRUG, END, OTHER, safety=rule(Never(CARE, nobody)))) == VacuousSafetyRule("rule", Vacuous.WHEN)
    nothing = InCategory(refs(["radiation"])[0])
    assert only(whole(TO_DRUG, END, OTHER, safety=rule(Never(nothing, YES)))) == VacuousSafetyRule(
        "rule", Vacuous.TARGET
    )


def test_a_visit_that_ends_with_another_one_or_on_purpose_has_said_something() -> None:
    later = node("later", Reassess(None, "later", refs(["visit"])[0]))
    assert facts(whole(decision("d", branch("yes", YES, "later"), branch("no", NO)), later)) == []


@pytest.mark.parametrize(
    "broken",
    [
        Always(CARE, None, None),
        Always(Named(refs(["knife"])), YES, None),
        Never(CARE, is_kind("clear")),
        NeverTogether((CARE, Named(refs(["knife"])))),
    ],
)
def test_rules_are_not_broken_by_those_to_whom_nothing_is_recommended(broken: Never | Always | NeverTogether) -> None:
    """Who finds no branch is told by the gap alone, even where something would be recommended on another track."""
    start = decision("d", branch("yes", YES, "end", "by-kind"), branch("no", NO, "end"))
    by_kind = decision("by-kind", branch("other", is_kind("other", "unknown"), "knife"))
    only_yes = {"sick-only": Constraint("sick-only", AnyOf((YES, is_kind("other")), HERE), "so", HERE)}
    made = whole(start, by_kind, END, recommendation("knife", item("knife")), constraints=only_yes)
    made = replace(made, interventions={**made.interventions, "knife": intervention("knife")})
    found = facts(replace(made, safety=rule(broken)))
    gap, *others = found
    assert isinstance(gap, Gap)
    assert gap.patient.evaluation.status is Status.INVALID
    assert gap.patient.evaluation.problems[0].node == "by-kind"
    named = [each for each in others if isinstance(each, SafetyRuleBroken)]
    assert bool(named) is isinstance(broken, NeverTogether)
    assert all(each.patient.evaluation.status is not Status.INVALID for each in named)


def test_constraints_that_nobody_satisfies() -> None:
    held = {
        id: Constraint(id, holds, "so", HERE)
        for id, holds in (("old", YES), ("aged", compares("age", "above", "5")), ("no", NO))
    }
    assert facts(whole(TO_DRUG, END, OTHER, constraints=held)) == [ImpossibleConstraints(None, ("old", "no"))]


def test_an_entry_point_for_nobody() -> None:
    made = whole(TO_DRUG, END, OTHER, constraints={"well": Constraint("well", NO, "so", HERE)})
    points = {"visit": replace(made.manifest.entry_points["visit"], when=YES), "other": entry("other", "other")}
    made = replace(made, manifest=replace(made.manifest, entry_points=points))
    assert facts(made) == [ImpossibleConstraints("visit", ("well",))]


def test_an_element_that_one_path_leaves_unknown() -> None:
    test = recommendation("test", item("scan"), following=["read"])
    read = decision(
        "read", branch("clear", is_kind("clear"), "end"), branch("other", Not(is_kind("clear"), HERE), "end")
    )
    first = decision("d", branch("yes", YES, "test"), branch("no", NO, "read"))
    scan = intervention("scan", yields=["kind"])
    made = guideline([entry("visit", "d", knows=["sick"])], (SICK, KIND), (first, test, read, END), [DRUG, scan])
    fact = only(made)
    assert isinstance(fact, ElementNeverKnown)
    assert (fact.node, fact.elements, fact.path) == ("read", ("kind",), ("d", "read"))
    assert fact.patient.facts == {"sick": False}


def test_classes_that_leave_somebody_out_or_take_somebody_twice() -> None:
    branches = (
        ClassBranch(compares("age", "below", "40"), "low", HERE),
        ClassBranch(compares("age", "at_least", "50"), "high", HERE),
        ClassBranch(compares("age", "at_least", "90"), "top", HERE),
    )
    codes = {code: code for code in ("low", "high", "top")}
    group = Derived("group", "group", ElementType.CODE, codes, None, Classify(branches, HERE), HERE)
    gap, overlap = facts(whole(TO_DRUG, END, OTHER, derived={"group": group}))
    assert isinstance(gap, Gap)
    assert (gap.place, gap.patient.facts) == (BranchingPlace(derived="group"), {"age": 40})
    assert isinstance(overlap, Overlap)
    assert (overlap.first, overlap.second, overlap.patient.facts) == (1, 2, {"age": 90})


def no_cubes_are(id: str) -> tuple[tuple[Element, ...], dict[str, Derived], Condition]:
    """Numbers, an element, and the condition that two of their cubes are a third one: hard to say that it never is."""
    numbers = tuple(element(each, ElementType.QUANTITY, grid=grid(1, 10**6, "0.001")) for each in "xyz")

    def cube(each: str) -> Binary:
        return Binary(Operator.MULTIPLY, Variable(each), Binary(Operator.MULTIPLY, Variable(each), Variable(each)))

    both = Binary(Operator.ADD, cube("x"), cube("y"))
    fermat = Computed(Binary(Operator.SUBTRACT, both, cube("z")), HERE)
    derived = {id: Derived(id, id, ElementType.QUANTITY, {}, None, fermat, HERE)}
    return numbers, derived, IsNumber(id, (Fraction(0),), HERE)


def test_a_question_that_is_too_hard_is_named() -> None:
    numbers, derived, none = no_cubes_are("fermat")
    made = whole(
        decision("d", branch("zero", none, "end"), branch("not", Not(none, HERE), "end")),
        END,
        elements=numbers,
        derived=derived,
    )
    proofs = prove(made, Budget(search=500, solver=20_000))
    assert proofs.facts == (NotDecided(Asked.BRANCH, "d", None, (0,)),)
    assert proofs.not_decided == 1


def test_what_is_open_at_one_entry_is_still_said_of_another() -> None:
    numbers, derived, none = no_cubes_are("fermat")
    elements = (*numbers, SICK, AGE)
    below = decision("below", branch("old", compares("age", "at_least", "60"), "end"), branch("rest", None, "end"))
    hard = decision("hard", branch("zero", none, "below"), branch("not", Not(none, HERE), "end"))
    known = [each.id for each in elements]
    entries = [entry(name, start, knows=known) for name, start in (("a", "hard"), ("b", "below"))]
    made = replace(guideline(entries, elements, [hard, below, END], [DRUG, KNIFE]), derived=derived)
    shown = [fact for fact in prove(made, Budget(search=500, solver=20_000)).facts if isinstance(fact, OtherwiseTakes)]
    assert [(fact.place.node, fact.entry) for fact in shown] == [("below", "b")]


def test_formulas_that_grow_without_end_are_refused_at_once() -> None:
    derived: dict[str, Derived] = {}
    for place in range(40):
        before = Variable("age" if place == 0 else f"f{place - 1}")
        squared = Computed(Binary(Operator.MULTIPLY, before, before), HERE)
        derived[f"f{place}"] = Derived(f"f{place}", "f", ElementType.QUANTITY, {}, None, squared, HERE)
    (fact,) = facts(whole(TO_DRUG, END, OTHER, derived=derived))
    assert isinstance(fact, NotDecided)
    assert fact.asked is Asked.EVERYTHING


def test_a_faulty_guideline_is_not_proven() -> None:
    fault = FileName(Misplaced.FOLDER, "given", "expected", HERE)
    proofs = prove(replace(whole(TO_DRUG, END, OTHER), faults=(fault,)))
    assert proofs.facts == ()
    assert "1 fault" in (proofs.refused or "")


def test_classes_of_one_code_may_hold_together() -> None:
    young, all_ages = compares("age", "below", "65"), compares("age", "at_least", "0")
    anybody = Not(compares("age", "above", "120"), HERE)
    branches = [ClassBranch(when, code, HERE) for when, code in ((young, "y"), (all_ages, "y"), (anybody, "z"))]
    group = Derived(
        "group", "group", ElementType.CODE, {"y": "y", "z": "z"}, None, Classify(tuple(branches), HERE), HERE
    )
    overlap, *_ = facts(whole(decision("d", branch("all", None, "end")), END, derived={"group": group}))
    assert isinstance(overlap, Overlap)
    assert (overlap.first, overlap.second, overlap.pairs) == (0, 2, 2)


def test_a_gap_between_bounds_of_a_formula() -> None:
    width, height = (element(name, ElementType.INTEGER, grid=grid(0, 9)) for name in ("width", "height"))
    area = Derived(
        "area",
        "Area",
        ElementType.QUANTITY,
        {},
        None,
        Computed(Binary(Operator.MULTIPLY, Variable("width"), Variable("height")), HERE),
        HERE,
    )
    between = All((compares("area", "at_least", "10"), compares("area", "below", "20")), HERE)
    branches = (
        branch("small", compares("area", "below", "10"), "end"),
        branch("middle", between, "end"),
        branch("large", compares("area", "at_least", "30"), "end"),
    )
    made = replace(one_decision(*branches, elements=(width, height)), derived={"area": area})
    fact = only(made)
    assert isinstance(fact, Gap)
    assert [condition_text(group) for group in fact.groups] == ["area >= 20 and area < 30"]
    assert 20 <= fact.patient.facts["width"] * fact.patient.facts["height"] < 30


def test_who_has_no_branch_gets_nothing_that_contradicts() -> None:
    """Whoever has no branch is told as a gap, and is left out of what is asked of recommendations."""
    begin = recommendation("begin", item("knife"), following=["choose", "other"])
    choose = decision("choose", branch("a", is_kind("clear"), "end"), branch("b", is_kind("other"), "end"))
    other = decision(
        "other", branch("gone", is_kind("unknown"), "stop"), branch("there", Not(is_kind("unknown"), HERE), "end")
    )
    stop = recommendation("stop", item("knife", direction=Direction.AGAINST))
    assert [type(fact) for fact in facts(whole(begin, choose, other, stop, recommendation("end")))] == [Gap]


def test_sums_of_pairs_of_sums_are_gone_through_once() -> None:
    derived: dict[str, Derived] = {}
    for place in range(40):
        before = ("age", "age") if place == 0 else (f"x{place - 1}", f"y{place - 1}")
        for name in (f"x{place}", f"y{place}"):
            derived[name] = Derived(name, name, ElementType.INTEGER, {}, None, Sum(before, HERE), HERE)
    young = branch("young", compares("x39", "below", "100"), "end")
    old = branch("old", compares("x39", "at_least", "100"), "end")
    assert facts(whole(decision("d", young, old), END, derived=derived)) == []
