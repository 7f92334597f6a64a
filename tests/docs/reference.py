"""The pages of `docs/reference/`, made of what the program says of itself: help, checks, schemas, docstrings."""

from __future__ import annotations

import inspect
import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner
from tests.docs.pages import COLUMNS, ROOT
from tests.docs.schema_tables import Schema, mappings, row

import guideproof
from guideproof.analysis.comparing.rules import RULES
from guideproof.analysis.evaluation.result import Evaluation
from guideproof.checks import CHECKS
from guideproof.checks.check import Check, Stage
from guideproof.cli import guideproof as command
from guideproof.diagnostic import Diagnostic, Edit, Fix, Note, Witness

_MADE = "<!-- Made by `make accept`; what stands here is what the program says. -->\n"
_SECONDS = re.compile(r'"seconds": [0-9.]+')
_EXAMPLE = ROOT / "examples" / "stroke-risk"


def cli(_: Path) -> str:
    """The help of every command."""
    head = (
        f"{_MADE}\n# The commands\n\nWhat `guideproof COMMAND --help` prints. Exit codes are the same everywhere: "
        "0 clean, 1 findings, 2 misuse,\n3 a bug in Guideproof.\n"
    )
    parts = (f"\n## {name}\n\n```text\n{_help(words)}\n```\n" for name, words in _commands())
    return "".join([head, *parts])


def _commands() -> Iterator[tuple[str, list[str]]]:
    yield "guideproof", []
    for name in sorted(command.commands):
        yield f"guideproof {name}", [name]
        inner = command.commands[name]
        if isinstance(inner, click.Group):
            yield from ((f"guideproof {name} {each}", [name, each]) for each in sorted(inner.commands))


def _help(words: list[str]) -> str:
    said = _run(*words, "--help")
    return "\n".join(line.rstrip() for line in said.strip("\n").split("\n"))


def _run(*words: str) -> str:
    result = CliRunner(env={"COLUMNS": COLUMNS, "NO_COLOR": "1"}).invoke(command, words, prog_name="guideproof")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def checks(_: Path) -> str:
    """Every check on a line, with its page."""
    pages = "../../toolkit/guideproof/checks/README.md"
    parts = [
        f"{_MADE}\n# The checks\n\nEach has [a page]({pages}) that says what it finds, why it matters and\nhow to fix "
        "it, with an example; `guideproof check --explain CODE` prints it.\n"
    ]
    for stage in Stage:
        rows = [_of_check(each, pages) for each in CHECKS if each.stage is stage]
        parts += [f"\n## {stage}\n\n| code | name | severity | finds |\n|---|---|---|---|\n", *rows]
    parts += [_VERSIONS, *(f"| {each.code} | `{each.slug}` | {each.summary} |\n" for each in RULES)]
    return "".join(parts)


_VERSIONS = (
    "\n## Rules of versions\n\n`check` sees one version; these are asked by `guideproof diff --check` of "
    "[two](../ci.md#which-number-a-change-asks-for), and explained likewise.\n\n"
    "| code | name | finds |\n|---|---|---|\n"
)


def _of_check(check: Check, pages: str) -> str:
    link = f"[{check.code}]({pages}#{check.code.lower()}-{check.slug})"
    return f"| {link} | `{check.slug}` | {check.severity} | {check.summary} |\n"


def schemas(_: Path) -> str:
    """Every key of every mapping of the schemas."""
    parts = [
        f"{_MADE}\n# The keys\n\nEvery mapping that may stand in a file of a guideline, from the JSON Schemas in "
        "[`schema/`](../../schema). In an address `-` is an item of a list and `*` any key. The pages of\n"
        "[the language](../README.md#the-language) tell what they mean together; "
        "[`guideproof schema`](../howto/schemas.md) writes the schemas of one guideline.\n"
    ]
    home = ""
    for address, found in mappings().items():
        name = address.split("/")[0]
        if name != home:
            home = name
            parts.append(f"\n## {name}\n")
        parts.append(f"\n### `{address}`\n\n{_keys(found, name)}")
    return "".join(parts)


