"""Sections in Mermaid: every node and edge once, within what is drawn, and texts that are only texts."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

from msgspec.structs import replace
from tests.conformance.test_programs import SMALL
from tests.renderers.flowchart.test_decision_table import of_rows
from tests.renderers.hostile import HOSTILE, poisoned

from guideproof.model.guideline import Guideline
from guideproof.model.node import Decision, Node
from guideproof.model.reference import Ref
from guideproof.renderers.mermaid import MOST_CHARACTERS, MOST_EDGES, marked, render, told
from guideproof.workflow import sound

ROOT = Path(__file__).parents[3]
LINE = re.compile(
    r"flowchart LR|%% guideproof: .*|  [ns]\d+(?:\[|\{|\(\[)\"[^\"\n]*\"(?:\]|\}|\]\))|"
    r"  [ns]\d+ -->(?:\|\"[^\"\n]*\"\|)? n\d+"
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
    told_of = sum(map(arrows, guideline.nodes.values())) + len(guideline.manifest.entry_points)
    assert edges(files) == told_of
    return files


def arrows(node: Node) -> int:
    """What leads on from a node, an end among it; of a table a row for each place."""
    if not isinstance(node.body, Decision):
        return len(node.edges)
    ends = [tuple(dict.fromkeys(branch.targets)) for branch in node.body.branches]
    return sum(max(1, len(each)) for each in (ends if len(ends) <= 12 else set(ends)))


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


def test_a_table_is_summed_up_and_what_leads_to_many_places_is_split() -> None:
    [text] = render(of_rows(900)).values()
    assert text.decode().count("-->") == 5
    assert '-->|"449 rows"|' in text.decode()
    guideline = sound(ROOT / "examples" / "stroke-risk")
    decision = next(node for node in guideline.nodes.values() if isinstance(node.body, Decision))
    assert isinstance(decision.body, Decision)
    branch = decision.body.branches[0]
    far = tuple(replace(branch, id=f"b{place}", next=(Ref(f"far-{place}", branch.span),)) for place in range(600))
    wide = replace(decision, body=replace(decision.body, branches=far))
    files = holds(replace(guideline, nodes={**guideline.nodes, decision.id: wide}))
    assert len(files) > 1


def test_starts_and_ends_are_drawn() -> None:
    files = {path: data.decode() for path, data in render(sound(ROOT / "guideline")).items()}
    start = re.search(
        r'  (s\d)\(\["Start: Systemic therapy under way"\]\)\n  \1 --> (n\d+)', files["mermaid/response.mmd"]
    )
    assert start is not None
    assert f'  {start[2]}["Monitor adverse events"]' in files["mermaid/response.mmd"]
    whole = files["mermaid/systemic-therapy.mmd"]
    end = re.search(r'-->\|"Favourable or intermediate risk"\| (n\d+)', whole)
    assert end is not None
    assert f'  {end[1]}(["ends here"])' in whole
    assert whole.count("ends here") == 1


def test_hostile_texts_stay_texts() -> None:
    files = holds(poisoned(SMALL))
    whole = b"".join(files.values()).decode().split("\n", 1)[1]
    assert "<script" not in whole
    assert re.fullmatch(r"[^\"<>`{}\[\]()|;%@]*", re.sub(r"#[a-z]+;", "", told(HOSTILE * 3)))


def test_only_sections_with_a_marked_node_are_drawn_with_its_sign() -> None:
    guideline = sound(ROOT / "guideline")
    assert list(marked(guideline, {})) == []
    node = guideline.nodes["upfront-nephrectomy-question"]
    [(title, text)] = marked(guideline, {node.id: "Changed", "no such node": "Added"})
    assert title == "Primary tumor"
    [box] = re.findall(r'(n\d+)\{"Changed: (?:.*)"\}', text)
    *lines, defined, given = text.splitlines()
    assert (defined, given) == ("  classDef marked stroke-width:4px", f"  class {box} marked")
    path = "mermaid/primary-tumor.mmd"
    assert "\n".join(lines).replace("Changed: ", "") == render(guideline)[path].decode().split("\n", 1)[1].rstrip()


def test_nothing_of_a_hostile_guideline_changes_what_mermaid_reads_when_it_is_made_inert() -> None:
    guideline = poisoned(SMALL)
    neutral = runpy.run_path(str(ROOT / ".ci" / "action" / "neutral.py"))["neutral"]
    found = list(marked(guideline, dict.fromkeys(guideline.nodes, "Changed")))
    assert found
    for _, text in found:
        for line, inert in zip(text.splitlines(), neutral(text).splitlines(), strict=True):
            assert LINE.fullmatch(inert) or inert in (line, line.strip())
            assert re.sub(r'"[^"]*"', "", line) == re.sub(r'"[^"]*"', "", inert)
