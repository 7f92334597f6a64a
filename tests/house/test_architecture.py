"""The map of the house names what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "toolkit" / "guideproof"
MAP = (REPOSITORY / "ARCHITECTURE.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`([a-z_/]+(?:[.]py|/))`", MAP)))
ROOMS = sorted(path.parent for path in PACKAGE.rglob("__init__.py") if path.parent.parent.name in ("analysis", "proof"))
ROOMS += [PACKAGE / "program", PACKAGE / "renderers" / "evaluator" / "lowering"]


@pytest.mark.parametrize("named", PATHS)
def test_what_the_map_names_is_there(named: str) -> None:
    """From the repository or the package on, or, under a heading that says which room is meant, somewhere within."""
    somewhere = (REPOSITORY / named, REPOSITORY / "renders" / named, *PACKAGE.glob(f"**/{named}"))
    assert any(path.exists() for path in somewhere)


def door_of(room: Path) -> str:
    return (room / "__init__.py").read_text(encoding="utf-8")


DOORS_WITH_TABLE = sorted(path.parent for path in PACKAGE.rglob("__init__.py") if "\n|---|" in door_of(path.parent))


@pytest.mark.parametrize("room", DOORS_WITH_TABLE, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_table_at_a_door_names_just_what_is_behind_it(room: Path) -> None:
    firsts = re.findall(r"^\| (`.+?) \|", door_of(room), re.MULTILINE)
    behind = {path.stem for path in (*room.glob("*.py"), *(door.parent for door in room.glob("*/__init__.py")))}
    assert set(re.findall(r"`([a-z_]+)`", " ".join(firsts))) == behind - {"__init__"}


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_door_of_a_room_says_what_a_stranger_needs(room: Path) -> None:
    door = door_of(room)
    assert room in DOORS_WITH_TABLE
    for part in ("In go", "come", "Terms", "One example"):
        assert part in door
