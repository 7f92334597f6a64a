"""The schemas that an editor has of a guideline, when its ids may have changed."""

from __future__ import annotations

from pathlib import Path

from guideproof.cli.output import quiet, show, tell


def renewed(folder: Path) -> None:
    """After ids have changed: writes anew the schemas that an editor has of this guideline, and says so."""
    from guideproof.editing.schemas import refreshed
    from guideproof.reporters.text.ink import visible

    done = refreshed(folder)
    if done is not None:
        tell(f"{visible(str(done.home))}: {len(done.drawn.written)} written, for an editor that completes ids\n")


def outdated(folder: Path) -> None:
    """Says that the schemas which an editor has of a guideline know other ids than it has, so that it underlines
    what is right."""
    from guideproof.editing.schemas import refreshed
    from guideproof.reporters.text.ink import visible

    if not quiet() and refreshed(folder, trial=True) is not None:
        where = visible(str(folder))
        show(f"the schemas of your editor know other ids: guideproof schema {where} writes them anew\n", err=True)
