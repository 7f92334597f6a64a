"""Sections in Mermaid: every node and edge once, within what is drawn, and texts that are only texts."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec.structs import replace
from tests.conformance.test_programs import SMALL
from tests.renderers.hostile import HOSTILE, poisoned

from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision
from guideproof.renderers.mermaid import MOST_CHARACTERS, MOST_EDGES, render, told
from guideproof.workflow import sound

ROOT = Path(__file__).parents[3]
LINE = re.compile(
    r"flowchart LR|%% guideproof: .*|  n\d+(?:\[|\{|\(\[)\"[^\"\n]*\"(?:\]|\}|\]\))|"
    r"  n\d+ -->(?:\|\"[^\"\n]*\"\|)? n\d+"
)


def edges(files: dict[str, bytes]) -> int:
    return sum(data.count(b" -->") for data in files.values())


def holds(guideline: Guideline) -> dict[str, bytes]:
    files = render(guideline)
    for path, data in files.items():
        text = data.decode()
        assert len(text) < MOST_CHARACTERS, path
        assert text.count(" -->") <= MOST_EDGES, path
        assert all(LINE.fullmatch(line) for line in text.splitlines()), path
    assert edges(files) == sum(len(node.edges) for node in guideline.nodes.values())
    return files


def test_the_shipped_guideline_and_the_examples() -> None:
    for folder in (ROOT / "guideline", *(path.parent for path in ROOT.glob("examples/*/guideline.yaml"))):
        guideline = sound(folder)
        files = holds(guideline)
        assert len(files) == len({node.section for node in guideline.nodes.values()})
        assert files == render(guideline)


def test_a_section_that_is_too_large_is_split() -> None:
    guideline = sound(ROOT / "examples" / "stroke-risk")
    decision = next(node for node in guideline.nodes.values() if isinstance(node.body, Decision))
    many = {
        f"copy-{number}": replace(decision, id=f"copy-{number}", title=f"{'Long title ' * 20}{number}")
        for number in range(400)
    }
    files = holds(replace(guideline, nodes={**guideline.nodes, **many}))
    assert len(files) > 4


def test_hostile_texts_stay_texts() -> None:
    files = holds(poisoned(SMALL))
    whole = b"".join(files.values()).decode().split("\n", 1)[1]
    assert "<script" not in whole
    assert re.fullmatch(r"[^\"<>`{}\[\]()|;%@]*", re.sub(r"#[a-z]+;", "", told(HOSTILE * 3)))
