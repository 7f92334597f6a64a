"""Derived elements are drawn where they are read, each kind as it is written, and what reads one links to it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

import guideproof
from guideproof.model.guideline import Guideline
from guideproof.renderers import mermaid
from guideproof.renderers.flowchart import render, render_as_dot
from guideproof.renderers.flowchart.value_box import computed_for

SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).parents[3]
SAID = {
    "cervical-screening": {
        "screening": "Age age · in years Whole years from birth_date to visit",
        "follow-up": "Next test after the cytology cytology_due",
    },
    "anticoagulant-dose": {
        "dosing": "Single dose dose · in mg min(round(per_kg * weight, step), ceiling) weight: Weight, in kg "
        "per_kg: Amount for a kilogram (1 mg/kg) step: Step of a dose (10 mg) ceiling: Largest dose (150 mg)",
    },
    "stroke-risk": {"prevention": "2 where"},
}
"""What stands in a section's picture of an element that the section reads."""


@pytest.fixture(scope="module", params=SAID)
def example(request: pytest.FixtureRequest) -> Guideline:
    return guideproof.load(ROOT / "examples" / request.param)


def test_what_is_read_can_be_opened(example: Guideline) -> None:
    """In the SVG of each section: a link at each node that reads something computed, to the box that says how."""
    files = render(example)
    for section, said in SAID[example.manifest.id].items():
        root = ElementTree.fromstring(files[f"flowchart/sections/{section}.svg"])
        assert said in " ".join(" ".join(part.text or "" for part in root.iter()).split())
        boxes = {group.get("id"): group for group in root.iter(f"{SVG}g") if group.get("id")}
        for node in example.nodes.values():
            if node.section == section:
                links = [link.get("href") for link in boxes[f"node-{node.id}"].iter(f"{SVG}a")]
                for id in computed_for(example, node):
                    assert f"#value-{id}" in links
        leads = [link.get("href") or "" for group in boxes.values() for link in group.iter(f"{SVG}a")]
        assert {link.removeprefix("#") for link in leads if link.startswith("#value-")} <= set(boxes)


def test_the_same_in_other_forms(example: Guideline) -> None:
    """DOT has the same boxes; Mermaid names what is computed behind the title of what reads it."""
    dots, drawn = render_as_dot(example), mermaid.render(example)
    read = {node: ids for node in example.nodes.values() if (ids := computed_for(example, node))}
    assert read
    for node, ids in read.items():
        for id in ids:
            assert f'"value-{id}"' in dots[f"dot/sections/{node.section}.dot"].decode()
            assert mermaid.told(example.derived[id].title) in drawn[f"mermaid/{node.section}.mmd"].decode()


def test_not_on_the_sheet_of_the_whole(example: Guideline) -> None:
    """Its boxes link to the charts of their sections."""
    assert b"value-" not in render(example)["flowchart/guideline.svg"]
