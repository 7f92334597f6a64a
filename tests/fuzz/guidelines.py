"""Mutated guidelines: read and run, or checked with all proofs.

Nothing may be lost: what a file holds is in the model, or a finding is about that file; and whatever is done to one
file, what is wrong with another is still said.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Sized
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml
from hypothesis import reject
from hypothesis import strategies as st
from tests.fuzz.command import in_time, run
from tests.fuzz.edits import Edit, edited, edits

from guideproof.diagnostic import Severity
from guideproof.model.classify import Classify
from guideproof.model.guideline import Guideline
from guideproof.reporters import github, sarif
from guideproof.reporters import json as json_report
from guideproof.reporters.text import findings as text_report
from guideproof.workflow import Checked, NotAGuideline, check

TESTS = Path(__file__).parents[1]
MOST_NODES = 10
SENTINEL = "a_key_that_there_is_not: 1\n"
NODE = re.compile(r"nodes/[a-z]+/[a-z-]+[.]yaml")


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to a guideline: edits of files, and files that are dropped or renamed. Files count round the end."""

    file: int
    edits: tuple[Edit, ...]
    name: str | None


NAMES = (
    "",
    "x.yaml",
    "X.yaml",
    "x.yml",
    "x.json",
    ".x.yaml",
    "a b.yaml",
    "x..yaml",
    "nodes/x.yaml",
    "nodes/a/x.yaml",
    "nodes/a/x.csv",
    "nodes/main/choose.csv",
    "safety/x.yaml",
)
"""Where a file may come to stand; the empty name drops it."""


def seeds() -> list[Path]:
    """The small guidelines of the tests."""
    folders = sorted(path.parent for path in TESTS.rglob("guideline/guideline.yaml"))
    return [each for each in folders if len(list(each.glob("nodes/*/*.yaml"))) <= MOST_NODES]


def changes() -> st.SearchStrategy[list[Change]]:
    """One or two changes."""
    names = st.one_of(st.none(), st.none(), st.none(), st.sampled_from(NAMES))
    one = st.builds(Change, st.integers(0, 1 << 20), edits().map(tuple), names)
    return st.lists(one, min_size=1, max_size=2)


class Bench:
    """A folder in which the seeds stand, changed and put back."""

    def __init__(self, folder: Path) -> None:
        self.seeds = seeds()
        self._folder = folder
        self._texts = [
            {path.relative_to(seed).as_posix(): path.read_bytes() for path in sorted(seed.rglob("*")) if path.is_file()}
            for seed in self.seeds
        ]

    def laid(self, place: int, wanted: list[Change]) -> tuple[Path, str | None]:
        """A changed guideline, and the file that nothing was done to but a key added that there is not."""
        files = dict(self._texts[place % len(self._texts)])
        touched: set[str] = set()
        for change in wanted:
            names = sorted(name for name in files if not touched or name not in touched) or sorted(files)
            if not names:
                break
            name = names[change.file % len(names)]
            text = files.pop(name)
            moved = name if change.name is None else change.name
            touched |= {name, moved}
            if moved:
                files[moved] = edited(text.decode("utf-8", "surrogateescape"), list(change.edits)).encode(
                    "utf-8", "surrogateescape"
                )
        left = (name for name in sorted(files) if name not in touched and NODE.fullmatch(name))
        still = next((name for name in left if _with_key(files[name]) is not None), None)
        if still is not None:
            files[still] = _with_key(files[still]) or b""
        return self._written(files), still

    def _written(self, files: dict[str, bytes]) -> Path:
        root = self._folder / "guideline"
        shutil.rmtree(root, ignore_errors=True)
        for name, data in files.items():
            path = root / name
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            except (FileExistsError, NotADirectoryError, IsADirectoryError):  # one name for a folder and a file
                reject()
        root.mkdir(exist_ok=True)
        return root


def _with_key(data: bytes) -> bytes | None:
    """A file with one more key; ``None`` where it cannot be read as a mapping with that key in it."""
    changed = data.rstrip(b"\n") + b"\n" + SENTINEL.encode()
    tree = _tree(changed)
    return changed if isinstance(tree, dict) and SENTINEL.partition(":")[0] in tree else None


