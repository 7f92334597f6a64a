"""The last node that everybody passes on the way to another, against leaving out each node in turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from guideproof.analysis.comparing.sweeping import dominators
from guideproof.analysis.graph.edges import closure
from guideproof.analysis.proof.encoding.oracle import Oracle
from guideproof.analysis.proof.encoding.tracks import Tracks
from guideproof.reading.load import load_guideline

EXAMPLES = Path(__file__).parents[3] / "examples"


def passed(tracks: Tracks, id: str) -> set[str]:
    """The nodes without which no way leads to a node."""

    def without(left_out: str) -> bool:
        def leads(node: str) -> list[str]:
            return [way.target for way in tracks.ways_out.get(node, []) if way.target != left_out]

        return id in closure([tracks.start], leads)

    return {each for each in tracks.order if each != id and (each == tracks.start or not without(each))}


@pytest.mark.parametrize("name", ["stroke-risk", "anticoagulant-dose", "cervical-screening"])
def test_everybody_passes_the_dominator_of_a_node_and_none_after_it(name: str) -> None:
    for tracks in Oracle(load_guideline(EXAMPLES / name)).tracks.values():
        over = dominators(tracks)
        assert over.keys() == {*tracks.order} - {tracks.start}
        for id, one in over.items():
            before = passed(tracks, id)
            assert one in before
            assert before - {one} == passed(tracks, one)
