"""What a page says is proven: each kind of question that is counted, of the things of which all of it holds."""

from __future__ import annotations

from pathlib import Path

from guideproof.analysis.proof import Asked, Gap, prove
from guideproof.reading.load import load_guideline
from guideproof.renderers.site.proven import SAYS, proven_of

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
