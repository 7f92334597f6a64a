"""The certain fixes of findings, made in the files of a guideline: all of them, or nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from guideproof.diagnostic import Diagnostic, Edit, Fix
from guideproof.editing.held import held
from guideproof.reading.store import repository_of, shown_folder
from guideproof.source import Span
from guideproof.writing import Misuse, settled
from guideproof.writing.difference import unified
from guideproof.writing.edited import MisplacedEdit, apart, edited


class MadeFix(Struct, frozen=True):
    """A fix that was made, and where its first edit is."""

    fix: Fix
    span: Span


class Mended(Struct, frozen=True):
    """What became of fixes: those made, how many more are offered to a person's choice, and the files before and after,
    by shown paths."""

    made: tuple[MadeFix, ...]
    offered: int
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]

    def diff(self) -> str:
        """The changes as a unified diff."""
        return unified(self.before, self.after)


def mend(folder: Path, findings: Iterable[Diagnostic], *, trial: bool = False) -> Mended:
    """Makes the certain fixes of findings in the guideline in a folder; as a trial says what that would change.

    All files take their places together. A file behind a link is not written. Raises ``Misuse``.
    """
    findings = list(findings)
    certain = [fix for finding in findings for fix in finding.fixes if fix.certain]
    offered = sum(any(not fix.certain and not fix.asks for fix in finding.fixes) for finding in findings)
    fixes = apart(certain)
    shown = shown_folder(folder, repository_of(folder))
    edits: dict[str, list[Edit]] = {}
    for fix in fixes:
        for edit in fix.edits:
            edits.setdefault(edit.span.path, []).append(edit)
    before = {path: held(folder, path.removeprefix(f"{shown}/")) for path in sorted(edits)}
    after: dict[str, bytes] = {}
    for path, data in before.items():
        try:
            after[path] = edited(data, edits[path])
        except MisplacedEdit as misplaced:
            raise Misuse(
                f"`{path}` was not fixed, and nothing else was: {misplaced}; was it changed meanwhile?"
            ) from misplaced
    files = {path.removeprefix(f"{shown}/"): data for path, data in after.items()}
    settled(folder, files, (), lambda _path, _held: True, trial)
    return Mended(tuple(MadeFix(fix, min(each.span for each in fix.edits)) for fix in fixes), offered, before, after)
