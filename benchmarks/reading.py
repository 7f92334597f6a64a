"""Reading 1,000 generated node files into the model, with spans, against parsing the same bytes with PyYAML alone."""

from __future__ import annotations

import tempfile
from pathlib import Path

import yaml

import guideproof
from benchmarks.measuring import paired, report

NODES = 1000
TESTS = 5

_MANIFEST = """\
id: generated
version: 1.0.0
language: 1
title: A generated guideline
status: draft
entry_points:
  start: {start: node-0, title: Start}
"""

_INTERVENTION = "treatment:\n  title: Treatment\n  category: drug\n"


def write_guideline(folder: Path) -> None:
    """A chain of decisions with a recommendation each, about as long as those that people write."""
    for name, text in (("guideline.yaml", _MANIFEST), ("interventions/all.yaml", _INTERVENTION)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    elements = "".join(
        f"value_{number}:\n  title: Value {number}\n  type: quantity\n  unit: mm\n  range: [0, 500]\n  precision: 1\n"
        for number in range(30)
    )
    (folder / "inputs").mkdir()
    (folder / "inputs" / "all.yaml").write_text(elements, encoding="utf-8")
    for number in range(0, NODES, 2):
        section = folder / "nodes" / f"section-{number % 10}"
        section.mkdir(parents=True, exist_ok=True)
        (section / f"node-{number}.yaml").write_text(_decision(number), encoding="utf-8")
        (section / f"node-{number + 1}.yaml").write_text(_recommendation(number + 1), encoding="utf-8")


def _decision(number: int) -> str:
    tests = "".join(f"      value_{(number + each) % 30}: {{at_most: {100 + each} mm}}\n" for each in range(TESTS))
    following = f"node-{number + 2}" if number + 2 < NODES else f"node-{number + 1}"
    return (
        f"id: node-{number}\nversion: 1.0.0\nkind: decision\ntitle: Decision number {number}\n"
        f"question: Are the values of this patient within the limits of step {number}?\n"
        "rationale: >-\n  A sentence or two of why this is asked here, as long as an editor writes them, so that\n"
        "  the bytes of the file are those of a real one and not only of its skeleton.\n"
        f"branches:\n  - id: within\n    label: Within the limits\n    when:\n{tests}    next: {following}\n"
        f"  - id: beyond\n    label: Beyond one of them\n    otherwise: true\n    next: node-{number + 1}\n"
    )


def _recommendation(number: int) -> str:
    return (
        f"id: node-{number}\nversion: 1.0.0\nkind: recommendation\ntitle: Recommendation number {number}\n"
        "rationale: >-\n  A sentence or two of why this is recommended, as long as an editor writes them, so that\n"
        "  the bytes of the file are those of a real one and not only of its skeleton.\n"
        "recommend:\n  - intervention: treatment\n    direction: for\n    strength: conditional\n    certainty: low\n"
        "    detail: What is to be kept in mind when it is given.\n"
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "guideline"
        write_guideline(folder)
        files = [path.read_bytes() for path in sorted(folder.rglob("*.yaml"))]
        guideline = guideproof.load(folder)
        assert len(guideline.nodes) == NODES
        assert not guideline.faults

        def parse_with_pyyaml() -> None:
            for data in files:
                yaml.load(data, Loader=yaml.CSafeLoader)

        size = sum(map(len, files)) / 1000
        print(f"reading {len(files)} files, {size:.0f} kB")
        figures = paired(lambda: guideproof.load(folder), parse_with_pyyaml)
        report("  files to the model, with spans and schema", *figures, "PyYAML's CSafeLoader alone", "under 2")


if __name__ == "__main__":
    main()
