"""What is said of files and folders that no fixture can hold: rights, pipes and bad disks survive no checkout."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from guideproof.checks import unreadable
from guideproof.checks.check import subject_of
from guideproof.model.fault import Closed, UnreadableFile
from guideproof.reading.load import load_guideline
from guideproof.source import whole

HERE = Path(__file__).parent
GUIDELINE = load_guideline(HERE / "unreadable" / "good" / "files-in-folders" / "guideline")

SAID = {
    (Closed.DENIED, "safety", True, ""): (
        "the folder `safety` may not be opened by whoever runs this (permission denied), so what it holds is not known",
        "Give them the right to read it: `chmod +rx guideline/safety`.",
    ),
    (Closed.DENIED, "safety/never.yaml", False, ""): (
        "`safety/never.yaml` may not be opened by whoever runs this (permission denied), so what it holds is not known",
        "Give them the right to read it: `chmod +r guideline/safety/never.yaml`.",
    ),
    (Closed.PIPE, "nodes/visits/a.yaml", False, ""): (
        "`nodes/visits/a.yaml` is a pipe and no file, so what it holds is not known",
        "Put a file in its place, or take it away.",
    ),
    (Closed.SOCKET, "a", False, ""): (
        "`a` is a socket and no file, so what it holds is not known",
        "Put a file in its place, or take it away.",
    ),
    (Closed.DEVICE, "a", False, ""): (
        "`a` is a device and no file, so what it holds is not known",
        "Put a file in its place, or take it away.",
    ),
    (Closed.GONE, "evidence", True, ""): (
        "the folder `evidence` went away while the guideline was being read, so what it holds is not known",
        "Check again.",
    ),
    (Closed.BROKEN, "evidence/a.yaml", False, "Input/output error"): (
        "`evidence/a.yaml` cannot be opened (Input/output error), so what it holds is not known",
        "Put it where it can be read, then check again.",
    ),
}


@pytest.mark.parametrize(("given", "said"), SAID.items(), ids=lambda each: str(each[0]))
def test_words(given: tuple[Closed, str, bool, str], said: tuple[str, str]) -> None:
    why, path, folder, words = given
    fault = UnreadableFile(why, path, folder, words, whole(f"guideline/{path}"))
    (finding,) = unreadable.find(subject_of(replace(GUIDELINE, faults=(fault,)), date.today()))
    assert (finding.message, finding.hint) == said
    assert finding.span == whole(f"guideline/{path}")
