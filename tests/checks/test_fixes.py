"""Every fix that a finding offers mends it: the finding goes, and none comes that was not there or hidden before."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.checks.test_checks import CASES, report_of, report_over

from guideproof.checks.written_name import named_so
from guideproof.diagnostic import Diagnostic, Edit, Fix
from guideproof.reading.documents import read_document
from guideproof.reading.files import GuidelineFile
from guideproof.reading.load import load_guideline
from guideproof.reading.rooms import rooms_of
from guideproof.reading.tree import Mapped, plain
from guideproof.reading.yaml_tree import parse
from guideproof.source import Span
from guideproof.writing.edited import edited

HERE = Path(__file__).parent
BAD = [folder for folder in CASES if folder.parts[-3] == "bad"]
NAMES = ("unknown-key", "unknown-code", "unknown-reference")
EXAMPLES = sorted(folder for slug in NAMES for folder in HERE.glob(f"{slug}/bad/*/guideline"))
PROVEN = sorted(HERE.glob("gap/bad/*/guideline"))[:4]


def apply(folder: Path, fix: Fix, to: Path) -> Path:
    """A copy of a guideline with a fix made; paths of edits are relative to what the guideline lies in."""
    shutil.rmtree(to, ignore_errors=True)
    copy = to / folder.name
    shutil.copytree(folder, copy)
    by_path: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_path.setdefault(edit.span.path, []).append(edit)
    for path, edits in by_path.items():
        file = to / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(edited(file.read_bytes() if file.exists() else b"", edits))
    return copy


def told(findings: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    return Counter((finding.code, finding.message) for finding in findings)


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: "/".join(folder.parts[-4:-1]))
def test_a_name_is_mended(folder: Path, tmp_path: Path) -> None:
    before = report_of(folder).findings
    for finding in before:
        for fix in finding.fixes:
            copy = tmp_path / finding.name / "bad" / "fixed" / "guideline"
            after = report_of(apply(folder, fix, copy.parent)).findings
            gone, come = told(before) - told(after), told(after) - told(before)
            assert (finding.code, finding.message) in gone, fix.title
            assert not come, fix.title


def test_what_is_offered_is_not_nothing() -> None:
    offered = {finding.name for folder in EXAMPLES for finding in report_of(folder).findings if finding.fixes}
    assert offered == set(NAMES)


@pytest.mark.parametrize("folder", PROVEN, ids=lambda folder: "/".join(folder.parts[-4:-1]))
def test_a_kept_patient_is_a_vignette_without_a_finding(folder: Path, tmp_path: Path) -> None:
    before = report_of(folder).findings
    fixes = [fix for finding in before for fix in finding.fixes if fix.title.startswith("Keep")]
    assert fixes
    copy = apply(folder, fixes[0], tmp_path / "gap" / "bad" / "fixed")
    assert len(load_guideline(copy).vignettes) == len(load_guideline(folder).vignettes) + 1
    assert not told(report_of(copy).findings) - told(before)
    again = [fix for finding in report_of(copy).findings for fix in finding.fixes if fix.title == fixes[0].title]
    assert again[0].edits[0].span.path.removesuffix("-2.yaml") == fixes[0].edits[0].span.path.removesuffix(".yaml")


PLACE = Span("guideline/nodes/a.yaml", 3, 5, 3, 9)


@pytest.mark.parametrize(
    ("given", "meant", "place", "fixed", "certain"),
    [
        ("tall", ["tail"], PLACE, [PLACE], False),
        ("tAll", ["tall"], PLACE, [PLACE], True),
        ("tA", ["ta"], PLACE, [Span(PLACE.path, 3, 6, 3, 8)], True),
        ("t", ["tail"], PLACE, [], False),
        ("tAll", ["tall", "t-all"], PLACE, [PLACE, PLACE], False),
        ("True", ["true"], PLACE, [], False),
        ("tall", ["t all: [x"], PLACE, [], False),
        ("tall", ["tail"], replace(PLACE, end_line=4), [], False),
    ],
)
def test_a_name_is_written_only_where_it_stands_alone(
    given: str, meant: list[str], place: Span, fixed: list[Span], certain: bool
) -> None:
    fixes = named_so(given, meant, [place])
    assert [edit.span for fix in fixes for edit in fix.edits] == fixed
    assert any(fix.certain for fix in fixes) is certain


def test_one_illness_never_becomes_another_by_itself() -> None:
    place = Span("guideline/nodes/a.yaml", 1, 1, 1, 12)
    (fix,) = named_so("hypotension", ["hypertension"], [place])
    assert not fix.certain
    (fix,) = named_so("hypotension", ["hypertension"], [place], of_language=True)
    assert fix.certain


def over(folder: Path, fix: Fix) -> dict[str, bytes]:
    """The files of a guideline that a fix changes or makes, as they are then."""
    by_path: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_path.setdefault(edit.span.path.partition("/")[2], []).append(edit)
    files = {path: folder / path for path in by_path}
    held = {path: file.read_bytes() if file.exists() else b"" for path, file in files.items()}
    return {path: edited(held[path], edits) for path, edits in by_path.items()}


def all_fixes(wanted: Callable[[Fix], bool]) -> Iterator[tuple[Path, Diagnostic, Fix]]:
    for folder in BAD:
        for finding in report_of(folder).findings:
            yield from ((folder, finding, fix) for fix in finding.fixes if wanted(fix))


def what_changes(folder: Path, fix: Fix) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """The findings that go when a fix is made, and those that come."""
    before, after = told(report_of(folder).findings), told(report_over(folder, over(folder, fix)).findings)
    return before - after, after - before


def test_what_is_certain_mends_and_does_nothing_else() -> None:
    names = set()
    for folder, finding, fix in all_fixes(lambda fix: fix.certain):
        gone, come = what_changes(folder, fix)
        assert (finding.code, finding.message) in gone, fix.title
        hidden = bool(load_guideline(folder, root=folder.parent).unread)  # what could not be read hid its own
        come = Counter({told: count for told, count in come.items() if told[0] != "GP114"})  # less is unchecked
        assert not come or (hidden and all(code[:3] not in ("GP1", "GP3") for code, _ in come)), (fix.title, come)
        names.add(finding.name)
    assert names == {
        "near-word", "period", "schema", "type-mismatch", "unit-mismatch", "unknown-code", "unknown-key",
    }  # fmt: skip


def test_what_is_offered_mends_its_finding() -> None:
    """What is written instead can be wrong too, and is found then."""
    offered = all_fixes(lambda fix: not fix.certain and not fix.asks and not fix.title.startswith("Keep"))
    seen: Counter[tuple[Path, str]] = Counter()
    for folder, finding, fix in offered:
        seen[folder, finding.name] += 1
        if seen[folder, finding.name] <= 4:
            assert (finding.code, finding.message) in what_changes(folder, fix)[0], fix.title
    assert sum(seen.values()) > 100


def test_what_is_allowed_without_a_reason_is_an_error_at_the_allow() -> None:
    seen = set()
    for folder, finding, fix in all_fixes(lambda fix: fix.title.startswith("Allow")):
        if finding.name not in seen:
            seen.add(finding.name)
            gone, come = what_changes(folder, fix)
            assert (finding.code, finding.message) in gone, fix.title
            assert [code for code, _ in come] == ["GP216"]
            assert not fix.certain
    assert not {"not-checked", "idle-suppression", "unknown-reference", "schema"} & seen
    assert len(seen) > 35


def test_a_missing_branch_takes_those_who_are_left_and_is_found_until_it_leads_somewhere() -> None:
    forms = set()
    for folder, finding, fix in all_fixes(lambda fix: fix.title.startswith("Add")):
        gone, come = what_changes(folder, fix)
        assert (finding.code, finding.message) in gone, fix.title
        assert {code for code, _ in come} - {"GP114"} in ({"GP204"}, {"GP202"}, {"GP105"})
        (edit,) = fix.edits
        file = (folder.parent / edit.span.path).read_text()
        in_table = edit.span.path.endswith(".csv")
        many = edit.text.count("\n") if in_table else len(re.findall(r"\b(?:next|value):", edit.text))
        assert fix.title.split()[1] == ("a" if many == 1 else str(many))
        text = re.sub(r"(?m)next:( }|$)", r"next: []\1", edit.text)
        if in_table and "class" in fix.title:  # a class may give what another gives
            text = text.replace("?", file.split()[-1].rpartition(",")[2])
        elif in_table:
            text = text.replace("?", "")
        elif '""' in text:
            given = re.findall(rf"(?ms)^{finding.message.split('`')[1]}:.*?value: *([^,}}\n]+)", file)
            text = text.replace('""', given[0])
        led = replace(fix, edits=(replace(edit, text=text),))
        gone, come = what_changes(folder, led)
        assert (finding.code, finding.message) in gone
        assert {code for code, _ in come} <= {"GP305", "GP314"}  # `otherwise` is always shown; it may take everybody
        forms.add((in_table, "class" in fix.title, "otherwise" in text, "{id" in text))
    assert len(forms) > 6


NODE = """\
id: choose
version: 1.0.0
kind: decision
title: Choose
question: How fit is the patient?
"""


@pytest.mark.parametrize(
    ("written", "added"),
    [
        ("branches:\n- id: a\n  next: b  # here\n\n# end\n", "\n- id: uncovered\n  when: {x: 1}\n  next:"),
        ("branches:\n  -   id: a\n      next: b", "\n  -   id: uncovered\n      when: {x: 1}\n      next:"),
        ("branches: [{id: a, next: b}]\n", ", {id: uncovered, when: {x: 1}, next: }"),
        ("branches: [\n  {id: a, next: b},\n]\n", ", {id: uncovered, when: {x: 1}, next: }"),
        ("branches:\n  - {id: \U0001f600, next: b} # c\r\nowner: d\r\n", "\n  - {id: uncovered, when: {x: 1}, next: }"),
    ],
)
def test_a_branch_is_added_in_the_style_of_the_others(written: str, added: str) -> None:
    data = (NODE + written).encode()
    file = GuidelineFile("node", "choose", "a", "nodes/a/choose.yaml", data)
    room = rooms_of([read_document(file, None)]).branches[file.path]
    text = room.written([{"id": "uncovered", "when": "{x: 1}", "next": ""}])
    assert text == added
    tree, faults = parse(edited(data, [Edit(room.span, text)]), file.path)
    assert not faults
    assert isinstance(tree, Mapped)
    assert [each["id"] for each in plain(tree)["branches"]][-1] == "uncovered"
    assert len(plain(tree)["branches"]) == 2


@pytest.mark.parametrize(
    ("written", "items"),
    [
        ("a: {title: A}\n", 1),
        ("a: {title: A, allow: [{check: x, because: y}]}\n", 2),
        ("a:\n  title: |\n    A\n\n# c\n", 1),
        ("a:\n  title: A # c\n  allow:\n  - {check: x, because: y} # d\n", 2),
        ("a:\n  allow:\n    - check: x\n      because: >-\n        y\n        z\n  title: A", 2),
        ("a:\n  title:\n", 1),
    ],
)
def test_an_allow_is_added_in_the_style_of_the_file(written: str, items: int) -> None:
    file = GuidelineFile("interventions", "all", "", "interventions/all.yaml", written.encode())
    ((_, room),) = rooms_of([read_document(file, None)]).allowing[file.path]
    text = room.written([{"check": "unused", "because": "TODO"}])
    tree, faults = parse(edited(file.data, [Edit(room.span, text)]), file.path)
    assert not faults
    assert tree is not None
    allowed = plain(tree)["a"]["allow"]
    assert len(allowed) == items
    assert allowed[-1] == {"check": "unused", "because": "TODO"}
    assert set(plain(tree)["a"]) == {"title", "allow"}
