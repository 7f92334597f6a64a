"""Comparisons of small drawn versions against every record that there is: nothing is missed, nothing told of nobody."""

from __future__ import annotations

import pytest
from tests.analysis.comparing.brute_force import Judged, of_same_names
from tests.generation.edited import edited

from guideproof.analysis.comparing.compare import compare


@pytest.mark.parametrize("seed", [1, 3, 7, 69, 97, 426, 4196, 60138, 812504, 812590, 990041])
def test_every_record_agrees_with_what_is_told(seed: int) -> None:
    [(what, base, head)] = edited(seed, 1 + seed % 3, 1 + seed % 2)
    compared = compare(base, head)
    assert compared.not_compared is None, what
    assert compared.open == ()
    judged = Judged(of_same_names(base, head), head, compared)
    assert judged.wrong == {}
    assert judged.counts["records"] > 0
