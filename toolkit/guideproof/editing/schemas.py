"""The schemas of a guideline written to where an editor finds them."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from guideproof.own_schemas import HOME, is_ours, render
from guideproof.reading.load import load_guideline
from guideproof.writing import Drawn, Misuse, refuse_inside, settled


class Equipped(Struct, frozen=True):
    """What became of the files in a folder, and of how many things of the guideline no id is known, since something
    there could not be read."""

    home: Path
    drawn: Drawn
    unread: int


def equip(folder: Path, output: Path | None, *, trial: bool = False) -> Equipped:
    """Writes the schemas of the guideline in a folder; where no place is named, into its hidden folder ``HOME``.

    As a trial it only says what would change. Raises ``Misuse`` and ``NotAGuideline``.
    """
    guideline = load_guideline(folder)
    home = folder / HOME if output is None else output
    if output is None and os.path.realpath(home) != os.path.join(os.path.realpath(folder), *HOME.split("/")):  # noqa: PTH118
        raise Misuse(f"`{home}` is a link or lies behind one, so nothing was written: name a folder with --output")
    files = render(guideline)
    if not _hidden(home, folder):
        refuse_inside([home / name for name in files], folder)
    drawn = settled(home, files, (), lambda _path, held: is_ours(held), trial)
    return Equipped(home, drawn, len(guideline.unread))


def refreshed(folder: Path, *, trial: bool = False) -> Equipped | None:
    """Writes the schemas that already stand in the hidden folder of the guideline anew, if ids have changed since.

    ``None`` where there are none, where they are up to date, where not all ids can be known, and where something
    stands that is not to be touched. As a trial nothing is written.
    """
    if not any((folder / HOME).glob("*.schema.json")):
        return None
    try:
        changed = equip(folder, None, trial=True)
        if changed.drawn.current or changed.unread:
            return None
        return changed if trial else equip(folder, None)
    except Misuse:
        return None


def _hidden(home: Path, folder: Path) -> bool:
    """Whether reading the guideline passes over a folder in it."""
    inside = os.path.relpath(os.path.realpath(home), os.path.realpath(folder))
    parts = Path(inside).parts
    return parts[:1] != ("..",) and any(part.startswith(".") and part != "." for part in parts)
