"""The schemas of a guideline take all of its files, refuse every id that it does not have, and need no other file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator
from tests.checks.test_checks import report_of
from tests.cli.test_commands import run

import guideproof
from guideproof.diagnostic import Edit
from guideproof.model.guideline import Guideline
from guideproof.own_schemas import HOME, render, settings
from guideproof.reading.files import GuidelineFile, read_files
from guideproof.reading.instances import instance
from guideproof.reading.schemas import KINDS
from guideproof.reading.store import Disk
from guideproof.reading.uses import uses
from guideproof.reading.yaml_tree import parse
from guideproof.source import Span
from guideproof.writing.edited import edited

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "guideline"
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/guideline.yaml"))


@cache
def guideline_in(folder: Path) -> Guideline:
    return guideproof.load(folder)


@cache
def schemas_of(folder: Path) -> Mapping[str, Any]:
    made = render(guideline_in(folder))
    return {name.removesuffix(".schema.json"): json.loads(data) for name, data in made.items()}


@cache
def validator(folder: Path, kind: str) -> jsonschema_rs.Validator:
    return jsonschema_rs.Draft202012Validator(schemas_of(folder)[kind], offline=True)


def files_of(folder: Path) -> tuple[GuidelineFile, ...]:
    return read_files(Disk(folder), ROOT).files


def refused(folder: Path, kind: str, text: bytes) -> list[str]:
    tree, faults = parse(text, "a.yaml")
    assert tree is not None
    assert not faults
    return [error.message for error in validator(folder, kind).iter_errors(instance(tree))]


def parts(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from parts(each)


@pytest.mark.parametrize("folder", [SHIPPED, *EXAMPLES], ids=lambda folder: folder.name)
def test_every_file_of_a_guideline_fits_its_schemas(folder: Path) -> None:
    assert EXAMPLES
    for file in files_of(folder):
        assert refused(folder, file.kind, file.data) == [], file.path


def test_two_libraries_read_them_alike() -> None:
    for file in {file.kind: file for file in files_of(EXAMPLES[0])}.values():
        schema = schemas_of(EXAMPLES[0])[file.kind]
        Draft202012Validator.check_schema(schema)
        assert Draft202012Validator(schema).is_valid(instance(parse(file.data, file.path)[0]))


def test_each_needs_no_other_file() -> None:
    assert set(schemas_of(SHIPPED)) == set(KINDS)
    for schema in schemas_of(SHIPPED).values():
        for part in parts(schema):
            assert not {"$id", "$anchor"} & set(part)
            if isinstance(part.get("$ref"), str):
                assert part["$ref"].startswith("#")
        jsonschema_rs.validator_for(schema, offline=True)


def text_at(file: GuidelineFile, span: Span) -> str:
    line = file.data.decode().split("\n")[span.line - 1]
    return line[span.column - 1 : span.end_column - 1] if span.line == span.end_line else ""


def planted(folder: Path) -> Iterator[tuple[GuidelineFile, str, bytes]]:
    """Files with one id misspelt: of each kind of thing, in each kind of file, behind each key, one."""
    files = {file.path: file for file in files_of(folder)}
    seen: set[tuple[str, str, str]] = set()
    for kind, ref in uses(guideline_in(folder)):
        file = files.get(ref.span.path)
        if file is None or text_at(file, ref.span) != ref.id:
            continue
        before = file.data.decode().split("\n")[ref.span.line - 1][: ref.span.column - 1].strip()
        place = (file.kind, kind.value, before.strip("- ").partition(" ")[0])
        if place not in seen:
            seen.add(place)
            yield file, ref.id, edited(file.data, [Edit(ref.span, f"{ref.id}x")])


def test_every_reference_that_points_nowhere_is_refused() -> None:
    kinds = set()
    for file, id, data in planted(SHIPPED):
        assert refused(SHIPPED, file.kind, data), f"{file.path}: {id}x"
        kinds.add(file.kind)
    assert kinds == {
        "manifest",
        "inputs",
        "interventions",
        "node",
        "evidence",
        "safety",
        "disagreements",
        "vignette",
        "parameters",
    }


MANIFEST = """\
id: a
version: 1.0.0
title: A
status: draft
language: 1
entry_points: {a: {start: other}}
severity: {%s: off}
"""

DECISION = "id: a\nversion: 1.0.0\nkind: decision\ntitle: A\nquestion: B?\nbranches: [{id: b, when: %s, next: []}]\n"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("{imdc_risk: poor}", "{imdc_risk: por}"),
        ("{imdc_risk: poor}", "{imdc: poor}"),
        ("{imdc_risk: [poor, favorable]}", "{imdc_risk: [poor, bad]}"),
        ("{not: {imdc_risk: poor}}", "{not: {imdc_risc: poor}}"),
        ("{any: [{imdc_risk: poor}]}", "{any: [{imdc_risk: pour}]}"),
        ("{metastatic_sites: {includes: liver}}", "{metastatic_sites: {includes: river}}"),
        ("{metastatic_sites: {only: [liver, lung]}}", "{metastatic_sites: {only: [liver, long]}}"),
        ("{metastatic_sites: {count: {at_most: 2}}}", "{metastatic_sites: liver}"),
        ("{total_tumor_burden: {above: high_burden}}", "{total_tumor_burden: {above: hi_burden}}"),
        ("{total_tumor_burden: {above: {parameter: high_burden}}}", "{total_tumor_burden: {above: {parameter: high}}}"),
        ("{total_tumor_burden: {above: 140 mm}}", "{total_tumor_burden: {more_than: 140 mm}}"),
        (
            "{hemoglobin: {below: {element: hemoglobin_lower_limit}}}",
            "{hemoglobin: {below: {element: hemoglobin_limit}}}",
        ),
        ("{karnofsky: [70, 80]}", "{karnofsky: [seventy]}"),
        ("{surgical_candidate: true}", "{surgical_candidate: yes_}"),
    ],
)
def test_a_condition_names_what_there_is(right: str, wrong: str) -> None:
    assert refused(SHIPPED, "node", (DECISION % right).encode()) == []
    assert refused(SHIPPED, "node", (DECISION % wrong).encode())


@pytest.mark.parametrize(
    ("kind", "text", "right", "wrong"),
    [
        ("vignette", "facts: {%s}\nexpect: {status: complete}\n", "imdc_risk: poor, ", None),
        ("vignette", "facts: {%s}\nexpect: {status: complete}\n", "histology: clear_cell", "histology: clear"),
        (
            "vignette",
            "facts: {%s}\nexpect: {status: complete}\n",
            "metastatic_sites: {liver: true}",
            "metastatic_sites: {river: true}",
        ),
        ("vignette", "facts: {}\nexpect: {derived: {imdc_risk: %s}}\n", "poor", "por"),
        ("vignette", "facts: {}\nexpect: {derived: {imdc_risk: {one_of: [%s]}}}\n", "poor", "por"),
        ("vignette", "facts: {}\nexpect: {derived: {%s: 1}}\n", "imdc_factor_count", "imdc_count"),
        (
            "manifest",
            "MANIFEST",
            "GP205",
            "GP999",
        ),
        ("interventions", "a: {title: A, category: drug, allow: [{check: %s, because: B}]}\n", "unused", "unusd"),
    ],
)
def test_ids_stand_where_other_things_have_keys(kind: str, text: str, right: str, wrong: str | None) -> None:
    text = text.replace("MANIFEST", MANIFEST.replace("other", next(iter(guideline_in(SHIPPED).nodes))))
    if wrong is None:  # a derived element is no fact
        assert refused(SHIPPED, kind, (text % right).encode())
        return
    assert refused(SHIPPED, kind, (text % right).encode()) == []
    assert refused(SHIPPED, kind, (text % wrong).encode())


def test_ids_have_titles() -> None:
    named = schemas_of(SHIPPED)["node"]["$defs"]["common.named_node"]
    titles = dict(zip(named["enum"], named["enumDescriptions"], strict=True))
    assert titles == {id: node.title for id, node in guideline_in(SHIPPED).nodes.items()}
    assert schemas_of(SHIPPED)["vignette"]["allOf"][0]["else"]["properties"]["facts"]["properties"]["karnofsky"][
        "description"
    ]


@pytest.mark.parametrize(
    ("broken", "taken", "refused_still"),
    [
        ("nodes/main/other.yaml", "facts: {}\nexpect: {visits: [other]}\n", "facts: {}\nexpect: {visits: [another]}\n"),
        ("inputs/more.yaml", "facts: {later: true}\nexpect: {visits: []}\n", "facts: {}\nexpect: {visits: [other]}\n"),
    ],
)
def test_what_cannot_be_read_is_not_called_wrong(tmp_path: Path, broken: str, taken: str, refused_still: str) -> None:
    """A file that is broken hides its ids; none of them is underlined elsewhere."""
    for path, text in {"guideline.yaml": MANIFEST % "unused", broken: "{{{"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert refused(tmp_path, "vignette", taken.encode()) == []
    assert refused(tmp_path, "vignette", refused_still.encode())


def test_the_folders_of_all_kinds_are_set() -> None:
    page = (ROOT / "docs" / "howto" / "schemas.md").read_text(encoding="utf-8")
    assert f"```json\n{settings().decode()}```\n" in page
    given = json.loads(settings())["yaml.schemas"]
    assert set(given) == {f"./{HOME}/{kind}.schema.json" for kind in KINDS}
    assert {glob.partition("/")[0] for globs in given.values() for glob in globs} >= {
        "nodes",
        "vignettes",
        "guideline.yaml",
    }


def test_the_command_writes_them_and_says_what_is_old(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "guideline"
    assert run(capsys, "init", str(folder), "--title", "Ankle", "--licence", "x")[0] == 0
    assert report_of(folder).findings == ()
    assert run(capsys, "schema", str(folder), "--check")[:2] == (0, f"{folder}/{HOME}: up to date\n")
    inputs = folder / "inputs" / "patient.yaml"
    inputs.write_text(inputs.read_text(encoding="utf-8").replace("agrees:", "accepts:"), encoding="utf-8")
    code, out, _ = run(capsys, "schema", str(folder), "--check")
    assert code == 1
    assert f"not up to date: {folder}/{HOME}/node.schema.json\n" in out
    assert run(capsys, "schema", str(folder))[1].startswith(f"{folder}/{HOME}: 8 written, 2 unchanged\n")


def test_the_command_replaces_nothing_that_it_did_not_make(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "node.schema.json").write_text('{"mine": true}', encoding="utf-8")
    code, _, err = run(capsys, "schema", str(EXAMPLES[0]), "-o", str(tmp_path))
    assert code == 2
    assert "node.schema.json" in err
    assert [path.name for path in tmp_path.iterdir()] == ["node.schema.json"]
    assert run(capsys, "schema", str(EXAMPLES[0]), "-o", str(EXAMPLES[0] / "inputs"))[0] == 2
    assert run(capsys, "schema", str(tmp_path))[0] == 2


def test_a_linked_folder_of_an_editor_is_not_written_through(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder, outside = tmp_path / "guideline", tmp_path / "outside"
    shutil.copytree(Path(__file__).parents[2] / "examples" / "stroke-risk", folder)
    outside.mkdir()
    (folder / ".vscode").symlink_to(outside)
    code, _, err = run(capsys, "schema", str(folder))
    assert (code, list(outside.iterdir())) == (2, [])
    assert "is a link or lies behind one, so nothing was written" in err
    assert run(capsys, "schema", str(folder), "-o", str(outside))[0] == 0


@pytest.mark.parametrize("place", [".vscode", ".vscode/schemas"])
def test_a_file_where_the_folder_is_to_stand_is_said_with_a_way_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, place: str
) -> None:
    shutil.copytree(ROOT / "examples" / "stroke-risk", tmp_path / "guideline")
    in_the_way = tmp_path / "guideline" / place
    in_the_way.parent.mkdir(exist_ok=True)
    in_the_way.write_text("kept", encoding="utf-8")
    for trial in ([], ["--check"]):
        code, _, err = run(capsys, "schema", str(tmp_path / "guideline"), *trial)
        assert code == 2
        assert f"guideline/{place}` is a file, and a folder is to stand there: move it away" in err
    assert in_the_way.read_text(encoding="utf-8") == "kept"
