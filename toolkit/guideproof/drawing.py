"""What is drawn of a guideline: every renderer's files, into a folder, and whether a file is what a guideline gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from guideproof.beside import beside
from guideproof.checks.run import examine
from guideproof.model.guideline import Guideline
from guideproof.nearest import no_such
from guideproof.reading.source_lines import source_lines
from guideproof.timing import stage
from guideproof.workflow import sound
from guideproof.writing import Drawn, Misuse, refuse_inside, settled, standing_under

if TYPE_CHECKING:
    from guideproof.renderers import Renderer
    from guideproof.renderers.verification import Verified


def draw(folder: Path, out: Path, *, only: Sequence[str] = (), engine: str = "pure", trial: bool = False) -> Drawn:
    """Draws the guideline in a folder into ``out``, or, as a trial, says what that would change and writes nothing.

    All renderers draw, or ``only`` those named. Each owns what lies under its name in ``out`` and carries the mark of
    that place: what it did not make now is removed. Nothing else is removed or replaced. Raises ``Faulty``, ``Misuse``
    and ``NotAGuideline``.
    """
    from guideproof.analysis.stamp.stamp import is_made_as

    files, owners = _rendered(folder, only, engine)
    refuse_inside([out / path for path in files], folder)
    owned = {path for owner in owners for path in standing_under(out, owner)}
    with stage("writing"):
        return settled(out, files, owned, is_made_as, trial)


def verify(folder: Path, name: str, data: bytes) -> Verified:
    """Whether a file is what the guideline in a folder gives. Raises ``Faulty`` and ``NotAGuideline``."""
    from guideproof.renderers.verification import verify as verified

    return verified(sound(folder), name, data, _renderers(folder, "pure"))


def _rendered(folder: Path, only: Sequence[str], engine: str) -> tuple[dict[str, bytes], list[str]]:
    """All files by path, and the names of the renderers that made them. The page alone shows the worked cases."""
    from guideproof.renderers import ONLY_NAMED, PAGE, PROGRAMS
    from guideproof.renderers.flowchart import EngineError

    renderers = _renderers(folder, engine)
    for name in only:
        if name not in renderers:
            raise Misuse(no_such("renderer", name, renderers))
    names = list(dict.fromkeys(only)) or [name for name in renderers if name not in ONLY_NAMED]
    guideline = sound(folder, cases=PAGE in names)

    def made(some: list[str]) -> dict[str, bytes]:
        files: dict[str, bytes] = {}
        for name in some:
            with stage(f"renderer {name}"):
                files |= renderers[name](guideline)
        return files

    programs, drawn = ([name for name in names if (name in PROGRAMS) is so] for so in (True, False))
    try:
        if not programs or not drawn:
            return made(names), names
        with beside(lambda: made(programs)) as written:
            return made(drawn) | written(), names
    except EngineError as error:
        raise Misuse(str(error)) from error


def _renderers(folder: Path, engine: str) -> Mapping[str, Renderer]:
    """Every renderer; the engine is a matter of the flowchart alone, and what checks and files say one of the page."""
    from guideproof.renderers import PAGE, RENDERERS, flowchart, png

    def page(guideline: Guideline) -> dict[str, bytes]:
        from guideproof.renderers import site
        from guideproof.renderers.site.checked import checks_of

        examined = examine(guideline)
        checks = checks_of(guideline, examined.findings, examined.proofs)
        return site.render(guideline, checks=checks, lines=source_lines(folder))

    return {
        **RENDERERS,
        "flowchart": lambda guideline: flowchart.render(guideline, engine=engine),
        "png": lambda guideline: png.render(guideline, engine=engine),
        PAGE: page,
    }
