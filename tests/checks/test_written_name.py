"""Which other name is certain enough to be written by itself: of words of the language one slip, of ids none."""

from __future__ import annotations

import pytest

from guideproof.checks.written_name import named_so
from guideproof.source import Span

CASES = {
    "a slip in a word of the language": ("tytle", ["title"], True, True),
    "a slip in an id": ("tumor_sise", ["tumor_size"], False, False),
    "another case in an id": ("Tumor_Size", ["tumor_size"], False, True),
    "another word of the language": ("heading", ["title"], True, False),
    "two words of the language": ("tytle", ["title", "tile"], True, False),
}


@pytest.mark.parametrize("of", CASES)
def test_what_is_certain(of: str) -> None:
    given, meant, of_language, certain = CASES[of]
    place = Span("nodes/a.yaml", 1, 1, 1, 1 + len(given))
    fixes = named_so(given, meant, [place], of_language=of_language)
    assert [fix.certain for fix in fixes] == [certain] * len(meant)
