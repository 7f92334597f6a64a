"""What somebody gives a command beside the guideline: a file by its name, a patient's record, a condition.

All of it is read as strictly as the guideline is, and what is wrong with it is said in the words of the checks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from guideproof.checks.run import structure
from guideproof.diagnostic import Diagnostic
from guideproof.model.calendar import days_written
from guideproof.model.fault import Fault, SchemaFault, Shape
from guideproof.model.guideline import Guideline
from guideproof.model.written_date import meant_date
from guideproof.reading.broken.entries import tight_keys
from guideproof.reading.opening import Unopened, read_named
from guideproof.reading.record import read_record
from guideproof.reading.tree import Mapped, Scalar, flow, plain
from guideproof.reading.yaml_tree import LARGEST
from guideproof.writing import Misuse

if TYPE_CHECKING:
    from guideproof.model.condition import Condition

LARGEST_EMITTED = 1 << 28
"""The most bytes of a file that could be what a guideline gives."""


def bytes_of(name: str, most: int = LARGEST) -> bytes:
    """What somebody names on the command line, ``-`` for standard input. Raises ``Misuse``."""
    try:
        return read_named(name, most)
    except Unopened as refused:
        raise Misuse(f"{'standard input' if name == '-' else f'`{name}`'} cannot be read: {refused}") from refused


def read_patient(data: bytes, name: str, guideline: Guideline) -> tuple[Mapping[str, Any], list[Diagnostic]]:
    """The facts of a patient's record, with the day of the visit under ``on``, and what is wrong with it in the words
    of the checks.

    Raises ``Misuse`` for a file that is empty, null or a vignette.
    """
    tree, faults = read_record(data, name)
    if isinstance(tree, Scalar) and tree.value is None and not faults:
        raise Misuse(
            f"there is no patient in `{name}`: it is {'null' if tree.text else 'empty'}; one of whom nothing is known"
            " is written `{}`"
        )
    tight = tight_keys(tree) if tree is not None else None
    if tight is not None:
        faults = [*faults, tight]
    elif tree is not None and not isinstance(tree, Mapped):
        expected = ("a mapping from element to value",)
        faults = [*faults, SchemaFault(Shape.TYPE, "", "the patient", flow(tree), expected, tree.span)]
    if faults or not isinstance(tree, Mapped):
        return {}, worded(faults, name, guideline)
    if {"facts", "expect"} <= tree.entries.keys() - guideline.elements.keys():
        raise Misuse(
            f"`{name}` is a vignette, which `guideproof test` runs; a patient is a file that maps elements to values,"
            " as its `facts` do"
        )
    return plain(tree), []


def day_named(option: str, text: str | None) -> str | None:
    """The day that an option names. Raises ``Misuse`` where that is none."""
    days = (1, 1) if text is None else days_written(text)
    if days is not None and days[0] == days[1]:
        return text
    meant = meant_date(text or "")
    way = f"write {' or '.join(meant.write)}" if meant is not None and meant.write else "a day is written 2026-01-31"
    raise Misuse(f"`{option}` cannot be `{text}`: {way}")


def in_one_line(finding: Diagnostic) -> str:
    """A finding with its place and the way out."""
    return f"{finding.span}: {finding.message}{f'. {finding.hint}' if finding.hint else ''}"


def worded(faults: Sequence[Fault], name: str, guideline: Guideline) -> list[Diagnostic]:
    """The faults of one file in the words of the checks, whatever the guideline says of those."""
    examined = structure(replace(guideline, faults=tuple(faults)), lenient=False, names=["GP1", "GP202"])
    found = [finding for finding in examined.findings if finding.span.path == name]
    if bool(found) != bool(faults):
        raise AssertionError(f"no check words {faults}")  # or what cannot be read would be taken for right
    return found


def read_condition(text: str, guideline: Guideline) -> Condition | None:
    """The condition that somebody asks about. Raises ``Misuse`` with what is wrong in the words of the checks."""
    from guideproof.reading.question import read_question

    condition, faults = read_question(text, "--when", guideline)
    if faults:
        said = [
            f"{each.message}{f' ({each.hint})' if each.hint else ''}" for each in worded(faults, "--when", guideline)
        ]
        raise Misuse(f"the condition `{text}` cannot be read: {'; '.join(said)}")
    return condition
