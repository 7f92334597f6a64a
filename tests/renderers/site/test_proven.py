"""What a page says is proven: each kind of question that is counted, of the things of which all of it holds."""

from __future__ import annotations

from pathlib import Path

from guideproof.analysis.proof import Asked, Gap, Proofs, prove
from guideproof.reading.load import load_guideline
from guideproof.renderers.site.checked import proven_words
from guideproof.renderers.site.proven import SAYS, SAYS_OF_CASES, left_out, proven_of

TESTS = Path(__file__).parents[2]
SHIPPED = load_guideline(TESTS.parent / "guideline")


def test_every_kind_that_is_proven_has_words_and_no_thing_is_lost() -> None:
    proofs = prove(SHIPPED)
    shown = list(proven_of(SHIPPED, proofs))
    assert {each.asked for each in proofs.statements} <= SAYS.keys()
    assert sum(len(each["nodes"]) + len(each["others"]) for each in shown) == len(proofs.statements)
    reached = next(each for each in shown if each["says"] == SAYS[Asked.REACHABLE])
    assert [list(SHIPPED.nodes)[place] for place in reached["nodes"]] == [
        each.about for each in proofs.statements if each.asked is Asked.REACHABLE
    ]
    rules = next(each for each in shown if each["says"] == SAYS[Asked.SAFETY])
    assert {anchor for anchor, _ in rules["others"]} == {f"rule-{id}" for id in SHIPPED.safety}


def test_an_amount_that_is_given_in_two_ways_is_said_to_be_above_zero_and_no_more() -> None:
    guideline = load_guideline(TESTS / "checks/different-amounts/bad/two-tracks/guideline")
    about = {(each.asked, each.about) for each in prove(guideline).statements}
    assert (Asked.NOT_ABOVE_ZERO, "dose") in about
    assert Asked.DIFFERENT_AMOUNTS not in {asked for asked, _ in about}


def test_where_something_is_wrong_it_is_not_said_to_be_proven() -> None:
    guideline = load_guideline(TESTS / "checks/gap/bad/between-two-bounds/guideline")
    proofs = prove(guideline)
    [gap] = [fact for fact in proofs.facts if isinstance(fact, Gap)]
    about = {each.about for each in proofs.statements if each.asked is Asked.GAP}
    assert gap.place.node is not None
    assert gap.place.node not in about
    assert (Asked.OVERLAP, gap.place.node) in {(each.asked, each.about) for each in proofs.statements}


def test_of_two_that_exclude_each_other_and_come_together_it_is_said_of_neither() -> None:
    """One of them alone names what it excludes."""
    guideline = load_guideline(TESTS / "checks/contradictory-recommendations/bad/excluded/guideline")
    proofs = prove(guideline)
    assert proofs.proven == 11
    assert {each.about for each in proofs.statements if each.asked is Asked.CONTRADICTION} == set()


def test_cases_of_an_element_are_told_apart_from_branches() -> None:
    guideline = load_guideline(TESTS / "checks/not-decided/bad/a-class/guideline")
    proofs = prove(guideline)
    shown = {each["says"]: each for each in proven_of(guideline, proofs)}
    assert shown[SAYS[Asked.GAP]]["others"] == []
    assert SAYS_OF_CASES[Asked.GAP] not in shown
    assert shown[SAYS_OF_CASES[Asked.OVERLAP]]["others"] == [["value-kind", "Kind"]]
    assert [title for _, title in shown[SAYS[Asked.CONSTRAINTS]]["others"]] == [
        "A patient at all",
        "A patient at the visit “First visit”",
    ]
    assert list(left_out(guideline, proofs)) == [
        "Whoever a finding leaves without a branch, a value or an amount, or may leave so, is counted no further."
    ]


def test_nobody_is_said_to_be_nobody() -> None:
    guideline = load_guideline(TESTS / "checks/impossible-constraints/bad/entry-without-value/guideline")
    assert next(left_out(guideline, prove(guideline))).startswith("Nobody can be meant by the visit “First visit”")
    assert list(left_out(SHIPPED, prove(SHIPPED))) == []


def test_where_nothing_was_proven_it_is_not_said_that_all_was_decided() -> None:
    assert proven_words(None) == "Nothing is proven: the proofs were not made."
    assert proven_words(Proofs((), 0, 0, 0, refused="it is circular")) == "Nothing is proven: it is circular."
    assert proven_words(Proofs((), 1, 0, 2)) == "1 statement about all patients is proven; 2 not decided."
