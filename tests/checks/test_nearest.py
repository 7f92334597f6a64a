"""What a finding says of a name that means nothing: the nearest one, else those there are while one can read them."""

from __future__ import annotations

import pytest

from guideproof.checks.nearest import did_you_mean

NAMES = [f"name-{letter * 3}" for letter in "abcdefghijklmnopq"]


@pytest.mark.parametrize(
    ("given", "known", "said"),
    [
        ("zzz", [], "There is no node yet: add it first."),
        ("zzz", NAMES[:1], "There is: `name-aaa`."),
        ("zzz", NAMES[1::-1], "There are: `name-aaa`, `name-bbb`."),
        ("zzz", NAMES[:16], f"There are: {', '.join(f'`{name}`' for name in NAMES[:16])}."),
        ("zzz", NAMES, "Correct it, or add the node: there are 17, and none has a name like it."),
        ("name-aab", NAMES[:1], "Did you mean `name-aaa`?"),
    ],
)
def test_did_you_mean(given: str, known: list[str], said: str) -> None:
    assert did_you_mean(given, known, word="node") == said
