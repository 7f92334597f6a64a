"""A file or a folder that cannot be opened.

It may not be read by whoever checks, it is a pipe, a socket or a device, a folder stands where a file is looked for or
a file where a folder is, or it went away while the guideline was being read.

**Why it matters.** What it holds is not known. Taken for empty, a folder of safety rules that may not be read would
look as though no rule were broken.

**How to fix it.** Give whoever checks the right to read it, or put the file itself in its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from guideproof.checks.check import Check, Subject
from guideproof.diagnostic import Diagnostic, Severity
from guideproof.model.fault import Closed, UnreadableFile

_UNKNOWN = "so what it holds is not known"


def find(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each."""
    guideline = subject.guideline
    for fault in guideline.faults:
        if isinstance(fault, UnreadableFile):
            message, hint = _words(fault)
            yield CHECK.found(guideline, fault.span, message, hint=hint)


def _words(fault: UnreadableFile) -> tuple[str, str]:
    name = f"the folder `{fault.path}`" if fault.folder else f"`{fault.path}`"
    match fault.why:
        case Closed.DENIED:
            right = "+rx" if fault.folder else "+r"
            return (
                f"{name} may not be opened by whoever runs this (permission denied), {_UNKNOWN}",
                f"Give them the right to read it: `chmod {right} {fault.span.path}`.",
            )
        case Closed.PIPE | Closed.SOCKET | Closed.DEVICE:
            kind = fault.why.removeprefix("it is ")
            return f"{name} is {kind} and no file, {_UNKNOWN}", "Put a file in its place, or take it away."
        case Closed.FOLDER:
            return f"{name} is a folder, where a file is looked for", "Put the file itself in its place."
        case Closed.FILE:
            return (
                f"{name} is a file, where a folder is looked for, so it is not read",
                "Make a folder of this name and put the files into it.",
            )
        case Closed.GONE:
            return f"{name} went away while the guideline was being read, {_UNKNOWN}", "Check again."
        case _:
            said = f" ({fault.said})" if fault.said else ""
            return f"{name} cannot be opened{said}, {_UNKNOWN}", "Put it where it can be read, then check again."


CHECK = Check("GP115", "unreadable", Severity.ERROR, find)
