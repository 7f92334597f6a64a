"""Value classes are made in one way, which is quick: a data class of the standard library only where fields differ in
what they count for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "toolkit" / "guideproof"
MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if "dataclasses" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_data_class_needs_what_a_struct_cannot_say(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    made = re.split(r"^@dataclass", text, flags=re.MULTILINE)[1:]
    assert made
    assert all(re.search(r"\b(compare|hash|init)=False", each) for each in made), "a Struct would do"
    assert not re.search(r"^from dataclasses import .*\breplace\b", text, re.MULTILINE), "use `msgspec.structs.replace`"