def _keys(found: Schema, name: str) -> str:
    required = set(found.get("required", ()))
    head = "| key | must be there | what it says | such as |\n|---|---|---|---|\n"
    return head + "".join(row(key, value, name, key in required) for key, value in found["properties"].items())


def library(_: Path) -> str:
    """What the package gives, by its docstrings."""
    example = "[an example](../../README.md#for-those-who-run-it)"
    parts = [f"{_MADE}\n# The library\n\n`import guideproof`; {example} is in the README. All values are frozen.\n"]
    for name in guideproof.__all__:
        thing = getattr(guideproof, name)
        said = "The version of the package, a text."
        if callable(thing):
            said = f"```python\n{name}{inspect.signature(thing)}\n```\n\n{_doc(thing)}"
        parts.append(f"\n## `guideproof.{name}`\n\n{said}\n")
    parts.append("\n# What comes\n")
    for kind in (Diagnostic, Note, Fix, Edit, Witness, Evaluation):
        fields = ", ".join(f"`{field}`" for field in kind.__struct_fields__)
        parts.append(f"\n## `{kind.__module__}.{kind.__name__}`\n\n{_doc(kind)}\n\nFields: {fields}.\n")
    return "".join(parts)


def _doc(thing: Any) -> str:
    return inspect.cleandoc(thing.__doc__ or "").replace("``", "`")


def report_json(folder: Path) -> str:
    """The report of a check and the result of a patient, as they come, and what each key says."""
    guideline = folder / "guideline"
    shutil.copytree(_EXAMPLE, guideline)
    inputs = guideline / "inputs" / "patient.yaml"
    added = "smoker: {title: Smoker, question: Does the patient smoke?, type: boolean}\n"
    inputs.write_text(f"{inputs.read_text(encoding='utf-8')}{added}", encoding="utf-8")
    facts = {"sex": "female", "birth_date": "1956-01-31", "on": "2026-01-31"}
    (folder / "patient.json").write_text(json.dumps(facts), encoding="utf-8")
    with chdir(folder):
        checked = _SECONDS.sub('"seconds": 0.1', _run("check", "guideline", "--format", "json"))
        came = _run("run", "patient.json", "--guideline", "guideline", "--format", "json")
        compared = _compared(folder / "head")
    text = (Path(__file__).parent / "report_json.md").read_text(encoding="utf-8")
    keys = (key for each in (checked, came, compared) for key in _all_keys(json.loads(each)))
    missing = {key for key in keys if f"`{key}`" not in text}
    assert missing <= _OWN, missing
    return text.replace("CHECKED\n", checked).replace("CAME\n", came).replace("COMPARED\n", compared)


def _compared(head: Path) -> str:
    """A comparison of the example with one branch that leads elsewhere, with the first difference alone."""
    shutil.copytree(_EXAMPLE, head)
    node = head / "nodes" / "prevention" / "how-many-points.yaml"
    was, becomes = (f"cha2ds2_vasc: 2}}, next: {target}}}" for target in ("talk", "anticoagulant"))
    node.write_text(node.read_text(encoding="utf-8").replace(was, becomes), encoding="utf-8")
    data = json.loads(_run("diff", str(_EXAMPLE), "head", "--format", "json"))
    return json.dumps({**data, "differences": data["differences"][:1]}, ensure_ascii=False, indent=2) + "\n"


_OWN = {"sex", "birth_date", "visit"}
"""Keys of the example that are ids of its elements."""


def _all_keys(data: Any) -> Iterator[str]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield key
            if key not in ("facts", "derived"):
                yield from _all_keys(value)
    elif isinstance(data, list):
        for each in data:
            yield from _all_keys(each)


PAGES: Mapping[str, Callable[[Path], str]] = {
    "cli": cli,
    "checks": checks,
    "report-json": report_json,
    "schemas": schemas,
    "library": library,
}
"""What makes each page, in a folder of its own."""
