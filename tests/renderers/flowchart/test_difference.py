"""Two versions in one drawing: each word stands where it belongs, the same bytes twice, and texts stay texts."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from msgspec.structs import replace
from tests.conformance.test_programs import SMALL
from tests.renderers.hostile import poisoned

from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision
from guideproof.renderers.flowchart.difference import FILE, render_difference
from guideproof.renderers.flowchart.names import node_name
from guideproof.workflow import sound

BASE = sound(Path(__file__).parents[3] / "examples" / "stroke-risk")
SVG = "{http://www.w3.org/2000/svg}"


def words_at(picture: bytes, node: str) -> str:
    """All texts of the box of a node."""
    box = ElementTree.fromstring(picture).find(f".//{SVG}g[@id='{node_name(node)}']")
    assert box is not None, node
    return " ".join("".join(text.itertext()) for text in box.iter(f"{SVG}text"))


def changed() -> Guideline:
    """A version with a node less, one more, a branch changed and a text changed."""
    nodes = dict(BASE.nodes)
    decision = next(node for node in nodes.values() if isinstance(node.body, Decision))
    assert isinstance(decision.body, Decision)
    first, *others = decision.body.branches
    nodes[decision.id] = replace(decision, body=replace(decision.body, branches=(replace(first, next=()), *others)))
    nodes["talk"] = replace(nodes["talk"], rationale="Another reason.")
    nodes["new-advice"] = replace(nodes["anticoagulant"], id="new-advice", title="New advice")
    del nodes["no-anticoagulant"]
    return replace(BASE, nodes=nodes)


def test_what_became_of_each_node_stands_at_it_in_words() -> None:
    head = changed()
    picture = render_difference(BASE, head)[FILE]
    assert "added" in words_at(picture, "new-advice")
    assert "removed" in words_at(picture, "no-anticoagulant")
    assert "texts or evidence changed" in words_at(picture, "talk")
    assert words_at(picture, "how-many-points").count("changed") == 2  # the node and its one branch
    assert not {"added", "removed", "changed"} & set(words_at(picture, "anticoagulant").split())
    assert picture == render_difference(BASE, head)[FILE]


def test_versions_that_do_not_differ_say_so() -> None:
    assert b"no node differs" in render_difference(BASE, BASE)[FILE]


def test_hostile_texts_stay_texts() -> None:
    picture = render_difference(SMALL, poisoned(SMALL))[FILE]
    tags = {element.tag for element in ElementTree.fromstring(picture).iter()}
    assert tags.isdisjoint({f"{SVG}script", f"{SVG}foreignObject", f"{SVG}image"})
