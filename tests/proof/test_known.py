"""What is known at a node: by the entry point, what its `when` asks, a branch, and what is recommended before."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.generation.parts import HERE, branch, decision, element, entry, guideline, intervention, item, recommendation

from guideproof.analysis.proof import Asked, Budget, ElementNeverKnown, NotDecided, prove
from guideproof.model.condition import All, AnyOf, Condition, IsBoolean, Not
from guideproof.model.element import Assumption, Derived, ElementType
from guideproof.model.node import Branch, Direction, Node, RecommendedItem, Selection

SICK, OLD, FIT = (IsBoolean(id, True, HERE) for id in ("sick", "old", "fit"))
INPUTS = [element(id, ElementType.BOOLEAN) for id in ("sick", "old", "fit")]
EITHER = AnyOf((SICK, OLD), HERE)
WEAK = Derived("weak", "Weak", ElementType.BOOLEAN, {}, None, EITHER, HERE)
IS_WEAK = IsBoolean("weak", True, HERE)
END = recommendation("end", item("drug"))


def both(id: str, when: Condition, *following: str, knows: tuple[str, ...] = ()) -> tuple[Branch, ...]:
    return (
        branch(f"{id}-yes", when, *following, knows=knows),
        branch(f"{id}-no", Not(when, HERE), *following, knows=knows),
    )


def unknown(
    *nodes: Node,
    when: Condition | None = None,
    knows: tuple[str, ...] = (),
    yields: tuple[str, ...] = (),
    assumed: tuple[str, ...] = (),
) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """At which nodes what is not known, and on which path."""
    elements = [
        replace(each, assumption=Assumption(False, "so", HERE)) if each.id in assumed else each for each in INPUTS
    ]
    made = guideline(
        [entry("visit", nodes[0].id, when, knows)],
        elements,
        [*nodes, END],
        [intervention("drug"), intervention("scan", yields=yields), intervention("look", yields=("fit",))],
        derived={"weak": WEAK},
    )
    facts = prove(made).facts
    return [(fact.node, fact.elements, fact.path) for fact in facts if isinstance(fact, ElementNeverKnown)]


READ = decision("read", *both("r", SICK, "end"))


@pytest.mark.parametrize(
    ("when", "knows", "assumed", "missing"),
    [
        (None, ("sick",), (), ()),
        (None, ("old",), (), ("sick",)),
        (None, ("weak",), (), ("sick",)),
        (None, (), ("sick",), ()),
        (None, (), ("old",), ("sick",)),
        (OLD, (), (), ("sick",)),
        (EITHER, (), (), ("sick",)),
        (IS_WEAK, (), (), ("sick",)),
    ],
)
def test_at_an_entry_point(
    when: Condition | None, knows: tuple[str, ...], assumed: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    """Of two things either may have settled what its condition demands."""
    found = unknown(READ, when=when, knows=knows, assumed=assumed)
    assert found == ([("read", missing, ("read",))] if missing else [])


@pytest.mark.parametrize("when", [SICK, Not(SICK, HERE), All((OLD, SICK), HERE)])
def test_what_a_condition_demands_by_itself_was_asked(when: Condition) -> None:
    read = decision("read", *both("r", AnyOf((SICK, FIT), HERE), "end"))
    assert {name for _, names, _ in unknown(read, when=when) for name in names} <= {"fit"}


@pytest.mark.parametrize(("knows", "missing"), [(("old",), True), (("sick",), False), (("weak",), True)])
def test_by_a_branch(knows: tuple[str, ...], missing: bool) -> None:
    first = decision("first", *both("f", FIT, "read", knows=knows))
    found = unknown(first, READ, knows=("fit",))
    assert found == ([("read", ("sick",), ("first", "read"))] if missing else [])


@pytest.mark.parametrize(
    ("selection", "items", "yields", "known"),
    [
        (Selection.ALL, (item("scan"),), ("sick",), True),
        (Selection.ALL, (item("scan"),), ("old",), False),
        (Selection.ALL, (item("scan"),), ("weak",), False),
        (Selection.ALL, (item("scan"), item("look")), ("sick",), True),
        (Selection.ALL, (item("scan", Direction.AGAINST), item("look")), ("sick",), False),
        (Selection.EXACTLY_ONE, (item("scan"), item("look")), ("sick",), False),
        (Selection.EXACTLY_ONE, (item("look"), item("scan")), ("sick",), False),
        (Selection.EXACTLY_ONE, (item("scan"),), ("sick",), True),
        (Selection.ONE_OR_MORE, (item("scan"),), ("sick",), True),
        (Selection.ANY, (item("scan"),), ("sick",), False),
        (Selection.EXACTLY_ONE, (item("scan", Direction.AGAINST),), ("sick",), False),
    ],
)
def test_by_what_is_recommended(
    selection: Selection, items: tuple[RecommendedItem, ...], yields: tuple[str, ...], known: bool
) -> None:
    """Of a choice that must be made only what every option yields."""
    test = recommendation("test", *items, following=["read"], selection=selection)
    found = unknown(test, READ, yields=yields)
    assert found == ([] if known else [("read", ("sick",), ("test", "read"))])


def test_what_was_read_once_is_known_from_there_on() -> None:
    first = decision("first", *both("f", IS_WEAK, "then"))
    then = decision("then", *both("t", SICK, "read"))
    assert unknown(first, then, READ) == [("first", ("sick", "old"), ("first",))]


def test_of_two_ways_the_one_is_told_that_leaves_it_unknown() -> None:
    first = decision("first", branch("yes", FIT, "test"), branch("no", Not(FIT, HERE), "read"))
    test = recommendation("test", item("scan"), following=["read"])
    assert unknown(first, test, READ, knows=("fit",), yields=("sick",)) == [("read", ("sick",), ("first", "read"))]
    assert unknown(first, test, READ, knows=("fit", "sick"), yields=("sick",)) == []


def test_of_several_that_are_unknown_each_is_told_on_a_path_that_leaves_it_so() -> None:
    """What a decision or a test on the path makes known is not among them."""
    first = decision("first", branch("yes", FIT, "other"), branch("no", Not(FIT, HERE), "read"))
    read = decision("read", *both("r", All((SICK, OLD), HERE), "end"))
    asked = decision("other", *both("o", OLD, "read"))
    assert unknown(first, asked, read, knows=("fit",)) == [
        ("other", ("old",), ("first", "other")),
        ("read", ("sick",), ("first", "other", "read")),
        ("read", ("old",), ("first", "read")),
    ]
    yielded = recommendation("other", item("scan"), following=["read"])
    assert unknown(first, yielded, read, knows=("fit",), yields=("old",)) == [
        ("read", ("sick",), ("first", "other", "read")),
        ("read", ("old",), ("first", "read")),
    ]


def test_where_nothing_may_be_asked_it_is_left_open() -> None:
    nothing = Budget(search=0, search_in_all=0, search_for_each_node=0, solver=0, solver_in_all=0, soon=0, quick=0)
    nodes = [decision("first", *both("f", FIT, "read")), READ, END]
    made = guideline([entry("visit", "first", None, ("fit",))], INPUTS, nodes, [intervention("drug")])
    facts = prove(made, nothing).facts
    assert not any(isinstance(fact, ElementNeverKnown) for fact in facts)
    [left] = [fact for fact in facts if isinstance(fact, NotDecided) and fact.asked is Asked.KNOWN]
    assert (left.about, left.entry) == ("read", "visit")
