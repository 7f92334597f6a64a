"""A file whose path does not say what it holds.

**Why it matters.** The folder says what kind of thing a file holds and the name is its id. A file that stands
somewhere else would silently not be part of the guideline; one whose name and `id` differ could not be found by
whoever follows a reference.

**How to fix it.** Move or rename the file. The folders are `inputs`, `derived`, `parameters`, `interventions`,
`nodes/<section>`, `evidence`, `safety`, `disagreements` and `vignettes`, beside `guideline.yaml`; names end in `.yaml`,
those of tables in `.csv`, and are `kebab-case`. Markdown files and hidden files are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.checks.nearest import did_you_mean
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.fault import FileName, Misplaced

_ONE = {
    "node": "a node",
    "vignette": "a vignette",
    "safety": "a safety rule",
    "disagreements": "a disagreement",
    "evidence": "an evidence source",
    "inputs": "a file of input elements",
    "derived": "a file of derived elements",
    "parameters": "a file of parameters",
    "interventions": "a file of interventions",
}
_MANY = {
    "node": "nodes",
    "vignette": "vignettes",
    "safety": "safety rules",
    "disagreements": "disagreements",
    "evidence": "evidence sources",
    "inputs": "input elements",
    "derived": "derived elements",
    "parameters": "parameters",
    "interventions": "interventions",
}
_FOLDERS = ("nodes", *(kind if kind != "vignette" else "vignettes" for kind in _ONE if kind != "node"))


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each file."""
    guideline = subject.guideline
    for fault in guideline.faults:
        if isinstance(fault, FileName):
            message, hint = _words(fault)
            yield CHECK.found(guideline, fault.span, message, hint=hint)


def _words(fault: FileName) -> tuple[str, str]:
    given, expected = fault.given, fault.expected
    match fault.what:
        case Misplaced.SUFFIX:
            return (
                f"`{given}` does not end in `.{expected.rpartition('.')[2]}`, so it is not read",
                f"Rename it to `{expected}`, or move it out of the guideline.",
            )
        case Misplaced.KIND:
            return f"this is {_ONE[expected]}, but it stands where {_MANY[given]} belong", _move(fault)
        case Misplaced.FOLDER if expected:
            told = f"`{given}` is {_ONE[expected]}, but it stands where nothing is looked for, so it is not read"
            return told, _move(fault)
        case Misplaced.FOLDER:
            return f"`{given}` stands where nothing is looked for, so it is not read", _folder_hint(given)
        case Misplaced.NAME:
            hint = f"Rename it to `{expected}`." if expected else "Rename it."
            return f"the name `{given}` is not `kebab-case` (small letters, digits, `-`), so it cannot be an id", hint
        case Misplaced.ID:
            return (
                f"the file says that its `id` is `{given}`, but its name says `{expected}`",
                f"Write `id: {expected}`, or rename the file to `{given}.yaml`.",
            )


def _move(fault: FileName) -> str:
    name = fault.span.path.rpartition("/")[2]
    folder = {"node": "nodes/<section>", "vignette": "vignettes"}.get(fault.expected, fault.expected)
    return f"It belongs into `{folder}/`: move it to `{folder}/{name}`."


def _folder_hint(given: str) -> str:
    folder, slash, rest = given.partition("/")
    if not slash:
        return "Move it into the folder of its kind; only `guideline.yaml` stands at the top."
    if folder == "nodes":
        if "/" not in rest:
            return f"Move it into the folder of its section: `nodes/<section>/{rest}`."
        return "Nodes stand in `nodes/<section>/<id>.yaml`, and sections have no folders inside."
    if folder in _FOLDERS:
        return f"Files stand right in `{folder}/`, which has no folders inside."
    return did_you_mean(folder, _FOLDERS, word="folder")


CHECK = Check("GP112", "file-name", Severity.ERROR, find)
