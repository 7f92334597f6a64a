"""One run: the guideline read and drawn first, since that is quick, then everything that is found of it."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct

from guideproof.checks.run import examine
from guideproof.diagnostic import Diagnostic
from guideproof.model.guideline import Guideline
from guideproof.reading.load import load_guideline
from guideproof.reading.source_lines import source_lines
from guideproof.reading.store import NotAGuideline
from guideproof.renderers import site
from guideproof.renderers.flowchart import EngineError
from guideproof.renderers.site.checked import Checks, findings_of, proven_words
from guideproof.workflow import Faulty, require_sound

LIVE = Checks(summary="What the checks say stands at the top of this page, and is kept current.")
"""What a live page is drawn with: what is found reaches it later, and again and again."""


class DrawnPicture(Struct, frozen=True, tag=True):
    """A new picture; the page says by ``made`` which one it is."""

    title: str
    made: str
    page: bytes


class Undrawn(Struct, frozen=True, tag=True):
    """There is no picture, since the guideline has errors; these are among its findings."""

    title: str
    findings: list[dict[str, Any]]


class Examined(Struct, frozen=True, tag=True):
    """All findings, and what was proven, in words."""

    findings: list[dict[str, Any]]
    proven: str


class Failed(Struct, frozen=True, tag=True):
    """There is no guideline (``bug`` is empty), or the run found a bug of the toolkit."""

    why: str
    bug: str = ""


Step = DrawnPicture | Undrawn | Examined | Failed
"""What a run says, in its order."""


class _Stopped(Exception):
    """Nobody waits for the findings any more."""


def steps(folder: Path, stopped: Callable[[], bool]) -> Iterator[Step]:
    """A run over the guideline of a folder; once it is ``stopped`` it says no more than its picture. It never raises:
    what goes wrong is its last step."""

    def go_on(done: int, whole: int) -> None:
        if stopped():
            raise _Stopped

    try:
        guideline = load_guideline(folder)
        yield _picture(guideline, folder)
        go_on(0, 1)
        examined = examine(guideline, progress=go_on)
        yield Examined(_told(guideline, examined.findings), proven_words(examined.proofs))
    except _Stopped:
        return
    except NotAGuideline as none:
        yield Failed(str(none))
    except Exception as error:  # noqa: BLE001 - the page stays, and says that this is a bug
        yield Failed(f"guideproof failed: {type(error).__name__}", "".join(traceback.format_exception(error)))


def _picture(guideline: Guideline, folder: Path) -> Step:
    title = guideline.manifest.title
    try:
        require_sound(guideline, folder)
    except Faulty as faulty:
        return Undrawn(title, _told(guideline, faulty.checked.report.findings))
    try:
        made = site.render(guideline, checks=LIVE, lines=source_lines(folder), live=site.UNMARKED)
    except EngineError as error:
        return Failed(str(error))
    page = made[site.FILE]
    mark = sha256(page).hexdigest()[: len(site.UNMARKED)]
    return DrawnPicture(title, mark, page.replace(site.UNMARKED.encode(), mark.encode(), 1))


def _told(guideline: Guideline, findings: tuple[Diagnostic, ...]) -> list[dict[str, Any]]:
    return list(findings_of(guideline, findings))