def _tree(data: bytes) -> object:
    """What another reader makes of a file, every scalar as text; ``NotImplemented`` where it can make nothing of it."""
    try:
        return yaml.load(data, Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return NotImplemented


def read_and_run(folder: Path, still: str | None) -> None:
    """What one changed guideline must come to where it is read, and run where it can be."""
    with in_time():
        try:
            checked = check(folder, select=["GP1", "GP2"])
        except NotAGuideline:
            assert run("check", str(folder)).code == 2
            return
    findings = checked.report.findings
    about = {_inside(each.span.path) for each in findings}
    about |= {_inside(note.span.path) for each in findings for note in each.notes}
    _nothing_lost(folder, checked.guideline, about)
    if still is not None:
        same = [each for each in findings if _inside(each.span.path) == still]
        # Of a file that stands in the folder of another kind nothing else is said until it is moved.
        misplaced = any(each.name == "file-name" and "it stands where" in each.message for each in same)
        assert misplaced or any(SENTINEL.partition(":")[0] in each.message for each in same), (
            f"what is wrong with {still} is not said"
        )
    _same_in_every_format(checked)
    for name, facts in (("nobody.json", "{}"), ("somebody.yaml", _somebody(checked.guideline))):
        patient = folder.parent / name
        patient.write_text(facts, encoding="utf-8")
        ended = run("run", str(patient), "--guideline", str(folder))
        if checked.report.fails(Severity.ERROR):
            assert ended.code == 2, "a guideline with errors was run"
            break


def _inside(path: str) -> str:
    """A shown path as one inside the guideline."""
    return path.partition("guideline/")[2]


def proven(folder: Path, _still: str | None) -> None:
    """What one changed guideline must come to where all is proven."""
    ended = run("check", str(folder), "--format", "json")
    if ended.code != 2:
        told = json.loads(ended.out)
        errors = any(each["severity"] == "error" for each in told["findings"])
        assert ended.code == (1 if errors else 0)
        if not errors:
            run("test", str(folder))


def _nothing_lost(folder: Path, guideline: Guideline, about: set[str]) -> None:
    """What a file holds is in the model, or a finding is about the file, or it waits for what a finding is about."""
    held = _held(guideline)
    announced = {id for _, id in guideline.unread} if about else set()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))
        told = not about.isdisjoint({name, *(each.as_posix() for each in PurePosixPath(name).parents)})
        if not path.is_file() or hidden or path.suffix == ".md" or told:
            continue
        things = held.get(name, set())
        if path.suffix == ".csv":
            kept = things if name.startswith("vignettes/") else _branches(guideline, name, path.stem)
            said = len(kept) == _rows(path) or path.stem in announced
            assert said, f"rows of {name} are lost, and nothing is said of it"
            continue
        tree = _tree(path.read_bytes())
        assert tree is not NotImplemented, f"{name} is no YAML, and nothing is said of it"
        if name.split("/")[0] in ("inputs", "derived", "parameters", "interventions"):
            missing = {str(key) for key in tree or {}} - things - announced - {"constraints"}
            assert not missing, f"{missing} of {name} are lost, and nothing is said of it"
        elif tree is not None:
            assert things or path.stem in announced, f"{name} is lost, and nothing is said of it"


def _branches(guideline: Guideline, name: str, id: str) -> Sized:
    """The branches of a decision, or of a derived element, whose table a file is."""
    if name.startswith("nodes/"):
        return guideline.nodes[id].branches if id in guideline.nodes else ()
    definition = guideline.derived[id].definition if id in guideline.derived else None
    return definition.branches if isinstance(definition, Classify) else ()


def _rows(table: Path) -> int:
    """How many rows another reader finds in a table, blank ones aside."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        return sum(any(cell.strip(" ") for cell in row) for row in csv.reader(file)) - 1


def _held(guideline: Guideline) -> dict[str, set[str]]:
    """The ids of things by the file that they stand in."""
    held: dict[str, set[str]] = {}

    def hold(path: str, id: str) -> None:
        held.setdefault(_inside(path), set()).add(id)

    for things in (
        guideline.elements,
        guideline.derived,
        guideline.parameters,
        guideline.constraints,
        guideline.interventions,
        guideline.nodes,
        guideline.sources,
        guideline.safety,
        guideline.disagreements,
        guideline.vignettes,
    ):
        for id, thing in things.items():
            hold(thing.span.path, id)
    hold(guideline.manifest.span.path, guideline.manifest.id)
    return held


def _same_in_every_format(checked: Checked) -> None:
    """Every finding is in every report."""
    report = checked.report
    count = len(report.findings)
    assert len(json.loads(json_report.render(report))["findings"]) == count
    assert len(json.loads(sarif.render(report))["runs"][0]["results"]) == count
    lines = [line for line in github.render(report).splitlines() if line.startswith("::")]
    assert len(lines) >= count
    text = text_report.render(report, checked.lines, color=False)
    for finding in report.findings:
        assert f"{finding.code} {finding.name}" in text


def _somebody(guideline: Guideline) -> str:
    """A patient of whom every element is known."""
    facts: dict[str, object] = {}
    for element in guideline.elements.values():
        if element.grid is not None:
            facts[element.id] = float(element.grid.low)
        elif element.codes:
            facts[element.id] = list(element.codes)[:1] if element.type.value == "codes" else next(iter(element.codes))
        else:
            facts[element.id] = True
    return yaml.safe_dump(facts, allow_unicode=True)
